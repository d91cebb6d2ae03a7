/// The wind estimator (AR.Drone 2.0).
///
/// Older firmware of the AR.Drone 2.0 sends fewer numbers. SDK: `navdata_wind_speed_t`, tag 23.
public struct NavdataWindSpeed: NavdataPayload {
    /// 23.
    public static let tag: UInt16 = 23
    /// The SDK's name of the structure.
    public static let name = "navdata_wind_speed"
    /// 56 bytes.
    public static let fullSize: UInt16 = 56

    /// Speed of the wind (SDK `wind_speed`, m/s).
    public var windSpeedMetersPerSecond: Float = 0
    /// Where the wind blows to, in north and east: pi/4 is from the south-west to the north-east (SDK `wind_angle`,
    /// rad).
    public var windAngleRadians: Float = 0
    /// Pitch that compensates for it (SDK `wind_compensation_theta`, rad).
    public var windCompensationThetaRadians: Float = 0
    /// Roll that compensates for it (SDK `wind_compensation_phi`, rad).
    public var windCompensationPhiRadians: Float = 0
    /// Wind estimator state 1 (SDK `state_x1`).
    public var stateX1: Float = 0
    /// State 2 (SDK `state_x2`).
    public var stateX2: Float = 0
    /// State 3 (SDK `state_x3`).
    public var stateX3: Float = 0
    /// State 4 (SDK `state_x4`).
    public var stateX4: Float = 0
    /// State 5 (SDK `state_x5`).
    public var stateX5: Float = 0
    /// State 6 (SDK `state_x6`).
    public var stateX6: Float = 0
    /// Debug 1 (SDK `magneto_debug1`).
    public var magnetoDebug1: Float = 0
    /// Debug 2 (SDK `magneto_debug2`).
    public var magnetoDebug2: Float = 0
    /// Debug 3 (SDK `magneto_debug3`).
    public var magnetoDebug3: Float = 0

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
        visitor.field("wind_speed", in: "m/s", &windSpeedMetersPerSecond)
        visitor.field("wind_angle", in: "rad", &windAngleRadians)
        visitor.field("wind_compensation_theta", in: "rad", &windCompensationThetaRadians)
        visitor.field("wind_compensation_phi", in: "rad", &windCompensationPhiRadians)
        visitor.field("state_x1", &stateX1)
        visitor.field("state_x2", &stateX2)
        visitor.field("state_x3", &stateX3)
        visitor.field("state_x4", &stateX4)
        visitor.field("state_x5", &stateX5)
        visitor.field("state_x6", &stateX6)
        visitor.field("magneto_debug1", &magnetoDebug1)
        visitor.field("magneto_debug2", &magnetoDebug2)
        visitor.field("magneto_debug3", &magnetoDebug3)
    }
}
