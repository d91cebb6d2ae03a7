/// The gyrometers' offsets.
///
/// SDK: `navdata_gyros_offsets_t`, tag 4.
public struct NavdataGyrosOffsets: NavdataPayload {
    /// 4.
    public static let tag: UInt16 = 4
    /// The SDK's name of the structure.
    public static let name = "navdata_gyros_offsets"
    /// 16 bytes.
    public static let fullSize: UInt16 = 16

    /// Offsets x, y, z (SDK `offset_g`).
    public var offsetG = FixedArray<3, Float>()

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
        visitor.field("offset_g", &offsetG)
    }
}
