/// Follows a verb's form through the words that are typed, and finds what can come next.
struct FormPath {
    typealias Words = ArraySlice<String>

    let verb: Verb
    /// Values for conditions.
    let values: [MissionCompletion.Word]
    /// Where the nose can look to.
    let places: [MissionCompletion.Word]
    /// Where the drone can fly to.
    let marks: [MissionCompletion.Word]

    /// What can come next.
    private(set) var offers: [MissionCompletion.Word] = []
    /// Whether the words go along the form up to the last of them.
    private(set) var isAtEnd = false

    init(
        verb: Verb,
        values: [MissionCompletion.Word],
        places: [MissionCompletion.Word],
        marks: [MissionCompletion.Word]
    ) {
        self.verb = verb
        self.values = values
        self.places = places
        self.marks = marks
    }

    /// What is left of the words behind a form, in each of the ways to read them.
    mutating func follow(_ form: Form, _ words: Words) -> [Words] {
        guard let first = words.first else {
            isAtEnd = true
            offer(form)
            return form.mayBeLeftOut ? [words] : []
        }
        switch form {
        case .nothing: return [words]
        case .word(let word): return first == word ? [words.dropFirst()] : []
        case .choice(_, let choices): return choices.contains(first) ? [words.dropFirst()] : []
        case .name, .key, .setting: return [words.dropFirst()]
        case .optional(let form): return [words] + follow(form, words)
        case .sequence(let forms):
            return forms.reduce([words]) { rests, form in rests.flatMap { follow(form, $0) } }
        case .either(let forms): return forms.flatMap { follow($0, words) }
        case .amount, .text: return rests(behind: words)
        case .condition:
            isAtEnd = true
            if ["and", "or", "not", "<", ">", "<=", ">=", "==", "!="].contains(words[words.endIndex - 1]) {
                offers += values
            }
            return rests(behind: words)
        case .place where Axis(rawValue: first) == nil: return [words.dropFirst()]
        case .place, .axes, .places: return list(form, words)
        }
    }

    /// Parts with commas between them; behind a comma comes the next one.
    private mutating func list(_ form: Form, _ words: Words) -> [Words] {
        if words[words.endIndex - 1].hasSuffix(",") {
            isAtEnd = true
            if case .places = form { offers += marks } else { offer(.axes(.place)) }
            return []
        }
        return rests(behind: words)
    }

    /// The words behind something of at least one word, wherever it may end.
    private func rests(behind words: Words) -> [Words] {
        (words.startIndex + 1...words.endIndex).filter { !words[$0 - 1].hasSuffix(",") }.map { words[$0...] }
    }

    /// Adds what a form begins with.
    private mutating func offer(_ form: Form) {
        switch form {
        case .optional(let form): offer(form)
        case .either(let forms):
            for form in forms { offer(form) }
        case .sequence(let forms):
            for form in forms {
                offer(form)
                guard form.mayBeLeftOut else { break }
            }
        case .condition: offers += values
        case .amount where verb.id == .face: offers += places
        case .places: offers += marks
        case .place:
            offers += marks
            offer(.axes(.place))
        case .word, .choice, .axes:
            offers += form.words.map { .init(word: $0, summary: verb.summary(ofWord: $0)) }
        case .nothing, .amount, .text, .name, .key, .setting: break
        }
    }
}
