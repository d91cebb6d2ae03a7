/// What a line at the prompt asks for, as far as the prompt itself answers it; everything else is the flight language.
package enum ConsoleLine: Hashable, Sendable {
    /// Blanks, or a comment.
    case nothing

    /// An explanation: of everything, or of one word.
    case help(topic: String)

    /// The way out.
    case leave

    /// What acts at once, and what stands behind it on the same line.
    case atOnce(AtOnce, then: String? = nil)

    /// `emergency` without its exclamation mark, which explains itself instead of dropping the drone.
    case emergencyUnconfirmed

    /// The end of the emergency state, on the ground.
    case recover

    /// Flying by keys.
    case pilot

    /// The way back to where the last move began.
    case undo

    /// The rest of the way of a move that was interrupted.
    case resume

    /// The last line once more, so many times.
    case again(times: Int)

    /// A mission of the last lines that were flown, or of all of this flight.
    case save(last: Int?, file: String, replacing: Bool)

    /// Why the last thing happened that went against somebody's will.
    case why

    /// What the prompt knows of a topic.
    case show(ShownTopic)

    /// Values that are shown until somebody presses a key.
    case watch([String])

    /// No more values.
    case unwatch

    /// How a value has changed.
    case plot(String)

    /// A subcommand of the program, which is typed in a shell.
    case elsewhere(String)

    /// One of the prompt's own words, used in a way that it does not know.
    case misused(Misuse)

    /// Flight language, to be flown after what is being flown now.
    case mission(String)

    /// Flight language, to be flown instead of what is being flown now.
    case replacement(String)

    /// What acts at once, whatever is being flown and whatever waits.
    package enum AtOnce: Hashable, Sendable {
        /// An end of what is being flown, in a hover.
        case stop
        /// A landing.
        case land
        /// The motors off.
        case emergency
    }

    /// A slip in a line of the prompt's own.
    package struct Misuse: Hashable, Sendable {
        /// The line.
        package var line: String
        /// The part of it that is not understood, in characters; behind its end where something is missing.
        package var place: Range<Int>
        /// What is wrong.
        package var problem: String
        /// What to type instead.
        package var tries: [String]
    }

    /// How often `again` repeats a line at most.
    package static let mostRepetitions = 20

    /// Reads a line, or the lines of a block.
    package init(_ text: String) {
        let trimmed = text.trimmed
        guard !trimmed.contains(where: \.isNewline) else {
            let isEmpty = trimmed.split(whereSeparator: \.isNewline).allSatisfy { PromptText(String($0)).isEmpty }
            self = isEmpty ? .nothing : Self.unmarked(trimmed).map { .replacement($0) } ?? .mission(text)
            return
        }
        let shortened = PromptText(trimmed)
        guard !shortened.isEmpty else {
            self = .nothing
            return
        }
        if let urgent = Self.urgent(shortened) {
            self = urgent
            return
        }
        let line = shortened.code
        let words = line.split(whereSeparator: \.isWhitespace)
        let first = words.first ?? ""
        // A variable may have any name.
        guard words.count < 2 || words[1] != "=" else {
            self = .mission(text)
            return
        }
        let rest = Array(words.dropFirst())
        switch (String(first), rest.count) {
        case ("?", _), ("help", _): self = .help(topic: rest.joined(separator: " "))
        case ("exit", 0), ("quit", 0): self = .leave
        case ("recover", 0): self = .recover
        case ("pilot", 0): self = .pilot
        case ("undo", 0): self = .undo
        case ("resume", 0): self = .resume
        case ("why", 0): self = .why
        case ("fly", _), ("check", _), ("rehearse", _), ("plan", _), ("fmt", _), ("sim", _), ("inspect", _),
            ("doctor", _), ("copter", _):
            self = .elsewhere(line)
        case ("again", _): self = Self.again(rest, in: line)
        case ("save", _), ("save!", _): self = Self.save(rest, in: line, replacing: first == "save!")
        case ("show", _): self = Self.show(rest, in: line)
        case ("watch", _): self = Self.watch(rest, in: line)
        case ("plot", 0): self = Self.missing("plot", "a value", in: line)
        case ("plot", _): self = .plot(Self.text(behind: first, of: line))
        default:
            if let word = ConsoleWord.named(String(first)), let surplus = rest.first {
                self = Self.misuse(word.word, "\"\(word.word)\" stands alone", from: surplus, in: line)
            } else if first.hasPrefix("?") {
                self = .help(topic: String(line.dropFirst()).trimmed)
            } else if let text = Self.unmarked(trimmed) {
                self = text.isEmpty ? .nothing : .replacement(text)
            } else {
                self = .mission(text)
            }
        }
    }

    /// A line without its comment.
    static func code(of line: String) -> String { PromptText(line.trimmed).code }

    /// The text behind an exclamation mark; nil where none stands before it.
    private static func unmarked(_ text: String) -> String? {
        text.hasPrefix("!") ? String(text.dropFirst()).trimmed : nil
    }

    /// A line that ends what is flown: whoever types one in a hurry is understood in every case of letters, with a mark, a `;` or a
    /// comment too much.
    private static func urgent(_ line: PromptText) -> ConsoleLine? {
        let statement = unmarked(line.statement) ?? line.statement
        let words = statement.split(whereSeparator: \.isWhitespace)
        let then = line.rest.isEmpty ? nil : line.rest
        switch words.first?.lowercased() {
        case "stop"? where words.count == 1: return .atOnce(.stop, then: then)
        case "land"? where words.count == 1: return .atOnce(.land, then: then)
        // A landing in a manner of its own is one of the language, and does not wait either.
        case "land"? where words[1] != "=": return .replacement(unmarked(line.code) ?? line.code)
        default: break
        }
        // The word alone only explains itself: what stops the motors is the mark behind it.
        let word = statement.lowercased().prefix { $0.isLetter }
        let marks = statement.dropFirst(word.count).filter { !$0.isWhitespace }
        guard word == "emergency", marks.allSatisfy({ $0 == "!" }) else { return nil }
        return marks.isEmpty ? .emergencyUnconfirmed : .atOnce(.emergency, then: then)
    }

    private static func again(_ rest: [Substring], in line: String) -> ConsoleLine {
        guard let first = rest.first else { return .again(times: 1) }
        guard rest.count == 1, let times = Int(first), (1...mostRepetitions).contains(times) else {
            return misuse("again", "\"again\" takes a number from 1 to \(mostRepetitions)", from: first, in: line)
        }
        return .again(times: times)
    }

    private static func save(_ words: [Substring], in line: String, replacing: Bool) -> ConsoleLine {
        var rest = words[...]
        var last: Int?
        if rest.first == "last" {
            rest.removeFirst()
            if let word = rest.first, word != "as" {
                guard let count = Int(word), count > 0 else {
                    return misuse("save", "\"\(word)\" is no number of lines", from: word, in: line)
                }
                last = count
                rest.removeFirst()
            } else {
                last = 1
            }
        }
        if rest.first == "as" { rest.removeFirst() }
        guard let word = rest.first else { return missing("save", "the name of a file", in: line) }
        guard rest.count == 1 else {
            return misuse("save", "a file's name ends at the blank", from: rest[rest.startIndex + 1], in: line)
        }
        let name = word.split(separator: "/", omittingEmptySubsequences: false).last ?? word
        let isName = isMissionName(name.hasSuffix(".fly") ? name.dropLast(4) : name)
        guard isName else {
            return misuse(
                "save",
                "a mission's name is a word of letters, digits, - and _",
                from: word,
                in: line
            )
        }
        return .save(last: last, file: name.hasSuffix(".fly") ? String(word) : "\(word).fly", replacing: replacing)
    }

    /// Whether a mission can be called like this: its name is a verb of the language.
    private static func isMissionName(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }

    private static func show(_ rest: [Substring], in line: String) -> ConsoleLine {
        let topics = ShownTopic.allCases.map(\.rawValue).joined(separator: ", ")
        guard let word = rest.first else { return missing("show", "what to show", of: topics, in: line) }
        guard rest.count == 1, let topic = ShownTopic(rawValue: String(word)) else {
            return misuse("show", "there is to show: \(topics)", from: word, in: line)
        }
        return .show(topic)
    }

    private static func watch(_ rest: [Substring], in line: String) -> ConsoleLine {
        guard let first = rest.first else { return missing("watch", "a value", in: line) }
        if first == "off", rest.count == 1 { return .unwatch }
        // With commas each part is an expression, without them each word is a value.
        let parts = line.contains(",") ? text(behind: "watch", of: line).split(separator: ",") : rest
        return .watch(parts.map { String($0).trimmed }.filter { !$0.isEmpty })
    }

    private static func text(behind word: Substring, of line: String) -> String {
        String(line.dropFirst(word.count)).trimmed
    }

    private static func missing(_ word: String, _ what: String, of choices: String = "", in line: String) -> ConsoleLine
    {
        let place = line.count + 1
        return .misused(
            Misuse(
                line: line,
                place: place..<place + 1,
                problem: "\(what) is missing here" + (choices.isEmpty ? "" : ": \(choices)"),
                tries: ConsoleWord.named(word)?.examples ?? []
            )
        )
    }

    private static func misuse(_ word: String, _ problem: String, from part: Substring, in line: String) -> ConsoleLine
    {
        let start = line.distance(from: line.startIndex, to: part.startIndex)
        return .misused(
            Misuse(
                line: line,
                place: start..<start + part.count,
                problem: problem,
                tries: ConsoleWord.named(word)?.examples ?? []
            )
        )
    }
}

