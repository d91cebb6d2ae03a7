/// Words that mean something to the language and therefore name nothing else.
enum Reserved {
    /// Words that begin a block.
    static let headers = Set(StatementForm.all.filter(\.isBlock).map(\.name) + ["else"])

    /// Words between the parts of a statement.
    static let connectives: Set<String> = [
        "and", "or", "not", "to", "from", "until", "while", "max", "times", "step", "in", "via",
    ]

    /// Statements that are no verbs.
    static let statements = Set(StatementForm.all.filter { !$0.isBlock }.map(\.name))

    /// Words that only the prompt understands.
    static let promptOnly: Set<String> = [
        "recover", "emergency", "undo", "again", "why", "save", "show", "watch", "plot", "pilot", "stop",
    ]

    /// What this release does not do yet, and what a message calls it.
    static let announced: [String: String] = ["import": "\"import\" (missions of other programs)"]

    /// Whether a word may be the name of a variable, a parameter or a mark.
    static func isFree(_ word: String) -> Bool {
        !headers.contains(word) && !connectives.contains(word) && !statements.contains(word)
            && Modifier(rawValue: word) == nil && Verb.ID(rawValue: word) == nil && announced[word] == nil
            && Reading(rawValue: word) == nil && Unit.named(word) == nil && word != "home" && word != "north"
            && !Reading.states.contains(word)
    }

    /// The words a line may begin with, for suggestions.
    static let beginnings: [String] = Verb.ID.allCases.map(\.rawValue) + headers.sorted() + statements.sorted()

    /// Words that end an expression because the statement goes on with them.
    static func endsExpression(_ word: String) -> Bool {
        connectives.contains(word) || Modifier(rawValue: word) != nil
    }
}
