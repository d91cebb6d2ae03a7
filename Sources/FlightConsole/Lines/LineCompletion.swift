package import MissionLanguage

extension Completion {
    /// What Tab adds to a line at the prompt: what the language allows there, and the prompt's own words.
    package init(line: String, knowing names: MissionCheck.KnownNames = MissionCheck.KnownNames()) {
        let text = line.hasPrefix("!") ? line.dropFirst() : line[...]
        let start = text.lastIndex { " ;:".contains($0) }.map { text.index(after: $0) } ?? text.startIndex
        let half = String(text[start...])
        let before = String(text[..<start])
        if ["?", "help"].contains(before.trimmed) {
            let verbs = VerbCatalogue.all.map { (word: $0.name, summary: $0.summary) }
            self.init(half: half, words: verbs + ConsoleLine.words)
            return
        }
        let words = MissionCompletion.words(behind: before, half: half, knowing: names)
            .map { (word: $0.word, summary: $0.summary) }
        let own =
            before.trimmed.isEmpty ? ConsoleLine.words.filter { own in !words.contains { $0.word == own.word } } : []
        self.init(half: half, words: words + own)
    }
}
