import Glibc

/// Files that are read whole; `-` is standard input.
enum InputFile {
    /// The largest text that is read; a mission of this size is none.
    private static let longestText = 16 << 20

    /// Why a file was not read.
    struct ReadError: Error {
        /// What is in the way, mostly in the system's words.
        var reason: String
        /// Whether there is no such file.
        var isMissing = false
    }

    /// The bytes of a file, however many.
    static func bytes(_ path: String) throws(ReadError) -> [UInt8] { try read(path, most: .max) }

    /// The text of a file.
    static func text(_ path: String) throws(ReadError) -> String {
        let bytes = try read(path, most: longestText)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ReadError(reason: "it is not text (UTF-8)")
        }
        return text
    }

    private static func read(_ path: String, most: Int) throws(ReadError) -> [UInt8] {
        guard path != "-" else { return try read(STDIN_FILENO, most: most) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        return try read(descriptor, most: most)
    }

    private static func read(_ descriptor: Int32, most: Int) throws(ReadError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes.append(contentsOf: chunk[..<count])
                if bytes.count > most { throw ReadError(reason: "larger than \(most >> 20) MB") }
            } else if errno != EINTR {
                throw failure()
            }
        }
    }

    private static func failure() -> ReadError {
        let code = errno
        return ReadError(reason: unsafe String(cString: strerror(code)).lowercased(), isMissing: code == ENOENT)
    }
}
