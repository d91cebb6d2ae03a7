package import MissionLanguage
package import MissionRuntime

/// A mission made of lines that were flown one by one.
package struct MissionDraft: Hashable, Sendable {
    /// The mission's text, in the layout that all missions share.
    package let text: String

    /// How many of the lines are in it.
    package let lineCount: Int

    /// What was added so that it can be flown on its own, in words.
    package let additions: [String]

    /// Why no mission was made of the lines: what the language says of them.
    package struct Failure: Error, Hashable, Sendable {
        /// The text that is wrong, and what is wrong with it.
        package let source: SourceText
        /// What is wrong.
        package let diagnostics: [Diagnostic]
    }

    /// Makes a mission.
    ///
    /// Short forms become words, a push gets its time, what the lines need and do not say themselves is written before
    /// them: the take-off, and variables that were set earlier.
    ///
    /// - Parameters:
    ///   - lines: lines, or blocks of them, that were flown.
    ///   - name: what the mission is called.
    ///   - memory: what earlier lines have set.
    ///   - library: the missions that are verbs.
    /// - Throws: ``Failure`` where the lines make no mission on their own.
    package init(
        _ lines: [String],
        called name: String,
        knowing memory: MissionMemory,
        using library: MissionLibrary
    ) throws(Failure) {
        lineCount = lines.count
        var additions: [String] = []
        var body = lines.map(WholeWords.forFile).joined(separator: "\n")
        let words = Self.firstWords(of: body)
        let needed = memory.variables.filter { variable, _ in Self.uses(variable, in: body) }
        let assignments = needed.sorted { $0.key < $1.key }.compactMap { name, value in
            value.written.map { "\(name) = \($0)" }
        }
        if !assignments.isEmpty { additions.append(assignments.joined(separator: ", ")) }
        if !words.contains("takeoff") {
            body = "takeoff\n" + body
            additions.append("takeoff")
        }
        if words.last != "land" {
            body += "\nland"
            additions.append("land")
        }
        let head = "# \(name): flown at the prompt, and saved there\n"
        let source = SourceText(
            name: "\(name).fly",
            text: head + (assignments + [body]).joined(separator: "\n")
        )
        let (formatted, _) = MissionFormatter.format(source, using: library)
        let whole = SourceText(name: source.name, text: formatted ?? source.text)
        let (mission, diagnostics) = MissionCheck.check(whole, using: library)
        guard mission != nil else {
            throw Failure(source: whole, diagnostics: diagnostics.filter { $0.severity == .error })
        }
        text = whole.text
        self.additions = additions
    }

    /// The word that each line at the margin begins with.
    private static func firstWords(of text: String) -> [String] {
        text.split { "\n;".contains($0) }.filter { !$0.hasPrefix("  ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// Whether a text reads a variable that it does not set itself.
    private static func uses(_ variable: String, in text: String) -> Bool {
        var isSet = false
        for line in text.split(whereSeparator: { "\n;".contains($0) }) {
            let words = line.split { !($0.isLetter || $0.isNumber || "_.".contains($0)) }.map(String.init)
            let assigns =
                words.first == variable
                && String(line).trimmed.dropFirst(variable.count).drop { $0 == " " }.first == "="
            if (assigns ? words.dropFirst() : words[...]).contains(variable), !isSet { return true }
            isSet = isSet || assigns
        }
        return false
    }
}

extension MissionDraft {
    /// Writes it to a file; returns what is told of that.
    func save(as file: String, replacing: Bool) -> String {
        do throws(TextFile.Failure) {
            if replacing { try TextFile.replace(file, with: text) } else { try TextFile.create(file, text: text) }
            return words(savedAs: file)
        } catch .exists {
            return "\(file) is there already and was kept; \"save! … as \(file)\" replaces it"
        } catch {
            return "cannot write \(file): \(error)"
        }
    }

    /// What is told when it was written to a file.
    package func words(savedAs file: String) -> String {
        let lines = "\(lineCount) line\(lineCount == 1 ? "" : "s")"
        let added = additions.isEmpty ? "" : ", and added: \(additions.joined(separator: ", "))"
        // Only there the prompt finds missions by itself.
        let isFound = !file.contains("/") || file.hasPrefix("missions/")
        let here = isFound ? "\n  fly it here    \(file.split(separator: "/").last?.dropLast(4) ?? "")" : ""
        return "saved \(lines) as \(file)\(added)\n  prove it       copter rehearse \(file)\(here)"
    }
}

extension Value {
    /// The value as it is written in a mission; nil for what cannot be written there.
    fileprivate var written: String? {
        switch self {
        case .measure(let measure): measure.written
        case .text(let text) where !text.contains { "\"\\{}\n".contains($0) }: "\"\(text)\""
        case .text, .truth, .state: nil
        }
    }
}
