/// The Zimmu 3000 speed sensor, which had tag 27 before the GPS module.
///
/// SDK: `navdata_zimmu_3000_t`, tag 27.
public struct NavdataZimmu3000: NavdataPayload {
    /// 27.
    public static let tag: UInt16 = 27
    /// The SDK's name of the structure.
    public static let name = "navdata_zimmu_3000"
    /// 12 bytes.
    public static let fullSize: UInt16 = 12
    /// Up to 12 bytes; a longer option of this tag is another one.
    public static let sizes: ClosedRange<UInt16> = 4...12

    /// Speed, as converted (SDK `vzimmuLSB`).
    public var vzimmuLSB: Int32 = 0
    /// Speed (SDK `vzfind`).
    public var vzfind: Float = 0

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
        visitor.field("vzimmuLSB", &vzimmuLSB)
        visitor.field("vzfind", &vzfind)
    }
}
