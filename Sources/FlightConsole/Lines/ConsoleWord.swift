/// A word that the prompt answers by itself, and what its help says.
package struct ConsoleWord: Hashable, Sendable {
    /// The word.
    package let word: String

    /// What stands behind it, as help prints it.
    package let arguments: String

    /// One line of help.
    package let summary: String

    /// Lines as somebody would type them.
    package let examples: [String]

    private init(_ word: String, _ arguments: String = "", _ summary: String, _ examples: [String] = []) {
        self.word = word
        self.arguments = arguments
        self.summary = summary
        self.examples = examples.isEmpty ? [word] : examples
    }

    /// Everything that is told about the word, as for a verb of the language.
    var help: String {
        let syntax = arguments.isEmpty ? word : "\(word) \(arguments)"
        return ([syntax, "  " + summary, ""] + examples.map { "  example   " + $0 }).joined(separator: "\n")
    }

    /// Every word, in the order in which help lists them.
    package static let all = atOnce + past + looking

    /// The word of this name.
    package static func named(_ word: String) -> ConsoleWord? { all.first { $0.word == word } }

    /// What acts at once, whatever is being flown.
    static let atOnce = [
        ConsoleWord("stop", "", "end what is being flown and hover, at once"),
        ConsoleWord("land", "", "land, at once"),
        ConsoleWord("emergency!", "", "motors off, at once, wherever the drone is"),
        ConsoleWord("recover", "", "clear the emergency state again"),
        ConsoleWord("pilot", "", "fly by keys: arrows, W A S D, T takes off, L lands, Esc returns"),
        ConsoleWord("exit", "", "land where needed, and leave"),
    ]

    /// What begins with the lines that were flown.
    static let past = [
        ConsoleWord("undo", "", "fly back to where the last move began"),
        ConsoleWord("resume", "", "fly on to where the last move was to lead, when it was interrupted"),
        ConsoleWord("again", "[<times>]", "fly the last line again", ["again", "again 3"]),
        ConsoleWord(
            "save",
            "[last <count>] as <file>",
            "make a mission of the lines that were flown",
            ["save as square.fly", "save last 12 as square.fly"]
        ),
        ConsoleWord("why", "", "explain the last refusal, failure or change of state"),
    ]

    /// What shows something.
    static let looking = [
        ConsoleWord(
            "show",
            ShownTopic.allCases.map(\.rawValue).joined(separator: "|"),
            "show the settings, the limits, the marked places, what waits, what happened",
            ["show limits", "show queue"]
        ),
        ConsoleWord(
            "watch",
            "<value> {<value>}",
            "show values until a key is pressed",
            ["watch altitude battery", "watch home.distance, battery - 20%"]
        ),
        ConsoleWord("plot", "<value>", "show how a value changed in the last minute", ["plot speed", "plot altitude"]),
        ConsoleWord("help", "[<word>]", "what can be typed here, or all about one word", ["? forward", "help again"]),
    ]
}

/// What `show` shows.
package enum ShownTopic: String, CaseIterable, Hashable, Sendable {
    /// Where the program's settings come from, and what the drone was set to.
    case config
    /// How far, how high and how fast the drone may fly.
    case limits
    /// The places that were marked.
    case marks
    /// What is flown, and what waits.
    case queue
    /// What happened.
    case events

    /// One line of help.
    var summary: String {
        switch self {
        case .config: "where settings come from, and what the drone was set to"
        case .limits: "how far, how high and how fast the drone may fly"
        case .marks: "home and the places that were marked"
        case .queue: "what is flown and what waits"
        case .events: "what happened, the last twenty"
        }
    }
}
