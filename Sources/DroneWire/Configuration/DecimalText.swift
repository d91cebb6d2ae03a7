extension Double {
    /// The number with six decimals and no exponent, correctly rounded: what C prints for `%f`.
    var plainDecimal: String {
        guard var digits = ExactDigits(self) else { return "\(self)" }
        let wholeCount = digits.wholeCount
        let rounded = digits.rounded(to: wholeCount + 6)
        let text = rounded.text
        let point = text.index(text.endIndex, offsetBy: -6)
        return (self < 0 ? "-" : "") + text[..<point] + "." + text[point...]
    }

    /// The number with an exponent, correctly rounded: what C prints for `%.7e`, as in `2.5000000e-01`.
    func scientificDecimal(decimals: Int) -> String {
        guard var digits = ExactDigits(self) else { return "\(self)" }
        let exponent = digits.dropLeadingZeros()
        let rounded = digits.rounded(to: decimals + 1)
        // A carry out of the first digit makes one digit more, which is a zero.
        let text = rounded.text.prefix(decimals + 1)
        let shown = exponent + (rounded.carried ? 1 : 0)
        let magnitude = "\(shown.magnitude)"
        return (self < 0 ? "-" : "") + text.prefix(1) + "." + text.dropFirst()
            + (shown < 0 ? "e-" : "e+") + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
    }
}

/// The decimal digits of a binary number, exactly, one after the other: rounding looks at all that are left.
private struct ExactDigits {
    /// Digits before the point that were not taken yet, the most significant last.
    private var whole: [UInt8]

    /// What is left behind the point, in units of 2 to the power of minus ``scale``.
    private var fraction: UInt128
    private let scale: Int

    /// The digits of a number's magnitude; nil when it is not finite or needs more than 128 bits before the point.
    ///
    /// What needs more than 124 bits behind the point is below 10⁻²⁰ and counts as zero: no setting is that small.
    init?(_ number: Double) {
        guard number.isFinite else { return nil }
        var whole: UInt128 = 0
        let significand = UInt128(number.significandBitPattern) | (number.isNormal ? 1 << 52 : 0)
        let exponent = Int(number.exponentBitPattern) - 1075
        if number == 0 || exponent < -124 {
            fraction = 0
            scale = 0
        } else if exponent >= 0 {
            guard exponent <= 128 - 53 else { return nil }
            whole = significand << exponent
            fraction = 0
            scale = 0
        } else {
            scale = -exponent
            whole = significand >> scale
            fraction = significand & ((1 << scale) - 1)
        }
        self.whole = []
        repeat {
            self.whole.append(UInt8(truncatingIfNeeded: whole % 10))
            whole /= 10
        } while whole > 0
    }

    /// How many digits before the point are left.
    var wholeCount: Int { whole.count }

    private var isZero: Bool { fraction == 0 && whole.allSatisfy { $0 == 0 } }

    /// The next digit.
    private mutating func next() -> UInt8 {
        if let digit = whole.popLast() { return digit }
        fraction *= 10
        defer { fraction &= (1 << scale) - 1 }
        return UInt8(truncatingIfNeeded: fraction >> scale)
    }

    /// Takes the digits before the first that is not zero, and returns that one's power of ten.
    mutating func dropLeadingZeros() -> Int {
        guard !isZero else { return 0 }
        var exponent = whole.count - 1
        while peek() == 0 {
            _ = next()
            exponent -= 1
        }
        return exponent
    }

    private func peek() -> UInt8 {
        var copy = self
        return copy.next()
    }

    /// Takes `count` digits, rounded by all that follow, half to even.
    mutating func rounded(to count: Int) -> (text: String, carried: Bool) {
        var digits = (0..<count).map { _ in next() }
        guard roundsUp(lastIsOdd: digits[count - 1] % 2 == 1) else { return (Self.text(digits), false) }
        var position = count - 1
        while position >= 0, digits[position] == 9 {
            digits[position] = 0
            position -= 1
        }
        guard position >= 0 else { return (Self.text([1] + digits), true) }
        digits[position] += 1
        return (Self.text(digits), false)
    }

    private func roundsUp(lastIsOdd: Bool) -> Bool {
        var rest = self
        let first = rest.next()
        if first != 5 { return first > 5 }
        return !rest.isZero || lastIsOdd
    }

    private static func text(_ digits: [UInt8]) -> String {
        String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }
}
