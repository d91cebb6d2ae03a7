/// Cuts a mission's text into tokens and turns indentation into `indent` and `dedent`.
///
/// It never stops at an error: what cannot be read is reported and becomes a `stray` token or a number without meaning,
/// so that the parser sees the whole file. Work is linear in the length of the text.
struct Lexer {
    /// What the parser works on.
    struct Output {
        var tokens: [Token] = []
        var comments: [Comment] = []
    }

    private let source: SourceText
    private let bytes: [UInt8]
    private let limit: Int
    private var offset: Int
    private var indentations = [0]
    /// The indentation of the last line that was like none of the blocks around it: the lines below share its mistake.
    private var unevenWidth: Int?
    private var sawTab = false
    private var output = Output()
    private var problems: ProblemList

    /// Reads a whole source.
    static func read(_ source: SourceText, problems: inout ProblemList) -> Output {
        var lexer = Lexer(source, from: 0, to: source.bytes.count, problems: problems)
        lexer.readLines()
        problems = lexer.problems
        return lexer.output
    }

    /// Reads a part of one line, such as the expression between braces in a text.
    static func read(_ source: SourceText, part: SourceRange, problems: inout ProblemList) -> [Token] {
        var lexer = Lexer(source, from: part.lower, to: part.upper, problems: problems)
        lexer.readLine()
        lexer.append(.end, from: part.upper)
        problems = lexer.problems
        return lexer.output.tokens
    }

    private init(_ source: SourceText, from: Int, to: Int, problems: ProblemList) {
        self.source = source
        bytes = source.bytes
        offset = from
        limit = to
        self.problems = problems
    }

    private var byte: UInt8? { offset < limit ? bytes[offset] : nil }

    private func byte(after distance: Int) -> UInt8? { offset + distance < limit ? bytes[offset + distance] : nil }

    private mutating func append(_ kind: Token.Kind, from start: Int) {
        output.tokens.append(Token(kind: kind, range: SourceRange(start, offset)))
    }

    // MARK: Lines

