/// How the drone stores a setting.
public enum ConfigurationType: String, CaseIterable, Hashable, Sendable {
    /// A signed 32-bit number.
    case integer = "int"

    /// `TRUE` or `FALSE`.
    case boolean = "bool"

    /// An IEEE 754 single.
    case float

    /// An IEEE 754 double.
    case double

    /// Bare text.
    case string

    /// Two singles; cannot be written.
    case vector2

    /// Three singles; cannot be written.
    case vector3

    /// Nine singles, row after row; cannot be written.
    case matrix33

    /// The type as an error names it.
    var article: String {
        switch self {
        case .integer: "a whole number"
        case .boolean: "TRUE or FALSE"
        case .float, .double: "a number"
        case .string: "text"
        case .vector2: "a vector of 2 numbers"
        case .vector3: "a vector of 3 numbers"
        case .matrix33: "a matrix of 9 numbers"
        }
    }
}

/// A value that a key can hold, and its spelling.
public protocol ConfigurationValue: Hashable, Sendable {
    /// How the drone stores it.
    static var configurationType: ConfigurationType { get }

    /// Reads a value from CONFIG or from the drone's listing; nil when the text spells none.
    init?(configurationText: String)

    /// The value as CONFIG carries it.
    var configurationText: String { get }
}

extension Bool: ConfigurationValue {
    /// Stored as ``ConfigurationType/boolean``.
    public static var configurationType: ConfigurationType { .boolean }

    /// `TRUE` or `FALSE`; nil for another text.
    public init?(configurationText: String) {
        switch configurationText {
        case "TRUE": self = true
        case "FALSE": self = false
        default: return nil
        }
    }

    /// `TRUE` or `FALSE`.
    public var configurationText: String { self ? "TRUE" : "FALSE" }
}

extension Int32: ConfigurationValue {
    /// Stored as ``ConfigurationType/integer``.
    public static var configurationType: ConfigurationType { .integer }

    /// A signed decimal number; nil for another text.
    public init?(configurationText: String) {
        self.init(configurationText)
    }

    /// The decimal number.
    public var configurationText: String { "\(self)" }
}

extension Float: ConfigurationValue {
    /// Stored as ``ConfigurationType/float``.
    public static var configurationType: ConfigurationType { .float }

    /// A finite decimal number, with or without exponent; nil for another text.
    public init?(configurationText: String) {
        guard configurationText.isDecimalNumber, let number = Float(configurationText), number.isFinite else {
            return nil
        }
        self = number
    }

    /// The number with six decimals, as in `0.250000`.
    public var configurationText: String { Double(self).plainDecimal }
}

extension Double: ConfigurationValue {
    /// Stored as ``ConfigurationType/double``.
    public static var configurationType: ConfigurationType { .double }

    /// A finite decimal number, with or without exponent; nil for another text.
    public init?(configurationText: String) {
        guard configurationText.isDecimalNumber, let number = Double(configurationText), number.isFinite else {
            return nil
        }
        self = number
    }

    /// The number with six decimals, as in `48.878900`.
    public var configurationText: String { plainDecimal }
}

extension String: ConfigurationValue {
    /// Stored as ``ConfigurationType/string``.
    public static var configurationType: ConfigurationType { .string }

    /// The text as it is.
    public init?(configurationText: String) {
        self = configurationText
    }

    /// The text as it is.
    public var configurationText: String { self }
}

extension ConfigurationValue where Self: RawRepresentable<Int32> {
    /// Stored as ``ConfigurationType/integer``.
    public static var configurationType: ConfigurationType { .integer }

    /// The value with this number; nil when there is none.
    public init?(configurationText: String) {
        guard let number = Int32(configurationText) else { return nil }
        self.init(rawValue: number)
    }

    /// The value's number.
    public var configurationText: String { "\(rawValue)" }
}

/// Vectors of the drone's calibration, as the listing has them, a matrix row after row: `{ a b c }`. No client can write one.
extension FixedArray: ConfigurationValue where Element == Float {
    /// The vector type of this length.
    public static var configurationType: ConfigurationType {
        switch length {
        case 2: .vector2
        case 3: .vector3
        default: .matrix33
        }
    }

    /// As many numbers as the vector has, between braces and with spaces between them; nil for another text.
    public init?(configurationText: String) {
        var words = configurationText.split(separator: " ")
        guard words.count == length + 2, words.removeFirst() == "{", words.removeLast() == "}" else { return nil }
        self.init()
        for (index, word) in words.enumerated() {
            guard let component = Float(configurationText: String(word)) else { return nil }
            self[index] = component
        }
    }

    /// The components as the listing has them.
    public var configurationText: String {
        "{ " + map { Double($0).scientificDecimal(decimals: 7) + " " }.joined() + "}"
    }
}

extension String {
    /// Whether the text has nothing but what decimal numbers are made of: no hexadecimal, no `nan`, no `inf`.
    fileprivate var isDecimalNumber: Bool {
        utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }
    }
}
