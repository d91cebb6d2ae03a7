import MissionLanguage

/// Puts lines together to what is run as one piece: one line, or a block that a trailing colon opens and an empty line
/// runs.
package struct BlockReader: Sendable {
    private var lines: [String] = []

    /// A reader that has seen nothing.
    package init() {}

    /// True while a block waits for its end.
    package var isOpen: Bool { !lines.isEmpty }

    /// The blanks that the next line of the open block probably begins with.
    package var indentation: String {
        guard let last = lines.last else { return "" }
        return last.prefix { $0 == " " } + (last.trimmed.hasSuffix(":") ? "    " : "")
    }

    /// Takes a line, and gives the text that is now complete.
    ///
    /// A mistake completes a text as well: whoever made it wants to hear of it at once.
    package mutating func append(_ line: String) -> String? {
        let isEnd = isOpen && line.trimmed.isEmpty
        if !isEnd { lines.append(line) }
        let text = lines.joined(separator: "\n")
        if !isEnd, MissionCheck.isUnfinished(text) { return nil }
        lines = []
        return text
    }

    /// Forgets the block that was begun.
    package mutating func abandon() { lines = [] }
}
