/// The quality of the Wi-Fi link (AR.Drone 2.0).
///
/// SDK: `navdata_wifi_t`, tag 26.
public struct NavdataWiFi: NavdataPayload {
    /// 26.
    public static let tag: UInt16 = 26
    /// The SDK's name of the structure.
    public static let name = "navdata_wifi"
    /// 8 bytes.
    public static let fullSize: UInt16 = 8

    /// The bits of a single, although the SDK declares a `u32`; see ``linkQuality`` (SDK `link_quality`).
    public var linkQualityBits: UInt32 = 0

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
        visitor.field("link_quality", &linkQualityBits)
    }

    /// The quality of the link, 1 at best: 1 minus the single whose bits are sent.
    public var linkQuality: Float {
        get { 1 - Float(bitPattern: linkQualityBits) }
        set { linkQualityBits = (1 - newValue).bitPattern }
    }
}
