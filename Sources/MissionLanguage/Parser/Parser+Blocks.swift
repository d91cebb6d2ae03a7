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
            return isSign(":", token(after: 1)) || triedHeader() != nil ? word : nil
        case "on", "for", "every", "when", "define", "repeat", "if", "else", "together", "finally":
            return isSign("=", token(after: 1)) || isForeignCall ? nil : word
        default:
            return nil
        }
    }

    /// The header that stands behind a `try` by mistake: what is tried in one line is a command.
    private func triedHeader() -> Int? {
        var place = 1
        while tokens[min(index + place, tokens.count - 1)].kind == .name, source[token(after: place).range] == "try" {
            place += 1
        }
        let first = token(after: place)
        let next = token(after: place + 1)
        guard first.kind == .name, case let word = source[first.range], Reserved.headers.contains(word), word != "else",
            !isSign("=", next), !isSign("(", next) || next.range.lower > first.range.upper
        else { return nil }
        if word == "record", next.kind == .name, ["start", "stop", "usb"].contains(source[next.range]) { return nil }
        return place
    }

    /// Reads a header with its block.
    ///
    /// One that stands in a line behind something else is told to be there already.
    mutating func readBlockStatement(_ header: String, isInLine: Bool = false) -> Statement {
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
            if !takeWord("abort") {
                problems.report(.expected(what: "\"abort\"", found: found), at: range)
                skipHeader()
                // Whatever it was to be, it is no block for the end of the mission.
                if isSign(":") { _ = readBlock(header: header, at: start) }
                return Statement(kind: .broken, range: whole)
            }
            kind = .onAbort(readBlock(header: "on abort", at: start.through(previousRange)))
        case "finally": kind = .finally(readBlock(header: header, at: start))
        case "else":
            if !isInLine { problems.report(.elseWithoutStart, at: start) }
            skipHeader()
            _ = readBlock(header: header, at: start)
            kind = .broken
        case "for": kind = readCounting(start)
        case "when": kind = readWatch(start)
        case "every":
            let period = readExpression()
            kind = .background(every: period, readBlock(header: header, at: start.through(previousRange)))
        case "together": kind = .together(readBlock(header: header, at: start))
        case "define": kind = readDefinition(start)
        default: preconditionFailure("\(header) is no header")
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

    private mutating func readCounting(_ start: SourceRange) -> Statement.Kind {
        guard word != nil else { return skipBlock(.expected(what: "the variable's name", found: found), "for", start) }
        guard let name = takeName() else { return skipBlock(nil, "for", start) }
        let values: Counting.Values
        if isSign("=") {
            problems.report(
                .foreignOperator("=", ours: "from"),
                at: range,
                fixIt: FixIt(replacing: range, with: "from")
            )
        }
        if takeSign("=") || takeWord("from") {
            let from = readExpression()
            guard takeWord("to") else {
                return skipBlock(.expected(what: "\"to\" and the last value", found: found), "for", start)
            }
            let to = readExpression()
            values = .range(from: from, to: to, step: takeWord("step") ? readExpression() : nil)
        } else if takeWord("in") {
            var list = [readExpression()]
            while takeSign(",") { list.append(readExpression()) }
            values = .list(list)
        } else {
            return skipBlock(.expected(what: "\"from\" or \"in\"", found: found), "for", start)
        }
        let block = readBlock(header: "for", at: start.through(previousRange))
        return .count(Counting(variable: name, values: values), block)
    }

    private mutating func readWatch(_ start: SourceRange) -> Statement.Kind {
        let condition = readExpression()
        let time = takeWord("for") ? readExpression() : nil
        return .watch(condition, for: time, readBlock(header: "when", at: start.through(previousRange)))
    }

    private mutating func readDefinition(_ start: SourceRange) -> Statement.Kind {
        guard let word else { return skipBlock(.expected(what: "the verb's name", found: found), "define", start) }
        let place = range
        var name = takeName()
        if name != nil, let (verb, words) = VerbCatalogue.expansion(ofShortForm: word) {
            problems.report(.nameIsShort(word, full: ([verb.name] + words).joined(separator: " ")), at: place)
            name = nil
        }
        var parameters = readBareParameters()
        if kind == .name {
            // A colon that is missing is told by the block: what stands here is a verb.
            if !Reserved.beginnings.contains(source[range]) {
                return skipBlock(.missingDefault(source[range]), "define", start)
            }
        } else if takeSign("("), !takeSign(")") {
            repeat {
                guard self.word != nil else {
                    return skipBlock(.expected(what: "a parameter's name", found: found), "define", start)
                }
                let parameter = takeName()
                guard takeSign("=") else {
                    return skipBlock(.missingDefault(source[previousRange]), "define", start)
                }
                let value = readExpression()
                if let parameter {
                    parameters.append(Parameter(name: parameter, value: value, limits: nil, summary: nil))
                }
            } while takeSign(",")
            guard takeSign(")") else { return skipBlock(.unclosedParenthesis, "define", start) }
        }
        let block = readBlock(header: "define", at: start.through(previousRange))
        return name.map { .definition(Definition(name: $0, parameters: parameters, block: block)) } ?? .broken
    }

    /// Parameters that stand without their parentheses; none where there are none.
    private mutating func readBareParameters() -> [Parameter] {
        let place = previousRange.end
        let first = range
        var parameters: [Parameter] = []
        while kind == .name, isSign("=", token(after: 1)) {
            let name = takeName()
            advance()
            let value = readExpression()
            if let name { parameters.append(Parameter(name: name, value: value, limits: nil, summary: nil)) }
            _ = takeSign(",")
        }
        guard range != first else { return [] }
        let written = parameters.map { "\($0.name.text) = \(source[$0.value.range])" }.joined(separator: ", ")
        problems.report(
            .bareParameters(written),
            at: first.through(previousRange),
            fixIt: FixIt(replacing: place.through(previousRange), with: "(\(written))")
        )
        return parameters
    }

    /// Reports what is wrong with a header and goes on behind it: reading the block finds the mistakes in there as well.
    private mutating func skipBlock(_ problem: Problem?, _ header: String, _ start: SourceRange) -> Statement.Kind {
        if let problem { problems.report(problem, at: range) }
        skipHeader()
        if isSign(":") { _ = readBlock(header: header, at: start) }
        return .broken
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
        if !isSign(":") {
            while takeWord("try") {}
            let header = word ?? ""
            problems.report(.blockTriedInLine(header: header), at: range)
            return .attempt(Block(statements: [readBlockStatement(header)]), otherwise: nil)
        }
        let block = readBlock(header: "try", at: start)
        guard let elseRange = takeElse() else { return .attempt(block, otherwise: nil) }
        return .attempt(block, otherwise: readBlock(header: "else", at: elseRange))
    }

    /// An `else` on the line behind a block that was read; a block in one line has its newline still before it.
    private mutating func takeElse() -> SourceRange? {
        var place = kind == .newline && token(after: 1).kind != .newline ? index + 1 : index
        // The brace before it goes with one that was taken for a colon.
        if tokens[place].kind == .stray, source[tokens[place].range] == "}", !foreignLines.isEmpty { place += 1 }
        guard tokens[place].kind == .name, source[tokens[place].range] == "else" else { return nil }
        // `a; else:` stands on the same line as the block before it only by mistake.
        guard place > 0, [.newline, .dedent, .stray].contains(tokens[place - 1].kind) else { return nil }
        index = place
        let elseRange = range
        advance()
        return elseRange
    }
}
