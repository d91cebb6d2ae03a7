/// A flight animation and its time, in one text: `16,1000` (`control:flight_anim`).
public struct FlightAnimationOrder: ConfigurationValue {
    /// Stored as ``ConfigurationType/string``.
    public static var configurationType: ConfigurationType { .string }

    /// The figure.
    public var animation: FlightAnimation

    /// How long it lasts.
    public var milliseconds: Int32

    /// An order; without a time, the figure's default.
    public init(_ animation: FlightAnimation, milliseconds: Int32? = nil) {
        self.animation = animation
        self.milliseconds = milliseconds ?? animation.defaultMilliseconds
    }

    /// Two numbers with a comma; nil for another text.
    public init?(configurationText: String) {
        guard let numbers = configurationText.integers(2), let animation = FlightAnimation(rawValue: numbers[0]) else {
            return nil
        }
        self.init(animation, milliseconds: numbers[1])
    }

    /// Two numbers with a comma.
    public var configurationText: String { "\(animation.rawValue),\(milliseconds)" }
}

/// A light animation, its frequency and its time, in one text: `3,1073741824,5` (`leds:leds_anim`).
public struct LEDAnimationOrder: ConfigurationValue {
    /// Stored as ``ConfigurationType/string``.
    public static var configurationType: ConfigurationType { .string }

    /// The pattern.
    public var animation: LEDAnimation

    /// How often it repeats; sent as the bit pattern of the float.
    public var frequencyHertz: Float

    /// How long it lasts, 0 for ever.
    public var seconds: Int32

    /// An order with these numbers.
    public init(_ animation: LEDAnimation, frequencyHertz: Float, seconds: Int32) {
        self.animation = animation
        self.frequencyHertz = frequencyHertz
        self.seconds = seconds
    }

    /// Three numbers with commas; nil for another text.
    public init?(configurationText: String) {
        guard let numbers = configurationText.integers(3), let animation = LEDAnimation(rawValue: numbers[0]),
            let frequency = Float(commandArgument: numbers[1])
        else { return nil }
        self.init(animation, frequencyHertz: frequency, seconds: numbers[2])
    }

    /// Three numbers with commas.
    public var configurationText: String { "\(animation.rawValue),\(frequencyHertz.commandArgument),\(seconds)" }
}

/// What the drone's own flight recorder does; dates are `YYYYMMDD_hhmmss` (SDK `USERBOX_CMD`, `userbox:userbox_cmd`).
public enum UserboxCommand: ConfigurationValue {
    /// Stored as ``ConfigurationType/string``.
    public static var configurationType: ConfigurationType { .string }

    /// End a recording and keep it (SDK `USERBOX_CMD_STOP`).
    case stop

    /// Record all navdata on the drone (SDK `USERBOX_CMD_START`).
    case start(date: String)

    /// Take pictures with the front camera (SDK `USERBOX_CMD_SCREENSHOT`).
    case takePictures(delaySeconds: Int32, count: Int32, date: String)

    /// End a recording and delete it (SDK `USERBOX_CMD_CANCEL`).
    case cancel

    /// A number and what belongs to it, with commas; nil for another text.
    public init?(configurationText: String) {
        let words = configurationText.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        switch (words.first, words.count) {
        case ("0", 1): self = .stop
        case ("1", 2): self = .start(date: words[1])
        case ("2", 4):
            guard let delay = Int32(words[1]), let count = Int32(words[2]) else { return nil }
            self = .takePictures(delaySeconds: delay, count: count, date: words[3])
        case ("3", 1): self = .cancel
        default: return nil
        }
    }

    /// A number and what belongs to it, with commas.
    public var configurationText: String {
        switch self {
        case .stop: "0"
        case .start(let date): "1,\(date)"
        case .takePictures(let delay, let count, let date): "2,\(delay),\(count),\(date)"
        case .cancel: "3"
        }
    }
}

/// What is done with a session, a profile or an application. `custom:session_id` and its two companions
public enum IdentifierSelection: ConfigurationValue {
    /// Stored as ``ConfigurationType/string``.
    public static var configurationType: ConfigurationType { .string }

    /// Use it; it is made when there is none.
    case use(ConfigurationID)

    /// Delete it.
    case delete(ConfigurationID)

    /// Delete all of its kind.
    case deleteAll

    /// An identifier, `-` and an identifier, or `-all`; nil for another text.
    public init?(configurationText: String) {
        if configurationText == "-all" {
            self = .deleteAll
        } else if let identifier = ConfigurationID(configurationText) {
            self = .use(identifier)
        } else if configurationText.first == "-",
            let identifier = ConfigurationID(String(configurationText.dropFirst()))
        {
            self = .delete(identifier)
        } else {
            return nil
        }
    }

    /// An identifier, `-` and an identifier, or `-all`.
    public var configurationText: String {
        switch self {
        case .use(let identifier): identifier.description
        case .delete(let identifier): "-\(identifier)"
        case .deleteAll: "-all"
        }
    }
}

extension String {
    /// This many numbers with commas between them; nil for another text.
    fileprivate func integers(_ count: Int) -> [Int32]? {
        let words = split(separator: ",", omittingEmptySubsequences: false)
        let numbers = words.compactMap { Int32($0) }
        return words.count == count && numbers.count == count ? numbers : nil
    }
}
