extension Parser {
    /// The word that begins a block here; nil where none begins.
    func header() -> String? {
        guard let word else { return nil }
        switch word {
        case "record":
            // With start and stop it is a command.
            let next = token(after: 1)
            guard next.kind == .name else { return isForeignCall ? nil : word }
            return ["start", "stop", "usb"].contains(source[next.range]) ? nil : word
        case "try":
            return isSign(":", token(after: 1)) ? word : nil
        case "on", "for", "every", "when", "define", "repeat", "if", "else", "together", "finally":
            return isSign("=", token(after: 1)) || isForeignCall ? nil : word
        default:
            return nil
        }
    }

    /// Reads a header with its block.
    mutating func readBlockStatement(_ header: String) -> Statement {
        let start = range
        let whole = headerRange()
        advance()
        let kind: Statement.Kind
        switch header {
        case "repeat": kind = readRepeat(start)
        case "if": kind = readChoice(start)
        case "try": kind = readAttempt(start)
        case "record":
            let name = self.kind == .text ? readText() : nil
            if self.kind == .broken { advance() }
            kind = .record(name: name, readBlock(header: header, at: start.through(previousRange)))
        case "on":
            if !takeWord("abort") { problems.report(.expected(what: "\"abort\"", found: found), at: range) }
            kind = .onAbort(readBlock(header: "on abort", at: start.through(previousRange)))
        case "finally": kind = .finally(readBlock(header: header, at: start))
        case "else":
            problems.report(.elseWithoutStart, at: start)
            skipHeader()
            _ = readBlock(header: header, at: start)
            kind = .broken
        default:
            problems.report(.notAvailable(Reserved.announced[header] ?? "\"\(header)\""), at: start)
            skipHeader()
            // Reading what is inside finds the mistakes in there as well.
            if isSign(":") { _ = readBlock(header: header, at: start) }
            kind = .broken
        }
        return Statement(kind: kind, range: whole)
    }

    /// The header that begins here, up to its colon.
    private func headerRange() -> SourceRange {
        var end = index
        while end + 1 < tokens.count, tokens[end + 1].kind != .newline, !isSign(":", tokens[end + 1]) { end += 1 }
        return range.through(tokens[end].range)
    }

    /// Skips to the colon of a header that cannot be read.
    private mutating func skipHeader() {
        while !isAtEndOfLine, !isSign(":") { advance() }
    }

    private mutating func readRepeat(_ start: SourceRange) -> Statement.Kind {
        let repetition: Repetition
        if takeWord("until") {
            repetition = .until(readExpression(), max: readMaximum())
        } else if takeWord("while") {
            repetition = .asLongAs(readExpression(), max: readMaximum())
        } else {
            repetition = .times(readExpression())
            _ = takeWord("times")
        }
        return .repetition(repetition, readBlock(header: "repeat", at: start.through(previousRange)))
    }

    private mutating func readMaximum() -> Expression? { takeWord("max") ? readExpression() : nil }

    private mutating func readChoice(_ start: SourceRange) -> Statement.Kind {
        var branches: [Branch] = []
        let condition = readExpression()
        branches.append(
            Branch(
                condition: condition,
                block: readBlock(header: "if", at: start.through(previousRange)),
                range: start.through(condition.range)
            )
        )
        while let elseRange = takeElse() {
            guard takeWord("if") else {
                return .choice(branches, otherwise: readBlock(header: "else", at: elseRange))
            }
            let condition = readExpression()
            branches.append(
                Branch(
                    condition: condition,
                    block: readBlock(header: "else if", at: elseRange.through(previousRange)),
                    range: elseRange.through(condition.range)
                )
            )
        }
        return .choice(branches, otherwise: nil)
    }

    private mutating func readAttempt(_ start: SourceRange) -> Statement.Kind {
        let block = readBlock(header: "try", at: start)
        guard let elseRange = takeElse() else { return .attempt(block, otherwise: nil) }
        return .attempt(block, otherwise: readBlock(header: "else", at: elseRange))
    }

    /// An `else` on the line behind a block that was read; a block in one line has its newline still before it.
    private mutating func takeElse() -> SourceRange? {
        let place = kind == .newline && token(after: 1).kind == .name ? index + 1 : index
        guard tokens[place].kind == .name, source[tokens[place].range] == "else" else { return nil }
        // `a; else:` stands on the same line as the block before it only by mistake.
        guard place > 0, tokens[place - 1].kind == .newline || tokens[place - 1].kind == .dedent else { return nil }
        index = place
        let elseRange = range
        advance()
        return elseRange
    }
}
