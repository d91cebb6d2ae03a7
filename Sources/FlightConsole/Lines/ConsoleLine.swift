/// What a line at the prompt asks for, as far as the prompt itself answers it; everything else is the flight language.
package enum ConsoleLine: Hashable, Sendable {
    /// Blanks, or a comment.
    case nothing

    /// An explanation: of everything, or of one word.
    case help(topic: String)

    /// The way out.
    case leave

    /// An end of what is being flown, at once, in a hover.
    case stop

    /// A landing, at once.
    case land

    /// The motors off, at once.
    case emergency

    /// `emergency` without its exclamation mark, which explains itself instead of dropping the drone.
    case emergencyUnconfirmed

    /// The end of the emergency state, on the ground.
    case recover

    /// Flight language, to be flown after what is being flown now.
    case mission(String)

    /// Flight language, to be flown instead of what is being flown now.
    case replacement(String)

    /// Reads a line, or the lines of a block.
    package init(_ text: String) {
        let line = text.trimmed
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first, !first.hasPrefix("#") else {
            self = .nothing
            return
        }
        switch (first, words.count) {
        case ("?", _), ("help", _): self = .help(topic: words.dropFirst().joined(separator: " "))
        case ("exit", 1), ("quit", 1): self = .leave
        case ("stop", 1): self = .stop
        case ("land", 1): self = .land
        case ("emergency!", 1): self = .emergency
        case ("emergency", 1): self = .emergencyUnconfirmed
        case ("recover", 1): self = .recover
        default:
            if first.hasPrefix("?") {
                self = .help(topic: String(line.dropFirst()).trimmed)
            } else if first.hasPrefix("!") {
                self = .replacement(String(line.dropFirst()).trimmed)
            } else {
                self = .mission(text)
            }
        }
    }

    /// The words that the prompt answers by itself, with one line of help each.
    package static let words: [(word: String, summary: String)] = [
        ("help", "what can be typed here; help forward tells about one word, and so does ? forward"),
        ("stop", "end what is being flown and hover, at once"),
        ("land", "land, at once"),
        ("emergency!", "motors off, at once, wherever the drone is"),
        ("recover", "clear the emergency state again"),
        ("exit", "land where needed, and leave"),
    ]
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
