import Glibc

/// Files of any bytes, read whole.
enum InspectedFile {
    /// Why a file was not read.
    struct ReadError: Error {
        /// What the system said, in its words.
        let reason: String
    }

    /// The bytes of a file; a path of "-" is standard input.
    static func read(_ path: String) throws(ReadError) -> [UInt8] {
        guard path != "-" else { return try read(STDIN_FILENO) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        return try read(descriptor)
    }

    private static func read(_ descriptor: Int32) throws(ReadError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes.append(contentsOf: chunk[..<count])
            } else if errno != EINTR {
                throw failure()
            }
        }
    }

    private static func failure() -> ReadError {
        ReadError(reason: unsafe String(cString: strerror(errno)).lowercased())
    }
}
