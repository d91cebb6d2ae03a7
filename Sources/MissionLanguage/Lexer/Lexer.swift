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
        var sawTab = false
        while let next = byte, next == Ascii.space || next == Ascii.tab {
            sawTab = sawTab || next == Ascii.tab
            offset += 1
        }
        guard let next = byte, next != Ascii.newline, next != Ascii.hash, next != Ascii.carriageReturn else { return }
        if sawTab { problems.report(.tabIndentation, at: SourceRange(start, offset)) }
        let width = offset - start
        if width > indentations[indentations.count - 1] {
            indentations.append(width)
            append(.indent, from: start)
            return
        }
        while width < indentations[indentations.count - 1] {
            indentations.removeLast()
            append(.dedent, from: offset)
        }
        if width != indentations[indentations.count - 1] {
            problems.report(.unevenIndentation, at: SourceRange(start, offset))
            indentations.append(width)
            append(.indent, from: start)
        }
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
            case _ where Ascii.isLetter(next): readName()
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
        while let next = byte, Ascii.isWord(next) { offset += 1 }
        append(.name, from: start)
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
        var end = place
        while end < limit, Ascii.isWord(bytes[end]) { end += 1 }
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
            if endsInLetter, behind < limit, Ascii.isWord(bytes[behind]) { continue }
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
