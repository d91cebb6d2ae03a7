import Glibc

/// The folder in which a result is to be written.
enum OutputFolder {
    /// Finds out before anything else happens that nothing can be written there.
    static func check(for file: String) throws(CommandFailure) {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
        guard unsafe access(folder, W_OK | X_OK) == 0 else {
            let reason = unsafe String(cString: strerror(errno)).lowercased()
            throw CommandFailure(.recordingFailed, "cannot write \(file): \(reason)")
        }
    }
}
