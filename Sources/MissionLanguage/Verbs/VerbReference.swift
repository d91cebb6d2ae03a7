/// The catalogue as a page of the documentation.
package enum VerbReference {
    /// The page, in Markdown.
    package static var page: String {
        var lines = [
            "# Verbs", "", "Every verb with its forms, its defaults, and when it ends.", "", "## Overview", "",
            "This page is written from the catalogue that the parser itself follows. At the prompt, `? forward` shows a verb's",
            "row of it.", "",
        ]
        for verb in VerbCatalogue.all { lines += section(of: verb) }
        lines += [
            "## Modifiers", "", "In any order behind a verb, each once, where the verb takes them.", "",
            "| modifier | says |", "| --- | --- |",
        ]
        lines += Modifier.allCases.map { "| `\($0.rawValue)` | \($0.summary) |" }
        lines += ["", "## Values", "", "| value | is |", "| --- | --- |"]
        lines += Reading.allCases.map { "| `\($0.rawValue)` | \($0.summary) |" }
        lines += ["", "## Units", "", Unit.all.map { "`\($0.symbol)`" }.joined(separator: " ")]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(of verb: Verb) -> [String] {
        var lines = [
            "### \(verb.name)", "", verb.summary.prefix(1).uppercased() + verb.summary.dropFirst() + ".", "", "```text",
        ]
        lines += verb.syntaxes
        lines += ["```", "", "```fly"] + verb.examples + ["```", ""]
        if let defaults = verb.defaults { lines.append("- Defaults: \(defaults).") }
        lines.append("- Ends: \(verb.ending).")
        if let short = verb.shortForm { lines.append("- Short at the prompt: `\(short)`.") }
        return lines + [""]
    }
}
