// The one file of this module that needs the C library: Swift's standard library has no trigonometry.
import Glibc

extension Angle {
    /// The sine of the angle.
    public var sine: Double { sin(si) }

    /// The cosine of the angle.
    public var cosine: Double { cos(si) }

    /// The angle in -90°...90° with this sine; sines beyond -1...1, which rounding can produce, count as -1 or 1.
    public static func arcSine(_ sine: Double) -> Angle { Angle(si: asin(min(max(sine, -1), 1))) }

    /// The angle of the direction that lies so far ahead and so far to the right, clockwise from ahead.
    public static func bearing(forward: Double, right: Double) -> Angle { Angle(si: atan2(right, forward)) }
}
