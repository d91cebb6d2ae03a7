import Glibc

/// Texts in files and on standard input, read whole.
enum TextFile {
    /// The largest text that is read; a mission of this size is none.
    private static let largest = 16 << 20

    /// Why a file was not read.
    struct ReadError: Error {
        /// What the system said, in its words.
        var reason: String
        /// Whether there is no such file.
        var isMissing: Bool
    }

    /// The text of a file.
    static func read(_ path: String) throws(ReadError) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        return try read(descriptor)
    }

    /// Everything that comes on standard input, until its end.
    static func readStandardInput() throws(ReadError) -> String { try read(STDIN_FILENO) }

    private static func read(_ descriptor: Int32) throws(ReadError) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure()
            }
            bytes.append(contentsOf: chunk[..<count])
            if bytes.count > largest { throw ReadError(reason: "larger than \(largest >> 20) MB", isMissing: false) }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ReadError(reason: "it is not text (UTF-8)", isMissing: false)
        }
        return text
    }

    private static func failure() -> ReadError {
        let code = errno
        let reason = unsafe String(cString: strerror(code)).lowercased()
        return ReadError(reason: reason, isMissing: code == ENOENT)
    }
}
