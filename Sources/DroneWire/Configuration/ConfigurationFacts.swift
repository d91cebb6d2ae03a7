/// Who may do what with a key (SDK `K_READ`, `K_WRITE` and their companions).
public struct ConfigurationAccess: OptionSet, Hashable, Sendable {
    /// The set of rights.
    public let rawValue: UInt8

    /// A set with these bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Everybody may read it (SDK `K_READ`).
    public static let read = Self(rawValue: 1)

    /// Everybody may write it (SDK `K_WRITE`).
    public static let write = Self(rawValue: 2)

    /// Saved by the drone, but not loaded again when it starts (SDK `K_NOBIND`).
    public static let notLoaded = Self(rawValue: 4)

    /// Neither saved nor loaded (SDK `K_SHALLOW`).
    public static let momentary = Self(rawValue: 8)

    /// A client with a session, a user and an application of its own may write it, even when ``write`` is missing.
    public static let customWrite = Self(rawValue: 16)

    /// Whether the key can be written, with identifiers of one's own or without.
    public func allowsWriting(custom: Bool) -> Bool {
        contains(.write) || custom && contains(.customWrite)
    }
}

/// Which identifier owns the value of a key.
public enum ConfigurationCategory: String, CaseIterable, Hashable, Sendable {
    /// One value for all clients.
    case common

    /// One value for each application.
    case application

    /// One value for each user profile.
    case user

    /// One value for each session.
    case session
}

/// Which drones know a key.
public struct ConfigurationGeneration: Hashable, Sendable {
    /// The AR.Drone 1.0 knows it.
    public let droneOne: Bool

    /// The AR.Drone 2.0 knows it.
    public let droneTwo: Bool

    /// Since which firmware or SDK, where that is known.
    public let note: String

    /// Both drones.
    static let both = both("")

    /// The AR.Drone 2.0 alone.
    static let two = two("")

    static func both(_ note: String) -> Self { Self(droneOne: true, droneTwo: true, note: note) }
    static func one(_ note: String) -> Self { Self(droneOne: true, droneTwo: false, note: note) }
    static func two(_ note: String) -> Self { Self(droneOne: false, droneTwo: true, note: note) }
}

/// What a drone has before anybody wrote, spelled as CONFIG would; nil where it is not known or differs from drone to drone.
public struct ConfigurationDefault: Hashable, Sendable {
    /// The AR.Drone 1.0's.
    public let droneOne: String?

    /// The AR.Drone 2.0's.
    public let droneTwo: String?

    static let unknown = Self(droneOne: nil, droneTwo: nil)

    static func each(droneOne: String, droneTwo: String) -> Self { Self(droneOne: droneOne, droneTwo: droneTwo) }
}

extension ConfigurationDefault: ExpressibleByStringLiteral {
    /// One default for both drones.
    public init(stringLiteral value: String) {
        self.init(droneOne: value, droneTwo: value)
    }
}

/// A number that a key takes, and its name.
public struct ConfigurationChoice: Hashable, Sendable {
    /// The number on the wire; of a bit mask, the bit's.
    public let value: Int32

    /// The name, as the Swift case has it.
    public let name: String
}

/// How a text must be built; the raw value says it in words.
public enum ConfigurationForm: String, CaseIterable, Hashable, Sendable {
    /// See ``FlightAnimationOrder``.
    case flightAnimation = "animation,milliseconds"

    /// See ``LEDAnimationOrder``.
    case ledAnimation = "animation,bits of the frequency,seconds"

    /// See ``UserboxCommand``.
    case userboxCommand = "0, 1,YYYYMMDD_hhmmss, 2,delay,count,YYYYMMDD_hhmmss or 3"

    /// See ``IdentifierSelection``.
    case identifier = "8 hexadecimal digits, - and 8 hexadecimal digits or -all"

    /// The address of a network interface.
    case macAddress = "6 pairs of hexadecimal digits with colons"

    /// Whether a text has the form.
    public func accepts(_ text: String) -> Bool {
        switch self {
        case .flightAnimation: FlightAnimationOrder(configurationText: text) != nil
        case .ledAnimation: LEDAnimationOrder(configurationText: text) != nil
        case .userboxCommand: UserboxCommand(configurationText: text) != nil
        case .identifier: IdentifierSelection(configurationText: text) != nil
        case .macAddress: Self.isMACAddress(text)
        }
    }

    private static func isMACAddress(_ text: String) -> Bool {
        let pairs = text.split(separator: ":", omittingEmptySubsequences: false)
        return pairs.count == 6 && pairs.allSatisfy { $0.utf8.count == 2 && $0.allSatisfy(\.isHexDigit) }
    }
}

/// Which values a key takes, beyond what its type says.
public enum ConfigurationDomain: Hashable, Sendable {
    /// Whatever the type allows.
    case anything

    /// Numbers from here to there.
    case range(ClosedRange<Double>)

    /// One of some numbers.
    case choices([ConfigurationChoice])

    /// Any sum of some numbers.
    case bits([ConfigurationChoice])

    /// Text of one form.
    case form(ConfigurationForm)
}

extension ConfigurationDomain {
    /// One of the cases of a type.
    static func choices<Value: CaseIterable & RawRepresentable<Int32>>(of type: Value.Type) -> Self {
        .choices(type.allCases.map { ConfigurationChoice(value: $0.rawValue, name: "\($0)") })
    }

    /// Any sum of these numbers.
    static func bits(_ names: KeyValuePairs<Int32, String>) -> Self {
        .bits(names.map(ConfigurationChoice.init(value:name:)))
    }

    /// Any kinds of tags.
    static var tags: Self {
        .bits(TagType.allCases.dropFirst().map { ConfigurationChoice(value: $0.mask.rawValue, name: "\($0)") })
    }

    /// Whether a text that spells a value of the right type is one of these.
    func contains(_ text: String) -> Bool {
        switch self {
        case .anything: true
        case .range(let range): Double(text).map(range.contains) ?? false
        case .choices(let choices): choices.contains { $0.value == Int32(text) }
        case .bits(let choices): Int32(text).map { $0 & ~choices.reduce(0) { $0 | $1.value } == 0 } ?? false
        case .form(let form): form.accepts(text)
        }
    }
}

extension ConfigurationDomain: CustomStringConvertible {
    /// The values in one line, such as `0.7 to 6.11`.
    public var description: String {
        switch self {
        case .anything: "anything"
        case .range(let range): "\(range.lowerBound.short) to \(range.upperBound.short)"
        case .choices(let choices): choices.map { "\($0.value) \($0.name)" }.joined(separator: ", ")
        case .bits(let choices): "a sum of " + choices.map { "\($0.value) \($0.name)" }.joined(separator: ", ")
        case .form(let form): form.rawValue
        }
    }
}

extension Double {
    /// The number without a needless `.0`.
    fileprivate var short: String {
        let text = "\(self)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// What the numbers of a key count; the raw value is the unit's usual sign.
public enum ConfigurationUnit: String, CaseIterable, Hashable, Sendable {
    case millimeters = "mm"
    case meters = "m"
    case millimetersPerSecond = "mm/s"
    case radians = "rad"
    case radiansPerSecond = "rad/s"
    case degrees = "deg"
    case seconds = "s"
    case hertz = "Hz"
    case millivolts = "mV"
    case milligauss = "mG"
    case kilobitsPerSecond = "kbit/s"
    case kilobytes = "kbyte"
    case bytes = "byte"
}
