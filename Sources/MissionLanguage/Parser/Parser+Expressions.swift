// Values and conditions share one grammar; which of the two stands where is the checker's question. So
// `wait until 3m` is told to be a length and not a condition, rather than to be unreadable.
extension Parser {
    /// Reads an expression or a condition; what cannot be read is reported and becomes `.broken`.
    mutating func readExpression() -> Expression {
        if expressionDepth == 0 { expressionParts = 0 }
        expressionDepth += 1
        defer { expressionDepth -= 1 }
        guard expressionDepth <= Self.deepestNesting else {
            return brokenExpression(.nestingTooDeep(limit: Self.deepestNesting))
        }
        return readDisjunction()
    }

    /// Reports what is wrong here and gives the statement up.
    private mutating func brokenExpression(_ problem: Problem) -> Expression {
        let place = range
        problems.report(problem, at: place)
        // No expression has a colon: behind it stands the block of a header, which can be read all the same.
        while !isAtEndOfStatement, !isSign(":") { advance() }
        return Expression(.broken, place)
    }

    private mutating func readDisjunction() -> Expression {
        var left = readConjunction()
        while isOperator("or", foreign: "||") {
            advance()
            let right = readConjunction()
            left = Expression(.or(left, right), left.range.through(right.range))
        }
        return left
    }

    private mutating func readConjunction() -> Expression {
        var left = readNegation()
        while isOperator("and", foreign: "&&") {
            advance()
            let right = readNegation()
            left = Expression(.and(left, right), left.range.through(right.range))
        }
        return left
    }

    /// Whether an operator stands here; the signs of other languages are reported and understood.
    private mutating func isOperator(_ ours: String, foreign: String) -> Bool {
        if isWord(ours) { return true }
        guard kind == .stray, source[range] == foreign else { return false }
        problems.report(
            .foreignOperator(foreign, ours: ours),
            at: range,
            fixIt: FixIt(replacing: range, with: spaced(ours))
        )
        return true
    }

    /// A word that is put in the place of a sign, with the spaces that keep it a word.
    private func spaced(_ word: String) -> String {
        let isJoinedBefore = range.lower > 0 && range.lower == previousRange.upper && index > 0
        return (isJoinedBefore ? " " : "") + word + (token(after: 1).range.lower == range.upper ? " " : "")
    }

    private mutating func readNegation() -> Expression {
        let start = range
        var count = 0
        while true {
            if isSign("!") {
                problems.report(
                    .foreignOperator("!", ours: "not"),
                    at: range,
                    fixIt: FixIt(replacing: range, with: spaced("not"))
                )
            } else if !isWord("not") {
                break
            }
            count += 1
            advance()
            if count > Self.deepestNesting {
                return brokenExpression(.nestingTooDeep(limit: Self.deepestNesting))
            }
        }
        var condition = readComparison()
        for _ in 0..<count { condition = Expression(.not(condition), start.through(condition.range)) }
        return condition
    }

    private mutating func readComparison() -> Expression {
        let left = readSum()
        guard let sign = takeComparison() else { return left }
        let right = readSum()
        if comparison != nil, right.kind != .broken { return brokenExpression(.chainedComparison) }
        return Expression(.comparison(sign, left, right), left.range.through(right.range))
    }

    private var comparison: Operator.Comparison? {
        guard kind == .sign else { return nil }
        return isSign("=") ? .equal : Operator.Comparison(rawValue: source[range])
    }

    private mutating func takeComparison() -> Operator.Comparison? {
        guard let sign = comparison else { return nil }
        if isSign("=") { problems.report(.oneEqualsSign, at: range, fixIt: FixIt(replacing: range, with: "==")) }
        advance()
        return sign
    }

    private mutating func readSum() -> Expression {
        var left = readProduct()
        while kind == .sign, isSign("+") || isSign("-") {
            let sign: Operator.Arithmetic = isSign("+") ? .add : .subtract
            advance()
            let right = readProduct()
            left = Expression(.arithmetic(sign, left, right), left.range.through(right.range))
        }
        return left
    }

    private mutating func readProduct() -> Expression {
        var left = readSigned()
        while kind == .sign, isSign("*") || isSign("/") {
            let sign: Operator.Arithmetic = isSign("*") ? .multiply : .divide
            advance()
            let right = readSigned()
            left = Expression(.arithmetic(sign, left, right), left.range.through(right.range))
        }
        return left
    }

