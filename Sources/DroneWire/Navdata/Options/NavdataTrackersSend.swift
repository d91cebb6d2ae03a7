/// The points that vision tracks.
///
/// SDK: `navdata_trackers_send_t`, tag 15.
public struct NavdataTrackersSend: NavdataPayload {
    /// 15.
    public static let tag: UInt16 = 15
    /// The SDK's name of the structure.
    public static let name = "navdata_trackers_send"
    /// 364 bytes.
    public static let fullSize: UInt16 = 364

    /// Lock of the 30 trackers, a grid of 6 x 5 (SDK `locked`).
    public var locked = FixedArray<30, Int32>()
    /// Position of the 30 trackers, each x then y (SDK `point`, px).
    public var pointPixels = FixedArray<60, Int32>()

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
        visitor.field("locked", &locked)
        visitor.field("point", in: "px", &pointPixels)
    }
}
