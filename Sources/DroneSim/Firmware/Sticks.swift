/// What the pilot's sticks say, as the firmware acts on it.
struct Sticks: Hashable, Sendable {
    /// Whether the four values count; otherwise the drone hovers.
    var areApplied: Bool

    /// -1...1, signs of the wire: right, nose up (backward), up and clockwise are positive.
    var roll = 0.0
    var pitch = 0.0
    var gaz = 0.0
    var yaw = 0.0

    /// Roll also turns.
    var combinesYaw = false

    /// Where the pilot's device points, in radians from north, where roll and pitch are meant from its point of view.
    var pilotHeading: Double?

    /// Nothing touched: hold the place.
    static let released = Sticks(areApplied: false)
}

/// What the configuration allows the pilot.
struct FlightLimits: Hashable, Sendable {
    /// rad of tilt at full stick.
    var tilt = 12.0.inRadians
    /// m/s upward at full stick; downward it is twice that.
    var climb = 0.7
    /// rad/s at full stick.
    var yawRate = 100.0.inRadians
    /// m above the ground.
    var ceiling = 3.0
    var floor = 0.05
    /// The configuration's half of the switch for turning with roll.
    var combinesYaw = false
}
