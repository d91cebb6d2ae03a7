import FlightCore
import MissionLanguage

/// Flies in a straight line to a pose and ends there at rest.
struct TravelManeuver: Maneuver {
    /// What of the way to the target counts.
    enum Measured: Hashable, Sendable {
        /// The way in all three directions.
        case way
        /// The height alone.
        case height
    }

    /// A move that comes no nearer by this much in ``patience`` is stalled.
    static let leastProgress = Length.meters(0.05)
    static let patience = Duration.seconds(3)
    /// The tolerance is widened to twice the error of the position, but never beyond this share of the way.
    ///
    /// The error is mostly drift, which target and drone share; without the bound every move of a long flight would end where
    /// it began.
    static let widestShare = 0.1

    private let step: String
    private let goal: Pose
    private let measured: Measured
    private let speed: Speed
    private let turn: TurnRate
    private let within: Length
    private let settle: Duration
    private var deadline: Duration
    private let start: Pose
    private let began: Duration
    private var there = Sustained()
    private var nearest: Length
    private var nearestAt: Duration
    private var place: Pose

    /// Plans a move and makes its end the place where the drone is meant to be.
    init(
        _ step: String,
        to goal: Pose,
        measured: Measured = .way,
        manner: Manner,
        _ flight: inout FlightContext
    ) throws(FlightFailure) {
        let place = try flight.pose()
        if let refusal = flight.memory.limits.refusal(of: goal.position) { throw .refused(refusal) }
        let distance = Self.distance(from: place, to: goal, measured)
        let speed = try flight.speed(manner.speed)
        let tolerance: Length = measured == .way ? .meters(0.2) : .meters(0.1)
        self.step = step
        self.goal = goal
        self.measured = measured
        self.speed = speed
        self.place = place
        turn = flight.defaults.turnRate
        within = try Self.within(manner.within, tolerance, distance, &flight)
        settle = try flight.time(manner.settle, otherwise: FlightContext.settle)
        deadline = try flight.time(manner.timeout, otherwise: distance / speed * 3 + .seconds(5))
        start = place
        began = flight.now
        nearest = distance
        nearestAt = flight.now
        flight.memory.target = goal
    }

    /// A tolerance that is tighter than the estimate of the position would never be met.
    static func within(
        _ formula: Formula?,
        _ tolerance: Length,
        _ distance: Length,
        _ flight: inout FlightContext
    ) throws(FlightFailure) -> Length {
        let wide = min(2 * flight.situation.positionError, widestShare * distance)
        guard let formula else { return max(tolerance, wide) }
        let wanted = Length.meters(try flight.number(formula, "the tolerance", .length))
        if wanted < wide {
            flight.notes.append(
                .widened(from: Measure(wanted.meters, .length), to: Measure(wide.meters, .length))
            )
        }
        return max(wanted, wide)
    }

    private static func distance(from place: Pose, to goal: Pose, _ measured: Measured) -> Length {
        let height = goal.position.up - place.position.up
        if measured == .height { return height.magnitude }
        let ground = place.position.horizontalDistance(to: goal.position)
        return .meters((ground.meters * ground.meters + height.meters * height.meters).squareRoot())
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        place = try flight.pose()
        let left = Self.distance(from: place, to: goal, measured)
        if let time = there.note(left <= within, at: flight.now), time >= settle { return .finished(flight.hold()) }
        if flight.now - began >= deadline { throw .timeout(step: step, deadline: deadline) }
        try checkProgress(left, at: flight.now)
        return .flying([.move(.pose(goal, speed: speed, turn: turn))])
    }

    private mutating func checkProgress(_ left: Length, at now: Duration) throws(FlightFailure) {
        // A slow move cannot come nearer faster than it flies.
        let least = min(Self.leastProgress, speed * Self.patience / 2)
        if left <= nearest - least || left <= within {
            nearest = left
            nearestAt = now
        } else if now - nearestAt >= Self.patience {
            throw .stalled(step: step, remaining: left)
        }
    }

    var flies: Bool { true }

    /// The target stays exactly the same; the way back to it takes its own time.
    mutating func resume(_ flight: FlightContext) {
        guard let pose = flight.situation.pose else { return }
        let left = Self.distance(from: pose, to: goal, measured)
        if left > nearest { deadline += (left - nearest) / speed * 3 }
        place = pose
        nearest = left
        nearestAt = flight.now
        there = Sustained()
    }

    var progress: String {
        Measure(Self.distance(from: place, to: goal, measured).meters, .length).spoken + " to go"
    }

    var account: Account {
        func length(_ from: Pose, _ to: Pose) -> Measure {
            Measure(Self.distance(from: from, to: to, measured).meters, .length)
        }
        switch measured {
        case .way:
            return Account(planned: length(start, goal), flown: length(start, place), off: length(place, goal))
        case .height:
            return Account(
                planned: Measure(goal.position.up.meters, .length),
                flown: Measure(place.position.up.meters, .length),
                off: length(place, goal)
            )
        }
    }
}
