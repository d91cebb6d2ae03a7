import DroneWire

/// How it shows that a drone has come down where it should not.
public enum Crash: Hashable, Sendable {
    /// It leans so far that it cannot fly.
    case tilted(Angle)

    /// The accelerometers felt this multiple of gravity, and since then the drone does not move.
    case shock(loadFactor: Double)
}

/// Notices that a drone that should fly lies somewhere, also when its firmware does not.
struct CrashWatch: Sendable {
    /// No drone in one piece leans farther for so long.
    static let largestTilt = Angle.degrees(60)
    static let tiltTime = Duration.milliseconds(300)
    /// A blow: a departure from one g that no manoeuvre has.
    static let shock = 1.5
    /// For so long the blow may explain that nothing moves.
    static let shockTime = Duration.seconds(3)
    /// So low, so slow and for so long is not moving.
    static let lowest = Length.meters(0.35)
    static let slowest = Speed.metersPerSecond(0.1)
    static let stillTime = Duration.seconds(1)

    private var tilted = Sustained()
    private var still = Sustained()
    private var blow: (at: Duration, loadFactor: Double)?

    /// Takes in a datagram; returns what has shown, nil for a drone that flies.
    mutating func note(_ state: DroneState, isAirborne: Bool, at now: Duration) -> Crash? {
        // A flip is meant to turn the drone over.
        guard isAirborne, state.control?.major != .looping else {
            self = CrashWatch()
            return nil
        }
        let tilt = state.attitude.map { max($0.pitch.magnitude, $0.roll.magnitude) } ?? .zero
        if let time = tilted.note(tilt > Self.largestTilt, at: now), time >= Self.tiltTime { return .tilted(tilt) }
        if let loadFactor = state.loadFactor, abs(loadFactor - 1) > Self.shock { blow = (now, loadFactor) }
        if let since = blow?.at, now - since > Self.shockTime { blow = nil }
        let isStill = still.note(blow != nil && Self.isStill(state), at: now)
        guard let blow, let isStill, isStill >= Self.stillTime else { return nil }
        return .shock(loadFactor: blow.loadFactor)
    }

    private static func isStill(_ state: DroneState) -> Bool {
        guard let velocity = state.velocity, let altitude = state.altitude else { return false }
        let speeds = [velocity.forward, velocity.right, velocity.up ?? .zero]
        return altitude < lowest && speeds.allSatisfy { $0.magnitude < slowest }
    }
}
