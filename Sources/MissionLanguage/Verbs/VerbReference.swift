/// The catalogue as a page of the documentation.
package enum VerbReference {
    /// The page, in Markdown.
    package static var page: String {
        var lines = [
            "# Verbs", "", "Every verb with its forms, its defaults, and when it ends; the blocks, and the values.", "",
            "## Overview", "",
            "This page is written from the catalogue that the parser itself follows. At the prompt, `? forward` shows a verb's",
            "row of it.", "",
        ]
        for verb in VerbCatalogue.all { lines += section(of: verb) }
        lines += ["## Blocks", "", "Each explains itself at the prompt as well: `? when`.", ""]
        for form in StatementForm.all { lines += section(of: form) }
        lines += [
            "## Modifiers", "", "In any order behind a verb, each once, where the verb takes them.", "",
            "| modifier | says |", "| --- | --- |",
        ]
        lines += Modifier.allCases.map { "| `\($0.rawValue)` | \($0.summary) |" }
        lines += ["", "## Values", "", "| value | is |", "| --- | --- |"]
        lines += Reading.allCases.map { "| `\($0.rawValue)` | \($0.summary) |" }
        lines += [
            "", "## Flight data by name", "",
            "`navdata.<block>.<number>` is what the drone sends, by the names of Parrot's SDK, whose units stand behind them here. The",
            "language gives them none: `when navdata.demo.altitude > 1500` compares with a bare number. A block that is used is",
            "asked of the drone; what it does not send stays unknown.", "", "| block | numbers |", "| --- | --- |",
        ]
        lines += RawField.blocksOfGroups.map { block, groups in
            "| `\(block)` | \(groups.map(documented).joined(separator: ", ")) |"
        }
        lines += ["", "## Units", "", Unit.all.map { "`\($0.symbol)`" }.joined(separator: " ")]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(of form: StatementForm) -> [String] {
        let summary = form.summary.prefix(1).uppercased() + form.summary.dropFirst() + "."
        return ["### \(form.name)", "", summary, "", "```text"] + form.syntaxes + [
            "```", "", "```fly", form.example, "```", "",
        ]
            + ["- Rule: \(form.rule).", ""]
    }

    private static func documented(_ group: RawField.Group) -> String {
        let names = group.count.map { "`\(group.name)_0` to `_\($0 - 1)`" } ?? "`\(group.name)`"
        return names + (group.unit.map { " \($0)" } ?? "")
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
