extension Checker {
    /// What a command does; nil when it cannot be done, which is reported then.
    mutating func check(_ command: Command) -> Action? {
        let verb = VerbCatalogue.verb(command.verb)
        guard let manner = manner(of: command, verb) else { return nil }
        switch command.verb {
        case .takeoff:
            guard let expression = command.expression(.height) else { return .takeOff(height: nil, manner) }
            return height(expression, command).map { .takeOff(height: $0, manner) }
        case .land: return .land(manner)
        case .hover: return hover(command, manner)
        case .forward: return move(.forward, command, manner)
        case .back: return move(.back, command, manner)
        case .left: return move(.left, command, manner)
        case .right: return move(.right, command, manner)
        case .up: return move(.up, command, manner)
        case .down: return move(.down, command, manner)
        case .move: return offsets(command).map { .moveBy($0, manner) }
        case .turn: return turn(command, manner)
        case .face: return face(command, manner)
        case .altitude: return command.expression(.height).flatMap { height($0, command) }.map { .altitude($0, manner) }
        case .go: return destination(command).map { .go($0, manner) }
        case .mark: return mark(command)
        case .wait: return wait(command, manner)
        case .photo: return photo(command, manner)
        case .record:
            let name = command.text(.name).map { checkText($0) }
            return command.word(.action) == "start" ? .startRecording(name: name, manner) : .stopRecording(manner)
        case .camera: return command.word(.camera).flatMap(CameraChoice.init).map { .camera($0, manner) }
        case .led: return lamps(command, verb)
        case .flip: return command.word(.side).flatMap(FlipSide.init).map { .flip($0, manner) }
        case .say: return command.text(.text).map { .say(checkText($0)) }
        case .require:
            let why = command.text(.why).map { checkText($0) }
            return command.expression(.condition).flatMap { condition($0) }.map { .require($0, why: why) }
        case .limit: return limit(command)
        case .trim: return .trim
        }
    }

    // MARK: Modifiers

    private mutating func manner(of command: Command, _ verb: Verb) -> Manner? {
        var manner = Manner()
        for clause in command.modifiers {
            // Where a time belongs is the verb's own matter, see ``duration(_:)``.
            guard clause.modifier != .for, let use = verb.use(of: clause.modifier) else { continue }
            let word = clause.modifier.rawValue
            guard
                let (formula, _) = positive(
                    clause.value,
                    use.amount,
                    of: "\"\(word)\"",
                    named: "the value of \"\(word)\""
                )
            else { return nil }
            switch clause.modifier {
            case .at: manner.speed = formula
            case .within: manner.within = formula
            case .settle: manner.settle = formula
            case .timeout: manner.timeout = formula
            case .every: manner.every = formula
            case .for, .facing, .radius, .turns: break
            }
        }
        return manner
    }

    /// The time of `for`, where the verb takes one; it was found to be a time before.
    private mutating func duration(_ command: Command) -> Formula? {
        guard let clause = command.modifier(.for) else { return nil }
        return time(clause.value, of: "\"for\"")
    }

    /// Reports modifiers that say how to arrive, on a command that has no place to arrive at.
    private mutating func hasNoTarget(_ command: Command, except: Set<Modifier> = []) -> Bool {
        for clause in command.modifiers where [.at, .within, .settle].contains(clause.modifier) {
            guard !except.contains(clause.modifier) else { continue }
            problems.report(
                clause.modifier == .at
                    ? .speedTwice : .modifierNotHere(clause.modifier, verb: command.verb),
                at: clause.range
            )
            return false
        }
        return true
    }

    // MARK: Moves

    private mutating func hover(_ command: Command, _ manner: Manner) -> Action? {
        guard let expression = command.expression(.time) else { return .hover(time: duration(command), manner) }
        if let clause = command.modifier(.for) {
            problems.report(.timeTwice(verb: .hover), at: clause.range)
            return nil
        }
        return time(expression, of: "\"hover\"").map { .hover(time: $0, manner) }
    }

    private mutating func move(_ direction: Direction, _ command: Command, _ manner: Manner) -> Action? {
        guard let expression = command.expression(.amount) else { return nil }
        let opposite: (Verb.ID, String)? = Verb.ID(rawValue: direction.opposite.rawValue).map { ($0, "") }
        return travel(expression, command, opposite: opposite).map { .move(direction, $0, manner) }
    }

    private mutating func turn(_ command: Command, _ manner: Manner) -> Action? {
        guard let word = command.word(.side) else { return nil }
        guard let side = TurnSide(rawValue: word) else {
            if let clause = command.modifier(.for) {
                problems.report(.twoEnds(verb: .turn), at: clause.range)
                return nil
            }
            return .turn(.right, .amount(.constant(.measure(Measure(180, .angle)))), manner)
        }
        guard let expression = command.expression(.amount) else { return nil }
        let other = side == .left ? " right" : " left"
        return travel(expression, command, opposite: (.turn, other)).map { .turn(side, $0, manner) }
    }

