public import DroneWire

/// Something that is not as it should be before a take-off.
public enum PreflightFinding: Hashable, Sendable {
    /// The drone leans this far: it would slide away while it starts.
    case notLevel(Angle)

    /// The drone is being moved: its attitude has changed by this much within a second.
    case notStill(Angle)

    /// The last flat trim is this old, and the sensors drift.
    case trimIsOld(Duration)

    /// The drone did not confirm this limit.
    case limitNotConfirmed(ConfigurationSetting)

    /// On the ground the ultrasonic sensor measures this distance.
    case sonarImplausible(Length)

    /// The drone's clock stands still, or it tells none: positions are worked out by the times of arrival.
    case noClock

    /// Nobody would land the drone if this program died.
    case noGuardian

    /// So little is free where photos and films go, in bytes.
    case diskAlmostFull(free: UInt64)

    /// The flight needs pictures, and the camera has sent none that decoding can begin with for a second.
    case noPictures

    /// Whether the drone must not take off with it.
    public var forbids: Bool {
        switch self {
        case .notLevel, .notStill: true
        case .trimIsOld, .limitNotConfirmed, .sonarImplausible, .noClock, .noGuardian, .diskAlmostFull, .noPictures:
            false
        }
    }
}

/// What the shell around the machines knows, as far as a flight depends on it.
package struct Surroundings: Hashable, Sendable {
    /// Whether a guardian that was there is gone.
    package var guardianIsGone = false

    /// What is free where photos and films go, in bytes; nil while nobody has looked.
    package var freeBytes: UInt64?

    /// Whether pictures were looked for before this flight, and none came.
    package var cameraIsSilent = false

    /// Surroundings in which nothing is known to be wrong.
    package init() {}
}

/// Looks before each take-off whether all is well; quiet when it is.
struct Preflight: Sendable {
    static let largestTilt = Angle.degrees(10)
    static let largestChange = Angle.degrees(3)
    static let oldestTrim = Duration.seconds(30 * 60)
    /// The sensor sits 5 cm above the floor, and measures from 20 cm on.
    static let largestHeight = Length.meters(1)
    static let leastFree: UInt64 = 200_000_000
    private static let window = Duration.seconds(1)

    private var attitudes: [(at: Duration, pitch: Angle, roll: Angle)] = []
    private var clock: (value: Duration, at: Duration)?
    private var unconfirmed: [ConfigurationSetting] = []
    private var trimmedAt: Duration?

    /// Takes in a datagram.
    mutating func note(_ state: DroneState, at now: Duration) {
        if let attitude = state.attitude { attitudes.append((now, attitude.pitch, attitude.roll)) }
        attitudes.removeAll { now - $0.at > Self.window }
        if let value = state.droneClock, value != clock?.value { clock = (value, now) }
    }

    /// Hears what happened.
    mutating func note(_ event: FlightEvent, at now: Duration) {
        switch event {
        case .configurationFailed(let setting, _) where Self.limits.contains(setting.key):
            unconfirmed.removeAll { $0.key == setting.key }
            unconfirmed.append(setting)
        case .configured(let setting): unconfirmed.removeAll { $0.key == setting.key }
        case .rebooted: self = Preflight()
        default: break
        }
    }

    /// The present attitude was made level.
    mutating func noteTrim(at now: Duration) { trimmedAt = now }

    /// What is not as it should be.
    func findings(_ state: DroneState, _ surroundings: Surroundings, at now: Duration) -> [PreflightFinding] {
        var findings: [PreflightFinding] = []
        if let attitude = state.attitude {
            let tilt = max(attitude.pitch.magnitude, attitude.roll.magnitude)
            if tilt > Self.largestTilt { findings.append(.notLevel(tilt)) }
        }
        let change = max(Self.spread(attitudes.map(\.pitch)), Self.spread(attitudes.map(\.roll)))
        if change > Self.largestChange { findings.append(.notStill(change)) }
        if let trimmedAt, now - trimmedAt > Self.oldestTrim { findings.append(.trimIsOld(now - trimmedAt)) }
        findings += unconfirmed.map(PreflightFinding.limitNotConfirmed)
        if let height = state.height, height > Self.largestHeight { findings.append(.sonarImplausible(height)) }
        if clock.map({ now - $0.at > Self.window }) ?? true { findings.append(.noClock) }
        if surroundings.guardianIsGone { findings.append(.noGuardian) }
        if let free = surroundings.freeBytes, free < Self.leastFree { findings.append(.diskAlmostFull(free: free)) }
        if surroundings.cameraIsSilent { findings.append(.noPictures) }
        return findings
    }

    private static func spread(_ angles: [Angle]) -> Angle {
        guard let least = angles.min(), let greatest = angles.max() else { return .zero }
        return greatest - least
    }

    private static let limits: Set<String> = [
        "control:outdoor", "control:flight_without_shell", "control:euler_angle_max", "control:control_vz_max",
        "control:control_yaw", "control:altitude_max",
    ]
}
