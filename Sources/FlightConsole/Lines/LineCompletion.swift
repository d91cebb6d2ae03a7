import MissionLanguage

extension Completion {
    /// What Tab adds to a line at the prompt: its verb, or the value that is asked for.
    package init(line: String) {
        // Behind ";", ":" and "!" a new statement begins.
        let statement = line.split(omittingEmptySubsequences: false) { ";:!".contains($0) }.last ?? ""
        let words = statement.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let half = words.last ?? ""
        let before = words.dropLast().filter { !$0.isEmpty }
        let verbs = VerbCatalogue.all.map { (word: $0.name, summary: $0.summary) }
        let readings = Reading.allCases.map { (word: $0.rawValue, summary: $0.summary) }
        if before.isEmpty {
            self.init(
                half: half,
                words: verbs + ConsoleLine.words
                    + readings.filter { reading in
                        !verbs.contains { $0.word == reading.word }
                    }
            )
        } else if before == ["?"] || before == ["help"] {
            self.init(half: half, words: verbs + ConsoleLine.words)
        } else {
            self.init(half: half, words: readings)
        }
    }
}
