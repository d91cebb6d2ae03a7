import FlightCore
import MissionLanguage

/// Flies by a tag that a camera sees: over it, or up to it; where it was last seen is where the drone is meant to be.
struct TagManeuver: Maneuver {
    /// Where the drone is to be.
    enum Aim: Hashable, Sendable {
        /// Straight above a tag on the ground.
        case above
        /// This far before a tag ahead, with the nose to it and at its height.
        case before(Length)
    }

    /// A tag is told this long after it was seen: the picture, the detection, and the next flight data.
    private static let lag = Duration.milliseconds(120)
    /// How much a new sighting counts against all before it.
    private static let trust = 0.35
    /// What was not seen for so long is not seen.
    private static let memory = Duration.milliseconds(600)
    /// How long it may take when nothing is said, beyond the time that it is to last.
    private static let patience = Duration.seconds(15)
    /// A tag on the floor before the drone is approached no lower than this.
    private static let lowest = Length.meters(0.5)

    private let step: String
    private let aim: Aim
    private let speed: Speed
    private let turn: TurnRate
    private let within: Length
    private let settle: Duration
    private let time: Duration
    private let deadline: Duration
    private let began: Duration
    /// Where the drone was meant to be: a hover over a tag keeps height and heading of it.
    private let start: Pose
    private var tag: Position?
    private var seenAt: Duration?
    private var heardAt: Duration?
    private var there = Sustained()
    private var place: Pose

    init(
        _ step: String,
        _ aim: Aim,
        for time: Duration = .zero,
        manner: Manner,
        _ flight: inout FlightContext
    ) throws(FlightFailure) {
        place = try flight.pose()
        start = try flight.start()
        self.step = step
        self.aim = aim
        self.time = time
        speed = try flight.speed(manner.speed)
        turn = flight.defaults.turnRate
        let tolerance = try manner.within.map { formula throws(FlightFailure) in
            Length.meters(try flight.number(formula, "the tolerance", .length))
        }
        within = tolerance ?? .meters(0.2)
        settle = try flight.time(manner.settle, otherwise: FlightContext.settle) + time
        deadline = try flight.time(manner.timeout, otherwise: Self.patience + time)
        began = flight.now
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        place = try flight.pose()
        look(flight)
        let isSeen = seenAt.map { flight.now - $0 < Self.memory } ?? false
        if let goal {
            flight.memory.target = goal
            let isThere =
                isSeen && distance(to: goal) <= within
                && (goal.heading - place.heading).wrapped.magnitude <= .degrees(8)
            if let held = there.note(isThere, at: flight.now), held >= settle { return .finished(flight.hold()) }
        }
        if flight.now - began >= deadline { throw .timeout(step: step, deadline: deadline) }
        guard let goal else { return .flying(flight.hold()) }
        if let refusal = flight.memory.limits.refusal(of: goal.position) { throw .refused(refusal) }
        return .flying([.move(.pose(goal, speed: speed, turn: turn))])
    }

    /// Takes in what is seen, once for each word of the drone.
    private mutating func look(_ flight: FlightContext) {
        guard flight.state.heardAt != heardAt else { return }
        heardAt = flight.state.heardAt
        let camera: TagSighting.Camera = aim == .above ? .bottom : .front
        guard let sighting = flight.state.tags.first(where: { $0.camera == camera }),
            let attitude = flight.state.attitude
        else { return }
        let isFirst = seenAt.map { flight.now - $0 >= Self.memory } ?? true
        seenAt = flight.now
        let found = Self.place(of: sighting, from: Self.past(place, flight), attitude, flight.state)
        guard let before = tag, !isFirst else {
            tag = found
            return
        }
        tag = Position(
            forward: before.forward + (found.forward - before.forward) * Self.trust,
            right: before.right + (found.right - before.right) * Self.trust,
            up: before.up + (found.up - before.up) * Self.trust
        )
    }

    /// Where the drone was when what it tells now was seen.
    private static func past(_ pose: Pose, _ flight: FlightContext) -> Pose {
        guard let velocity = flight.state.velocity else { return pose }
        let seconds = -lag.seconds
        return pose.moved(
            forward: .meters(velocity.forward.si * seconds),
            right: .meters(velocity.right.si * seconds)
        )
    }

    private static func place(
        of tag: TagSighting,
        from pose: Pose,
        _ attitude: Attitude,
        _ state: DroneState
    ) -> Position {
        switch tag.camera {
        case .bottom:
            // A raised nose turns the camera below to what is ahead, a lowered right side to what is left.
            let height = state.height ?? pose.position.up
            let ahead = (tag.above + attitude.pitch).tangent
            let aside = (tag.aside - attitude.roll).tangent
            var place = pose.moved(forward: height * ahead, right: height * aside).position
            place.up = pose.position.up - height
            return place
        case .front:
            let rise = tag.above + attitude.pitch
            let ground = tag.distance * rise.cosine
            return Pose(position: pose.position, heading: pose.heading + tag.aside)
                .moved(forward: ground, up: tag.distance * rise.sine).position
        }
    }

    private var goal: Pose? {
        guard let tag else { return nil }
        switch aim {
        case .above:
            return Pose(
                position: Position(forward: tag.forward, right: tag.right, up: start.position.up),
                heading: start.heading
            )
        case .before(let distance):
            let bearing = Angle.bearing(
                forward: (tag.forward - place.position.forward).meters,
                right: (tag.right - place.position.right).meters
            )
            var goal = Pose(position: tag, heading: bearing).moved(forward: -distance)
            goal.position.up = max(tag.up, Self.lowest)
            return goal
        }
    }

    private func distance(to goal: Pose) -> Length {
        let height = goal.position.up - place.position.up
        let ground = place.position.horizontalDistance(to: goal.position)
        return .meters((ground.meters * ground.meters + height.meters * height.meters).squareRoot())
    }

    var flies: Bool { true }

    mutating func resume(_ flight: FlightContext) { there = Sustained() }

    var progress: String {
        goal.map { Measure(distance(to: $0).meters, .length).spoken + " to go" } ?? "looking for a tag"
    }

    var account: Account {
        Account(off: goal.map { Measure(distance(to: $0).meters, .length) })
    }
}

extension Angle {
    /// Far from a right angle, as what a camera sees is.
    fileprivate var tangent: Double { sine / max(cosine, 0.1) }
}
