/// The control loop's watchdog.
///
/// SDK: `navdata_watchdog_t`, tag 17.
public struct NavdataWatchdog: NavdataPayload {
    /// 17.
    public static let tag: UInt16 = 17
    /// The SDK's name of the structure.
    public static let name = "navdata_watchdog"
    /// 8 bytes.
    public static let fullSize: UInt16 = 8

    /// The watchdog's value (SDK `watchdog`).
    public var watchdog: Int32 = 0

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
        visitor.field("watchdog", &watchdog)
    }
}
