/// What the drone's control loop is doing: a major state and, within it, a minor one.
///
/// On the wire it is one number, `major << 16 | minor`. SDK: `ctrl_state`.
public struct ControlState: Hashable, Sendable {
    /// The number as on the wire.
    public var rawValue: UInt32

    /// The state with this number.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The state made of these two.
    public init(_ major: Major, minor: UInt16 = 0) {
        rawValue = UInt32(major.rawValue) << 16 | UInt32(minor)
    }

    /// The major state.
    public var major: Major { Major(rawValue: UInt16(rawValue >> 16)) }

    /// The minor state; what it means depends on ``major-swift.property``.
    public var minor: UInt16 { UInt16(truncatingIfNeeded: rawValue) }
}

extension ControlState {
    /// A major state of the control loop.
    public enum Major: Hashable, Sendable {
        /// Not initialised.
        case `default`
        /// Initialising. SDK: `init`.
        case initializing
        /// On the ground.
        case landed
        /// Flying as it is piloted.
        case flying
        /// Hovering by itself.
        case hovering
        /// Test mode.
        case test
        /// Taking off. SDK: `trans_takeoff`.
        case takingOff
        /// Coming to rest before it hovers. SDK: `trans_gotofix`.
        case goingToFixPoint
        /// Landing. SDK: `trans_landing`.
        case landing
        /// In a flip. SDK: `trans_looping`.
        case looping
        /// A number that no firmware is known to send.
        case unknown(UInt16)
    }
}

extension ControlState.Major: RawRepresentable {
    private static let known: [Self] = [
        .default, .initializing, .landed, .flying, .hovering, .test, .takingOff, .goingToFixPoint, .landing, .looping,
    ]

    /// The major state with this number.
    public init(rawValue: UInt16) {
        self = rawValue < Self.known.count ? Self.known[Int(rawValue)] : .unknown(rawValue)
    }

    /// The number on the wire.
    public var rawValue: UInt16 {
        switch self {
        case .default: 0
        case .initializing: 1
        case .landed: 2
        case .flying: 3
        case .hovering: 4
        case .test: 5
        case .takingOff: 6
        case .goingToFixPoint: 7
        case .landing: 8
        case .looping: 9
        case .unknown(let number): number
        }
    }
}

extension ControlState {
    /// True in the air and under control: piloted, hovering, coming to rest or in a flip.
    public var isFlying: Bool {
        switch major {
        case .flying, .hovering, .goingToFixPoint, .looping: true
        default: false
        }
    }

    /// True from the moment the motors start until the drone comes to rest in the air.
    public var isTakingOff: Bool { major == .takingOff }

    /// True while the drone goes down to land.
    public var isLanding: Bool { major == .landing }

    /// True when it neither flies, nor takes off, nor lands: the SDK counts every other state as landed.
    public var isLanded: Bool { !isFlying && !isTakingOff && !isLanding }
}

extension ControlState: CustomStringConvertible {
    /// The SDK name of the minor state, or nil where the major state has none with this number.
    public var minorName: String? {
        let names: [String] =
            switch major {
            case .flying: ["ok", "lost_alt", "lost_alt_go_down", "alt_out_zone", "combined_yaw", "brake", "no_vision"]
            case .hovering:
                [
                    "ok", "yaw", "yaw_lost_alt", "yaw_lost_alt_go_down", "alt_out_zone", "yaw_alt_out_zone", "lost_alt",
                    "lost_alt_go_down", "lost_com", "lost_com_lost_alt", "lost_com_lost_alt_too_long",
                    "lost_com_alt_ok", "magneto_calib", "demo",
                ]
            case .takingOff: ["ground", "auto"]
            case .goingToFixPoint: ["ok", "lost_alt", "yaw"]
            case .landing: ["closed_loop", "open_loop", "open_loop_fast"]
            case .looping: ["impulsion", "open_loop_ctrl", "planif_ctrl"]
            case .default, .initializing, .landed, .test, .unknown: []
            }
        return minor < names.count ? names[Int(minor)] : nil
    }

    /// The two states in words, as in "hovering" and "flying, brake".
    public var description: String {
        let major =
            switch major {
            case .default: "not initialised"
            case .initializing: "initialising"
            case .landed: "landed"
            case .flying: "flying"
            case .hovering: "hovering"
            case .test: "test"
            case .takingOff: "taking off"
            case .goingToFixPoint: "coming to rest"
            case .landing: "landing"
            case .looping: "flip"
            case .unknown(let number): "unknown state \(number)"
            }
        return switch minorName {
        case "ok": major
        case .some(let name): "\(major), \(name)"
        case nil: minor == 0 ? major : "\(major), \(minor)"
        }
    }
}
