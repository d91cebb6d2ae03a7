/// What the motors are told, and the control outputs that it is made of.
///
/// AR.Drone 1.0 sends 68 bytes; there ``gazFeedForward`` and ``gazAltitude`` are integers: read `Int32(bitPattern:
/// gazAltitude.bitPattern)`. SDK: `navdata_pwm_t`, tag 9.
public struct NavdataPWM: NavdataPayload {
    /// 9.
    public static let tag: UInt16 = 9
    /// The SDK's name of the structure.
    public static let name = "navdata_pwm"
    /// 76 bytes.
    public static let fullSize: UInt16 = 76
    /// 68 bytes: what an AR.Drone 1.0 sends.
    public static let droneOneSize: UInt16 = 68

    /// Motor 1, front left: 0...255 (SDK `motor1`).
    public var motor1: UInt8 = 0
    /// Motor 2, front right: 0...255 (SDK `motor2`).
    public var motor2: UInt8 = 0
    /// Motor 3, rear right: 0...255 (SDK `motor3`).
    public var motor3: UInt8 = 0
    /// Motor 4, rear left: 0...255 (SDK `motor4`).
    public var motor4: UInt8 = 0
    /// Limit of motor 1; 255 with motors stopped (SDK `sat_motor1`).
    public var satMotor1: UInt8 = 0
    /// Limit of motor 2 (SDK `sat_motor2`).
    public var satMotor2: UInt8 = 0
    /// Limit of motor 3 (SDK `sat_motor3`).
    public var satMotor3: UInt8 = 0
    /// Limit of motor 4 (SDK `sat_motor4`).
    public var satMotor4: UInt8 = 0
    /// Thrust feed-forward; an `i32` on an AR.Drone 1.0 (SDK `gaz_feed_forward`).
    public var gazFeedForward: Float = 0
    /// Thrust of the altitude loop; an `i32` on an AR.Drone 1.0 (SDK `gaz_altitude`).
    public var gazAltitude: Float = 0
    /// Altitude-loop integral term (SDK `altitude_integral`, mm/s).
    public var altitudeIntegralMillimetersPerSecond: Float = 0
    /// Vertical-speed reference (SDK `vz_ref`, mm/s).
    public var vzRefMillimetersPerSecond: Float = 0
    /// Pitch control output (SDK `u_pitch`).
    public var uPitch: Int32 = 0
    /// Roll control output (SDK `u_roll`).
    public var uRoll: Int32 = 0
    /// Yaw control output (SDK `u_yaw`).
    public var uYaw: Int32 = 0
    /// Yaw integral term (SDK `yaw_u_I`).
    public var yawUI: Float = 0
    /// Planned pitch output (SDK `u_pitch_planif`).
    public var uPitchPlanif: Int32 = 0
    /// Planned roll output (SDK `u_roll_planif`).
    public var uRollPlanif: Int32 = 0
    /// Planned yaw output (SDK `u_yaw_planif`).
    public var uYawPlanif: Int32 = 0
    /// Planned thrust output (SDK `u_gaz_planif`).
    public var uGazPlanif: Float = 0
    /// Current of motor 1; 0 on an AR.Drone 2.0 (SDK `current_motor1`, mA).
    public var currentMotor1Milliamperes: UInt16 = 0
    /// Current of motor 2 (SDK `current_motor2`, mA).
    public var currentMotor2Milliamperes: UInt16 = 0
    /// Current of motor 3 (SDK `current_motor3`, mA).
    public var currentMotor3Milliamperes: UInt16 = 0
    /// Current of motor 4 (SDK `current_motor4`, mA).
    ///
    /// The last field of an AR.Drone 1.0.
    public var currentMotor4Milliamperes: UInt16 = 0
    /// Altitude-loop proportional term (SDK `altitude_prop`).
    public var altitudeProp: Float = 0
    /// Altitude-loop derivative term (SDK `altitude_der`).
    public var altitudeDer: Float = 0

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
        visitor.field("motor1", &motor1)
        visitor.field("motor2", &motor2)
        visitor.field("motor3", &motor3)
        visitor.field("motor4", &motor4)
        visitor.field("sat_motor1", &satMotor1)
        visitor.field("sat_motor2", &satMotor2)
        visitor.field("sat_motor3", &satMotor3)
        visitor.field("sat_motor4", &satMotor4)
        visitor.field("gaz_feed_forward", &gazFeedForward)
        visitor.field("gaz_altitude", &gazAltitude)
        visitor.field("altitude_integral", in: "mm/s", &altitudeIntegralMillimetersPerSecond)
        visitor.field("vz_ref", in: "mm/s", &vzRefMillimetersPerSecond)
        visitor.field("u_pitch", &uPitch)
        visitor.field("u_roll", &uRoll)
        visitor.field("u_yaw", &uYaw)
        visitor.field("yaw_u_I", &yawUI)
        visitor.field("u_pitch_planif", &uPitchPlanif)
        visitor.field("u_roll_planif", &uRollPlanif)
        visitor.field("u_yaw_planif", &uYawPlanif)
        visitor.field("u_gaz_planif", &uGazPlanif)
        visitor.field("current_motor1", in: "mA", &currentMotor1Milliamperes)
        visitor.field("current_motor2", in: "mA", &currentMotor2Milliamperes)
        visitor.field("current_motor3", in: "mA", &currentMotor3Milliamperes)
        visitor.field("current_motor4", in: "mA", &currentMotor4Milliamperes)
        visitor.field("altitude_prop", &altitudeProp)
        visitor.field("altitude_der", &altitudeDer)
    }
}
