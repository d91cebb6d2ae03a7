/// How the sticks of ``Piloting`` are meant (SDK `progressive_flag`).
public struct PilotingFlags: OptionSet, Hashable, Sendable {
    /// The bit mask on the wire.
    public let rawValue: Int32

    /// Flags with these bits, whatever they are.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// The sticks count; without it the drone ignores them and holds its position (SDK `ARDRONE_PROGRESSIVE_CMD_ENABLE`).
    public static let progressive = Self(rawValue: 1)

    /// Roll turns too, when `control:control_level` allows (SDK `ARDRONE_PROGRESSIVE_CMD_COMBINED_YAW_ACTIVE`).
    public static let combinedYaw = Self(rawValue: 2)

    /// Directions are the pilot's, not the drone's; PCMD_MAG only (SDK `ARDRONE_MAGNETO_CMD_ENABLE`).
    public static let absoluteControl = Self(rawValue: 4)
}

/// The sticks of PCMD: four deflections from -1 to 1 of the drone's limits.
///
/// What does not fit is limited when a value is made, and ``wasLimited`` tells; so no NaN, no infinity and no
/// negative zero ever reaches the wire.
public struct Piloting: Sendable {
    /// What the sticks mean.
    public var flags: PilotingFlags

    /// Left (negative) or right (positive), of `control:euler_angle_max` (SDK `phi`).
    public let roll: Float

    /// Nose down and **forward** (negative) or nose up and backward (positive), of `control:euler_angle_max` (SDK `theta`).
    public let pitch: Float

    /// Down (negative) or up (positive), of `control:control_vz_max` (SDK `gaz`).
    public let gaz: Float

    /// Counter-clockwise (negative) or clockwise (positive) seen from above, of `control:control_yaw` (SDK `yaw`).
    public let yaw: Float

    /// True when a stick that was asked for lay outside of -1 to 1, or was no number.
    public let wasLimited: Bool

    /// Hold the position.
    public static let hover = Self(flags: [])

    /// Sticks with these deflections, each limited to -1...1; what is no number becomes 0.
    public init(
        roll: Float = 0,
        pitch: Float = 0,
        gaz: Float = 0,
        yaw: Float = 0,
        flags: PilotingFlags = .progressive
    ) {
        var wasLimited = false
        self.flags = flags
        self.roll = roll.limited(to: -1...1, noting: &wasLimited)
        self.pitch = pitch.limited(to: -1...1, noting: &wasLimited)
        self.gaz = gaz.limited(to: -1...1, noting: &wasLimited)
        self.yaw = yaw.limited(to: -1...1, noting: &wasLimited)
        self.wasLimited = wasLimited
    }
}

// Two values are equal when the drone gets the same sticks: how they came about does not travel.
extension Piloting: Hashable {
    /// True when flags and sticks are the same; ``wasLimited`` does not count.
    public static func == (left: Self, right: Self) -> Bool {
        left.flags == right.flags && left.roll == right.roll && left.pitch == right.pitch && left.gaz == right.gaz
            && left.yaw == right.yaw
    }

    /// Feeds flags and sticks.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(flags)
        hasher.combine(roll)
        hasher.combine(pitch)
        hasher.combine(gaz)
        hasher.combine(yaw)
    }
}

/// Where the pilot looks, for PCMD_MAG with ``PilotingFlags/absoluteControl``.
public struct PilotHeading: Sendable {
    /// The heading in units of 180 degrees: 0 is magnetic north, 0.5 east, -0.5 west, 1 and -1 south (SDK `magneto_psi`).
    public let psi: Float

    /// How far the pilot's compass may be wrong, from 0 to 1 in units of 180 degrees (SDK `magneto_psi_accuracy`).
    public let accuracy: Float

    /// True when a number that was asked for did not fit its range.
    public let wasLimited: Bool

    /// A heading; `psi` is limited to -1...1, `accuracy` to 0...1, and what is no number becomes 0.
    public init(psi: Float, accuracy: Float = 0) {
        var wasLimited = false
        self.psi = psi.limited(to: -1...1, noting: &wasLimited)
        self.accuracy = accuracy.limited(to: 0...1, noting: &wasLimited)
        self.wasLimited = wasLimited
    }
}

extension PilotHeading: Hashable {
    /// True when both numbers are the same; ``wasLimited`` does not count.
    public static func == (left: Self, right: Self) -> Bool {
        left.psi == right.psi && left.accuracy == right.accuracy
    }

    /// Feeds both numbers.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(psi)
        hasher.combine(accuracy)
    }
}
