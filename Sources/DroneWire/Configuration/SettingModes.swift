/// Which options are added to the demo set of navdata: bit n asks for tag n (`general:navdata_options`).
public struct NavdataOptionsMask: OptionSet, ConfigurationValue {
    /// The bit mask on the wire.
    public let rawValue: Int32

    /// A mask with these bits.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// A mask that asks for these option tags, each from 0 to 30.
    public init(tags: some Sequence<Int>) {
        self.init(rawValue: tags.reduce(0) { $0 | 1 << Int32($1) })
    }

    /// Tag 0, the demo option itself.
    public static let demo = Self(tags: [0])

    /// Tag 16, the detected tags.
    public static let visionDetect = Self(tags: [16])

    /// What the drone begins with: ``demo`` and ``visionDetect``.
    public static let `default`: Self = [.demo, .visionDetect]

    /// All tags that are known, 0 to 27.
    public static let all = Self(tags: 0...27)
}

/// How a client steers (`control:control_level`).
public struct ControlLevel: OptionSet, ConfigurationValue {
    /// The bit mask on the wire.
    public let rawValue: Int32

    /// A level with these bits.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// Progressive commands, once the difference between "beginner" and "ace".
    public static let progressive = Self(rawValue: 1)

    /// Combined yaw is allowed; ``PilotingFlags/combinedYaw`` then asks for it.
    public static let combinedYaw = Self(rawValue: 2)
}

/// Whether the drone hovers over a marker by itself (SDK `FLYING_MODE`, `control:flying_mode`).
public enum FlyingMode: Int32, CaseIterable, ConfigurationValue {
    /// The sticks count (SDK `FLYING_MODE_FREE_FLIGHT`).
    case freeFlight = 0

    /// Hover over a roundel; the sticks are ignored (SDK `FLYING_MODE_HOVER_ON_TOP_OF_ROUNDEL`).
    case hoverOnRoundel = 1

    /// Hover over an oriented roundel; the sticks are ignored (SDK `FLYING_MODE_HOVER_ON_TOP_OF_ORIENTED_ROUNDEL`).
    case hoverOnOrientedRoundel = 2
}

/// How the drone joins a network after its next start (SDK `WIFI_MODE`, `network:wifi_mode`).
public enum WiFiMode: Int32, CaseIterable, ConfigurationValue {
    /// The drone is an access point (SDK `WIFI_MODE_INFRA`).
    case accessPoint = 0

    /// An ad-hoc network (SDK `WIFI_MODE_ADHOC`).
    case adHoc = 1

    /// The drone joins the network of `network:ssid_single_player` (SDK `WIFI_MODE_MANAGED`).
    case managed = 2
}

/// How often the ultrasound sensor pings; two drones side by side should differ (`pic:ultrasound_freq`).
public enum UltrasoundFrequency: Int32, CaseIterable, ConfigurationValue {
    /// 22.22 Hz (SDK `ADC_CMD_SELECT_ULTRASOUND_22Hz`).
    case hertz22 = 7

    /// 25 Hz (SDK `ADC_CMD_SELECT_ULTRASOUND_25Hz`).
    case hertz25 = 8
}

/// Where the drone writes its log (`syslog:output`).
public struct SyslogOutput: OptionSet, ConfigurationValue {
    /// The bit mask on the wire.
    public let rawValue: Int32

    /// Outputs with these bits.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// The serial line.
    public static let uart = Self(rawValue: 1)

    /// The network.
    public static let wifi = Self(rawValue: 2)

    /// The memory of the drone.
    public static let flash = Self(rawValue: 4)
}
