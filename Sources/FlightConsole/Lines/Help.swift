import MissionLanguage

/// What the prompt explains.
enum Help {
    /// The explanation of a topic, or of everything where none is given.
    static func text(on topic: String) -> String {
        if topic.isEmpty { return overview }
        if let verb = VerbCatalogue.verb(named: topic) ?? VerbCatalogue.expansion(ofShortForm: topic)?.verb {
            return verb.help
        }
        if let own = ConsoleLine.words.first(where: { $0.word == topic }) { return "\(own.word): \(own.summary)" }
        if let reading = Reading(rawValue: topic) {
            return "\(topic): \(reading.summary)\n\n  typed alone, it is printed"
        }
        let words = VerbCatalogue.all.map(\.name) + ConsoleLine.words.map(\.word) + Reading.allCases.map(\.rawValue)
        let nearest = Suggestions.nearest(to: topic, among: words)
        let meant = nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: ", "))?"
        return "nothing is known of \"\(topic)\"\(meant)\n\"?\" lists everything that can be typed"
    }

    /// Why `emergency` alone does nothing.
    static let emergency = """
        "emergency!" with its exclamation mark stops the motors at once: a drone in the air falls.
        To come down softly, type: land
        """

    private static var overview: String {
        let verbs = VerbCatalogue.all.map { row($0.name, $0.summary) }
        let own = ConsoleLine.words.map { row($0.word, $0.summary) }
        return """
            Flying; what is typed while something is flown waits its turn, "!" before it makes it come first
            \(verbs.joined(separator: "\n"))

            At once
            \(own.joined(separator: "\n"))

            Values, printed when typed alone
            \(folded(Reading.allCases.map(\.rawValue)))

            Amounts have units: 2m, 50cm, 0.5m/s, 90deg, 3s, 40%. A line that ends in ":" opens a block, for
            example "repeat 4:"; an empty line runs it. Tab completes, Ctrl-R searches what was typed before,
            Ctrl-C in the air hovers, then lands. "? forward" tells all about a word.
            """
    }

    private static func row(_ word: String, _ summary: String) -> String { "  \(word.rightPadded(to: 11)) \(summary)" }

    private static func folded(_ words: [String]) -> String {
        var lines = [" "]
        for word in words {
            if lines[lines.count - 1].count + word.count > 96 { lines.append(" ") }
            lines[lines.count - 1] += " \(word)"
        }
        return lines.joined(separator: "\n")
    }
}
