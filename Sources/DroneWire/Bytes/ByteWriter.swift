/// Appends numbers, least significant byte first, to an array of bytes: the other direction of ``ByteReader``.
public struct ByteWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty writer with room for `capacity` bytes.
    public init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Appends an integer or a floating-point number in the width of its type.
    public mutating func append<T: WireScalar>(_ value: T) {
        var bits = value.wireBits
        for _ in 0..<T.wireSize {
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
        }
    }

    /// Appends bytes as they are.
    public mutating func append(contentsOf raw: some Sequence<UInt8>) {
        bytes.append(contentsOf: raw)
    }

    /// Appends `count` zeros.
    public mutating func appendZeros(_ count: Int) {
        bytes.append(contentsOf: repeatElement(0, count: count))
    }
}
