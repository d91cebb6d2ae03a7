/// The translation seen by the bottom camera, unprocessed.
///
/// SDK: `navdata_vision_raw_t`, tag 11.
public struct NavdataVisionRaw: NavdataPayload {
    /// 11.
    public static let tag: UInt16 = 11
    /// The SDK's name of the structure.
    public static let name = "navdata_vision_raw"
    /// 16 bytes.
    public static let fullSize: UInt16 = 16

    /// Translation x (SDK `vision_tx_raw`, px).
    public var visionTxRawPixels: Float = 0
    /// Translation y (SDK `vision_ty_raw`, px).
    public var visionTyRawPixels: Float = 0
    /// Translation z (SDK `vision_tz_raw`, px).
    public var visionTzRawPixels: Float = 0

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
        visitor.field("vision_tx_raw", in: "px", &visionTxRawPixels)
        visitor.field("vision_ty_raw", in: "px", &visionTyRawPixels)
        visitor.field("vision_tz_raw", in: "px", &visionTzRawPixels)
    }
}
