import Glibc

/// Loopback addresses for tests, each for one test of one run: there are 16 million.
package enum LoopbackHost {
    /// A port that no drone has: who has bound it has the address.
    private static let mark: UInt16 = 15_554

    /// An address that nobody else has, neither in this run nor in another one on this machine, until this process ends.
    package static func reserve() -> String {
        while true {
            // Never in 127.0, where everybody is.
            let parts = (UInt8.random(in: 1...254), UInt8.random(in: 0...255), UInt8.random(in: 1...254))
            let host = "127.\(parts.0).\(parts.1).\(parts.2)"
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_port = in_port_t(mark.bigEndian)
            unsafe inet_pton(AF_INET, host, &place.sin_addr)
            let socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            precondition(socket >= 0, "no socket for a test: \(errno)")
            let isMine = unsafe withUnsafePointer(to: &place) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            // The socket stays open for as long as the process runs.
            if isMine { return host }
            close(socket)
        }
    }
}
