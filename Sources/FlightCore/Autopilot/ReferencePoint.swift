/// The point that the drone is to follow: it starts where the drone is, runs along a straight line and comes to rest at the
/// target, never faster or with more acceleration than the drone can follow.
struct ReferencePoint: Hashable, Sendable {
    /// How hard the point speeds up and brakes, in m/s².
    static let acceleration = 0.7
    /// How hard its turn speeds up and brakes, in rad/s².
    static let turnAcceleration = 3.0
    /// How far the drone may fall behind in metres; then the point waits for it.
    static let longestLead = 0.6

    var place: Vector
    var velocity: Vector
    var acceleration = Vector.zero
    var heading: Angle
    var turnRate = 0.0

    /// Starts at the drone.
    init(at prediction: MotionPredictor.Prediction) {
        place = prediction.place
        velocity = prediction.velocity
        heading = prediction.heading
    }

    /// Is where a path wants it.
    init(_ moving: MovingPoint) {
        place = Vector(moving.pose.position)
        velocity = moving.velocity
        acceleration = moving.acceleration
        heading = moving.pose.heading
        turnRate = moving.turnRate
    }

    /// Goes on toward a pose for some seconds.
    mutating func advance(
        toward target: Pose,
        speed: Speed,
        turn: TurnRate,
        limits: FlightLimits,
        seconds: Double
    ) {
        let way = Vector(target.position) - place
        let distance = way.length
        var fastest = speed.magnitude.si
        let slope = distance > 0 ? abs(way.up) / distance : 0
        if slope > 0 { fastest = min(fastest, limits.climb.si / slope) }
        let wanted = Self.approach(distance, fastest: fastest, braking: Self.acceleration, seconds: seconds)
        accelerate(to: distance > 0 ? way * (wanted / distance) : .zero, seconds: seconds)
        move(seconds: seconds)

        let rest = (target.heading - heading).wrapped.si
        let rate = Self.approach(
            abs(rest),
            fastest: min(turn.magnitude.si, limits.turn.si),
            braking: Self.turnAcceleration,
            seconds: seconds
        )
        accelerateTurn(to: rest < 0 ? -rate : rate, seconds: seconds)
        heading += Angle(si: turnRate * seconds)
    }

    /// Goes on at a velocity along home's axes for some seconds.
    mutating func advance(at wanted: Vector, turn: TurnRate, seconds: Double) {
        accelerate(to: wanted, seconds: seconds)
        move(seconds: seconds)
        accelerateTurn(to: turn.si, seconds: seconds)
        heading += Angle(si: turnRate * seconds)
    }

    /// Waits where the drone cannot follow, instead of running away from it.
    mutating func wait(for drone: Vector) {
        let lead = place - drone
        if lead.length > Self.longestLead { place = drone + lead.shortened(to: Self.longestLead) }
    }

    private mutating func accelerate(to wanted: Vector, seconds: Double) {
        // A point that has to stop may brake a little harder than planned, so that steps in time do not carry it past.
        let change = (wanted - velocity).shortened(to: 1.2 * Self.acceleration * seconds)
        velocity += change
        acceleration = seconds > 0 ? change * (1 / seconds) : .zero
    }

    private mutating func accelerateTurn(to wanted: Double, seconds: Double) {
        let most = 1.2 * Self.turnAcceleration * seconds
        turnRate += min(max(wanted - turnRate, -most), most)
    }

    private mutating func move(seconds: Double) {
        place += velocity * seconds
    }

    /// The speed at which what is left can still be braked away, in steps of `seconds`.
    static func approach(_ distance: Double, fastest: Double, braking: Double, seconds: Double) -> Double {
        let stepBraking = braking * seconds
        let braked = ((stepBraking * stepBraking + 8 * braking * distance).squareRoot() - stepBraking) / 2
        return min(fastest, braked, seconds > 0 ? distance / seconds : 0)
    }
}
