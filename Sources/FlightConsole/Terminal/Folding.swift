/// Folds what is shown to the width of the terminal, so that nothing is cut in the middle of a word.
package enum Folding {
    /// On a terminal that is narrower than this nothing is gained.
    private static let narrowest = 24

    /// A text of which no line is wider than this, where its words allow it.
    ///
    /// What is left of a line goes on below it, deeper, or behind its label where it has one.
    package static func folded(_ text: String, to width: Int) -> String {
        guard width >= narrowest else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            Self.width(of: line) <= width || isExcerpt(line) ? String(line) : folded(line: line, to: width)
        }
        .joined(separator: "\n")
    }

    /// A line of a mission with its number, or the mark below one: cut, the mark would point elsewhere.
    private static func isExcerpt(_ line: Substring) -> Bool {
        let rest = line.drop { $0 == " " }.drop { $0.isNumber }
        return line.hasPrefix("   ") && rest.hasPrefix(" | ")
    }

    private static func folded(line: Substring, to width: Int) -> String {
        let blanks = line.prefix { $0 == " " }
        let label = line.dropFirst(blanks.count).prefix { $0 != " " }
        let gap = line.dropFirst(blanks.count + label.count).prefix { $0 == " " }
        let labelled = blanks.count + label.count + gap.count
        // A label that takes half of the line leaves no room for anything behind it.
        let depth = gap.count > 1 && labelled <= width / 2 ? labelled : blanks.count + (blanks.isEmpty ? 2 : 4)
        var lines = [String(blanks)]
        var column = blanks.count
        for part in parts(of: line.dropFirst(blanks.count), room: width - depth) {
            let length = Self.width(of: part.text[...])
            if column + part.gap + length > width, column > depth {
                lines.append(String(repeating: " ", count: depth) + part.text)
                column = depth + length
            } else {
                lines[lines.count - 1] += String(repeating: " ", count: part.gap) + part.text
                column += part.gap + length
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The words of a line, each with the blanks before it; a list of names that is no word is cut between its names.
    private static func parts(of line: Substring, room: Int) -> [(gap: Int, text: String)] {
        var parts: [(gap: Int, text: String)] = []
        var rest = line
        while !rest.isEmpty {
            let gap = rest.prefix { $0 == " " }.count
            rest = rest.dropFirst(gap)
            let word = String(rest.prefix { $0 != " " })
            rest = rest.dropFirst(word.count)
            // A question mark asks for what is behind it.
            if let last = parts.last, last.text == "?" {
                parts[parts.count - 1].text += String(repeating: " ", count: gap) + word
            } else if width(of: word[...]) <= room {
                parts.append((gap, word))
            } else {
                let names = word.split(separator: "|", omittingEmptySubsequences: false)
                for (index, name) in names.enumerated() {
                    parts.append((index == 0 ? gap : 0, name + (index < names.count - 1 ? "|" : "")))
                }
            }
        }
        return parts
    }

    /// How many columns a text takes; its colours take none.
    private static func width(of text: Substring) -> Int {
        guard text.contains("\u{1B}") else { return text.count }
        var count = 0
        var isEscape = false
        for character in text {
            if character == "\u{1B}" {
                isEscape = true
            } else if !isEscape {
                count += 1
            } else if character.isLetter {
                isEscape = false
            }
        }
        return count
    }
}