    private mutating func readLines() {
        // A byte order mark is no part of the first word.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        while offset < limit {
            readIndentation()
            let tokensBefore = output.tokens.count
            readLine()
            if output.tokens.count > tokensBefore { append(.newline, from: offset) }
            if byte == Ascii.newline { offset += 1 }
        }
        for _ in indentations.dropFirst() { append(.dedent, from: offset) }
        append(.end, from: offset)
    }

    /// Counts the spaces at the start of a line; lines with nothing on them do not count.
    private mutating func readIndentation() {
        let start = offset
        var width = 0
        var hasTab = false
        while let next = byte, next == Ascii.space || next == Ascii.tab {
            hasTab = hasTab || next == Ascii.tab
            width += next == Ascii.tab ? Self.tabWidth : 1
            offset += 1
        }
        guard let next = byte, next != Ascii.newline, next != Ascii.hash, next != Ascii.carriageReturn else { return }
        if hasTab {
            // Whoever indents with tabs does it everywhere, and makes one mistake.
            if !sawTab { problems.report(.tabIndentation, at: SourceRange(start, offset)) }
            sawTab = true
            width = meant(width)
        }
        if width > indentations[indentations.count - 1] {
            indentations.append(width)
            append(.indent, from: start)
            return
        }
        while indentations.count > 1, width <= indentations[indentations.count - 2] {
            indentations.removeLast()
            append(.dedent, from: offset)
        }
        guard width != indentations[indentations.count - 1] else {
            unevenWidth = nil
            return
        }
        // It is taken for a line of the innermost block that it may stand in.
        if width != unevenWidth { problems.report(.unevenIndentation, at: SourceRange(start, offset)) }
        unevenWidth = width
    }

    private static let tabWidth = 4

    /// The indentation of an open block that a line with tabs stands in: a tab is as wide as an editor shows it.
    private func meant(_ width: Int) -> Int {
        let innermost = indentations[indentations.count - 1]
        let before = output.tokens.count - 2
        let opensBlock =
            before >= 0 && output.tokens[before].kind == .sign
            && bytes[output.tokens[before].range.lower] == UInt8(ascii: ":")
        if opensBlock { return max(width, innermost + 1) }
        return indentations.min { (abs($0 - width), -$0) < (abs($1 - width), -$1) } ?? width
    }

    private mutating func readLine() {
        let firstToken = output.tokens.count
        while let next = byte, next != Ascii.newline {
            switch next {
            case Ascii.space, Ascii.tab, Ascii.carriageReturn: offset += 1
            case Ascii.hash: readComment(standsAlone: isFirst(firstToken))
            case Ascii.quote, Ascii.singleQuote: readText(quote: next)
            case _ where Ascii.isDigit(next): readNumber()
            case Ascii.dot where self.byte(after: 1).map(Ascii.isDigit) == true: readNumber()
            case _ where wordLength(at: offset) > 0: readName()
            default: readSign(next)
            }
        }
    }

    private func isFirst(_ tokensBefore: Int) -> Bool { output.tokens.count == tokensBefore }

    private mutating func readComment(standsAlone: Bool) {
        let start = offset
        while byte != nil, byte != Ascii.newline { offset += 1 }
        var text = bytes[(start + 1)..<offset]
        while let last = text.last, last == Ascii.space || last == Ascii.carriageReturn { text.removeLast() }
        while text.first == Ascii.space { text.removeFirst() }
        output.comments.append(
            Comment(
                range: SourceRange(start, offset),
                text: String(decoding: text, as: UTF8.self),
                standsAlone: standsAlone
            )
        )
    }

    private mutating func readName() {
        let start = offset
        offset = wordEnd(from: offset)
        append(.name, from: start)
    }

    /// Where a word ends that begins here, or goes on.
    private func wordEnd(from place: Int) -> Int {
        var end = place
        while end < limit, case let length = Ascii.isDigit(bytes[end]) ? 1 : wordLength(at: end), length > 0 {
            end += length
        }
        return end
    }

    /// The bytes of the letter that stands here, of whatever alphabet: a word is told, and refused, as a whole.
    private func wordLength(at place: Int) -> Int {
        if bytes[place] < 0x80 { return Ascii.isLetter(bytes[place]) ? 1 : 0 }
        guard !Ascii.continuesScalar(bytes[place]) else { return 0 }
        var end = place + 1
        while end < limit, Ascii.continuesScalar(bytes[end]) { end += 1 }
        let scalar = String(decoding: bytes[place..<end], as: UTF8.self).unicodeScalars.first
        return scalar?.properties.isAlphabetic == true ? end - place : 0
    }

    // MARK: Text

    private mutating func readText(quote: UInt8) {
        let start = offset
        offset += 1
        while let next = byte, next != quote, next != Ascii.newline {
            offset += next == Ascii.backslash && byte(after: 1) != Ascii.newline && byte(after: 1) != nil ? 2 : 1
        }
        let range = SourceRange(start, offset)
        guard byte == quote else {
            problems.report(.unclosedText, at: range)
            append(.broken, from: start)
            return
        }
        offset += 1
        // Text in single quotes comes from JavaScript; the parser knows whether the whole line does.
        append(quote == Ascii.quote ? .text : .stray, from: start)
    }

    // MARK: Numbers

    private mutating func readNumber() {
        let start = offset
        readDigits()
        if byte == Ascii.dot, byte(after: 1).map(Ascii.isDigit) == true {
            offset += 1
            readDigits()
        }
        let digits = SourceRange(start, offset)
        guard let value = Double(source[digits]), value.isFinite else {
            problems.report(.numberTooLarge, at: digits)
            return append(.broken, from: start)
        }
        // Values such as 1.2.3 are versions and addresses, not numbers.
        if byte == Ascii.dot, byte(after: 1).map(Ascii.isDigit) == true {
            while let next = byte, next == Ascii.dot || Ascii.isDigit(next) { offset += 1 }
            problems.report(.malformedNumber, at: SourceRange(start, offset))
            return append(.broken, from: start)
        }
        readUnit(behind: value, from: start)
    }

    private mutating func readDigits() {
        if byte == Ascii.dot { offset += 1 }
        while let next = byte, Ascii.isDigit(next) { offset += 1 }
    }

    /// A unit stands joined to its number or behind spaces, and ends at a word boundary: `6m/side` is a division.
    private mutating func readUnit(behind value: Double, from start: Int) {
        let joined = offset
        var place = offset
        while place < limit, bytes[place] == Ascii.space { place += 1 }
        if let (unit, length) = unit(at: place) {
            offset = place + length
            return append(.number(value * unit.factor, unit: unit), from: start)
        }
        var end = wordEnd(from: place)
        let rate = end + Unit.perSecond.utf8.count
        if rate <= limit, Unit.meant(by: source[SourceRange(place, rate)]) != nil { end = rate }
        let word = SourceRange(place, end)
        let isJoined = place == joined && end > place
        guard isJoined || Unit.meant(by: source[word]) != nil else {
            return append(.number(value, unit: nil), from: start)
        }
        offset = end
        let fixIt = Unit.meant(by: source[word]).map {
            FixIt(replacing: SourceRange(start, end), with: source[SourceRange(start, joined)] + $0.symbol)
        }
        problems.report(.unknownUnit(source[word]), at: word, fixIt: fixIt)
        append(.broken, from: start)
    }

    private func unit(at place: Int) -> (unit: Unit, length: Int)? {
        for (spelling, unit) in Unit.spellings where place + spelling.count <= limit {
            guard bytes[place..<(place + spelling.count)].elementsEqual(spelling) else { continue }
            let endsInLetter = spelling.last.map(Ascii.isLetter) == true
            let behind = place + spelling.count
            if endsInLetter, behind < limit, Ascii.isDigit(bytes[behind]) || wordLength(at: behind) > 0 { continue }
            return (unit, spelling.count)
        }
        return nil
    }

    // MARK: Signs

    private mutating func readSign(_ first: UInt8) {
        let start = offset
        offset += 1
        switch first {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), Ascii.equals, UInt8(ascii: "!"):
            if byte == Ascii.equals { offset += 1 }
            append(.sign, from: start)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), Ascii.dot,
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"):
            append(.sign, from: start)
        case UInt8(ascii: "&"), UInt8(ascii: "|"):
            if byte == first { offset += 1 }
            append(.stray, from: start)
        default:
            while let next = byte, Ascii.continuesScalar(next) { offset += 1 }
            append(.stray, from: start)
        }
    }
}