    private mutating func readSigned() -> Expression {
        let start = range
        var count = 0
        while takeSign("-") {
            count += 1
            if count > Self.deepestNesting {
                return brokenExpression(.nestingTooDeep(limit: Self.deepestNesting))
            }
        }
        var value = readAtom()
        for _ in 0..<count { value = Expression(.negative(value), start.through(value.range)) }
        return value
    }

    private mutating func readAtom() -> Expression {
        expressionParts += 1
        guard expressionParts <= Self.longestExpression else {
            return brokenExpression(.expressionTooLong(limit: Self.longestExpression))
        }
        let place = range
        switch kind {
        case .number(let amount, let unit):
            advance()
            return Expression(.number(amount, unit: unit), place)
        case .broken:
            advance()
            return Expression(.broken, place)
        case .text:
            let text = readText()
            return Expression(.text(text), text.range)
        case .name where !Reserved.endsExpression(source[place]):
            return readDottedName()
        case .stray where source.bytes[place.lower] == Ascii.singleQuote:
            problems.report(.singleQuotes, at: place)
            advance()
            return Expression(.broken, place)
        case .sign where isSign("("):
            return readParenthesis()
        default:
            return brokenExpression(.expected(what: "a value", found: found))
        }
    }

    private mutating func readParenthesis() -> Expression {
        let open = range
        advance()
        let inner = readExpression()
        guard takeSign(")") else {
            if inner.kind != .broken { problems.report(.unclosedParenthesis, at: open) }
            skipStatement()
            return Expression(.broken, open)
        }
        return Expression(inner.kind, open.through(previousRange))
    }

    /// A name with its parts joined: `battery.voltage` has no spaces around its dot.
    private mutating func readDottedName() -> Expression {
        let start = range
        advance()
        while isSign("."), range.lower == previousRange.upper, token(after: 1).kind == .name,
            token(after: 1).range.lower == range.upper
        {
            advance()
            advance()
        }
        let whole = start.through(previousRange)
        guard isSign("("), range.lower == whole.upper else { return Expression(.name(source[whole]), whole) }
        var depth = 0
        repeat {
            if isSign("(") { depth += 1 }
            if isSign(")") { depth -= 1 }
            advance()
        } while depth > 0 && !isAtEndOfStatement
        problems.report(.callInExpression(source[whole]), at: start.through(previousRange))
        return Expression(.broken, start.through(previousRange))
    }

    // MARK: Text

    /// Reads the text that stands here, with the values in its braces.
    mutating func readText() -> TextLiteral {
        let whole = range
        advance()
        let end = whole.upper - 1
        var pieces: [TextLiteral.Piece] = []
        var literal: [UInt8] = []
        var place = whole.lower + 1
        func finished(_ bytes: [UInt8]) -> [TextLiteral.Piece] {
            bytes.isEmpty ? [] : [.literal(String(decoding: bytes, as: UTF8.self))]
        }
        while place < end {
            let byte = source.bytes[place]
            if byte == Ascii.backslash, place + 1 < end {
                literal.append(source.bytes[place + 1])
                place += 2
            } else if byte == Ascii.openBrace {
                guard let close = source.bytes[place..<end].firstIndex(of: Ascii.closeBrace) else {
                    problems.report(.unclosedBrace, at: SourceRange(place, place + 1))
                    break
                }
                pieces += finished(literal)
                literal = []
                pieces.append(.value(readBraces(SourceRange(place + 1, close))))
                place = close + 1
            } else {
                literal.append(byte)
                place += 1
            }
        }
        return TextLiteral(pieces: pieces + finished(literal), range: whole)
    }

    /// Reads what stands between two braces with a cursor of its own.
    private mutating func readBraces(_ part: SourceRange) -> Expression {
        let outer = (tokens, index)
        defer { (tokens, index) = outer }
        tokens = Lexer.read(source, part: part, problems: &problems)
        index = 0
        guard kind != .end else {
            problems.report(.emptyBraces, at: SourceRange(part.lower - 1, part.upper + 1))
            return Expression(.broken, part)
        }
        let expression = readExpression()
        if kind != .end, expression.kind != .broken {
            problems.report(.unexpected(after: source[expression.range], found: found, near: []), at: range)
        }
        return expression
    }
}
