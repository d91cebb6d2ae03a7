/// Attitude as the accelerometers see it.
///
/// SDK: `navdata_euler_angles_t`, tag 5.
public struct NavdataEulerAngles: NavdataPayload {
    /// 5.
    public static let tag: UInt16 = 5
    /// The SDK's name of the structure.
    public static let name = "navdata_euler_angles"
    /// 12 bytes.
    public static let fullSize: UInt16 = 12

    /// Pitch from accelerometers (SDK `theta_a`, mdeg).
    public var thetaAMillidegrees: Float = 0
    /// Roll from accelerometers (SDK `phi_a`, mdeg).
    public var phiAMillidegrees: Float = 0

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
        visitor.field("theta_a", in: "mdeg", &thetaAMillidegrees)
        visitor.field("phi_a", in: "mdeg", &phiAMillidegrees)
    }
}
