/// Repeatable chance: the same seed gives the same numbers (SplitMix64, after Steele, Lea and Flood, OOPSLA 2014).
package struct Chance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Begins a sequence of numbers.
    package init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// The next number from 0 up to, but not including, 1.
    package mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
