/// What a remote control asks for.
///
/// SDK: `navdata_rc_references_t`, tag 8.
public struct NavdataRCReferences: NavdataPayload {
    /// 8.
    public static let tag: UInt16 = 8
    /// The SDK's name of the structure.
    public static let name = "navdata_rc_references"
    /// 24 bytes.
    public static let fullSize: UInt16 = 24

    /// Remote-control pitch reference (SDK `rc_ref_pitch`).
    public var rcRefPitch: Int32 = 0
    /// Remote-control roll reference (SDK `rc_ref_roll`).
    public var rcRefRoll: Int32 = 0
    /// Remote-control yaw reference (SDK `rc_ref_yaw`).
    public var rcRefYaw: Int32 = 0
    /// Remote-control vertical-speed reference (SDK `rc_ref_gaz`).
    public var rcRefGaz: Int32 = 0
    /// Remote-control start/stop reference (SDK `rc_ref_ag`).
    public var rcRefAg: Int32 = 0

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
        visitor.field("rc_ref_pitch", &rcRefPitch)
        visitor.field("rc_ref_roll", &rcRefRoll)
        visitor.field("rc_ref_yaw", &rcRefYaw)
        visitor.field("rc_ref_gaz", &rcRefGaz)
        visitor.field("rc_ref_ag", &rcRefAg)
    }
}
