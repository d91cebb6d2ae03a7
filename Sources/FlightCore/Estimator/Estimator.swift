import DroneWire

/// Where the drone is and how it moves, along home's axes once there is a home, at the moment it was measured.
struct Estimate: Hashable, Sendable {
    /// The place, in metres; it is that of ``measuredAt``.
    var place: Vector
    /// The velocity, in m/s; it is that of ``measuredAt``.
    var velocity: Vector
    /// Where the nose points, clockwise from home's forward; it is that of ``toldAt``.
    var heading: Angle
    /// The rate of turn, in rad/s.
    var turnRate: Double
    /// How far the nose is down, which flies ahead; it is that of ``toldAt``.
    var tiltForward: Angle
    /// How far the right side is down, which flies to the right.
    var tiltRight: Angle
    /// When the drone said it, as far as its clock tells that the datagram was late.
    var toldAt: Duration
    /// Whether there is a home to measure from.
    var hasHome: Bool
    /// The radius in which the drone is in 95 of 100 flights.
    var positionError: Length

    /// When place and velocity were so.
    var measuredAt: Duration { toldAt - FlightModel.velocityLag }

    /// Where the drone was when it said so; nil without a home.
    var pose: Pose? { hasHome ? pose(at: toldAt) : nil }

    /// Where the drone is at a time soon after, when it goes on as it did.
    func pose(at now: Duration) -> Pose {
        let elapsed = (now - measuredAt).seconds
        return Pose(
            position: (place + velocity * elapsed).position,
            heading: Angle(si: heading.si + turnRate * (now - toldAt).seconds).wrapped
        )
    }
}

/// Integrates what the drone says of its velocity into a position, with the true time between two samples.
///
/// Velocity lags the angles beside it, so a step of the way is turned by the heading that the nose had in the middle of the
/// time in which it was flown, not by the newest one.
struct Estimator: Sendable {
    private struct Sample {
        var toldAt: Duration
        var droneClock: Duration?
        var velocity: Vector
        var heading: Angle
        var altitude: Double
    }

    /// A step longer than this is a gap: nobody knows how the drone flew meanwhile.
    static let longestStep = Duration.seconds(1)
    /// How long the floor may be out of sight before the position counts as lost.
    static let longestBlindness = Duration.seconds(1)
    /// How fast the vertical speed follows the height where the drone does not tell it, in 1/s.
    static let climbFilter = 5.0

    private var last: Sample?
    private var place = Vector.zero
    private var climb = 0.0
    private var turnRate = 0.0
    /// The drone's own heading where ours is 0.
    private var axes: Angle?
    /// The drone's own altitude where our height is 0.
    private var ground = 0.0
    private var hasHome = false
    private var error = PositionError()
    private var blindness = Sustained()
    private let largestError: Length

    /// Why the place cannot be flown by; nil while it can.
    private(set) var loss: PositionLoss?

    /// The estimate that the newest datagram gives; nil before one with flight data.
    private(set) var estimate: Estimate?

    /// Makes an estimator whose place is lost when its error is greater than this.
    init(largestError: Length = FlightLimits.indoor.largestPositionError) { self.largestError = largestError }

    /// An estimator that knows nothing yet, for the same limits.
    var renewed: Estimator { Estimator(largestError: largestError) }

    /// Makes here and now the home of this flight.
    mutating func setHome() {
        guard let last else { return }
        axes = last.heading
        place = Vector(up: place.up)
        error = PositionError()
        hasHome = true
        loss = nil
    }

    /// Takes in what the drone says of itself, when it is news.
    mutating func absorb(_ state: DroneState, at now: Duration) {
        guard let attitude = state.attitude, let velocity = state.velocity, let altitude = state.altitude else {
            return
        }
        guard state.flightDataAt == now else { return miss(at: now) }
        let body = Vector(forward: velocity.forward.si, right: velocity.right.si)
        let sample = Sample(
            toldAt: now - state.lateness,
            droneClock: state.droneClock,
            velocity: body,
            heading: attitude.heading,
            altitude: altitude.meters
        )
        // Flight data whose clock stands still were measured once and are repeated.
        if let before = last?.droneClock, before == sample.droneClock { return miss(at: now) }
        let isFlying = state.word.contains(.flying)
        if isFlying {
            if let last { integrate(from: last, to: sample, state, at: now) }
        } else {
            hasHome = false
            loss = nil
            ground = altitude.meters
            turnRate = 0
            climb = 0
        }
        climb = velocity.up?.si ?? climb
        place.up = altitude.meters - ground
        last = sample

        let heading = (attitude.heading - (axes ?? .zero)).wrapped
        var moving = body.turned(by: Angle(si: heading.si - turnRate * FlightModel.velocityLag.seconds))
        moving.up = climb
        estimate = Estimate(
            place: place,
            velocity: moving,
            heading: heading,
            turnRate: turnRate,
            tiltForward: -attitude.pitch,
            tiltRight: attitude.roll,
            toldAt: sample.toldAt,
            hasHome: hasHome,
            positionError: error.radius(distanceFromHome: place.horizontalLength)
        )
        judge()
    }

    /// A datagram came that says nothing new of how the drone moves.
    private mutating func miss(at now: Duration) {
        guard let time = blindness.note(true, at: now), time >= Self.longestBlindness, hasHome else { return }
        loss = .blind(time)
        judge()
    }

    /// Decides whether the place can still be flown by.
    private mutating func judge() {
        if let positionError = estimate?.positionError, hasHome, positionError > largestError {
            loss = .error(positionError, most: largestError)
        } else if case .error = loss {
            loss = nil
        }
        estimate?.hasHome = hasHome && loss == nil
    }

    private mutating func integrate(from last: Sample, to sample: Sample, _ state: DroneState, at now: Duration) {
        let elapsed = Self.step(from: last, to: sample)
        let seconds = elapsed.seconds
        guard seconds > 0 else { return }
        let seesFloor = Self.seesFloor(state) && elapsed <= Self.longestStep
        error.grow(over: seconds, seesFloor: seesFloor)
        let blindFor = blindness.note(!Self.seesFloor(state), at: now)
        if let blindFor, blindFor >= Self.longestBlindness {
            loss = .blind(blindFor)
        } else if case .blind = loss {
            loss = nil
        }

        let turned = (sample.heading - last.heading).wrapped.si
        turnRate = turned / seconds
        let midway = last.heading.si + turned / 2 - turnRate * FlightModel.velocityLag.seconds
        let way = (last.velocity + sample.velocity) * (seconds / 2)
        place += way.turned(by: Angle(si: midway) - (axes ?? .zero))

        let slope = (sample.altitude - last.altitude) / seconds
        climb += (slope - climb) * min(1, Self.climbFilter * seconds)
    }

    /// The time between two samples: the drone's own where it tells it, since datagrams may be late; else ours.
    private static func step(from last: Sample, to sample: Sample) -> Duration {
        let ours = sample.toldAt - last.toldAt
        guard let before = last.droneClock, let after = sample.droneClock else { return ours }
        let theirs = after >= before ? after - before : after - before + NavdataLateness.clockTurn
        return theirs <= longestStep ? theirs : ours
    }

    private static func seesFloor(_ state: DroneState) -> Bool {
        // Minor 6 of flying is no_vision.
        guard let control = state.control else { return true }
        return !(control.major == .flying && control.minor == 6)
    }
}
