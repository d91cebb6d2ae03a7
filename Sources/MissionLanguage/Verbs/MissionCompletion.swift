/// What can follow in a line that is being typed: the words that the verb's row of the catalogue allows there.
public enum MissionCompletion {
    /// A word that fits, and what it means.
    public struct Word: Hashable, Sendable {
        /// The whole word, of which the beginning may be typed already.
        public let word: String

        /// One line of help.
        public let summary: String
    }

    /// The words that fit behind a text, given the half of one that is typed already (`wit` in `forward 2m wit`).
    ///
    /// A number alone is such a half: it is completed with the units that the verb takes.
    public static func words(
        behind text: String,
        half: String,
        knowing names: MissionCheck.KnownNames = MissionCheck.KnownNames()
    ) -> [Word] {
        let statement = text.split(omittingEmptySubsequences: false) { ";:\n".contains($0) }.last ?? ""
        let typed = statement.split(separator: " ").map(String.init)
        return candidates(behind: typed, half: half, names).filter { $0.word.hasPrefix(half) && $0.word != half }
    }

    private static func candidates(
        behind typed: [String],
        half: String,
        _ names: MissionCheck.KnownNames
    ) -> [Word] {
        let values = values(half: half) + names.variables.keys.sorted().map { Word(word: $0, summary: "variable") }
        guard let first = typed.first else { return beginnings + values.filter { !isVerb($0.word) } }
        if let form = StatementForm.named(first) {
            // What is tried is a command like any other.
            if form.name == "try" { return candidates(behind: Array(typed.dropFirst()), half: half, names) }
            let wantsValue = typed.count > 1 || ["if", "when"].contains(first)
            return form.words.map { Word(word: $0, summary: $1) } + (wantsValue ? values : [])
        }
        guard let verb = VerbCatalogue.verb(named: first) ?? VerbCatalogue.expansion(ofShortForm: first)?.verb else {
            return values
        }
        if let last = typed.last.flatMap(Modifier.init(rawValue:)) {
            return units(behind: half, of: verb.use(of: last)?.amount.accepts ?? [])
        }
        if !half.isEmpty, half.allSatisfy({ $0.isNumber || $0 == "." }) {
            return units(behind: half, of: verb.form.dimensions)
        }
        let modifiers = verb.modifiers.map { Word(word: $0.modifier.rawValue, summary: $0.modifier.summary) }
        let own = verb.form.words.map { Word(word: $0, summary: "") }
        let places = verb.id == .go || verb.id == .face ? marks(names) : []
        let wantsValue = ["until", "and", "or", "not"].contains(typed[typed.count - 1]) || verb.id == .require
        // What could only have begun the arguments fits no more once something is said.
        let isFresh = typed.count == 1
        let openings = isFresh ? own : own.filter { !isFirst($0.word, of: verb.form) }
        let endings = isFresh && !verb.form.mayBeLeftOut ? [] : modifiers
        var seen = Set(typed.dropFirst())
        return (openings + places + (wantsValue ? values : []) + endings).filter { seen.insert($0.word).inserted }
    }

    private static func isFirst(_ word: String, of form: Form) -> Bool {
        switch form {
        case .axes, .place: false
        case .sequence(let forms): forms.first.map { isFirst(word, of: $0) } ?? false
        case .either(let forms): forms.contains { isFirst(word, of: $0) }
        default: form.words.contains(word)
        }
    }

    private static func units(behind half: String, of dimensions: [Dimension]) -> [Word] {
        guard !half.isEmpty else { return [] }
        return Unit.all.filter { dimensions.contains($0.dimension) }.map { Word(word: half + $0.symbol, summary: "") }
    }

    private static func marks(_ names: MissionCheck.KnownNames) -> [Word] {
        names.marks.sorted().map { Word(word: $0, summary: "marked place") }
            + [Word(word: "home", summary: "where the flight began")]
    }

    private static func isVerb(_ word: String) -> Bool { VerbCatalogue.verb(named: word) != nil }

    /// Every value that can be asked for; of the flight data the next part of a name only, for there are hundreds.
    package static func values(half: String) -> [Word] {
        let known = Reading.allCases.map { Word(word: $0.rawValue, summary: $0.summary) }
        guard half.hasPrefix(RawField.prefix) else {
            return known + [Word(word: RawField.prefix, summary: "what the drone sends, by the names on the wire")]
        }
        let block = half.dropFirst(RawField.prefix.count).prefix { $0 != "." }
        let fields = RawField.fields(of: String(block)).map { Word(word: $0.written, summary: $0.unit ?? "") }
        guard half.count > RawField.prefix.count + block.count, !fields.isEmpty else {
            return RawField.blocks.map { Word(word: RawField.prefix + $0 + ".", summary: "") }
        }
        return fields
    }

    private static let beginnings =
        VerbCatalogue.all.map { Word(word: $0.name, summary: $0.summary) }
        + StatementForm.all.map { Word(word: $0.name, summary: $0.summary) }
}
