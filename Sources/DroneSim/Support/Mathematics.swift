// The one file of this module that imports the C library: the standard library has square roots, but no trigonometry.
// Everything else calls these names, so that a reader sees at once what the simulator takes from outside.
import Glibc

func sine(_ radians: Double) -> Double { sin(radians) }
func cosine(_ radians: Double) -> Double { cos(radians) }
func tangent(_ radians: Double) -> Double { tan(radians) }
func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
func exponential(_ x: Double) -> Double { exp(x) }
func naturalLogarithm(_ x: Double) -> Double { log(x) }
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

extension Double {
    /// Radians as degrees.
    var inDegrees: Double { self * (180 / Double.pi) }

    /// Degrees as radians.
    var inRadians: Double { self * (Double.pi / 180) }

    /// The same direction in -π ..< π.
    var wrappedAngle: Double {
        let turns = ((self + .pi) / (2 * .pi)).rounded(.down)
        return self - turns * 2 * .pi
    }

    /// This value, or the nearest end of the range where it lies outside.
    func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}

extension Duration {
    /// The duration as seconds.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
