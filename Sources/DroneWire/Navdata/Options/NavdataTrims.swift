/// The trims in use.
///
/// SDK: `navdata_trims_t`, tag 7.
public struct NavdataTrims: NavdataPayload {
    /// 7.
    public static let tag: UInt16 = 7
    /// The SDK's name of the structure.
    public static let name = "navdata_trims"
    /// 16 bytes.
    public static let fullSize: UInt16 = 16

    /// Yaw-rate trim; the unit is not documented (SDK `angular_rates_trim_r`, rad/s).
    public var angularRatesTrimRRadiansPerSecond: Float = 0
    /// Pitch trim of the last flat trim (SDK `euler_angles_trim_theta`, mdeg).
    public var eulerAnglesTrimThetaMillidegrees: Float = 0
    /// Roll trim of the last flat trim (SDK `euler_angles_trim_phi`, mdeg).
    public var eulerAnglesTrimPhiMillidegrees: Float = 0

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
        visitor.field("angular_rates_trim_r", in: "rad/s", &angularRatesTrimRRadiansPerSecond)
        visitor.field("euler_angles_trim_theta", in: "mdeg", &eulerAnglesTrimThetaMillidegrees)
        visitor.field("euler_angles_trim_phi", in: "mdeg", &eulerAnglesTrimPhiMillidegrees)
    }
}
