/// The screen of a terminal: as much of an xterm as a line editor uses.
struct TerminalScreen: Sendable {
    private(set) var history: [String] = []
    private var rows: [[Character]]
    private var columns: Int
    private var row = 0
    private var column = 0
    /// A character in the last column leaves the cursor there until the next one comes.
    private var wraps = false
    private var undecided: [UInt8] = []

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = Array(repeating: [], count: rows)
    }

    /// What stands on the screen, without the blanks at the ends of its lines.
    var lines: [String] {
        rows.map { line in
            var text = String(line)
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
    }

    mutating func resize(columns: Int, rows count: Int) {
        self.columns = columns
        while rows.count > count {
            history.append(lines[0])
            rows.removeFirst()
            row = max(0, row - 1)
        }
        while rows.count < count { rows.append([]) }
        column = min(column, columns - 1)
    }

    /// Draws bytes as they come from a program, cut anywhere.
    mutating func draw(_ bytes: some Sequence<UInt8>) {
        undecided.append(contentsOf: bytes)
        while let (text, length) = Self.next(in: undecided) {
            undecided.removeFirst(length)
            draw(text)
        }
    }

    /// The first character or escape sequence, and its length in bytes; nil where more is needed.
    private static func next(in bytes: [UInt8]) -> (String, Int)? {
        guard let first = bytes.first else { return nil }
        var length = 1
        if first == 0x1B {
            guard bytes.count >= 2 else { return nil }
            length = 2
            if bytes[1] == UInt8(ascii: "[") {
                guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
                length = end + 1
            } else if bytes[1] == UInt8(ascii: "(") {
                length = 3
            }
        } else if first >= 0xC0 {
            length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        }
        guard bytes.count >= length else { return nil }
        return (String(decoding: bytes[..<length], as: UTF8.self), length)
    }

    private mutating func draw(_ text: String) {
        switch text {
        case "\r", "\r\n":
            column = 0
            wraps = false
        case "\n": lineFeed()
        case "\u{8}":
            column = max(0, column - 1)
            wraps = false
        case "\u{7}": break
        default:
            if text.hasPrefix("\u{1B}[") {
                control(text.dropFirst(2))
            } else if !text.hasPrefix("\u{1B}"), let character = text.first {
                put(character)
            }
        }
    }

    private mutating func put(_ character: Character) {
        if wraps {
            column = 0
            lineFeed()
        }
        pad(to: column + 1)
        rows[row][column] = character
        if column + 1 < columns { column += 1 } else { wraps = true }
    }

    private mutating func lineFeed() {
        wraps = false
        if row + 1 < rows.count {
            row += 1
        } else {
            history.append(lines[0])
            rows.removeFirst()
            rows.append([])
        }
    }

    private mutating func pad(to width: Int) {
        while rows[row].count < width { rows[row].append(" ") }
    }

    private mutating func control(_ sequence: Substring) {
        guard let kind = sequence.last, !sequence.hasPrefix("?") else { return }
        let numbers = sequence.dropLast().split(separator: ";").map { Int($0) ?? 0 }
        let count = max(1, numbers.first ?? 1)
        wraps = false
        switch kind {
        case "A": row = max(0, row - count)
        case "B": row = min(rows.count - 1, row + count)
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "G": column = min(columns - 1, count - 1)
        case "H":
            row = min(rows.count - 1, max(0, (numbers.first ?? 1) - 1))
            column = min(columns - 1, max(0, (numbers.count > 1 ? numbers[1] : 1) - 1))
        case "J" where numbers.first == 2: rows = Array(repeating: [], count: rows.count)
        case "J":
            clearLine()
            for below in (row + 1)..<max(row + 1, rows.count) { rows[below] = [] }
        case "K": clearLine()
        case "P":
            pad(to: column + count)
            rows[row].removeSubrange(column..<column + count)
        case "@":
            pad(to: column)
            rows[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
        default: break
        }
    }

    private mutating func clearLine() {
        if rows[row].count > column { rows[row].removeSubrange(column...) }
    }
}
