import FlightCore
import MissionLanguage

/// Takes off, which gives the flight its home, and climbs to a height.
struct TakeOffManeuver: Maneuver {
    /// From asking for the take-off to the hover.
    ///
    /// The supervisor lands a drone that was started and does not hover after 10 s; this also covers the time in which the
    /// drone is still being set up and must not be started.
    private static let deadline = Duration.seconds(20)

    private let step: String
    private let height: Formula?
    private let manner: Manner
    /// When to give up all of it, climb included; nil when nothing was said.
    private let timeout: Duration?
    private let began: Duration
    private var pilot = TakeOffPilot()
    private var climb: TravelManeuver?

    init(_ step: String, height: Formula?, manner: Manner, _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        self.height = height
        self.manner = manner
        timeout = try manner.timeout.map { formula throws(FlightFailure) in
            try flight.time(formula, otherwise: .zero)
        }
        began = flight.now
        // A height that is known on the ground is judged there.
        if let up = height?.number(in: flight.values), let refusal = flight.refusal(of: .meters(up)) {
            throw .refused(refusal)
        }
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        if let timeout, flight.now - began >= timeout { throw .timeout(step: step, deadline: timeout) }
        if climb != nil { return try advanceClimb(&flight) }
        let intents = pilot.fly(flight.situation)
        switch pilot.outcome {
        case .failed(let failure): throw failure
        case nil:
            if flight.now - began >= Self.deadline { throw .timeout(step: step, deadline: Self.deadline) }
            return .flying(intents)
        case .completed: break
        }
        let pose = try flight.pose()
        // Home is the first hover: places of an earlier flight mean nothing any more.
        flight.memory.marks = [:]
        flight.memory.tookOffAt = flight.situation.now
        flight.memory.target = Pose(position: Position(up: pose.position.up))
        guard let height else { return .finished(flight.hold()) }
        let up = Length.meters(try flight.number(height, "the height", .length))
        climb = try TravelManeuver(
            step,
            to: Pose(position: Position(up: up)),
            measured: .height,
            manner: manner,
            &flight
        )
        return try advanceClimb(&flight)
    }

    private mutating func advanceClimb(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard var climb else { return .finished() }
        defer { self.climb = climb }
        return try climb.advance(&flight)
    }

    var flies: Bool { true }

    mutating func resume(_ flight: FlightContext) { climb?.resume(flight) }

    var progress: String { climb?.progress ?? "taking off" }
    var account: Account { climb?.account ?? Account() }
}

/// Lands; the pilot that does it is the one that ends every flight.
struct LandManeuver: Maneuver {
    private let step: String
    private let deadline: Duration?
    private let began: Duration
    private var pilot = LandingPilot()

    /// Lands because a mission has failed.
    init(_ flight: FlightContext) {
        step = "land"
        deadline = nil
        began = flight.now
    }

    init(_ step: String, manner: Manner, _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        deadline = try manner.timeout.map { formula throws(FlightFailure) in
            try flight.time(formula, otherwise: .zero)
        }
        began = flight.now
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        flight.memory.target = nil
        let intents = pilot.fly(flight.situation)
        switch pilot.outcome {
        case .failed(let failure): throw failure
        case .completed:
            flight.memory.tookOffAt = nil
            return .finished()
        case nil: break
        }
        if let deadline, flight.now - began >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying(intents)
    }

    var flies: Bool { true }

    var progress: String { "landing" }
}

/// Takes the present attitude for level; the drone acknowledges nothing, but the supervisor refuses it in the air.
struct TrimManeuver: Maneuver {
    /// Long enough for a refusal to come back.
    private static let time = Duration.milliseconds(300)
    private var askedAt: Duration?

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard let askedAt else {
            self.askedAt = flight.now
            return .flying([.flatTrim])
        }
        return flight.now - askedAt >= Self.time ? .finished() : .flying([])
    }
}
