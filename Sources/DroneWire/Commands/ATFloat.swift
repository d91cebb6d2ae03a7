extension Float {
    /// The argument that stands for this number in a command: its bit pattern as a signed integer.
    ///
    /// Negative zero is written as zero, because drones have been seen to misread it, and so is what is no finite
    /// number, because it must never be sent.
    package var commandArgument: Int32 {
        // Adding 0 turns -0 into +0 and leaves every other number alone.
        isFinite ? Int32(bitPattern: (self + 0).bitPattern) : 0
    }

    /// The number that a command's argument stands for; nil when it is a NaN or an infinity.
    package init?(commandArgument: Int32) {
        self.init(bitPattern: UInt32(bitPattern: commandArgument))
        guard isFinite else { return nil }
        self += 0
    }

    /// The nearest number in `range`, and 0 for what is no number; both are noted.
    func limited(to range: ClosedRange<Float>, noting wasLimited: inout Bool) -> Float {
        guard !range.contains(self) else { return self + 0 }
        wasLimited = true
        return isNaN ? 0 : Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
