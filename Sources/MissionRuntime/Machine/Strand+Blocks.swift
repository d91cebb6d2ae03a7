import FlightCore
import MissionLanguage

// Blocks are entered without time passing, and so are the steps that only remember something.
extension Strand {
    /// Does what is done at once.
    mutating func perform(_ step: Step, _ flight: inout FlightContext) throws(FlightFailure) {
        switch step.action {
        case .mark(let name): flight.memory.marks[name] = try flight.start()
        case .require(let condition, let why):
            // A value that is not known fulfils nothing.
            guard condition.truth(in: flight.values) == true else {
                throw .requirement(flight.text(why) ?? step.text)
            }
        case .limit(let kind, let formula):
            let value = try flight.number(formula, "the limit", kind.dimension)
            if let allowed = flight.allowed(kind), allowed < value {
                flight.notes.append(.limitHolds(Measure(allowed, kind.dimension)))
            }
            flight.memory.limits.tighten(kind, to: value)
        case .profile(let profile): try flight.take(profile)
        case .assign(let name, let formula):
            guard let value = formula.evaluated(in: flight.values) else {
                throw .requirement("the value of \(name) is not known")
            }
            flight.memory.variables[name] = value
        case .end: flight.ending = .ended
        case .resume: flight.ending = .resumed
        case .fail(let why): throw .mission(flight.text(why) ?? step.text)
        default: preconditionFailure("\(step.text) takes time")
        }
    }

    /// Enters a block.
    mutating func enter(_ step: Step, _ flight: inout FlightContext) throws(FlightFailure) {
        switch step.action {
        case .loop(let loop, let steps):
            let most = try flight.mostTurns(of: loop)
            if case .times = loop {} else if try !flight.goesOn(loop) { return }
            program.enter(.loop(loop, most: most), steps)
        case .each(let name, let counting, let steps):
            let values = try flight.values(of: counting)
            guard let first = values.first else { return }
            flight.memory.variables[name] = first
            program.enter(.each(name, values), steps)
        case .choice(let alternatives, let otherwise):
            for alternative in alternatives where try flight.truth(alternative.condition, "this holds") {
                return program.enter(.plain, alternative.steps)
            }
            program.enter(.plain, otherwise)
        case .attempt(let steps, let otherwise):
            program.enter(.attempt(otherwise: otherwise), steps)
        case .call(_, let bindings, let steps):
            for binding in bindings {
                guard let value = binding.value.evaluated(in: flight.values) else {
                    throw .requirement("the value of \(binding.written) is not known")
                }
                flight.memory.variables[binding.variable] = value
            }
            program.enter(.plain, steps)
        case .when(let condition, let time, let steps):
            let time = try flight.time(time, otherwise: .zero)
            // A line in a loop watches on; it does not watch twice.
            guard !flight.watches.contains(where: { $0.line == step.line && $0.text == step.text }) else { return }
            flight.watches.append(
                Watch(line: step.line, text: step.text, condition: condition, time: time, steps: steps)
            )
        case .every(let period, let steps):
            program.begin(try Beat(every: period, steps, flight))
        default: preconditionFailure("\(step.text) is not a block")
        }
    }
}

extension Action.Binding {
    /// The parameter's name as it is written in the mission.
    fileprivate var written: Substring { variable.prefix { $0 != "@" } }
}

extension FlightContext {
    /// How many turns a loop may have; nil when only the mission's time bounds it.
    func mostTurns(of loop: Loop) throws(FlightFailure) -> Int? {
        let formula: Formula? =
            switch loop {
            case .times(let count): count
            case .until(_, let most), .asLongAs(_, let most): most
            }
        return try formula.map { formula throws(FlightFailure) in
            try count(formula, "the number of repetitions", most: 10_000)
        }
    }

    /// Whether a loop has a further turn, as far as its condition goes.
    func goesOn(_ loop: Loop) throws(FlightFailure) -> Bool {
        switch loop {
        case .times: true
        case .until(let condition, _): try !truth(condition, "the repetition is over")
        case .asLongAs(let condition, _): try truth(condition, "the repetition goes on")
        }
    }

    /// The values that a variable takes, one for each turn.
    func values(of counting: Action.Counting) throws(FlightFailure) -> [Value] {
        switch counting {
        case .list(let formulas):
            var values: [Value] = []
            for formula in formulas {
                guard let value = formula.evaluated(in: self.values) else {
                    throw .requirement("a value of \"for\" is not known")
                }
                values.append(value)
            }
            return values
        case .range(let from, let to, let step, let dimension):
            guard let first = from.number(in: values), let last = to.number(in: values),
                let width = step.number(in: values)
            else { throw .requirement("a value of \"for\" is not known") }
            // A little more than the last turn: 0.1 + 0.1 + … must not miss its end by the last digit.
            let turns = (abs(last - first) / width + 1e-6).rounded(.down)
            guard width > 0, turns < Double(Action.Counting.mostTurns) else {
                throw .requirement("a step of \(Measure(width, dimension).spoken) cannot be counted by")
            }
            let signed = last < first ? -width : width
            return (0...Int(turns)).map { .measure(Measure(first + signed * Double($0), dimension)) }
        }
    }

    /// Takes the limits of a room or of the open air; only the operator can widen what holds.
    mutating func take(_ profile: FlightProfile) throws(FlightFailure) {
        switch profile {
        case .indoor:
            let room = FlightLimits.indoor
            memory.limits.tighten(.altitude, to: room.ceiling.meters)
            memory.limits.tighten(.radius, to: room.radius.meters)
            memory.limits.tighten(.speed, to: MissionDefaults.indoor.speed.metersPerSecond)
            memory.limits.tighten(.tilt, to: room.tilt.degrees)
        case .outdoor:
            guard defaults.speed >= MissionDefaults.outdoor.speed else {
                throw .requirement("\"profile outdoor\" widens limits, which only the operator may: --outdoor")
            }
        }
    }
}
