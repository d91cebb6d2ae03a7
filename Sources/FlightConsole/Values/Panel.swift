/// What is shown above the line that is typed, and changes there, until a key is pressed.
package enum Panel: Hashable, Sendable {
    /// Values, one line each.
    case table([String])
    /// How a value changes.
    case curve(Sparkline)

    /// Its lines in at most so many columns.
    package func lines(width: Int) -> [String] {
        let lines: [String] =
            switch self {
            case .table(let lines): lines
            case .curve(let line): line.lines(width: width)
            }
        return (lines + ["  (what you type next ends this)"]).map {
            $0.count < width ? $0 : String($0.prefix(max(0, width - 1)))
        }
    }
}
