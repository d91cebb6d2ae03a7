/// What the acquisition board sent.
///
/// SDK: `navdata_adc_data_frame_t`, tag 18.
public struct NavdataADCDataFrame: NavdataPayload {
    /// 18.
    public static let tag: UInt16 = 18
    /// The SDK's name of the structure.
    public static let name = "navdata_adc_data_frame"
    /// 40 bytes.
    public static let fullSize: UInt16 = 40

    /// Version of the frame (SDK `version`).
    public var version: UInt32 = 0
    /// The frame as it came (SDK `data_frame`).
    public var dataFrame = FixedArray<32, UInt8>()

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
        visitor.field("version", &version)
        visitor.field("data_frame", &dataFrame)
    }
}
