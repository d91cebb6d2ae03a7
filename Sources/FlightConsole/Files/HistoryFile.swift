import Glibc

/// The lines that were typed, one each, in a file that a crash does not lose.
package struct HistoryFile: Sendable {
    private static let most = 2000

    /// Where it is.
    package let path: String

    /// A history in this file; its folder is made where it is missing.
    package init(path: String) { self.path = path }

    /// The history of this user, in the place where programs keep their state; nil where there is no home.
    package init?(environment: (String) -> String?) {
        guard let folder = StateFolder.path(in: environment) else { return nil }
        path = "\(folder)/history"
    }

    /// The lines of before, oldest first.
    ///
    /// A file that has become long is cut to these.
    package func lines() -> [String] {
        guard let descriptor = opened(O_RDONLY) else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            guard count > 0 else { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        let all = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        let lines = Array(all.filter(Self.isKept).suffix(Self.most))
        if all.count > 2 * Self.most { try? TextFile.replace(path, with: lines.joined(separator: "\n") + "\n") }
        return lines
    }

    /// Whether a line is offered again: nobody stops the motors because the history holds it.
    static func isKept(_ line: String) -> Bool {
        if case .atOnce(.emergency, _) = ConsoleLine(line) { return false }
        return !line.trimmed.isEmpty && !line.contains("\n") && !line.contains("emergency!")
    }

    /// Writes a line behind the others, at once; false where the file cannot be written.
    package func append(_ line: String) -> Bool {
        guard Self.isKept(line) else { return true }
        StateFolder.make(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        guard let descriptor = opened(O_WRONLY | O_CREAT | O_APPEND) else { return false }
        defer { close(descriptor) }
        // One write of a whole line: two prompts of the same user never mix their lines.
        let bytes = Array((line + "\n").utf8)
        return unsafe write(descriptor, bytes, bytes.count) == bytes.count
    }

    private func opened(_ flags: Int32) -> Int32? {
        let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
        return descriptor < 0 ? nil : descriptor
    }
}
