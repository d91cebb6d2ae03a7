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
        case .go: return go(command, manner)
        case .mark: return mark(command)
        case .wait: return wait(command, manner)
        case .photo: return photo(command, manner)
        case .record:
            return record(command, manner)
        case .camera: return command.word(.camera).flatMap(CameraChoice.init).map { .camera($0, manner) }
        case .led: return lamps(command, verb)
        case .flip: return command.word(.side).flatMap(FlipSide.init).map { .flip($0, manner) }
        case .say: return command.text(.text).map { .say(checkText($0)) }
        case .require:
            let why = command.text(.why).map { checkText($0) }
            return command.expression(.condition).flatMap { condition($0) }.map { .require($0, why: why) }
        case .limit: return limit(command)
        case .trim: return .trim
        case .circle: return circle(command, manner)
        case .approach:
            guard let expression = command.expression(.amount) else { return nil }
            return positive(
                expression,
                .only("distance", .length),
                of: "\"approach\"",
                named: "the distance of \"approach\""
            )
            .map { .approachTag($0.0, manner) }
        case .animate:
            return command.word(.figure).flatMap(Figure.init).map { .animate($0, time: duration(command), manner) }
        case .ask: return command.text(.text).map { .ask(checkText($0), manner) }
        case .calibrate: return .calibrateCompass(manner)
        case .detect: return command.word(.tag).flatMap(TagKind.init).map { .detect($0, manner) }
        case .set: return setting(command, manner)
        case .profile: return command.word(.profile).flatMap(FlightProfile.init).map(Action.profile)
        case .end: return .end
        case .fail: return command.text(.why).map { .fail(checkText($0)) }
        case .resume:
            guard guarding == "when" else {
                problems.report(.resumeOutside, at: command.verbRange)
                return nil
            }
            return .resume
        }
    }

    // MARK: Modifiers

    private mutating func manner(of command: Command, _ verb: Verb) -> Manner? {
        var manner = Manner()
        for clause in command.modifiers {
            // Where a time belongs is the verb's own matter, see ``duration(_:)``.
            guard clause.modifier != .for, let use = verb.use(of: clause.modifier) else { continue }
            if clause.modifier == .facing {
                if clause.value.kind == .name("center"), command.verb != .circle {
                    problems.report(.centerWithoutCircle, at: clause.value.range)
                    return nil
                }
                guard let facing = facing(clause.value, onTheWay: true) else { return nil }
                manner.facing = facing
                continue
            }
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
            case .at:
                manner.speed = formula
                noteStalling(formula, command.verb, use.amount, at: clause.value.range)
            case .within: manner.within = formula
            case .settle: manner.settle = formula
            case .timeout: manner.timeout = formula
            case .every: manner.every = formula
            case .for, .facing, .radius, .turns: break
            }
        }
        return manner
    }

    /// Warns of a speed at which a move is given up, because 3 s of it bring the drone no 5 cm nearer.
    private mutating func noteStalling(_ speed: Formula, _ verb: Verb.ID, _ amount: Amount, at range: SourceRange) {
        switch verb {
        case .forward, .back, .left, .right, .up, .down, .move, .altitude, .go: break
        default: return
        }
        guard amount.accepts == [.speed], let speed = speed.constantNumber, speed < 0.05 / 3 else { return }
        problems.report(.stallingSpeed, at: range)
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
        if command.word(.tag) != nil { return .hoverOverTag(time: duration(command), manner) }
        guard hasNoTarget(command) else { return nil }
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
        if time == nil, command.modifier(.for) != nil { return nil }
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
        // Nobody flies 90 m to the right.
        let isAngle = (command.verb == .left || command.verb == .right) && number >= 15
        let likely = isAngle ? "turn \(verb) \(written)" : "\(verb) \(written)m"
        let tries = [likely] + VerbCatalogue.verb(command.verb).examples.dropFirst()
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
        command.expression(.amount).flatMap { facing($0, onTheWay: false) }.map { .face($0, manner) }
    }

    /// Where the nose is to look: a heading, a place, or what only a way has.
    private mutating func facing(_ expression: Expression, onTheWay: Bool) -> Facing? {
        if case .name(let name) = expression.kind {
            switch name {
            case "home": return .home
            case "north": return .north
            case "center" where onTheWay: return .center
            case "travel" where onTheWay: return .travel
            case _ where marks.contains(name):
                usedMarks.insert(name)
                return .mark(name)
            default: break
            }
        }
        let what = onTheWay ? "\"facing\"" : "\"face\""
        if case .name(let name) = expression.kind, !isKnown(name) {
            let places = ["home", "north"] + (onTheWay ? ["center", "travel"] : []) + marks.sorted()
            let near = Suggestions.nearest(to: name, among: places)
            if !near.isEmpty {
                let fixIt = near.count == 1 ? FixIt(replacing: expression.range, with: near[0]) : nil
                problems.report(.unknownName(name, near: near), at: expression.range, fixIt: fixIt)
                return nil
            }
        }
        guard let (heading, _) = amount(expression, .only("heading", .angle), of: what),
            isSane(heading, .angle, of: "a heading", at: expression.range)
        else { return nil }
        return .heading(heading)
    }

    private mutating func circle(_ command: Command, _ manner: Manner) -> Action? {
        guard let side = command.word(.side).flatMap(TurnSide.init) else { return nil }
        guard let clause = command.modifier(.radius) else {
            problems.report(.missingModifier(.radius, verb: .circle), at: command.verbRange)
            return nil
        }
        guard let (radius, _) = positive(clause.value, .only("radius", .length), of: "\"radius\"", named: "the radius")
        else { return nil }
        var turns: Formula?
        if let clause = command.modifier(.turns) {
            turns = positive(clause.value, .only("turns", .number), of: "\"turns\"", named: "the turns")?.0
            if turns == nil { return nil }
            if let number = turns?.constantNumber, number > 100 {
                problems.report(
                    .outOfRange(
                        what: "\"turns\"",
                        found: Decimals.shortest(number, places: 2),
                        least: "0",
                        most: "100"
                    ),
                    at: clause.value.range
                )
                return nil
            }
        }
        return .circle(side, radius: radius, turns: turns, manner)
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

    private mutating func go(_ command: Command, _ manner: Manner) -> Action? {
        guard let argument = command.argument(.place) else { return nil }
        let destination: Destination?
        if case .word(let word) = argument.value {
            destination = place(Name(text: word, range: argument.range))
        } else {
            destination = offsets(command).map(Destination.offsets)
        }
        guard let destination else { return nil }
        guard case .places(let names)? = command.argument(.via)?.value else { return .go(destination, manner) }
        var passed: [Destination] = []
        for name in names {
            guard let place = place(name) else { return nil }
            passed.append(place)
        }
        return .goVia(passed, destination, manner)
    }

    private mutating func place(_ name: Name) -> Destination? {
        if name.text == "home" { return .home }
        guard marks.contains(name.text) else {
            problems.report(
                .unknownPlace(name.text, near: Suggestions.nearest(to: name.text, among: marks.sorted() + ["home"])),
                at: name.range
            )
            return nil
        }
        usedMarks.insert(name.text)
        return .mark(name.text)
    }

    private mutating func mark(_ command: Command) -> Action? {
        guard let argument = command.argument(.name), case .word(let name) = argument.value else { return nil }
        addMark(Name(text: name, range: argument.range))
        return .mark(name)
    }

    // MARK: The rest

    private mutating func record(_ command: Command, _ manner: Manner) -> Action? {
        switch command.word(.action) {
        case "start": .startRecording(name: command.text(.name).map { checkText($0) }, manner)
        case "usb": .recordOnStick(manner)
        default: .stopRecording(manner)
        }
    }

    private mutating func setting(_ command: Command, _ manner: Manner) -> Action? {
        guard let key = command.word(.key), let argument = command.argument(.value) else { return nil }
        let value: Formula
        switch argument.value {
        case .word(let word): value = .constant(.text(word))
        case .text(let text): value = checkText(text)
        default: return nil
        }
        let place = command.argument(.key)?.range ?? command.verbRange
        guard let known = SettingKey.named(key) else {
            let near = SettingKey.nearest(to: key)
            let fixIt = near.count == 1 ? FixIt(replacing: place, with: near[0]) : nil
            problems.report(.unknownKey(key, near: near), at: place, fixIt: fixIt)
            return nil
        }
        if let text = value.constantText, !known.accepts(text) {
            problems.report(.wrongSetting(known, found: text), at: argument.range)
            return nil
        }
        return .set(key: key, value: value, manner)
    }

    private mutating func wait(_ command: Command, _ manner: Manner) -> Action? {
        if let expression = command.expression(.time) {
            if let clause = command.modifiers.first {
                problems.report(.modifierNotHere(clause.modifier, verb: .wait, form: 1), at: clause.range)
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
            number = count(expression, .only("count", .number), of: "the count of \"photo\"", most: 100)
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
