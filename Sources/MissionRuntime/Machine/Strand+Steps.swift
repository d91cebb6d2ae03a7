import DroneWire
import FlightCore
import MissionLanguage

extension Strand {
    /// What flies a step; nil for steps that are done at once, and for blocks, which are entered.
    mutating func begin(_ step: Step, _ flight: inout FlightContext) throws(FlightFailure) -> (any Maneuver)? {
        switch step.action {
        case .takeOff(let height, let manner):
            // A drone that flies already has taken off.
            if flight.state.isAirborne {
                guard let height else { return nil }
                return try climb(step, to: height, manner, &flight)
            }
            return try TakeOffManeuver(step.text, height: height, manner: manner, flight)
        case .land(let manner): return try LandManeuver(step.text, manner: manner, flight)
        case .hover(let time, let manner):
            return try HoverManeuver(
                step.text,
                time: try flight.time(time, otherwise: .zero),
                manner: manner,
                flight
            )
        case .move, .moveBy, .altitude, .go: return try beginMove(step, &flight)
        case .goVia, .circle, .hoverOverTag, .approachTag: return try beginPath(step, &flight)
        case .turn, .face: return try beginTurn(step, &flight)
        case .wait(let time): return WaitManeuver(try flight.time(time, otherwise: .zero), flight)
        case .waitUntil(let condition, let time, let manner):
            let time = try flight.time(time, otherwise: .zero)
            return try ConditionManeuver(step.text, condition, for: time, manner: manner, flight)
        case .photo, .startRecording, .stopRecording, .record, .camera: return try beginCamera(step, flight)
        case .led(let pattern, let rate, let time):
            return WishManeuver(.configure(try Self.lamps(pattern, rate, time, flight)))
        case .flip(let side, let manner): return try FlipManeuver(step.text, side, manner: manner, flight)
        case .say(let text): return WishManeuver(.perform(.say(flight.text(text) ?? "")))
        case .show(let formula):
            return WishManeuver(.perform(.say(formula.evaluated(in: flight.values)?.spoken ?? "unknown")))
        case .trim: return TrimManeuver()
        case .ask(let question, let manner):
            return try AskManeuver(step.text, flight.text(question) ?? "", manner: manner, flight)
        case .animate, .calibrateCompass, .detect, .set, .recordOnStick: return try beginOwn(step, flight)
        case .together(let blocks): return try TogetherManeuver(blocks, flight)
        case .mark, .require, .limit, .assign, .profile, .end, .fail, .resume:
            try perform(step, &flight)
            return nil
        case .loop, .each, .choice, .attempt, .call, .when, .every:
            try enter(step, &flight)
            return nil
        }
    }

    // MARK: Moves

    private func beginMove(_ step: Step, _ flight: inout FlightContext) throws(FlightFailure) -> any Maneuver {
        switch step.action {
        case .move(let direction, let travel, let manner):
            return try begin(direction, travel, manner, step, &flight)
        case .moveBy(let offsets, let manner):
            let start = try flight.start()
            let goal = try Self.goal(offsets, from: start, along: start, flight)
            return try TravelManeuver(step.text, to: goal, manner: manner, &flight)
        case .altitude(let height, let manner):
            return try climb(step, to: height, manner, &flight)
        case .go(let destination, let manner):
            let goal = try Self.goal(destination, flight)
            if manner.facing != nil { return try path(step, through: [], to: goal, manner, &flight) }
            return try TravelManeuver(step.text, to: goal, manner: manner, &flight)
        default: preconditionFailure("\(step.text) is not a move")
        }
    }

    private func climb(
        _ step: Step,
        to height: Formula,
        _ manner: Manner,
        _ flight: inout FlightContext
    ) throws(FlightFailure) -> any Maneuver {
        var goal = try flight.start()
        goal.position.up = .meters(try flight.number(height, "the height", .length))
        return try TravelManeuver(step.text, to: goal, measured: .height, manner: manner, &flight)
    }

