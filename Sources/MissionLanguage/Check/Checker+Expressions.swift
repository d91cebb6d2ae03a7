extension Checker {
    /// What an expression means and what kind of value it has; nil when that is a mistake, which is reported then.
    mutating func resolve(_ expression: Expression) -> (Formula, ValueKind)? {
        switch expression.kind {
        case .broken: return nil
        case .number(let amount, let unit):
            let measure = Measure(amount, unit?.dimension ?? .number)
            return (.constant(.measure(measure)), .measure(measure.dimension))
        case .text(let text): return (checkText(text), .text)
        case .name(let name): return resolve(name: name, at: expression.range)
        case .negative(let part): return resolve(negative: part)
        case .arithmetic(let sign, let left, let right): return resolve(sign, left, right, at: expression.range)
        case .comparison(let sign, let left, let right): return resolve(sign, left, right, at: expression.range)
        case .not(let part): return condition(part).map { (folded(.not($0)), .truth) }
        case .and(let left, let right):
            let (left, right) = (condition(left), condition(right))
            guard let left, let right else { return nil }
            return (folded(.and(left, right)), .truth)
        case .or(let left, let right):
            let (left, right) = (condition(left), condition(right))
            guard let left, let right else { return nil }
            return (folded(.or(left, right)), .truth)
        }
    }

    /// An expression in which only constants mean something: the text of an argument, which has problems of its own.
    mutating func resolveAlone(_ expression: Expression, problems inner: inout ProblemList) -> (Formula, ValueKind)? {
        let outer = (problems, constants, variables)
        (problems, constants, variables) = (inner, [:], [:])
        defer {
            inner = problems
            (problems, constants, variables) = outer
        }
        return resolve(expression)
    }

    /// An expression that holds or does not.
    mutating func condition(_ expression: Expression) -> Formula? {
        guard let (formula, kind) = resolve(expression) else { return nil }
        guard kind == .truth else {
            problems.report(.notACondition(kind), at: expression.range)
            return nil
        }
        return formula
    }

    /// A text with its values; a constant when it has none that could change.
    mutating func checkText(_ text: TextLiteral) -> Formula {
        var parts: [Formula] = []
        for piece in text.pieces {
            switch piece {
            case .literal(let text): parts.append(.constant(.text(text)))
            case .value(let expression):
                if let (formula, _) = resolve(expression) { parts.append(formula) }
            }
        }
        return folded(.text(parts))
    }

    /// The formula, or its value when nothing in it can change.
    private func folded(_ formula: Formula) -> Formula {
        guard formula.isConstant, let value = formula.evaluated(in: NoValues()) else { return formula }
        return .constant(value)
    }

    private mutating func resolve(negative part: Expression) -> (Formula, ValueKind)? {
        guard let (formula, kind) = resolve(part) else { return nil }
        guard case .measure = kind else {
            problems.report(.conditionAsValue, at: part.range)
            return nil
        }
        return (folded(.negative(formula)), kind)
    }

    private mutating func resolve(
        _ sign: Operator.Arithmetic,
        _ left: Expression,
        _ right: Expression,
        at range: SourceRange
    ) -> (Formula, ValueKind)? {
        let (leftSide, rightSide) = (resolve(left), resolve(right))
        guard let (first, firstKind) = leftSide, let (second, secondKind) = rightSide else { return nil }
        guard case .measure(let one) = firstKind, case .measure(let other) = secondKind,
            sign == .multiply || sign == .divide || one == other
        else {
            problems.report(.cannotCombine(sign, firstKind, secondKind), at: range)
            return nil
        }
        let dimension =
            switch sign {
            case .add, .subtract: one
            case .multiply: one * other
            case .divide: one / other
            }
        if sign == .divide, case .constant(.measure(let divisor)) = second, divisor.amount == 0 {
            problems.report(.divisionByZero, at: right.range)
            return nil
        }
        return (folded(.arithmetic(sign, first, second)), .measure(dimension))
    }

    private mutating func resolve(
        _ sign: Operator.Comparison,
        _ left: Expression,
        _ right: Expression,
        at range: SourceRange
    ) -> (Formula, ValueKind)? {
        let (leftSide, rightSide) = resolveSides(left, right)
        guard let (first, firstKind) = leftSide, let (second, secondKind) = rightSide else { return nil }
        guard firstKind == secondKind else {
            let raw = first.rawField ?? second.rawField
            problems.report(
                raw.map { .rawHasNoUnit($0) } ?? .cannotCompare(firstKind, secondKind),
                at: range,
                fixIt: unitFix(left, firstKind, secondKind) ?? unitFix(right, secondKind, firstKind)
            )
            return nil
        }
        if case .measure = firstKind {
        } else if sign != .equal, sign != .unequal {
            problems.report(.cannotOrder(firstKind), at: range)
            return nil
        }
        return (folded(.comparison(sign, first, second)), .truth)
    }

    /// Both sides of a comparison; beside `state`, the drone's own words are words and not names.
    private mutating func resolveSides(
        _ left: Expression,
        _ right: Expression
    ) -> ((Formula, ValueKind)?, (Formula, ValueKind)?) {
        func isState(_ expression: Expression) -> Bool { expression.kind == .name(Reading.state.rawValue) }
        if isState(left), let word = stateWord(right) { return (resolve(left), word) }
        if isState(right), let word = stateWord(left) { return (word, resolve(right)) }
        return (resolve(left), resolve(right))
    }

    private mutating func stateWord(_ expression: Expression) -> (Formula, ValueKind)? {
        guard case .name(let word) = expression.kind, constants[word] == nil, variables[word] == nil,
            locals[word] == nil
        else { return nil }
        guard Reading.states.contains(word) else {
            guard Reading(rawValue: word) == nil else { return nil }
            let near = Suggestions.nearest(to: word, among: Reading.states)
            problems.report(.wrongWord(word, choices: Reading.states, near: near), at: expression.range)
            // The mistake is told; a word in its place keeps "not known here" from being told as well.
            return (.constant(.state(word)), .state)
        }
        return (.constant(.state(word)), .state)
    }

    /// The unit that a bare number lacks beside a value with a unit.
    private func unitFix(_ expression: Expression, _ kind: ValueKind, _ other: ValueKind) -> FixIt? {
        guard case .number = expression.kind, kind == .measure(.number), case .measure(let dimension) = other,
            let unit = Unit.base(of: dimension)
        else { return nil }
        return FixIt(replacing: expression.range.end, with: unit.symbol)
    }

    // MARK: Names

    private mutating func resolve(name: String, at range: SourceRange) -> (Formula, ValueKind)? {
        if let meaning = locals[name] { return (meaning.formula, meaning.kind) }
        if let value = constants[name] { return (.constant(value), value.kind) }
        // The words of the last failure that was caught.
        if name == "error" { return (.variable(name), .text) }
        if let kind = variables[name] { return (.variable(name), kind) }
        if let reading = Reading(rawValue: name) {
            readings.insert(reading)
            return (.reading(reading), reading.kind)
        }
        if let field = RawField.named(name) {
            rawFields.insert(field)
            return (.raw(field), .measure(.number))
        }
        problems.report(problem(ofName: name), at: range)
        return nil
    }

    /// Whether a name means a value here, now or further down.
    func isKnown(_ name: String) -> Bool {
        locals[name] != nil || constants[name] != nil || variables[name] != nil || namesSetSomewhere.contains(name)
            || name == "error" || Reading(rawValue: name) != nil || RawField.named(name) != nil
            || Unit.named(name) != nil
    }

    private func problem(ofName name: String) -> Problem {
        if Unit.named(name) != nil { return .unitAsName(name) }
        if name.hasPrefix(RawField.prefix) { return .unknownField(name, near: RawField.nearest(to: name)) }
        if Reading.states.contains(name) { return .wordOfNothing(name) }
        if namesSetSomewhere.contains(name) { return .setLater(name) }
        let known = Reading.allCases.map(\.rawValue) + constants.keys.sorted() + variables.keys.sorted()
        return .unknownName(name, near: Suggestions.nearest(to: name, among: known))
    }

    // MARK: Amounts

    /// An amount of one of the dimensions that are wanted here; `what` takes it, as a message says.
    mutating func amount(_ expression: Expression, _ amount: Amount, of what: String) -> (Formula, Dimension)? {
        guard let (formula, kind) = resolve(expression) else { return nil }
        if case .measure(let dimension) = kind {
            if amount.accepts.contains(dimension) { return (formula, dimension) }
            if dimension == .number, amount.allowsBareNumber, let wanted = amount.accepts.first {
                let unit = Formula.constant(.measure(Measure(1, wanted)))
                return (folded(.arithmetic(.multiply, formula, unit)), wanted)
            }
        }
        problems.report(
            .wrongDimension(of: what, found: kind, wanted: amount.accepts.map(ValueKind.measure)),
            at: expression.range
        )
        return nil
    }

    /// An amount that is above zero and of a size that a drone can fly, where that is known.
    mutating func positive(
        _ expression: Expression,
        _ wanted: Amount,
        of what: String,
        named name: String
    ) -> (Formula, Dimension)? {
        guard let (formula, dimension) = amount(expression, wanted, of: what) else { return nil }
        if let value = formula.constantNumber, value <= 0 {
            problems.report(.notPositive(what: name, opposite: nil), at: expression.range)
            return nil
        }
        return isSane(formula, dimension, of: name, at: expression.range) ? (formula, dimension) : nil
    }

    /// Whether an amount is of a size that means something to a drone; reports when it is not.
    mutating func isSane(_ formula: Formula, _ dimension: Dimension, of name: String, at range: SourceRange) -> Bool {
        let most = dimension.largestAmount
        guard let value = formula.constantNumber, abs(value) > most else { return true }
        problems.report(
            .outOfRange(
                what: name,
                found: Measure(value, dimension).written,
                least: "0",
                most: Measure(most, dimension).written
            ),
            at: range
        )
        return false
    }

    /// A whole number from 1 to `most`.
    mutating func count(_ expression: Expression, _ wanted: Amount, of what: String, most: Int) -> Formula? {
        guard let (formula, _) = amount(expression, wanted, of: what) else { return nil }
        if let value = formula.constantNumber, value < 1 || value > Double(most) || Double(Int(value)) != value {
            problems.report(
                .outOfRange(
                    what: what,
                    found: Decimals.shortest(value, places: 3),
                    least: "1",
                    most: "\(most)"
                ),
                at: expression.range
            )
            return nil
        }
        return formula
    }
}

