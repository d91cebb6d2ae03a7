/// What is wrong with a description of a world, a wind or a fault, and where.
public struct WorldError: Error, Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int

    /// The column of the first letter that does not fit, counted from 1.
    public let column: Int

    /// What stands there; empty at the end of a line.
    public let found: String

    /// What would have been right.
    public let wanted: String
}

extension WorldError: CustomStringConvertible {
    /// One line: what was found, what was wanted.
    public var description: String {
        found.isEmpty ? "the line ends where \(wanted) is wanted" : "found \"\(found)\", wanted \(wanted)"
    }
}

/// The words of one line, taken from left to right; what follows a `#` is a remark.
struct WorldWords {
    private struct Word {
        var text: Substring
        var column: Int
    }

    /// Letters a line may have; more is no description that a person wrote.
    private static let longestLine = 400

    let line: Int
    private var words: [Word] = []
    private var next = 0
    private let endColumn: Int

    /// Takes a line apart.
    init(line: Int, _ text: some StringProtocol) throws(WorldError) {
        self.line = line
        let text = Substring(text)
        let length = text.count
        guard length <= WorldWords.longestLine else {
            throw WorldError(
                line: line,
                column: WorldWords.longestLine + 1,
                found: "\(length) letters",
                wanted: "a line of at most \(WorldWords.longestLine)"
            )
        }
        endColumn = length + 1
        var (start, startColumn): (Substring.Index?, Int) = (nil, 1)
        var column = 0
        for index in text.indices {
            column += 1
            if text[index] == "#" || text[index].isWhitespace {
                if let begin = start { words.append(Word(text: text[begin..<index], column: startColumn)) }
                start = nil
                if text[index] == "#" { return }
            } else if start == nil {
                (start, startColumn) = (index, column)
            }
        }
        if let begin = start { words.append(Word(text: text[begin...], column: startColumn)) }
    }

    /// Whether nothing is left.
    var isEmpty: Bool { next == words.count }

    /// The word that comes next, without taking it.
    var peeked: Substring? { next < words.count ? words[next].text : nil }

    /// The complaint that the next word, or the end of the line, is not what is wanted.
    func problem(_ wanted: String) -> WorldError {
        guard next < words.count else { return WorldError(line: line, column: endColumn, found: "", wanted: wanted) }
        return WorldError(line: line, column: words[next].column, found: String(words[next].text), wanted: wanted)
    }

    /// Takes a word.
    mutating func word(_ wanted: String) throws(WorldError) -> Substring {
        guard let word = peeked else { throw problem(wanted) }
        next += 1
        return word
    }

    /// Takes the next word if it is this one.
    mutating func takes(_ word: String) -> Bool {
        guard peeked == Substring(word) else { return false }
        next += 1
        return true
    }

    /// Takes this word.
    mutating func expect(_ word: String) throws(WorldError) {
        guard takes(word) else { throw problem("\"\(word)\"") }
    }

    /// Nothing may follow.
    func end() throws(WorldError) {
        guard isEmpty else { throw problem("the end of the line") }
    }

    /// Takes one of several words and returns what it means.
    mutating func choice<Meaning>(
        _ what: String,
        of meanings: KeyValuePairs<String, Meaning>
    ) throws(WorldError) -> Meaning {
        guard let word = peeked, let found = meanings.first(where: { $0.key == word }) else {
            throw problem("\(what): \(meanings.map(\.key).joined(separator: ", "))")
        }
        next += 1
        return found.value
    }

    /// Takes a length in metres, in this range.
    mutating func length(_ range: ClosedRange<Double>) throws(WorldError) -> Double {
        try number("a length", units: [("cm", 0.01), ("m", 1)], range, "m")
    }

    /// Takes a speed in m/s, in this range.
    mutating func speed(_ range: ClosedRange<Double>) throws(WorldError) -> Double {
        try number("a speed", units: [("m/s", 1)], range, "m/s")
    }

    /// Takes a time in seconds, in this range.
    mutating func time(_ range: ClosedRange<Double>) throws(WorldError) -> Double {
        try number("a time", units: [("ms", 0.001), ("min", 60), ("s", 1)], range, "s")
    }

    /// Takes a percentage.
    mutating func percent() throws(WorldError) -> Double {
        try number("a percentage", units: [("%", 1)], 0...100, "%")
    }

    /// Takes an angle in degrees.
    mutating func angle() throws(WorldError) -> Double {
        try number("an angle", units: [("deg", 1), ("°", 1)], -360...360, "deg")
    }

    /// Takes a bare number in this range.
    mutating func number(_ range: ClosedRange<Double>) throws(WorldError) -> Double {
        try number("a number", units: [("", 1)], range, "")
    }

    private mutating func number(
        _ what: String,
        units: [(name: String, size: Double)],
        _ range: ClosedRange<Double>,
        _ shown: String
    ) throws(WorldError) -> Double {
        let wanted = "\(what) from \(plain(range.lowerBound))\(shown) to \(plain(range.upperBound))\(shown)"
        guard let word = peeked, let unit = units.first(where: { word.hasSuffix($0.name) }),
            // Only digits, a sign and a point: no "inf", no "0x10", no "1e9".
            word.dropLast(unit.name.count).allSatisfy({ $0.isASCII && ($0.isNumber || "+-.".contains($0)) }),
            let number = Double(word.dropLast(unit.name.count)), range.contains(number * unit.size)
        else { throw problem(wanted) }
        next += 1
        return number * unit.size
    }

    private func plain(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
    }

    /// Takes a wind: `calm`, or a speed with `from` and `gust`.
    mutating func wind() throws(WorldError) -> Wind {
        if takes("calm") { return .calm }
        guard peeked?.first?.isNumber ?? false else { throw problem("\"calm\" or a speed, as in 2m/s from 90deg") }
        let speed = try speed(0...Wind.fastest)
        let from = takes("from") ? try angle() : 0
        let gust = takes("gust") ? try self.speed(0...Wind.strongestGust) : 0
        return Wind(speed: speed, fromDegrees: from, gust: gust)
    }
}
