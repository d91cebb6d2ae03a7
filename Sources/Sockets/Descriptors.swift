import Glibc

/// Makes sure that so many more files and sockets can be opened.
/// - Throws: ``SocketError/tooManyOpen(needed:)``.
package func requireDescriptors(_ count: Int) throws(SocketError) {
    var opened: [Int32] = []
    defer { for descriptor in opened { close(descriptor) } }
    while opened.count < count {
        let descriptor = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .tooManyOpen(needed: count) }
        opened.append(descriptor)
    }
}