    private func begin(
        _ direction: Direction,
        _ travel: Travel,
        _ manner: Manner,
        _ step: Step,
        _ flight: inout FlightContext
    ) throws(FlightFailure) -> any Maneuver {
        let (forward, right, up) = direction.axes
        let freed: PushManeuver.Freed = up == 0 ? .place : .height
        switch travel {
        case .amount(let distance):
            let length = Length.meters(try flight.number(distance, "the distance", .length))
            let goal = try flight.start().moved(forward: length * forward, right: length * right, up: length * up)
            return try TravelManeuver(step.text, to: goal, manner: manner, &flight)
        case .speed(let speed, let time):
            let speed = try flight.speed(speed)
            let motion = Motion.velocity(
                forward: speed * forward,
                right: speed * right,
                up: speed * up,
                turn: .zero
            )
            let time = try flight.time(time, otherwise: .zero)
            return PushManeuver(step.text, motion, freed: freed, for: time, flight)
        case .stick(let share, let time):
            let share = try Self.stick(share, flight)
            let sticks = Sticks(forward: share * forward, right: share * right, up: share * up)
            let time = try flight.time(time, otherwise: .zero)
            return PushManeuver(step.text, .sticks(sticks), freed: freed, for: time, flight)
        }
    }

    private static func stick(_ formula: Formula, _ flight: FlightContext) throws(FlightFailure) -> Double {
        min(try flight.number(formula, "the stick", .percent), 100) / 100
    }

    /// The pose that lies some distances from another one; `along` gives the axes.
    private static func goal(
        _ offsets: [Offset],
        from start: Pose,
        along axes: Pose,
        _ flight: FlightContext
    ) throws(FlightFailure) -> Pose {
        var goal = Pose(position: start.position, heading: axes.heading)
        for offset in offsets {
            guard let value = offset.distance.number(in: flight.values) else {
                throw .requirement("a distance is not known")
            }
            let distance = Length.meters(value)
            switch offset.axis {
            case .forward: goal = goal.moved(forward: distance)
            case .back: goal = goal.moved(forward: -distance)
            case .left: goal = goal.moved(right: -distance)
            case .right: goal = goal.moved(right: distance)
            case .up: goal = goal.moved(up: distance)
            case .down: goal = goal.moved(up: -distance)
            case .altitude: goal.position.up = distance
            }
        }
        goal.heading = start.heading
        return goal
    }

    static func goal(
        _ destination: Destination,
        _ flight: FlightContext
    ) throws(FlightFailure) -> Pose {
        let start = try flight.start()
        switch destination {
        case .home:
            return Pose(position: Position(up: start.position.up), heading: start.heading)
        case .mark(let name):
            return Pose(position: try place(name, flight).position, heading: start.heading)
        case .offsets(let offsets):
            // Measured from home along home's axes; what is left out stays as it is meant to be.
            var from = start
            for offset in offsets {
                switch offset.axis {
                case .forward, .back: from.position.forward = .zero
                case .left, .right: from.position.right = .zero
                case .up, .down, .altitude: from.position.up = .zero
                }
            }
            return try goal(offsets, from: from, along: Pose(), flight)
        }
    }

    static func place(_ name: String, _ flight: FlightContext) throws(FlightFailure) -> Pose {
        guard let pose = flight.memory.marks[name] else { throw .requirement("\(name) was not marked in this flight") }
        return pose
    }

    private func beginTurn(_ step: Step, _ flight: inout FlightContext) throws(FlightFailure) -> any Maneuver {
        switch step.action {
        case .turn(let side, let travel, let manner):
            let sign = side == .right ? 1.0 : -1.0
            switch travel {
            case .amount(let angle):
                let angle = Angle.degrees(try flight.number(angle, "the angle", .angle) * sign)
                let start = try flight.start()
                return try TurnManeuver(step.text, by: angle, from: start, manner: manner, &flight)
            case .speed(let rate, let time):
                let rate = try flight.turnRate(rate) * sign
                let motion = Motion.velocity(forward: .zero, right: .zero, up: .zero, turn: rate)
                let time = try flight.time(time, otherwise: .zero)
                return PushManeuver(step.text, motion, freed: .heading, for: time, flight)
            case .stick(let share, let time):
                let sticks = Sticks(turn: try Self.stick(share, flight) * sign)
                let time = try flight.time(time, otherwise: .zero)
                return PushManeuver(step.text, .sticks(sticks), freed: .heading, for: time, flight)
            }
        case .face(let facing, let manner):
            let start = try flight.start()
            let heading = try Self.heading(facing, from: start, flight)
            // The short way, seen from where the nose really is.
            let angle = (heading - start.heading).wrapped
            return try TurnManeuver(step.text, by: angle, from: start, manner: manner, &flight)
        default: preconditionFailure("\(step.text) is not a turn")
        }
    }

