/// Height and vertical speed, as measured and as estimated.
///
/// SDK: `navdata_altitude_t`, tag 10.
public struct NavdataAltitude: NavdataPayload {
    /// 10.
    public static let tag: UInt16 = 10
    /// The SDK's name of the structure.
    public static let name = "navdata_altitude"
    /// 56 bytes.
    public static let fullSize: UInt16 = 56
    /// 20 bytes: what an AR.Drone 1.0 sends.
    public static let droneOneSize: UInt16 = 20

    /// Height that vision uses: fused from ultrasound, vision and pressure (SDK `altitude_vision`, mm).
    public var altitudeVisionMillimeters: Int32 = 0
    /// Vertical speed, positive up: the usable one (SDK `altitude_vz`, mm/s).
    public var altitudeVzMillimetersPerSecond: Float = 0
    /// Height that the control loop is told to reach (SDK `altitude_ref`, mm).
    public var altitudeRefMillimeters: Int32 = 0
    /// Height by ultrasound (SDK `altitude_raw`, mm).
    ///
    /// The last field of an AR.Drone 1.0.
    public var altitudeRawMillimeters: Int32 = 0
    /// Observer: vertical acceleration (SDK `obs_accZ`, m/s2).
    public var obsAccZMetersPerSecondSquared: Float = 0
    /// Observer: height (SDK `obs_alt`, m).
    public var obsAltMeters: Float = 0
    /// Observer: state vector (SDK `obs_x`).
    public var obsX = FixedArray<3, Float>()
    /// Observer: state (SDK `obs_state`).
    public var obsState: UInt32 = 0
    /// Estimator: speed in body axes x, y (SDK `est_vb`).
    public var estVb = FixedArray<2, Float>()
    /// Estimator: state (SDK `est_state`).
    public var estState: UInt32 = 0

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
        visitor.field("altitude_vision", in: "mm", &altitudeVisionMillimeters)
        visitor.field("altitude_vz", in: "mm/s", &altitudeVzMillimetersPerSecond)
        visitor.field("altitude_ref", in: "mm", &altitudeRefMillimeters)
        visitor.field("altitude_raw", in: "mm", &altitudeRawMillimeters)
        visitor.field("obs_accZ", in: "m/s2", &obsAccZMetersPerSecondSquared)
        visitor.field("obs_alt", in: "m", &obsAltMeters)
        visitor.field("obs_x", &obsX)
        visitor.field("obs_state", &obsState)
        visitor.field("est_vb", &estVb)
        visitor.field("est_state", &estState)
    }
}
