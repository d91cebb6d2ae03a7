/// What a configuration file may say: in TOML, one text for each of ``OwnSettings/Key``.
struct ConfigurationFile: Hashable {
    /// What is said.
    private(set) var values: [OwnSettings.Key: String] = [:]

    /// What is wrong with a file, and in which line.
    struct ParseError: Error, Hashable {
        var line: Int
        var problem: String
    }

    /// Nothing is said.
    init() {}

    /// Reads a file's text.
    init(parsing text: String) throws(ParseError) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            do throws(Problem) {
                try read(line)
            } catch {
                throw ParseError(line: index + 1, problem: error.words)
            }
        }
    }

    private struct Problem: Error {
        var words: String
    }

    private mutating func read(_ line: Substring) throws(Problem) {
        let line = line.trimmed
        if line.isEmpty || line.hasPrefix("#") { return }
        let parts = line.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { throw Problem(words: "no `key = \"value\"` in it") }
        guard let key = OwnSettings.Key(rawValue: String(parts[0].trimmed)) else {
            let known = OwnSettings.Key.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(words: "unknown key \"\(parts[0].trimmed)\"; known are: \(known)")
        }
        guard values[key] == nil else { throw Problem(words: "\"\(key.rawValue)\" stands here a second time") }
        values[key] = try Self.text(parts[1].trimmed)
    }

    /// The text between quotes, with nothing behind it but a comment.
    private static func text(_ value: Substring) throws(Problem) -> String {
        let wanted = Problem(words: "the value must be a text in quotes, such as \"192.168.1.1\"")
        guard let quote = value.first, quote == "\"" || quote == "'" else { throw wanted }
        guard let end = value.dropFirst().firstIndex(of: quote) else { throw wanted }
        let rest = value[value.index(after: end)...].trimmed
        guard rest.isEmpty || rest.hasPrefix("#") else { throw wanted }
        let text = value[value.index(after: value.startIndex)..<end]
        guard !text.isEmpty, !text.contains("\\") else { throw wanted }
        return String(text)
    }
}

extension Substring {
    /// The text without the white space around it.
    fileprivate var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