    static func heading(
        _ facing: Facing,
        from start: Pose,
        _ flight: FlightContext
    ) throws(FlightFailure) -> Angle {
        let place: Position
        switch facing {
        case .heading(let formula):
            guard let degrees = formula.number(in: flight.values) else {
                throw .requirement("the heading is not known")
            }
            return Angle.degrees(degrees).wrapped
        case .home: place = Position()
        case .mark(let name): place = try Self.place(name, flight).position
        case .north:
            guard let compass = flight.state.compassHeading else { throw .requirement("the compass tells nothing") }
            return (try flight.pose().heading - compass).wrapped
        case .center, .travel: return start.heading
        }
        // Above a place there is no direction to it.
        guard start.position.horizontalDistance(to: place) > nearestToFace else { return start.heading }
        return .bearing(
            forward: (place.forward - start.position.forward).meters,
            right: (place.right - start.position.right).meters
        )
    }

    /// Nearer than this, the direction to a place is chance.
    static let nearestToFace = Length.meters(0.3)

    // MARK: Camera and lamps

    private func beginCamera(_ step: Step, _ flight: FlightContext) throws(FlightFailure) -> any Maneuver {
        switch step.action {
        case .photo(let count, let name, let manner):
            let count = try count.map { formula throws(FlightFailure) in
                try flight.count(formula, "the number of photos", most: 100)
            }
            return try PhotoManeuver(
                step.text,
                count: count ?? 1,
                name: flight.text(name),
                manner: manner,
                flight
            )
        case .startRecording(let name, let manner), .record(let name, _, let manner):
            return try StartRecordingManeuver(step.text, name: flight.text(name), manner: manner, flight)
        case .stopRecording(let manner):
            return try StopRecordingManeuver(step.text, mayFail: true, manner: manner, flight)
        case .camera(let choice, let manner):
            let setting = ConfigurationSetting.videoChannel(choice == .front ? .front : .bottom)
            return try SettingManeuver(step.text, [setting], manner: manner, flight)
        default: preconditionFailure("\(step.text) has nothing to do with the camera")
        }
    }

    private static func lamps(
        _ pattern: LampPattern,
        _ rate: Formula?,
        _ time: Formula?,
        _ flight: FlightContext
    ) throws(FlightFailure) -> ConfigurationSetting {
        let number = LampPattern.allCases.firstIndex(of: pattern) ?? 0
        let animation = LEDAnimation(rawValue: Int32(number)) ?? .standard
        let hertz = try rate.map { formula throws(FlightFailure) in
            try flight.number(formula, "the rate", .frequency)
        }
        let seconds = try flight.time(time, otherwise: .seconds(2)).seconds
        // The drone counts whole seconds, and takes 0 for endless.
        return .ledAnimation(
            animation,
            frequencyHertz: Float(hertz ?? 2),
            seconds: Int32(max(1, seconds.rounded(.up)))
        )
    }
}

/// Wants one thing and is done.
struct WishManeuver: Maneuver {
    private let intent: Intent

    init(_ intent: Intent) { self.intent = intent }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        .finished([intent])
    }
}

extension Direction {
    /// The direction as factors along the nose, to its right, and up.
    fileprivate var axes: (forward: Double, right: Double, up: Double) {
        switch self {
        case .forward: (1, 0, 0)
        case .back: (-1, 0, 0)
        case .left: (0, -1, 0)
        case .right: (0, 1, 0)
        case .up: (0, 0, 1)
        case .down: (0, 0, -1)
        }
    }
}