extension Dimension {
    /// The largest amount that a command may have, in base units.
    package var largestAmount: Double {
        switch self {
        case .length: 1000
        case .speed: 20
        case .time: 3600
        case .angle: 3600
        case .turnRate: 360
        case .frequency: 100
        default: .infinity
        }
    }
}

extension Formula {
    /// Whether nothing in it can change.
    fileprivate var isConstant: Bool {
        switch self {
        case .constant: true
        case .reading, .raw, .variable: false
        case .negative(let part), .not(let part): part.isConstant
        case .arithmetic(_, let left, let right): left.isConstant && right.isConstant
        case .comparison(_, let left, let right), .and(let left, let right), .or(let left, let right):
            left.isConstant && right.isConstant
        case .text(let parts): parts.allSatisfy(\.isConstant)
        }
    }

    /// The number of the flight data that it is, alone.
    fileprivate var rawField: RawField? { if case .raw(let field) = self { field } else { nil } }

    /// The number when it is known before flying.
    public var constantNumber: Double? {
        if case .constant(.measure(let measure)) = self { measure.amount } else { nil }
    }
}

/// A place where nothing is known: for formulas in which nothing can change.
private struct NoValues: Values {
    func value(of reading: Reading) -> Value? { nil }
    func value(of field: RawField) -> Value? { nil }
    func value(of variable: String) -> Value? { nil }
}