extension ConsoleLine.Misuse {
    /// The slip as the language's own are shown: where, what, and what to type instead.
    package var text: String {
        let mark =
            String(repeating: " ", count: place.lowerBound) + "^" + String(repeating: "~", count: place.count - 1)
        var text = "prompt:1:\(place.lowerBound + 1): error: \(problem)\n    1 | \(line)\n      | \(mark)"
        if !tries.isEmpty { text += "\n  for example: " + tries.joined(separator: "  |  ") }
        return text
    }
}

/// A line without its comment, cut behind its first statement.
private struct PromptText {
    /// The line without its comment and without a `;` at its end.
    let code: String

    /// The statement that it begins with.
    let statement: String

    /// What stands behind that.
    let rest: String

    var isEmpty: Bool { code.isEmpty }

    init(_ line: String) {
        var end = line.endIndex
        var cut: String.Index?
        var isText = false
        var isEscaped = false
        for index in line.indices {
            let character = line[index]
            if isText, character == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            if character == "\"", !isEscaped { isText.toggle() }
            isEscaped = false
            guard !isText else { continue }
            if character == "#" {
                end = index
                break
            }
            if character == ";", cut == nil { cut = index }
        }
        statement = String(line[..<(cut ?? end)]).trimmed
        rest = Self.withoutEnd(cut.map { line[line.index(after: $0)..<end] } ?? "")
        code = Self.withoutEnd(line[..<end])
    }

    /// The text without blanks around it, and without the `;` that nothing follows.
    private static func withoutEnd(_ text: Substring) -> String {
        var text = String(text).trimmed
        while text.hasSuffix(";") { text = String(text.dropLast()).trimmed }
        return text
    }
}

extension String {
    /// The text without the white space around it.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
