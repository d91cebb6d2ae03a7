/// Text in borrowed bytes.
extension RawSpan {
    /// The byte at `offset`; traps outside.
    @inline(__always)
    func byte(at offset: Int) -> UInt8 { scalar(at: offset) }

    /// Where `byte` first stands in `range`.
    func offset(of byte: UInt8, in range: Range<Int>) -> Int? {
        for offset in range where self.byte(at: offset) == byte {
            return offset
        }
        return nil
    }

    /// Whether `text` stands at `offset`.
    func matches(_ text: StaticString, at offset: Int) -> Bool {
        guard byteCount - offset >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount {
            // Safe: the index is below the count, and a static string's bytes live as long as the program.
            guard byte(at: offset + index) == (unsafe text.utf8Start[index]) else { return false }
        }
        return true
    }

    /// The text in `range`; nil when it is not UTF-8.
    func text(in range: Range<Int>) -> String? {
        unsafe extracting(range).withUnsafeBytes { unsafe String(validating: $0, as: UTF8.self) }
    }

    /// The signed 32-bit decimal number that fills `range`; nil when something else does.
    func decimal(in range: Range<Int>) -> Int32? {
        guard let first = range.first else { return nil }
        let isNegative = byte(at: first) == UInt8(ascii: "-")
        let digits = isNegative ? range.dropFirst() : range
        guard !digits.isEmpty else { return nil }
        var number: Int64 = 0
        for offset in digits {
            let digit = byte(at: offset) &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int64(digit)
            // One step beyond 32 bits is enough to know, and far from what 64 bits hold.
            guard number <= 1 << 31 else { return nil }
        }
        return Int32(exactly: isNegative ? -number : number)
    }
}
