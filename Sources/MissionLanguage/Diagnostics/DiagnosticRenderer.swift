/// Shows a diagnostic as people read it: where, what, the line, and a mark under the place.
///
/// ```
/// square.fly:12:5: error: "foward" is not a verb; did you mean forward?
///    12 |     foward side at pace
///       |     ^~~~~~
/// ```
public enum DiagnosticRenderer {
    /// The widest piece of a line that is shown.
    private static let widest = 160

    /// The text of a diagnostic, without a newline at its end.
    public static func render(_ diagnostic: Diagnostic, in source: SourceText, colour: Bool = false) -> String {
        let paint = Paint(isOn: colour)
        let start = source.position(of: diagnostic.range.lower)
        let severity = paint.severity(diagnostic.severity, diagnostic.severity.rawValue)
        let place =
            diagnostic.isAboutArguments ? "command line:" : "\(source.name):\(start.line):\(start.column):"
        var lines = ["\(paint.bold(place)) \(severity): \(paint.bold(diagnostic.message.printable))"]
        if !diagnostic.isAboutArguments { lines += excerpt(diagnostic, in: source, paint: paint) }
        lines += diagnostic.notes.map { "  " + $0.printable }
        if let fixIt = diagnostic.fixIt {
            lines.append("  fix: " + paint.fix(fixed(fixIt, in: source)))
        }
        return lines.joined(separator: "\n")
    }

    /// The line as it would be after a fix.
    private static func fixed(_ fixIt: FixIt, in source: SourceText) -> String {
        let line = source.position(of: fixIt.range.lower).line
        let bytes = source.bytesOfLine(line)
        let before = source[SourceRange(bytes.lowerBound, fixIt.range.lower)]
        let after = source[SourceRange(fixIt.range.upper, bytes.upperBound)]
        let fixed = Array((before + fixIt.replacement + after).trimmingSpaces.unicodeScalars)
        // Of a long line, the surroundings of the change.
        let place = before.trimmingSpaces.unicodeScalars.count
        let first = max(0, min(place - widest / 4, fixed.count - widest))
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: fixed.dropFirst(first).prefix(widest))
        return String(shown).printable
    }

    private static func excerpt(_ diagnostic: Diagnostic, in source: SourceText, paint: Paint) -> [String] {
        let start = source.position(of: diagnostic.range.lower)
        let bytes = source.bytesOfLine(start.line)
        let scalars = Array(source.line(start.line).unicodeScalars)
        let end = min(diagnostic.range.upper, bytes.upperBound)
        let width = max(1, source.width(of: min(diagnostic.range.lower, end)..<end))
        // A line of a machine's making can be a megabyte long: only the surroundings of the place are shown.
        let first = max(0, min(start.column - 1 - widest / 4, scalars.count - widest))
        let shown = scalars.dropFirst(first).prefix(widest)
        let number = "\(start.line)"
        let gutter = String(repeating: " ", count: max(0, 5 - number.count))
        let indent = String(repeating: " ", count: start.column - 1 - first)
        let room = max(1, shown.count - (start.column - 1 - first))
        let mark = "^" + String(repeating: "~", count: min(width, room) - 1)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: shown)
        return [
            "\(gutter)\(number) | \(String(text).printable)",
            "\(String(repeating: " ", count: gutter.count + number.count)) | \(indent)\(paint.mark(mark))",
        ]
    }

    private struct Paint {
        let isOn: Bool

        func bold(_ text: String) -> String { paint(text, "1") }
        func mark(_ text: String) -> String { paint(text, "1;32") }
        func fix(_ text: String) -> String { paint(text, "32") }

        func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
            switch severity {
            case .error: paint(text, "1;31")
            case .warning: paint(text, "1;33")
            case .note: paint(text, "1;36")
            }
        }

        private func paint(_ text: String, _ code: String) -> String {
            isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
        }
    }
}

extension String {
    /// The text without spaces at both ends.
    var trimmingSpaces: String {
        var text = Substring(self)
        while let first = text.first, first == " " || first == "\t" || first == "\r" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return String(text)
    }
}

extension String {
    /// The text with every control character replaced, so that a file or a drone cannot play with the reader's terminal.
    package var printable: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            result.append(isControl ? (scalar == "\t" ? " " : "\u{FFFD}") : scalar)
        }
        return String(result)
    }
}
