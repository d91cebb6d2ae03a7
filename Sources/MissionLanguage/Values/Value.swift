/// A number with its dimension, in the base unit of that dimension (metre, second, degree, percent, volt).
public struct Measure: Hashable, Sendable {
    /// The amount in base units.
    public var amount: Double

    /// What kind of amount it is.
    public var dimension: Dimension

    /// Makes an amount from base units.
    public init(_ amount: Double, _ dimension: Dimension) {
        self.amount = amount
        self.dimension = dimension
    }
}

/// What an expression can amount to.
public enum Value: Hashable, Sendable {
    /// A number, with or without a unit.
    case measure(Measure)

    /// Yes or no.
    case truth(Bool)

    /// Text in quotes.
    case text(String)

    /// One of the drone's own words for what it does, such as `hovering`.
    case state(String)

    /// The kind of value this is.
    public var kind: ValueKind {
        switch self {
        case .measure(let measure): .measure(measure.dimension)
        case .truth: .truth
        case .text: .text
        case .state: .state
        }
    }
}

/// What can be known of a value before flying.
public enum ValueKind: Hashable, Sendable {
    /// A number of this dimension.
    case measure(Dimension)

    /// Yes or no.
    case truth

    /// Text in quotes.
    case text

    /// One of the drone's own words for what it does.
    case state
}

extension Value {
    /// The value as a reader wants it: `1.42 m`, `71 %`, `90°`, `yes`, `hovering`.
    public var spoken: String {
        switch self {
        case .measure(let measure): measure.spoken
        case .truth(let truth): truth ? "yes" : "no"
        case .text(let text): text
        case .state(let word): word
        }
    }
}

extension Measure {
    /// The amount as a reader wants it: `1.42 m`, `71 %`, `90°`.
    public var spoken: String {
        switch dimension {
        case .number: Decimals.shortest(amount, places: 6)
        case .angle: Decimals.fixed(amount, places: 0) + "°"
        case .turnRate: Decimals.fixed(amount, places: 0) + "°/s"
        case .percent: Decimals.fixed(amount, places: 0) + " %"
        case .time where amount != 0 && amount.magnitude < 1: Decimals.fixed(amount * 1000, places: 0) + " ms"
        case .time, .frequency: Decimals.fixed(amount, places: 1) + " " + dimension.baseUnit
        default: Decimals.fixed(amount, places: 2) + " " + dimension.baseUnit
        }
    }

    /// The amount as it is written in a mission: `1.5m`, `40%`, `90deg`.
    public var written: String { Decimals.shortest(amount, places: 4) + dimension.baseUnit }
}

/// Decimal numbers for readers, without the weight of Foundation.
package enum Decimals {
    /// A number with exactly `places` digits behind the point.
    package static func fixed(_ value: Double, places: Int) -> String {
        guard value.isFinite else { return "?" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        // Rounded by cutting off: the C library's `round` would be this module's only need of that library.
        let scaled = value.magnitude * scale + 0.5
        // Beyond this, digits behind the point mean nothing, and the conversion to an integer would trap.
        guard scaled < 1e15 else { return "\(value)" }
        let digits = String(Int(scaled))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let sign = value < 0 && scaled >= 1 ? "-" : ""
        guard places > 0 else { return sign + padded }
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// A number with at most `places` digits behind the point and no needless zero.
    package static func shortest(_ value: Double, places: Int) -> String {
        var text = fixed(value, places: places)
        guard text.contains("."), !text.contains("e") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
