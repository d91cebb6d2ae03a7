// Blocks that count, watch, or go on beside the flight.
extension Checker {
    // MARK: Counting

    mutating func check(_ counting: Counting, _ block: Block) -> Action? {
        let name = counting.variable
        // The name ends with its block.
        var outer = variables[name.text]
        defer { variables[name.text] = outer }
        guard let (values, kind) = values(of: counting) else {
            // The block's own mistakes are worth telling; that the name is not known in there is not.
            variables[name.text] = outer ?? .measure(.number)
            _ = check(block)
            return nil
        }
        if constants[name.text] != nil || locals[name.text] != nil {
            problems.report(.declaredTwice(name.text), at: name.range)
            return nil
        }
        if let was = outer, was != kind, !isPrompt {
            problems.report(.kindChanged(name.text, was: was, now: kind), at: name.range)
            return nil
        }
        variables[name.text] = kind
        let action = Action.each(name.text, values, check(block))
        // What an earlier line at the prompt has left there may be of another kind; it is gone then.
        if outer != kind { outer = nil }
        return action
    }

    private mutating func values(of counting: Counting) -> (Action.Counting, ValueKind)? {
        switch counting.values {
        case .list(let expressions):
            var formulas: [Formula] = []
            var first: ValueKind?
            for expression in expressions {
                guard let (formula, kind) = resolve(expression) else { return nil }
                guard kind == first ?? kind else {
                    problems.report(
                        .wrongDimension(of: "\"\(counting.variable.text)\"", found: kind, wanted: [first ?? kind]),
                        at: expression.range
                    )
                    return nil
                }
                first = kind
                formulas.append(formula)
            }
            return first.map { (.list(formulas), $0) }
        case .range(let from, let to, let step):
            guard let (first, dimension) = measured(from, like: nil, counting),
                let (last, _) = measured(to, like: dimension, counting)
            else { return nil }
            var width = Formula.constant(.measure(Measure(1, dimension)))
            if let step {
                guard let (formula, _) = measured(step, like: dimension, counting) else { return nil }
                if let number = formula.constantNumber, number <= 0 {
                    problems.report(.notPositive(what: "the step", opposite: nil), at: step.range)
                    return nil
                }
                width = formula
            }
            guard isCountable(first, last, width, at: from.range.through(to.range)) else { return nil }
            return (.range(from: first, to: last, step: width, dimension), .measure(dimension))
        }
    }

    private mutating func measured(
        _ expression: Expression,
        like dimension: Dimension?,
        _ counting: Counting
    ) -> (Formula, Dimension)? {
        let what = "\"\(counting.variable.text)\""
        if let dimension { return amount(expression, .only("value", dimension), of: what) }
        guard let (formula, kind) = resolve(expression) else { return nil }
        guard case .measure(let dimension) = kind else {
            problems.report(.notCountable(kind), at: expression.range)
            return nil
        }
        return (formula, dimension)
    }

    private mutating func isCountable(
        _ first: Formula,
        _ last: Formula,
        _ step: Formula,
        at range: SourceRange
    ) -> Bool {
        guard let first = first.constantNumber, let last = last.constantNumber, let step = step.constantNumber else {
            return true
        }
        let turns = abs(last - first) / step
        guard turns >= Double(Action.Counting.mostTurns) else { return true }
        problems.report(.tooManyTurns(most: Action.Counting.mostTurns), at: range)
        return false
    }

    // MARK: Beside the flight

    mutating func checkWatch(
        _ expression: Expression,
        for time: Expression?,
        _ block: Block,
        at range: SourceRange
    ) -> Action? {
        let condition = condition(expression)
        let duration = time.flatMap {
            positive($0, .only("time", .time), of: "\"for\"", named: "the time of \"for\"")?.0
        }
        let steps = checkBeside(block, header: "when", at: range)
        guard let condition, (time == nil) == (duration == nil) else { return nil }
        return .when(condition, for: duration, steps)
    }

    mutating func checkBackground(_ period: Expression, _ block: Block, at range: SourceRange) -> Action? {
        let period = positive(period, .only("time", .time), of: "\"every\"", named: "the time of \"every\"")?.0
        let steps = checkBeside(block, header: "every", at: range)
        reportMotion(in: steps, header: "every")
        return period.map { .every($0, steps) }
    }

    /// A block that has its turn at some time later: what it does to the flight is not known to what stands below it.
    private mutating func checkBeside(_ block: Block, header: String, at range: SourceRange) -> [Step] {
        if let guarding { problems.report(.blockNotHere(header, inside: guarding), at: range) }
        let outer = (guarding, isFlying, lands, takesOff)
        guarding = header
        isFlying = true
        defer { (guarding, isFlying, lands, takesOff) = outer }
        return check(block)
    }

    mutating func checkTogether(_ block: Block) -> Action {
        depth += 1
        defer { depth -= 1 }
        var branches: [[Step]] = []
        var movesAlready = false
        for statement in block.statements {
            let steps = check([statement])
            guard let step = steps.first else { continue }
            if step.contains(where: \.action.moves) {
                if movesAlready { problems.report(.twoMotions, at: statement.range) }
                movesAlready = true
            }
            branches.append(steps)
        }
        return .together(branches)
    }

    /// Reports what moves the drone where nothing may.
    mutating func reportMotion(in steps: [Step], header: String) {
        for step in steps {
            if step.action.moves {
                let verb = step.text.split(separator: " ").first.map(String.init) ?? step.text
                problems.report(.motionNotHere(verb, header: header), at: step.range)
            }
            for block in step.action.blocks { reportMotion(in: block, header: header) }
        }
    }
}

extension Action {
    /// Whether it moves the drone.
    var moves: Bool {
        switch self {
        case .takeOff, .land, .hover, .move, .moveBy, .turn, .face, .altitude, .go, .goVia, .circle, .hoverOverTag,
            .approachTag, .flip, .animate, .calibrateCompass:
            true
        default: false
        }
    }
}

extension Action.Counting {
    /// More turns than this are a mistake.
    public static let mostTurns = 10_000
}
