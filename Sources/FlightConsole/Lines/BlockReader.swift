package import MissionLanguage

/// Puts lines together to what is run as one piece: one line, or a block that a trailing colon opens and an empty line
/// runs.
package struct BlockReader: Sendable {
    /// What a line led to.
    package enum Step: Hashable, Sendable {
        /// The block goes on.
        case open
        /// This is complete now, and nothing is open any more.
        case whole(String)
        /// This is done now, and the block goes on.
        case meanwhile(String)
        /// The line, or the lines, cannot stand here; the block goes on without them.
        case leftOut([Diagnostic], in: SourceText)
    }

    private var lines: [String] = []

    /// A reader that has seen nothing.
    package init() {}

    /// True while a block waits for its end.
    package var isOpen: Bool { !lines.isEmpty }

    /// The blanks that the next line of the open block probably begins with.
    package var indentation: String {
        guard let last = lines.last else { return "" }
        return last.prefix { $0 == " " } + (Self.opensBlock(last) ? "    " : "")
    }

    /// Takes a line, and says what is complete now.
    ///
    /// A mistake in the line that opens a block completes it: whoever made it wants to hear of it at once. One in a line below
    /// leaves that line out: what was typed before is not lost, and what is typed next is not taken for a line of its own.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - mistakes: what is wrong with a text that may go on.
    /// - Returns: what the line led to.
    package mutating func append(_ line: String, mistakes: (SourceText) -> [Diagnostic] = { _ in [] }) -> Step {
        guard isOpen else {
            guard Self.opensBlock(line), mistakes(Self.source([line])).isEmpty else { return .whole(line) }
            lines = [line]
            return .open
        }
        if line.trimmed.isEmpty { return end() }
        if Self.isMeanwhile(line) { return .meanwhile(line) }
        if case .atOnce(.emergency, _) = ConsoleLine(line) {
            abandon()
            return .whole(line)
        }
        return join([line], mistakes)
    }

    /// Takes lines that were pasted into the open block: all of them, or none where one of them is wrong.
    ///
    /// They stand where the line that they were pasted into stands, whatever they were indented by where they come from.
    package mutating func paste(
        _ text: String,
        behind typed: String = "",
        mistakes: (SourceText) -> [Diagnostic] = { _ in [] }
    ) -> Step {
        let pasted = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.trimmed.isEmpty }
        let typed = typed.isEmpty ? indentation : typed
        let common = pasted.map { line in line.prefix { $0 == " " }.count }.min() ?? 0
        let margin = typed.prefix { $0 == " " }
        let joined = pasted.enumerated().map { index, line in
            (index == 0 ? typed : String(margin)) + line.dropFirst(common)
        }
        return join(joined, mistakes)
    }

    /// Ends the block; there is one.
    package mutating func end() -> Step {
        defer { lines = [] }
        return .whole(lines.joined(separator: "\n"))
    }

    /// Forgets the block that was begun.
    package mutating func abandon() { lines = [] }

    private mutating func join(_ more: [String], _ mistakes: (SourceText) -> [Diagnostic]) -> Step {
        let source = Self.source(lines + more)
        let found = mistakes(source)
        guard found.isEmpty else { return .leftOut(found, in: source) }
        lines += more
        // A line at the margin ends the block, unless it opens the next.
        guard let last = lines.last, last.hasPrefix(" ") || Self.opensBlock(last) else { return end() }
        return .open
    }

    private static func opensBlock(_ line: String) -> Bool { ConsoleLine.code(of: line).hasSuffix(":") }

    /// Whether a line has nothing to do with the block that it is typed into: what must never wait, and what is only looked at.
    ///
    /// A landing is also a line of a block: with an exclamation mark it is none.
    private static func isMeanwhile(_ line: String) -> Bool {
        switch ConsoleLine(line) {
        case .atOnce(.land, _): line.trimmed.hasPrefix("!")
        case .atOnce(.stop, _), .emergencyUnconfirmed, .help, .show, .why: true
        default: false
        }
    }

    /// The lines as one text; the exclamation mark before it is none of the language's.
    private static func source(_ lines: [String]) -> SourceText {
        let text = lines.joined(separator: "\n")
        return SourceText(name: "prompt", text: text.hasPrefix("!") ? String(text.dropFirst()) : text)
    }
}

extension MissionCheck {
    /// What is wrong with a text at the prompt that may go on: its last block may still be empty.
    package static func mistakes(
        in source: SourceText,
        knowing names: KnownNames,
        using library: MissionLibrary
    ) -> [Diagnostic] {
        let end = source.text.utf8.count
        return check(source, context: .prompt, knowing: names, using: library).diagnostics.filter {
            $0.severity == .error && !($0.id == "empty-block" && $0.range.lower >= end)
        }
    }
}
