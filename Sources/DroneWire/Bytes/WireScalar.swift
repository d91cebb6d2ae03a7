/// A number that the drone's formats store as its bit pattern, least significant byte first.
///
/// The eight conforming types are all that the formats use; floating-point numbers keep every bit, NaN payloads included.
public protocol WireScalar: BitwiseCopyable, Hashable, Sendable {
    /// The unsigned integer of the same width.
    associatedtype Bits: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable

    /// The bit pattern as a number.
    var wireBits: Bits { get }

    /// The number with this bit pattern.
    init(wireBits: Bits)
}

extension WireScalar {
    /// How many bytes the number takes on the wire.
    @inlinable
    public static var wireSize: Int { MemoryLayout<Bits>.size }

    /// Zero, which is what a field holds that the drone did not send.
    @inlinable
    public static var zero: Self { Self(wireBits: 0) }
}

extension FixedWidthInteger where Self: WireScalar {
    /// The integer's bit pattern.
    @inlinable
    public var wireBits: Bits { Bits(truncatingIfNeeded: self) }

    /// The integer with this bit pattern.
    @inlinable
    public init(wireBits: Bits) {
        self.init(truncatingIfNeeded: wireBits)
    }
}

extension UInt8: WireScalar {
    /// The unsigned integer of the same width.
    public typealias Bits = UInt8
}

extension Int8: WireScalar {
    /// The unsigned integer of the same width.
    public typealias Bits = UInt8
}

extension UInt16: WireScalar {
    /// The unsigned integer of the same width.
    public typealias Bits = UInt16
}

extension Int16: WireScalar {
    /// The unsigned integer of the same width.
    public typealias Bits = UInt16
}

extension UInt32: WireScalar {
    /// The unsigned integer of the same width.
    public typealias Bits = UInt32
}

extension Int32: WireScalar {
    /// The unsigned integer of the same width.
    public typealias Bits = UInt32
}

extension UInt64: WireScalar {
    /// The unsigned integer of the same width.
    public typealias Bits = UInt64
}

extension Int64: WireScalar {
    /// The unsigned integer of the same width.
    public typealias Bits = UInt64
}

extension Float: WireScalar {
    /// The IEEE 754 bit pattern.
    @inlinable
    public var wireBits: UInt32 { bitPattern }

    /// The single with this IEEE 754 bit pattern.
    @inlinable
    public init(wireBits: UInt32) {
        self.init(bitPattern: wireBits)
    }
}

extension Double: WireScalar {
    /// The IEEE 754 bit pattern.
    @inlinable
    public var wireBits: UInt64 { bitPattern }

    /// The double with this IEEE 754 bit pattern.
    @inlinable
    public init(wireBits: UInt64) {
        self.init(bitPattern: wireBits)
    }
}

extension RawSpan {
    /// The number whose bytes begin at `offset`; traps when they do not all lie inside.
    @inlinable
    @inline(__always)
    package func scalar<T: WireScalar>(at offset: Int, as type: T.Type = T.self) -> T {
        // Safe: the load checks its bounds, and every bit pattern is a value of an unsigned integer.
        let bits = unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: T.Bits.self)
        return T(wireBits: T.Bits(littleEndian: bits))
    }
}