    /// What ends a move or a turn: the unit decides, and a time belongs to speeds and sticks only.
    private mutating func travel(
        _ expression: Expression,
        _ command: Command,
        opposite: (verb: Verb.ID, word: String)?
    ) -> Travel? {
        let verb = VerbCatalogue.verb(command.verb)
        guard case .amount(_, let wanted)? = Self.amountForm(in: verb.form) else { return nil }
        guard let (formula, dimension) = amountWithUnit(expression, wanted, command) else { return nil }
        if let value = formula.constantNumber, value <= 0 {
            reportNotPositive(value, dimension, expression, command, opposite)
            return nil
        }
        let name = "the amount of \"\(command.verb.rawValue)\""
        guard isSane(formula, dimension, of: name, at: expression.range) else { return nil }
        let time = duration(command)
        if dimension == wanted.accepts[0] {
            if let clause = command.modifier(.for) {
                problems.report(
                    .twoEnds(verb: command.verb),
                    at: clause.range.through(clause.value.range)
                )
                return nil
            }
            return .amount(formula)
        }
        guard hasNoTarget(command) else { return nil }
        let isStick = dimension == .percent
        if isStick, let value = formula.constantNumber, value > 100 {
            problems.report(
                .outOfRange(
                    what: "the stick",
                    found: Measure(value, .percent).written,
                    least: "0%",
                    most: "100%"
                ),
                at: expression.range
            )
            return nil
        }
        guard let time = time ?? stickTime(isStick) else {
            // The place behind the amount, where the time belongs.
            let written = source[command.verbRange.through(expression.range)]
            problems.report(
                .missingTime(verb: command.verb, written: written, isStick: isStick),
                at: expression.range,
                fixIt: FixIt(replacing: expression.range.end, with: " for 2s")
            )
            return nil
        }
        if isPrompt, isStick, let seconds = time.constantNumber, seconds > 10, let clause = command.modifier(.for) {
            problems.report(
                .outOfRange(
                    what: "a stick at the prompt",
                    found: Measure(seconds, .time).written,
                    least: "0s",
                    most: "10s"
                ),
                at: clause.value.range
            )
            return nil
        }
        return isStick ? .stick(formula, for: time) : .speed(formula, for: time)
    }

    /// At the prompt a stick without a time is a short push.
    private func stickTime(_ isStick: Bool) -> Formula? {
        isStick && isPrompt ? .constant(.measure(Measure(1, .time))) : nil
    }

    private static func amountForm(in form: Form) -> Form? {
        switch form {
        case .amount: form
        case .optional(let inner): amountForm(in: inner)
        case .sequence(let forms), .either(let forms): forms.lazy.compactMap(amountForm).first
        default: nil
        }
    }

    /// The amount of a move; a bare number is answered with the units it could have.
    private mutating func amountWithUnit(
        _ expression: Expression,
        _ wanted: Amount,
        _ command: Command
    ) -> (Formula, Dimension)? {
        guard case .number(let number, unit: nil) = expression.kind, !wanted.allowsBareNumber else {
            return amount(expression, wanted, of: "\"\(command.verb.rawValue)\"")
        }
        let verb = command.verb.rawValue
        let written = Decimals.shortest(number, places: 4)
        let tries = ["\(verb) \(written)m"] + VerbCatalogue.verb(command.verb).examples.dropFirst()
        problems.report(.missingUnit(written: "\(verb) \(written)", tries: Array(tries)), at: expression.range)
        return nil
    }

    private mutating func reportNotPositive(
        _ value: Double,
        _ dimension: Dimension,
        _ expression: Expression,
        _ command: Command,
        _ opposite: (verb: Verb.ID, word: String)?
    ) {
        guard value < 0, let opposite else {
            return problems.report(
                .notPositive(what: "the amount of \"\(command.verb.rawValue)\"", opposite: nil),
                at: expression.range
            )
        }
        let instead = "\(opposite.verb.rawValue)\(opposite.word) \(Measure(-value, dimension).written)"
        problems.report(
            .notPositive(what: "the amount of \"\(command.verb.rawValue)\"", opposite: instead),
            at: expression.range,
            fixIt: FixIt(replacing: command.verbRange.through(expression.range), with: instead)
        )
    }

