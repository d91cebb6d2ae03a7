import Glibc

/// A small text file, which is written whole or not at all.
package enum TextFile {
    /// Why it was not written.
    package enum Failure: Error, Hashable, Sendable {
        /// A file of that name is there, and was kept.
        case exists
        /// The system does not take it, for this reason.
        case system(String)
    }

    /// Writes a new file.
    package static func create(_ path: String, text: String) throws(Failure) {
        try write(text, to: path, flags: O_CREAT | O_EXCL, mode: 0o644)
    }

    /// Writes a file, or puts a text in the place of the one that is there, which stays whole until the new one is.
    ///
    /// Of a link the file is meant that it leads to, and what is no file, such as a pipe or a device, gets the text.
    package static func replace(_ path: String, with text: String) throws(Failure) {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return try create(path, text: text) }
        guard facts.st_mode & S_IFMT == S_IFREG else { return try write(text, to: path, flags: 0, mode: 0) }
        guard let resolved = unsafe realpath(path, nil) else { throw .last }
        defer { unsafe free(resolved) }
        let file = unsafe String(cString: resolved)
        let draft = "\(file).\(getpid()).tmp"
        try write(text, to: draft, flags: O_CREAT | O_EXCL, mode: facts.st_mode & 0o777)
        guard unsafe rename(draft, file) == 0 else {
            let failure = Failure.last
            unsafe unlink(draft)
            throw failure
        }
    }

    private static func write(_ text: String, to path: String, flags: Int32, mode: mode_t) throws(Failure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | flags, mode)
        guard descriptor >= 0 else { throw errno == EEXIST ? .exists : .last }
        var rest = Array(text.utf8)[...]
        var failure: Failure?
        while !rest.isEmpty, failure == nil {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 || errno != EINTR {
                failure = .last
            }
        }
        // Closing is on some file systems the first to tell of a full disk.
        if close(descriptor) != 0, failure == nil { failure = .last }
        guard let failure else { return }
        if flags & O_CREAT != 0 { unsafe unlink(path) }
        throw failure
    }
}

extension TextFile.Failure {
    fileprivate static var last: Self { .system(unsafe String(cString: strerror(errno)).lowercased()) }
}

extension TextFile.Failure: CustomStringConvertible {
    /// The reason in a few words.
    package var description: String {
        switch self {
        case .exists: "it is there already"
        case .system(let reason): reason
        }
    }
}
