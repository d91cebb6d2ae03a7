import Glibc

/// A mission that is written down from the prompt.
package enum MissionFile {
    /// What came of it.
    package enum Outcome: Hashable, Sendable {
        /// It is written.
        case written
        /// A file of that name is there, and was kept.
        case exists
        /// It cannot be written, for this reason.
        case failed(String)
    }

    /// Whether a mission can be called like this: its name is a verb of the language.
    package static func isName(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }

    /// Writes a text to a file, which must not be there yet unless it is to be replaced.
    ///
    /// A file that is replaced stays whole until the new one is.
    package static func write(_ text: String, to file: String, replacing: Bool) -> Outcome {
        let path = replacing ? file + ".part" : file
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL)
        let descriptor = unsafe open(path, flags, 0o644)
        guard descriptor >= 0 else { return errno == EEXIST ? .exists : .failed(reason()) }
        let bytes = Array(text.utf8)
        let isWritten = unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count
        let outcome: Outcome = isWritten ? .written : .failed(reason())
        close(descriptor)
        guard isWritten else {
            unsafe unlink(path)
            return outcome
        }
        if replacing, unsafe rename(path, file) != 0 { return .failed(reason()) }
        return .written
    }

    private static func reason() -> String { unsafe String(cString: strerror(errno)).lowercased() }
}
