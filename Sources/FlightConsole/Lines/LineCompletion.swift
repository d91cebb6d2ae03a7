import DroneWire
package import MissionLanguage

extension Completion {
    /// What Tab adds to a line at the prompt: what the language allows there, and what only the prompt knows: its own
    /// words, missions and their parameters, files, and the keys of the drone's configuration.
    package init(
        line: String,
        knowing names: MissionCheck.KnownNames = MissionCheck.KnownNames(),
        shelf: MissionShelf = .empty
    ) {
        let line = LineBeginning(line)
        self.init(half: line.half, words: line.words(names, shelf).filter { $0.word.hasPrefix(line.half) })
    }
}

/// A line as far as it is typed: what stands before the word at the cursor, and the beginning of that word.
private struct LineBeginning {
    typealias Word = (word: String, summary: String)

    /// Everything before the half word, the statements before this one included.
    let before: String

    /// The word that is half typed.
    let half: String

    /// The words of the present statement before that one.
    let typed: [String]

    /// Whether the statement is the first of its line: only there the prompt's own words stand.
    let isFirst: Bool

    init(_ line: String) {
        let text = line.hasPrefix("!") ? String(line.dropFirst()) : line
        // A key of the configuration has a colon in it: `set control:…`.
        let statementStart = text.lastIndex(of: ";").map { text.index(after: $0) } ?? text.startIndex
        let isSetting =
            String(text[statementStart...]).trimmed.hasPrefix("set ") || text[statementStart...].hasSuffix("set ")
        let ends = isSetting ? " ;" : " ;:,"
        let start = text.lastIndex { ends.contains($0) }.map { text.index(after: $0) } ?? text.startIndex
        half = String(text[start...])
        before = String(text[..<start])
        let statement = before.split(omittingEmptySubsequences: false) { isSetting ? $0 == ";" : ";:".contains($0) }
        typed = (statement.last ?? "").split(separator: " ").map(String.init)
        isFirst = statement.count <= 1 && !line.hasPrefix("!")
    }

    func words(_ names: MissionCheck.KnownNames, _ shelf: MissionShelf) -> [Word] {
        switch typed.first {
        case nil: return beginnings(names, shelf)
        case "?"? where isFirst, "help"? where isFirst:
            return typed.count > 1 ? [] : Help.explained + values
        case "show"? where isFirst:
            return typed.count > 1 ? [] : ShownTopic.allCases.map { ($0.rawValue, $0.summary) }
        case "watch"? where isFirst, "plot"? where isFirst:
            return readings(names).filter { !typed.contains($0.word) }
        case "save"? where isFirst, "save!"? where isFirst: return saving(shelf)
        case "use"?: return shelf.names().map { ("\"\($0).fly\"", shelf.summary(of: $0)) }
        case "set"?: return typed.count > 1 ? [] : Self.keys
        case let name? where VerbCatalogue.verb(named: name) == nil && shelf.names().contains(name):
            let said = typed.dropFirst().compactMap { $0.split(separator: "=").first }
            return shelf.parameters(of: name).filter { !said.contains($0.word.dropLast()) }
        default: return language(names)
        }
    }

    private func language(_ names: MissionCheck.KnownNames) -> [Word] {
        MissionCompletion.words(behind: before, half: half, knowing: names).map { ($0.word, $0.summary) }
    }

    private func beginnings(_ names: MissionCheck.KnownNames, _ shelf: MissionShelf) -> [Word] {
        var words = language(names)
        func add(_ more: [Word]) { words += more.filter { new in !words.contains { $0.word == new.word } } }
        add(shelf.names().filter { $0.hasPrefix(half) }.map { ($0, shelf.summary(of: $0)) })
        // Nobody stops the motors by a slip at Tab.
        if isFirst { add(ConsoleWord.all.filter { $0.word != "emergency!" }.map { ($0.word, $0.summary) }) }
        return words
    }

    private func readings(_ names: MissionCheck.KnownNames) -> [Word] {
        values + names.variables.keys.sorted().map { ($0, "variable") }
    }

    private var values: [Word] { MissionCompletion.values(half: half).map { ($0.word, $0.summary) } }

    private func saving(_ shelf: MissionShelf) -> [Word] {
        switch typed.last {
        case "save"?, "save!"?: [("last", "only so many lines"), ("as", "the file")]
        case "last"?: []
        case "as"?: shelf.names().map { ("\($0).fly", "is there already: \"save!\" replaces it") }
        default: typed.contains("as") ? [] : [("as", "the file")]
        }
    }

    /// The keys that can be written.
    private static let keys: [Word] = ConfigurationCatalogue.entries.filter {
        $0.access?.allowsWriting(custom: true) ?? true
    }
    .map { ($0.name, $0.summary) }
}
