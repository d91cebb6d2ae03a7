import FlightCore
import MissionLanguage

/// Turns the nose by an angle, which may be more than a whole turn, and holds the position meanwhile.
struct TurnManeuver: Maneuver {
    /// The nose is led on by at most this much, so that the short way is always the meant one.
    private static let lead = Angle.degrees(120)

    private let step: String
    private let goal: Pose
    private let speed: Speed
    private let rate: TurnRate
    private let within: Angle
    private let settle: Duration
    private var deadline: Duration
    private let planned: Angle
    private let began: Duration
    private var there = Sustained()
    private var left: Angle
    private var heading: Angle

    /// Plans a turn by an angle, clockwise positive, from where the nose is meant to point.
    init(
        _ step: String,
        by angle: Angle,
        from start: Pose,
        manner: Manner,
        _ flight: inout FlightContext
    ) throws(FlightFailure) {
        let pose = try flight.pose()
        let rate = try flight.turnRate(manner.speed)
        self.step = step
        self.rate = rate
        goal = start.moved(turn: angle)
        speed = flight.defaults.speed
        heading = pose.heading
        // The turn starts where the nose is and ends where it is meant to be.
        left = angle + (start.heading - pose.heading).wrapped
        planned = angle
        within =
            try manner.within.map { formula throws(FlightFailure) in
                Angle.degrees(try flight.number(formula, "the tolerance", .angle))
            } ?? .degrees(5)
        settle = try flight.time(manner.settle, otherwise: FlightContext.settle)
        deadline = try flight.time(manner.timeout, otherwise: angle.magnitude / rate * 3 + .seconds(3))
        began = flight.now
        flight.memory.target = goal
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        let pose = try flight.pose()
        left = left - (pose.heading - heading).wrapped
        heading = pose.heading
        if let time = there.note(left.magnitude <= within, at: flight.now), time >= settle {
            return .finished(flight.hold())
        }
        if flight.now - began >= deadline { throw .timeout(step: step, deadline: deadline) }
        var aim = goal
        if left.magnitude > Self.lead {
            aim.heading = (heading + (left < .zero ? -Self.lead : Self.lead)).wrapped
        }
        return .flying([.move(.pose(aim, speed: speed, turn: rate))])
    }

    var flies: Bool { true }

    /// Turns on to the same heading, with the whole turns that were left.
    mutating func resume(_ flight: FlightContext) {
        guard let pose = flight.situation.pose else { return }
        let whole = ((left - (goal.heading - heading).wrapped).si / (2 * .pi)).rounded()
        heading = pose.heading
        let rest = (goal.heading - heading).wrapped + Angle(si: whole * 2 * .pi)
        if rest.magnitude > left.magnitude { deadline += (rest.magnitude - left.magnitude) / rate * 3 }
        left = rest
        there = Sustained()
    }

    var progress: String { Measure(left.magnitude.degrees, .angle).spoken + " to go" }

    var account: Account {
        Account(
            planned: Measure(planned.magnitude.degrees, .angle),
            flown: Measure((planned.magnitude - (planned < .zero ? -left : left)).degrees, .angle),
            off: Measure(left.magnitude.degrees, .angle)
        )
    }
}
