/// The module's own source of chance: SplitMix64, so that a seed means the same flight on every machine and release.
///
/// Every quantity that is noisy draws from its own stream. A new sensor therefore never changes what an old one
/// measures for a given seed.
struct Random: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64
    private var spare: Double?

    /// Starts a stream; streams of one seed are independent of each other.
    init(seed: UInt64, stream: UInt64) {
        state = seed &+ stream &* 0xD1B5_4A32_D192_ED03
        // Neighbouring seeds differ in few bits; a few rounds spread them.
        for _ in 0..<4 { _ = next() }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number in 0 ..< 1.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number equally likely anywhere in the range.
    mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + fraction() * (range.upperBound - range.lowerBound)
    }

    /// A number of the normal distribution with mean 0 and standard deviation 1 (after Box and Muller).
    mutating func normal() -> Double {
        if let value = spare {
            spare = nil
            return value
        }
        let radius = (-2 * naturalLogarithm(1 - fraction())).squareRoot()
        let angle = 2 * Double.pi * fraction()
        spare = radius * sine(angle)
        return radius * cosine(angle)
    }
}
