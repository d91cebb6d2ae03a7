/// A comma-separated table with a heading line; fields may be between double quotes.
struct Table {
    /// The rows, each a dictionary of its fields.
    let rows: [[String: String]]

    init(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map { Self.fields(of: String($0)) }
        let names = lines.first ?? []
        rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
    }

    private static func fields(of line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        var previousWasQuote = false
        for character in line {
            switch character {
            case "\"":
                if isQuoted || !previousWasQuote { isQuoted.toggle() } else { isQuoted = true }
                if previousWasQuote { fields[fields.count - 1].append("\"") }
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
            previousWasQuote = character == "\"" && !isQuoted
        }
        return fields
    }
}