    private mutating func face(_ command: Command, _ manner: Manner) -> Action? {
        guard let expression = command.expression(.amount) else { return nil }
        if case .name(let name) = expression.kind {
            if name == "home" { return .face(.home, manner) }
            if name == "north" {
                problems.report(.notAvailable("facing north"), at: expression.range)
                return nil
            }
            if marks.contains(name) {
                usedMarks.insert(name)
                return .face(.mark(name), manner)
            }
        }
        guard let (heading, _) = amount(expression, .only("heading", .angle), of: "\"face\""),
            isSane(heading, .angle, of: "a heading", at: expression.range)
        else { return nil }
        return .face(.heading(heading), manner)
    }

    private mutating func height(_ expression: Expression, _ command: Command) -> Formula? {
        positive(
            expression,
            .only("height", .length),
            of: "\"\(command.verb.rawValue)\"",
            named: "the height of \"\(command.verb.rawValue)\""
        )?.0
    }

    private mutating func time(_ expression: Expression, of what: String) -> Formula? {
        positive(expression, .only("time", .time), of: what, named: "the time of \(what)")?.0
    }

    // MARK: Places

    private mutating func offsets(_ command: Command) -> [Offset]? {
        guard case .axes(let axes)? = command.argument(.place)?.value else { return nil }
        var offsets: [Offset] = []
        for axis in axes {
            // Two distances along one line contradict each other.
            if axes.prefix(offsets.count).contains(where: { $0.axis.line == axis.axis.line }) {
                problems.report(.axisTwice(axis.axis.rawValue), at: axis.range)
                return nil
            }
            guard
                let (distance, _) = amount(
                    axis.distance,
                    .only("distance", .length),
                    of: "\"\(axis.axis.rawValue)\""
                )
            else { return nil }
            guard isSane(distance, .length, of: "a distance", at: axis.distance.range) else { return nil }
            offsets.append(Offset(axis: axis.axis, distance: distance))
        }
        return offsets
    }

    private mutating func destination(_ command: Command) -> Destination? {
        guard let argument = command.argument(.place) else { return nil }
        guard case .word(let word) = argument.value else { return offsets(command).map(Destination.offsets) }
        if word == "home" { return .home }
        guard marks.contains(word) else {
            problems.report(
                .unknownPlace(word, near: Suggestions.nearest(to: word, among: marks.sorted() + ["home"])),
                at: argument.range
            )
            return nil
        }
        usedMarks.insert(word)
        return .mark(word)
    }

    private mutating func mark(_ command: Command) -> Action? {
        guard let argument = command.argument(.name), case .word(let name) = argument.value else { return nil }
        addMark(Name(text: name, range: argument.range))
        return .mark(name)
    }

    // MARK: The rest

    private mutating func wait(_ command: Command, _ manner: Manner) -> Action? {
        if let expression = command.expression(.time) {
            if let clause = command.modifiers.first {
                problems.report(.modifierNotHere(clause.modifier, verb: .wait), at: clause.range)
                return nil
            }
            return time(expression, of: "\"wait\"").map(Action.wait)
        }
        guard let expression = command.expression(.condition), let condition = condition(expression) else { return nil }
        if manner.timeout == nil, !isPrompt { problems.report(.defaultTimeout(seconds: 60), at: command.verbRange) }
        return .waitUntil(condition, for: duration(command), manner)
    }

    private mutating func photo(_ command: Command, _ manner: Manner) -> Action? {
        var number: Formula?
        if let expression = command.expression(.count) {
            number = count(expression, .only("count", .number), of: "\"photo\"", most: 100)
            if number == nil { return nil }
        }
        return .photo(count: number, name: command.text(.name).map { checkText($0) }, manner)
    }

    private mutating func lamps(_ command: Command, _ verb: Verb) -> Action? {
        guard let pattern = command.word(.pattern).flatMap(LampPattern.init(rawValue:)) else { return nil }
        var rate: Formula?
        if let expression = command.expression(.rate) {
            rate = positive(expression, .only("rate", .frequency), of: "\"led\"", named: "the rate of \"led\"")?.0
            if rate == nil { return nil }
        }
        return .led(pattern, rate: rate, time: duration(command))
    }

    private mutating func limit(_ command: Command) -> Action? {
        guard let kind = command.word(.limit).flatMap(LimitKind.init(rawValue:)),
            let expression = command.expression(.amount)
        else { return nil }
        return positive(
            expression,
            .only(kind.rawValue, kind.dimension),
            of: "\"limit \(kind.rawValue)\"",
            named: "a limit"
        )
        .map { .limit(kind, $0.0) }
    }
}

extension Axis {
    /// The line that the direction lies on; two directions of one line contradict each other.
    fileprivate var line: Int {
        switch self {
        case .forward, .back: 0
        case .left, .right: 1
        case .up, .down, .altitude: 2
        }
    }
}
