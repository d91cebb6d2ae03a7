/// Words that mean something to the language and therefore name nothing else.
enum Reserved {
    /// Words that begin a block.
    static let headers: Set<String> = [
        "repeat", "for", "if", "else", "when", "every", "try", "together", "on", "finally", "define",
    ]

    /// Words between the parts of a statement.
    static let connectives: Set<String> = [
        "and", "or", "not", "to", "from", "until", "while", "max", "times", "step", "in", "via",
    ]

    /// Statements that are no verbs.
    static let statements: Set<String> = ["param", "use"]

    /// Verbs and blocks of the language that this release does not fly yet, and what a message calls them.
    static let announced: [String: String] = [
        "when": "\"when\" (watching while flying)", "every": "\"every\" (doing something in the background)",
        "together": "\"together\" (several things at once)", "define": "\"define\" (verbs of your own)",
        "use": "\"use\" (another mission's verbs)", "for": "\"for\" (counting through values)",
        "circle": "\"circle\"", "approach": "\"approach\" (flying to a tag)",
        "animate": "\"animate\" (figures other than flips)", "ask": "\"ask\"", "calibrate": "\"calibrate\"",
        "detect": "\"detect\" (tags)", "set": "\"set\" (the drone's own settings)", "profile": "\"profile\"",
        "end": "\"end\"", "fail": "\"fail\"", "resume": "\"resume\"", "recover": "\"recover\"",
        "emergency": "\"emergency!\" in a mission",
    ]

    /// Words behind this release's verbs for which that is true as well.
    static let announcedArguments: [Verb.ID: [String: String]] = [
        .hover: ["over": "\"hover over\" (hovering over a tag)"], .go: ["via": "\"go via\" (passing places)"],
        .record: ["usb": "\"record usb\" (filming to the drone's stick)"],
        .limit: ["tilt": "\"limit tilt\""],
    ]

    /// Whether a word may be the name of a variable, a parameter or a mark.
    static func isFree(_ word: String) -> Bool {
        !headers.contains(word) && !connectives.contains(word) && !statements.contains(word)
            && Modifier(rawValue: word) == nil && Verb.ID(rawValue: word) == nil && announced[word] == nil
            && Reading(rawValue: word) == nil && Unit.named(word) == nil && word != "home" && word != "north"
            && !Reading.states.contains(word)
    }

    /// The words a line may begin with, for suggestions.
    static let beginnings: [String] =
        Verb.ID.allCases.map(\.rawValue) + headers.sorted() + statements.sorted() + announced.keys.sorted()

    /// Words that end an expression because the statement goes on with them.
    static func endsExpression(_ word: String) -> Bool {
        connectives.contains(word) || Modifier(rawValue: word) != nil
    }
}
