/// A physical amount: one number in the SI unit of its dimension, with the arithmetic that keeps the dimension.
public protocol Quantity: Hashable, Comparable, Sendable, AdditiveArithmetic {
    /// The amount in the SI unit of this dimension.
    var si: Double { get set }

    /// Makes an amount from its value in the SI unit of this dimension.
    init(si: Double)
}

extension Quantity {
    /// No amount at all.
    public static var zero: Self { Self(si: 0) }

    /// The sum of two amounts.
    public static func + (left: Self, right: Self) -> Self { Self(si: left.si + right.si) }

    /// The difference of two amounts.
    public static func - (left: Self, right: Self) -> Self { Self(si: left.si - right.si) }

    /// The same amount in the other direction.
    public static prefix func - (amount: Self) -> Self { Self(si: -amount.si) }

    /// An amount `factor` times as large.
    public static func * (amount: Self, factor: Double) -> Self { Self(si: amount.si * factor) }

    /// An amount `factor` times as large.
    public static func * (factor: Double, amount: Self) -> Self { amount * factor }

    /// One part of an amount cut into `divisor` parts.
    public static func / (amount: Self, divisor: Double) -> Self { Self(si: amount.si / divisor) }

    /// How often the right amount fits into the left one.
    public static func / (left: Self, right: Self) -> Double { left.si / right.si }

    /// Orders amounts by size, sign included.
    public static func < (left: Self, right: Self) -> Bool { left.si < right.si }

    /// The amount without its sign.
    public var magnitude: Self { Self(si: abs(si)) }

    /// The nearest amount inside `limits`.
    public func clamped(to limits: ClosedRange<Self>) -> Self { min(max(self, limits.lowerBound), limits.upperBound) }
}

/// A distance; the SI unit is the metre.
public struct Length: Quantity {
    /// The distance in metres.
    public var si: Double

    /// Makes a distance from metres.
    public init(si: Double) { self.si = si }

    /// A distance given in metres.
    public static func meters(_ value: Double) -> Length { Length(si: value) }

    /// A distance given in millimetres, the unit of the drone's altitudes.
    public static func millimeters(_ value: Double) -> Length { Length(si: value / 1000) }

    /// The distance in metres.
    public var meters: Double { si }
}

/// A speed along a line; the SI unit is the metre per second.
public struct Speed: Quantity {
    /// The speed in metres per second.
    public var si: Double

    /// Makes a speed from metres per second.
    public init(si: Double) { self.si = si }

    /// A speed given in metres per second.
    public static func metersPerSecond(_ value: Double) -> Speed { Speed(si: value) }

    /// A speed given in millimetres per second, the unit of the drone's velocities.
    public static func millimetersPerSecond(_ value: Double) -> Speed { Speed(si: value / 1000) }

    /// The speed in metres per second.
    public var metersPerSecond: Double { si }
}

/// An angle, clockwise positive where it is a heading; the SI unit is the radian.
public struct Angle: Quantity {
    /// The angle in radians.
    public var si: Double

    /// Makes an angle from radians.
    public init(si: Double) { self.si = si }

    /// An angle given in radians.
    public static func radians(_ value: Double) -> Angle { Angle(si: value) }

    /// An angle given in degrees.
    public static func degrees(_ value: Double) -> Angle { Angle(si: value * .pi / 180) }

    /// An angle given in thousandths of a degree, the unit of the drone's attitude.
    public static func millidegrees(_ value: Double) -> Angle { .degrees(value / 1000) }

    /// The angle in radians.
    public var radians: Double { si }

    /// The angle in degrees.
    public var degrees: Double { si * 180 / .pi }

    /// The same direction as an angle in -180° ..< 180°.
    public var wrapped: Angle {
        let turn = 2 * Double.pi
        let positive = (si + .pi).truncatingRemainder(dividingBy: turn)
        return Angle(si: (positive < 0 ? positive + turn : positive) - .pi)
    }
}

/// A rate of turn, clockwise positive seen from above; the SI unit is the radian per second.
public struct TurnRate: Quantity {
    /// The rate in radians per second.
    public var si: Double

    /// Makes a rate from radians per second.
    public init(si: Double) { self.si = si }

    /// A rate given in degrees per second.
    public static func degreesPerSecond(_ value: Double) -> TurnRate { TurnRate(si: value * .pi / 180) }

    /// The rate in degrees per second.
    public var degreesPerSecond: Double { si * 180 / .pi }
}

extension Duration {
    /// The duration in seconds, exact to about a nanosecond for a few months.
    public var seconds: Double {
        let (whole, atto) = components
        return Double(whole) + Double(atto) * 1e-18
    }

    /// The duration in seconds to a tenth of one, as people read it: `4.8 s`.
    package var inSeconds: String {
        let tenths = Int64((seconds.magnitude * 10).rounded())
        return "\(seconds < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10) s"
    }
}

extension Speed {
    /// The distance covered in a time at this speed.
    public static func * (speed: Speed, time: Duration) -> Length { Length(si: speed.si * time.seconds) }
}

extension TurnRate {
    /// The angle turned in a time at this rate.
    public static func * (rate: TurnRate, time: Duration) -> Angle { Angle(si: rate.si * time.seconds) }
}

extension Length {
    /// The speed that covers a distance in a time.
    public static func / (distance: Length, time: Duration) -> Speed { Speed(si: distance.si / time.seconds) }

    /// The time that a distance takes at a speed.
    public static func / (distance: Length, speed: Speed) -> Duration { .seconds(distance.si / speed.si) }
}

extension Angle {
    /// The time that an angle takes at a rate.
    public static func / (angle: Angle, rate: TurnRate) -> Duration { .seconds(angle.si / rate.si) }
}

/// An electric voltage; the SI unit is the volt.
public struct Voltage: Quantity {
    /// The voltage in volts.
    public var si: Double

    /// Makes a voltage from volts.
    public init(si: Double) { self.si = si }

    /// A voltage given in volts.
    public static func volts(_ value: Double) -> Voltage { Voltage(si: value) }

    /// A voltage given in millivolts, the unit of the drone's converters.
    public static func millivolts(_ value: Double) -> Voltage { Voltage(si: value / 1000) }

    /// The voltage in volts.
    public var volts: Double { si }
}
