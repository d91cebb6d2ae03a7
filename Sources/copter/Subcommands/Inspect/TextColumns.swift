import MissionLanguage

/// Lines of words in columns, each as wide as its widest word.
struct TextColumns {
    /// On which side of its column a word stands.
    enum Alignment {
        case left
        case right
    }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    /// Columns of these alignments; words of a line beyond them are not aligned.
    init(_ alignments: [Alignment]) {
        self.alignments = alignments
    }

    /// Adds a line.
    mutating func add(_ words: [String]) {
        rows.append(words.map(\.printable))
    }

    /// The lines, without blanks at their ends.
    func lines(indent: Int = 0) -> [String] {
        let widths = alignments.indices.map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let words = row.enumerated().map { column, word in
                guard column < widths.count else { return word }
                let blanks = String(repeating: " ", count: widths[column] - word.count)
                return alignments[column] == .left ? word + blanks : blanks + word
            }
            let line = String(repeating: " ", count: indent) + words.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}

extension Double {
    /// The number with this many digits behind the point.
    func rounded(digits: Int) -> String {
        guard isFinite, magnitude < 1e12 else { return "\(self)" }
        let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
        let scaled = Int64((magnitude * scale).rounded())
        let whole = "\(scaled / Int64(scale))"
        let rest = "\(scaled % Int64(scale))"
        let sign = self < 0 && scaled > 0 ? "-" : ""
        return digits == 0
            ? sign + whole : sign + whole + "." + String(repeating: "0", count: digits - rest.count) + rest
    }
}
