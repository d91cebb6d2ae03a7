/// The text of a mission, and where its lines begin.
///
/// Everything else in this module speaks of places in it as ``SourceRange``s of UTF-8 bytes; only a message for a reader
/// turns them into lines and columns.
public struct SourceText: Hashable, Sendable {
    /// What messages call the text: a file's path, or a word like `prompt`.
    public let name: String

    /// The text itself.
    public let text: String

    /// The text as UTF-8.
    let bytes: [UInt8]

    /// The offset of the first byte of every line; never empty.
    private let lineStarts: [Int]

    /// Makes a source from its text.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
        let bytes = Array(text.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == Ascii.newline { starts.append(offset + 1) }
        self.bytes = bytes
        lineStarts = starts
    }

    /// The number of lines, at least 1.
    public var lineCount: Int { lineStarts.count }

    /// The line and column of a byte.
    public func position(of offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourcePosition(line: low + 1, column: width(of: lineStarts[low]..<offset) + 1)
    }

    /// The text of a line counted from 1, without its end; empty for a line that does not exist.
    public func line(_ number: Int) -> String {
        guard number >= 1, number <= lineStarts.count else { return "" }
        return self[SourceRange(bytesOfLine(number))]
    }

    /// The text of a range; the part of it that exists.
    public subscript(_ range: SourceRange) -> String {
        let lower = min(max(range.lower, 0), bytes.count)
        let upper = min(max(range.upper, lower), bytes.count)
        return String(decoding: bytes[lower..<upper], as: UTF8.self)
    }

    /// The bytes of an existing line without its end.
    func bytesOfLine(_ number: Int) -> Range<Int> {
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
        return start..<end
    }

    /// How many Unicode scalars begin in these bytes: columns as an editor counts them, near enough.
    func width(of range: Range<Int>) -> Int {
        var count = 0
        for byte in bytes[range] where !Ascii.continuesScalar(byte) { count += 1 }
        return count
    }
}

/// A piece of a ``SourceText``, in UTF-8 bytes.
public struct SourceRange: Hashable, Sendable {
    /// The offset of the first byte.
    public let lower: Int

    /// The offset behind the last byte.
    public let upper: Int

    /// Makes a range; an end before the start makes it empty.
    public init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = max(lower, upper)
    }

    /// Makes a range from the language's own.
    public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

    /// The range from the start of this one to the end of another.
    public func through(_ other: SourceRange) -> SourceRange { SourceRange(lower, max(upper, other.upper)) }

    /// The empty range behind this one.
    public var end: SourceRange { SourceRange(upper, upper) }
}

/// A place for readers: both numbers count from 1.
public struct SourcePosition: Hashable, Comparable, Sendable {
    /// The line.
    public let line: Int

    /// The column, in Unicode scalars.
    public let column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Earlier in the text is less.
    public static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// The bytes that the language knows by name.
enum Ascii {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let singleQuote = UInt8(ascii: "'")
    static let backslash = UInt8(ascii: "\\")
    static let hash = UInt8(ascii: "#")
    static let dot = UInt8(ascii: ".")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let equals = UInt8(ascii: "=")

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
    }

    static func continuesScalar(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
