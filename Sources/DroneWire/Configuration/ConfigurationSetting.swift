/// A key and the text to write to it: what CONFIG carries.
///
/// ```swift
/// let setting = try ConfigurationSetting(.altitudeMax, 3000)
/// let camera = ConfigurationSetting.videoChannel(.bottom)
/// ```
public struct ConfigurationSetting: Hashable, Sendable {
    /// The key, `category:name`, in lower case: the drone does not tell the cases apart.
    public let key: String

    /// The value's text, spelled as the drone reads it.
    public let value: String

    /// No key and no value has more bytes than this; the firmware of SDK 1.x stops at 63.
    public static let maximumTextLength = 127

    /// A setting from text that fits on the wire; whether the key exists and takes the value is not asked.
    ///
    /// ``ConfigurationEntry/setting(_:)`` asks, and so does ``init(_:_:)``.
    /// - Throws: ``ConfigurationError`` when a text is empty, too long or has a byte that would end it early, or when the
    ///   key is not of the form `category:name`.
    public init(key: String, value: String) throws(ConfigurationError) {
        try Self.check(key, of: key)
        try Self.check(value, of: key)
        guard let colon = key.firstIndex(of: ":"), colon != key.startIndex, key.index(after: colon) != key.endIndex
        else {
            throw .malformedKey(key)
        }
        self.init(valid: key.lowercased(), value)
    }

    /// A setting of a known key.
    /// - Throws: ``ConfigurationError`` when the drone would not take the value.
    public init<Value>(_ key: ConfigurationKey<Value>, _ value: Value) throws(ConfigurationError) {
        self = try key.entry.setting(value.configurationText)
    }

    /// A setting of a double in the form of Parrot's guide: the 64 bits as a whole number.
    ///
    /// To be tried when the drone, read back, did not understand the decimal form.
    /// - Throws: ``ConfigurationError`` when the drone would not take the value.
    public init(_ key: ConfigurationKey<Double>, bitPatternOf value: Double) throws(ConfigurationError) {
        try key.entry.check(value.configurationText)
        try self.init(key: key.name, value: "\(value.bitPattern)")
    }

    init(valid key: String, _ value: String) {
        self.key = key
        self.value = value
    }

    private static func check(_ text: String, of key: String) throws(ConfigurationError) {
        let length = text.utf8.count
        guard (1...maximumTextLength).contains(length) else {
            throw .textLength(key: key, found: length, limit: maximumTextLength)
        }
        for (offset, byte) in text.utf8.enumerated()
        where byte < UInt8(ascii: " ") || byte == 0x7F || byte == UInt8(ascii: "\"") {
            throw .forbiddenByte(key: key, offset: offset, byte: byte)
        }
    }
}

/// Settings that cannot be out of range.
extension ConfigurationSetting {
    /// Choose between the demo set at 15 Hz and all options at 200 Hz; ends the bootstrap phase (`general:navdata_demo`).
    public static func navdataDemo(_ isOn: Bool) -> Self { Self(known: .navdataDemo, isOn) }

    /// Add options to the demo set (`general:navdata_options`).
    public static func navdataOptions(_ options: NavdataOptionsMask) -> Self { Self(known: .navdataOptions, options) }

    /// Load the outdoor or the indoor limits (`control:outdoor`).
    public static func outdoor(_ isOn: Bool) -> Self { Self(known: .outdoor, isOn) }

    /// Tell that the indoor hull is off (`control:flight_without_shell`).
    public static func flightWithoutShell(_ isOn: Bool) -> Self { Self(known: .flightWithoutShell, isOn) }

    /// Hover over a marker, or fly freely (`control:flying_mode`).
    public static func flyingMode(_ mode: FlyingMode) -> Self { Self(known: .flyingMode, mode) }

    /// Play a flight animation; without a time, as long as the SDK does (`control:flight_anim`).
    public static func flightAnimation(_ animation: FlightAnimation, milliseconds: Int32? = nil) -> Self {
        Self(known: .flightAnimation, FlightAnimationOrder(animation, milliseconds: milliseconds))
    }

    /// Play a light animation; 0 seconds is endless (`leds:leds_anim`).
    public static func ledAnimation(_ animation: LEDAnimation, frequencyHertz: Float, seconds: Int32) -> Self {
        Self(known: .ledAnimation, LEDAnimationOrder(animation, frequencyHertz: frequencyHertz, seconds: seconds))
    }

    /// Select the camera (`video:video_channel`).
    public static func videoChannel(_ channel: VideoChannel) -> Self { Self(known: .videoChannel, channel) }

    /// Select live and record codec; needs a session of one's own (`video:video_codec`).
    public static func videoCodec(_ codec: VideoCodec) -> Self { Self(known: .videoCodec, codec) }

    /// Select how the bit rate is found (`video:bitrate_ctrl_mode`).
    public static func bitrateControlMode(_ mode: BitrateControlMode) -> Self { Self(known: .bitrateControlMode, mode) }

    /// Select a detection (`detect:detect_type`).
    public static func detectionType(_ type: DetectionType) -> Self { Self(known: .detectionType, type) }

    /// Select or delete a session (`custom:session_id`).
    public static func sessionID(_ selection: IdentifierSelection) -> Self { Self(known: .sessionID, selection) }

    /// Select or delete a user profile (`custom:profile_id`).
    public static func profileID(_ selection: IdentifierSelection) -> Self { Self(known: .profileID, selection) }

    /// Select or delete an application (`custom:application_id`).
    public static func applicationID(_ selection: IdentifierSelection) -> Self {
        Self(known: .applicationID, selection)
    }

    private init<Value>(known key: ConfigurationKey<Value>, _ value: Value) {
        self.init(valid: key.name, value.configurationText)
    }
}
