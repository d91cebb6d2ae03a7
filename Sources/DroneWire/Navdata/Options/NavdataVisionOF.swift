/// Optical flow of the bottom camera in five blocks.
///
/// SDK: `navdata_vision_of_t`, tag 12.
public struct NavdataVisionOF: NavdataPayload {
    /// 12.
    public static let tag: UInt16 = 12
    /// The SDK's name of the structure.
    public static let name = "navdata_vision_of"
    /// 44 bytes.
    public static let fullSize: UInt16 = 44

    /// Displacement x of the five blocks (SDK `of_dx`, px).
    public var ofDxPixels = FixedArray<5, Float>()
    /// Displacement y of the five blocks (SDK `of_dy`, px).
    public var ofDyPixels = FixedArray<5, Float>()

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
        visitor.field("of_dx", in: "px", &ofDxPixels)
        visitor.field("of_dy", in: "px", &ofDyPixels)
    }
}
