/// The drone's clock.
///
/// SDK: `navdata_time_t`, tag 1.
public struct NavdataTime: NavdataPayload {
    /// 1.
    public static let tag: UInt16 = 1
    /// The SDK's name of the structure.
    public static let name = "navdata_time"
    /// 8 bytes.
    public static let fullSize: UInt16 = 8

    /// Clock since boot: seconds in the upper 11 bits, microseconds in the lower 21 (SDK `time`).
    ///
    /// Wraps every 2048 s.
    public var time: UInt32 = 0

    /// The option's size in bytes on the wire.
    public var size = fullSize
    /// The bytes after the last complete number.
    public var extra: [UInt8] = []

    /// All fields zero, in full size.
    @inlinable
    public init() {}

    /// Shows all fields, in wire order, to a visitor.
    @inlinable
    @inline(__always)
    public mutating func visit(_ visitor: inout some NavdataFieldVisitor & ~Escapable) {
        visitor.field("time", &time)
    }

    /// The whole seconds of ``time``, 0...2047.
    public var seconds: UInt32 { time >> 21 }

    /// The microseconds of ``time`` beyond ``seconds``.
    public var microseconds: UInt32 { time & 0x1F_FFFF }
}
