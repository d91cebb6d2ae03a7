import DroneWire

/// Turns a wanted motion into stick deflections.
///
/// Position, velocity and tilt are nested: a reference point runs ahead on the wanted path, its velocity and acceleration are
/// fed forward through the identified model and against the wind that was found out, and what the drone lacks in place and
/// velocity is added. All of it is judged at the moment at which the command will act.
struct Autopilot: Sendable {
    /// Speed asked for by a metre of distance to the reference point, in 1/s.
    static let placeGain = 0.9
    /// Acceleration asked for by a lack of speed, in 1/s.
    static let velocityGain = 2.5
    /// The same two gains of the height.
    static let heightGain = 1.0
    static let climbGain = 2.0
    /// Turn rate asked for by a radian of heading, in 1/s.
    static let headingGain = 2.5

    private let limits: FlightLimits
    private var predictor = MotionPredictor()
    private var reference: ReferencePoint?
    private var observer = WindObserver()
    private var lastTick: Duration?
    /// How far the drone may lean now.
    private var farthest: Angle

    init(limits: FlightLimits) {
        self.limits = limits
        farthest = limits.tilt
    }

    /// The command that makes the drone move as wanted, leaning no farther than given.
    mutating func piloting(
        for motion: Motion,
        from estimate: Estimate?,
        leaning lean: Angle? = nil,
        at now: Duration
    ) -> Piloting {
        farthest = min(lean ?? limits.tilt, limits.tilt)
        let seconds = min(lastTick.map { (now - $0).seconds } ?? 0, 0.1)
        lastTick = now
        if let estimate { observer.observe(estimate) }
        guard let estimate, motion != .hover else { return hover(at: now) }
        switch motion {
        case .hover:
            return hover(at: now)
        case .sticks(let sticks):
            reference = nil
            let most = farthest / limits.tilt
            var sticks = sticks
            sticks.forward = min(max(sticks.forward, -most), most)
            sticks.right = min(max(sticks.right, -most), most)
            return send(sticks, at: now)
        case .velocity(let forward, let right, let up, let turn):
            let prediction = predictor.predict(from: estimate, in: observer.wind, at: now)
            var point = reference ?? ReferencePoint(at: prediction)
            let wanted = Vector(forward: forward.si, right: right.si, up: up.si).turned(by: prediction.heading)
            point.advance(at: wanted, turn: turn, seconds: seconds)
            return send(follow(&point, prediction), at: now)
        case .pose(let target, let speed, let turn):
            let prediction = predictor.predict(from: estimate, in: observer.wind, at: now)
            var point = reference ?? ReferencePoint(at: prediction)
            point.advance(toward: target, speed: speed, turn: turn, limits: limits, seconds: seconds)
            return send(follow(&point, prediction), at: now)
        case .follow(let moving):
            var point = ReferencePoint(moving)
            let prediction = predictor.predict(from: estimate, in: observer.wind, at: now)
            return send(follow(&point, prediction), at: now)
        }
    }

    /// Forgets the path and the wind.
    mutating func reset() {
        self = Autopilot(limits: limits)
    }

    private mutating func hover(at now: Duration) -> Piloting {
        reference = nil
        predictor.note(.hover, at: now)
        return .hover
    }

    private mutating func follow(
        _ point: inout ReferencePoint,
        _ drone: MotionPredictor.Prediction
    ) -> Sticks {
        point.wait(for: drone.place)
        reference = point
        let distance = point.place - drone.place

        let speedLack = point.velocity + distance * Self.placeGain - drone.velocity
        let acceleration = point.acceleration + speedLack * Self.velocityGain
        let airspeed = drone.velocity - observer.wind
        let thrust = Vector(
            forward: FlightModel.thrust(acceleration: acceleration.forward, speed: airspeed.forward),
            right: FlightModel.thrust(acceleration: acceleration.right, speed: airspeed.right)
        )
        let tilt = thrust.shortened(to: farthest.sine).turned(by: -drone.heading)

        let climbLack = point.velocity.up + distance.up * Self.heightGain - drone.velocity.up
        let climb =
            drone.velocity.up + (point.acceleration.up + climbLack * Self.climbGain) / FlightModel.climbRate
        let strongest = climb < 0 ? limits.climb * FlightModel.descentFactor : limits.climb

        let turn = point.turnRate + (point.heading - drone.heading).wrapped.si * Self.headingGain
        return Sticks(
            forward: Angle.arcSine(tilt.forward) / limits.tilt,
            right: Angle.arcSine(tilt.right) / limits.tilt,
            up: climb / strongest.si,
            turn: turn / limits.turn.si
        )
    }

    private mutating func send(_ sticks: Sticks, at now: Duration) -> Piloting {
        let strongest = sticks.up < 0 ? limits.climb * FlightModel.descentFactor : limits.climb
        predictor.note(
            MotionPredictor.Command(
                tiltForward: limits.tilt * sticks.forward,
                tiltRight: limits.tilt * sticks.right,
                climb: strongest.si * sticks.up,
                turnRate: limits.turn.si * sticks.turn
            ),
            at: now
        )
        // PCMD's pitch is positive nose up, which flies back.
        return Piloting(
            roll: Float(sticks.right),
            pitch: Float(-sticks.forward),
            gaz: Float(sticks.up),
            yaw: Float(sticks.turn)
        )
    }
}
