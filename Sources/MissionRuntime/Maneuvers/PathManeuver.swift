import FlightCore
import MissionLanguage

/// Flies a path without stopping on it, and ends at its end at rest.
struct PathManeuver: Maneuver {
    /// Where the nose points on the way.
    enum Gaze: Hashable, Sendable {
        /// Where it is meant to point at the end.
        case goal
        /// Where the drone flies to.
        case travel
        /// To a place.
        case place(Position)
    }

    /// So near to the path must the drone be to go on along it.
    private static let rejoined = Length.meters(0.3)

    private let step: String
    private let goal: Pose
    private let gaze: Gaze
    private let speed: Speed
    private let turn: TurnRate
    private let within: Length
    private let settle: Duration
    private var deadline: Duration
    private let began: Duration
    private var follower: PathFollower
    private var there = Sustained()
    private var place: Pose
    private var progressed: Length
    private var progressedAt: Duration
    /// After an interruption: flies back to where the path was left, before it goes on.
    private var isReturning = false

    /// Plans the flight of a path and makes its end the place where the drone is meant to be.
    init(
        _ step: String,
        along path: FlightPath,
        to goal: Pose,
        gaze: Gaze,
        manner: Manner,
        _ flight: inout FlightContext
    ) throws(FlightFailure) {
        let place = try flight.pose()
        if let refusal = flight.memory.limits.refusal(of: path) { throw .refused(refusal) }
        let speed = try flight.speed(manner.speed)
        self.step = step
        self.goal = goal
        self.gaze = gaze
        self.speed = speed
        self.place = place
        turn = flight.defaults.turnRate
        within = try TravelManeuver.within(manner.within, .meters(0.2), path.length, &flight)
        settle = try flight.time(manner.settle, otherwise: FlightContext.settle)
        deadline = try flight.time(manner.timeout, otherwise: path.length / speed * 2 + .seconds(5))
        began = flight.now
        follower = PathFollower(path, speed: speed, heading: place.heading)
        progressed = .zero
        progressedAt = flight.now
        flight.memory.target = goal
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        place = try flight.pose()
        if follower.isAtEnd {
            let isThere = distance <= within && (goal.heading - place.heading).wrapped.magnitude <= .degrees(5)
            if let time = there.note(isThere, at: flight.now), time >= settle { return .finished(flight.hold()) }
        }
        if flight.now - began >= deadline { throw .timeout(step: step, deadline: deadline) }
        if follower.isAtEnd { return .flying([.move(.pose(goal, speed: speed, turn: turn))]) }
        if isReturning {
            let left = Pose(position: follower.place, heading: facing)
            if place.position.horizontalDistance(to: left.position) > Self.rejoined {
                return .flying([.move(.pose(left, speed: speed, turn: turn))])
            }
            isReturning = false
            follower.restart()
            progressedAt = flight.now
        }
        let point = follower.advance(to: flight.now, drone: place.position, facing: facing, turn: turn)
        if follower.flown >= progressed + TravelManeuver.leastProgress {
            progressed = follower.flown
            progressedAt = flight.now
        } else if flight.now - progressedAt >= TravelManeuver.patience, !isSettling {
            throw .stalled(step: step, remaining: follower.remaining)
        }
        return .flying([.move(.follow(point))])
    }

    /// The last centimetres are flown slower than a stalled drone's.
    private var isSettling: Bool { follower.remaining <= within }

    private var facing: Angle {
        switch gaze {
        case .goal: goal.heading
        case .travel: follower.remaining <= within ? goal.heading : follower.course ?? goal.heading
        case .place(let target):
            .bearing(
                forward: (target.forward - place.position.forward).meters,
                right: (target.right - place.position.right).meters
            )
        }
    }

    private var distance: Length {
        let height = goal.position.up - place.position.up
        let ground = place.position.horizontalDistance(to: goal.position)
        return .meters((ground.meters * ground.meters + height.meters * height.meters).squareRoot())
    }

    var flies: Bool { true }

    /// The point waits on the path for the drone to come back to it.
    mutating func resume(_ flight: FlightContext) {
        guard let pose = flight.situation.pose else { return }
        let away = follower.place.horizontalDistance(to: pose.position)
        deadline += away / speed * 3
        isReturning = true
        progressedAt = flight.now
        there = Sustained()
    }

    var progress: String { Measure(follower.remaining.meters, .length).spoken + " to go" }

    var account: Account {
        Account(
            planned: Measure(follower.path.length.meters, .length),
            flown: Measure(follower.flown.meters, .length),
            off: Measure(distance.meters, .length)
        )
    }
}

extension MissionLimits {
    /// What a flight along a path would break; nil when all of it lies inside.
    func refusal(of path: FlightPath) -> Refusal? {
        path.samples.lazy.compactMap { refusal(of: $0) }.first
    }
}
