public import DroneLink
public import FlightCore
public import MissionLanguage

/// The verbs of the flight language as calls: each ends when the drone is done, or throws with the reason.
///
/// What they mean, and when they give up, is what the language says of the verb of the same name. Moves chain from where the
/// drone was meant to be. All throw `FlightFailure` when it did not come to that, ``MissionRejected`` for amounts that make no
/// sense, and ``/DroneLink/LinkError/ended``.
extension Drone {
    /// Takes off and climbs or sinks to a height.
    public func takeOff(to height: Length) async throws { try await order("takeoff to \(height.written)") }

    /// Flies ahead, along the nose.
    public func forward(_ distance: Length, at speed: Speed? = nil) async throws {
        try await move("forward", distance, speed)
    }

    /// Flies backwards; the nose stays.
    public func back(_ distance: Length, at speed: Speed? = nil) async throws {
        try await move("back", distance, speed)
    }

    /// Flies to the left; the nose stays.
    public func left(_ distance: Length, at speed: Speed? = nil) async throws {
        try await move("left", distance, speed)
    }

    /// Flies to the right; the nose stays.
    public func right(_ distance: Length, at speed: Speed? = nil) async throws {
        try await move("right", distance, speed)
    }

    /// Climbs by a distance.
    public func up(_ distance: Length, at speed: Speed? = nil) async throws { try await move("up", distance, speed) }

    /// Sinks by a distance.
    public func down(_ distance: Length, at speed: Speed? = nil) async throws {
        try await move("down", distance, speed)
    }

    /// Climbs or sinks to a height above the take-off point.
    public func climb(to height: Length, at speed: Speed? = nil) async throws {
        try await move("altitude", height, speed)
    }

    /// Turns on the spot.
    public func turn(_ side: TurnSide, _ angle: Angle, at rate: TurnRate? = nil) async throws {
        try await order("turn \(side.rawValue) \(angle.written)\(rate.written)")
    }

    /// Turns the nose to a heading, the short way; 0 is home's forward, clockwise.
    public func face(_ heading: Angle, at rate: TurnRate? = nil) async throws {
        try await order("face \(heading.written)\(rate.written)")
    }

    /// Holds the present place for a time.
    public func wait(_ time: Duration) async throws { try await order("wait \(time.seconds.written)s") }

    /// Chooses the camera of the live picture.
    public func camera(_ choice: CameraChoice) async throws { try await order("camera \(choice.rawValue)") }

    /// A somersault; wants 3 m of room, height and charge.
    public func flip(_ side: FlipSide) async throws { try await order("flip \(side.rawValue)") }

    private func move(_ verb: String, _ distance: Length, _ speed: Speed?) async throws {
        let manner = speed.map { " at \($0.metersPerSecond.written)m/s" } ?? ""
        try await order("\(verb) \(distance.written)\(manner)")
    }
}

extension Double {
    /// The number as the language writes it: without an exponent, to a ten-thousandth.
    fileprivate var written: String { "\((self * 10_000).rounded() / 10_000)" }
}

extension Length {
    fileprivate var written: String { "\(meters.written)m" }
}

extension Angle {
    fileprivate var written: String { "\(degrees.written)deg" }
}

extension TurnRate? {
    fileprivate var written: String { map { " at \($0.degreesPerSecond.written)deg/s" } ?? "" }
}
