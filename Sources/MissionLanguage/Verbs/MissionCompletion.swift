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
    /// A number alone is such a half: it is completed with the units that fit there. A word that is whole stays among the
    /// others as long as there are longer ones.
    public static func words(
        behind text: String,
        half: String,
        knowing names: MissionCheck.KnownNames = MissionCheck.KnownNames()
    ) -> [Word] {
        let statement = text.split(omittingEmptySubsequences: false) { ";:\n".contains($0) }.last ?? ""
        let typed = statement.split(separator: " ").map(String.init)
        var seen: Set<String> = []
        let fitting = candidates(behind: typed, half: half, names).filter {
            $0.word.hasPrefix(half) && seen.insert($0.word).inserted
        }
        return fitting.count == 1 && fitting[0].word == half ? [] : fitting
    }

    private static func candidates(
        behind typed: [String],
        half: String,
        _ names: MissionCheck.KnownNames
    ) -> [Word] {
        let values = values(half: half) + names.variables.keys.sorted().map { Word(word: $0, summary: "variable") }
        guard let first = typed.first else { return beginnings + values.filter { !isVerb($0.word) } }
        let isNumber = !half.isEmpty && half.allSatisfy { $0.isNumber || $0 == "." }
        if isNumber, let dimension = compared(in: typed, names) { return units(behind: half, of: [dimension]) }
        if let form = StatementForm.named(first) {
            // What is tried is a command like any other.
            if form.name == "try", typed.count > 1 {
                return candidates(behind: Array(typed.dropFirst()), half: half, names)
            }
            if form.name == "try" { return verbs + [Word(word: ":", summary: "begins its block")] }
            if isNumber { return units(behind: half, of: dimensions(in: form, typed)) }
            // What may be chosen before flying asks nothing of the drone.
            let wantsValue = form.name != "param" && (typed.count > 1 || ["if", "when"].contains(first))
            let own = form.words.filter { !typed.contains($0.word) }.map { Word(word: $0, summary: $1) }
            return own
                + (form.isWhole(typed) ? [Word(word: ":", summary: "begins its block")] : wantsValue ? values : [])
        }
        guard let verb = VerbCatalogue.verb(named: first) ?? VerbCatalogue.expansion(ofShortForm: first)?.verb else {
            return values
        }
        if let last = typed.last.flatMap(Modifier.init(rawValue:)) {
            let places = last == .facing ? self.places(names, onTheWay: verb.id) : []
            return places + units(behind: half, of: verb.use(of: last)?.amount.accepts ?? [])
        }
        if isNumber { return units(behind: half, of: verb.form.dimensions) }
        // The modifiers end what the verb's form is to be followed through.
        let arguments = typed.dropFirst().prefix { Modifier(rawValue: $0) == nil }
        var path = FormPath(verb: verb, values: values, places: places(names, onTheWay: nil), marks: marks(names))
        let isWhole = path.follow(verb.form, arguments).contains { $0.isEmpty }
        let said = typed.count > arguments.count + 1
        let modifiers = verb.modifiers.map { Word(word: $0.modifier.rawValue, summary: $0.modifier.summary) }
            .filter { !typed.contains($0.word) }
        // Behind something that does not fit, what else is said may fit all the same.
        return (said ? [] : path.offers) + (isWhole || said || !path.isAtEnd ? modifiers : [])
    }

    /// The kind of amount that a number is compared with that stands behind these words: `battery >`.
    private static func compared(in typed: [String], _ names: MissionCheck.KnownNames) -> Dimension? {
        guard typed.count > 1, Operator.Comparison(rawValue: typed[typed.count - 1]) != nil else { return nil }
        let name = typed[typed.count - 2]
        guard case .measure(let dimension)? = Reading(rawValue: name)?.kind ?? names.variables[name] else { return nil }
        return dimension
    }

    private static func dimensions(in form: StatementForm, _ typed: [String]) -> [Dimension] {
        switch form.name {
        case "every": [.time]
        case "when": typed.last == "for" ? [.time] : []
        case "param", "for", "define": Unit.all.map(\.dimension)
        default: []
        }
    }

    private static func units(behind half: String, of dimensions: [Dimension]) -> [Word] {
        guard !half.isEmpty else { return [] }
        return Unit.all.filter { dimensions.contains($0.dimension) }.map {
            Word(word: half + $0.symbol, summary: $0.summary)
        }
    }

    private static func marks(_ names: MissionCheck.KnownNames) -> [Word] {
        names.marks.sorted().map { Word(word: $0, summary: "marked place") } + [home]
    }

    private static let home = Word(word: "home", summary: "where the flight began")

    /// Where the nose can look to; on its way a verb has places of its own.
    private static func places(_ names: MissionCheck.KnownNames, onTheWay verb: Verb.ID?) -> [Word] {
        var places = marks(names) + [Word(word: "north", summary: "by the compass")]
        if verb == .circle { places.append(Word(word: "center", summary: "the middle of the circle")) }
        if verb != nil { places.append(Word(word: "travel", summary: "where the way leads")) }
        return places
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

    private static let verbs = VerbCatalogue.all.map { Word(word: $0.name, summary: $0.summary) }

    private static let beginnings = verbs + StatementForm.all.map { Word(word: $0.name, summary: $0.summary) }
}
