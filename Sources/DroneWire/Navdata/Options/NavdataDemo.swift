/// What every flight needs: control state, battery, attitude, height and speed.
///
/// Attitude: theta is pitch, positive nose up; phi is roll, positive right side down; psi is yaw, positive clockwise
/// from above. SDK: `navdata_demo_t`, tag 0.
public struct NavdataDemo: NavdataPayload {
    /// 0.
    public static let tag: UInt16 = 0
    /// The SDK's name of the structure.
    public static let name = "navdata_demo"
    /// 148 bytes.
    public static let fullSize: UInt16 = 148

    /// What the control loop is doing: major state << 16 | minor state (SDK `ctrl_state`).
    public var controlState = ControlState(rawValue: 0)
    /// Battery charge, 0...100 (SDK `vbat_flying_percentage`, percent).
    ///
    /// The SDK's comment says mV; every drone sends percent.
    public var batteryPercent: UInt32 = 0
    /// Pitch, positive nose up (SDK `theta`, mdeg).
    public var thetaMillidegrees: Float = 0
    /// Roll, positive right side down (SDK `phi`, mdeg).
    public var phiMillidegrees: Float = 0
    /// Yaw, -180000...180000, positive clockwise from above (SDK `psi`, mdeg).
    ///
    /// AR.Drone 1.0: from the heading at power-up; 2.0: fused with the magnetometer.
    public var psiMillidegrees: Float = 0
    /// Estimated height above the ground or the take-off point; may be negative (SDK `altitude`, mm).
    ///
    /// The SDK's comment says cm; every drone sends mm.
    public var altitudeMillimeters: Int32 = 0
    /// Estimated forward speed in body axes (SDK `vx`, mm/s).
    public var vxMillimetersPerSecond: Float = 0
    /// Estimated speed to the right in body axes (SDK `vy`, mm/s).
    public var vyMillimetersPerSecond: Float = 0
    /// Always 0 on known firmware; ``NavdataAltitude/altitudeVzMillimetersPerSecond`` is the usable vertical speed
    /// (SDK `vz`, mm/s).
    public var vzMillimetersPerSecond: Float = 0
    /// Index of the streamed frame (SDK `num_frames`).
    ///
    /// Not maintained by the firmware.
    public var numFrames: UInt32 = 0
    /// Deprecated: rotation of the detected tag, 3 x 3 row by row (SDK `detection_camera_rot`).
    public var detectionCameraRot = FixedArray<9, Float>()
    /// Deprecated: translation x, y, z of the detected tag (SDK `detection_camera_trans`, mm).
    public var detectionCameraTransMillimeters = FixedArray<3, Float>()
    /// Deprecated: index of the detected tag (SDK `detection_tag_index`).
    public var detectionTagIndex: UInt32 = 0
    /// The detection that is searched for (SDK `detection_camera_type`).
    ///
    /// The values are those of `CAD_TYPE`.
    public var detectionCameraType: UInt32 = 0
    /// Deprecated but still filled: attitude Rz(psi) Ry(theta) Rx(phi), 3 x 3 row by row (SDK `drone_camera_rot`).
    public var droneCameraRot = FixedArray<9, Float>()
    /// Deprecated but still filled: x, y, z with z down, minus the measured height (SDK `drone_camera_trans`, mm).
    public var droneCameraTransMillimeters = FixedArray<3, Float>()

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
        visitor.field("ctrl_state", &controlState.rawValue)
        visitor.field("vbat_flying_percentage", in: "percent", &batteryPercent)
        visitor.field("theta", in: "mdeg", &thetaMillidegrees)
        visitor.field("phi", in: "mdeg", &phiMillidegrees)
        visitor.field("psi", in: "mdeg", &psiMillidegrees)
        visitor.field("altitude", in: "mm", &altitudeMillimeters)
        visitor.field("vx", in: "mm/s", &vxMillimetersPerSecond)
        visitor.field("vy", in: "mm/s", &vyMillimetersPerSecond)
        visitor.field("vz", in: "mm/s", &vzMillimetersPerSecond)
        visitor.field("num_frames", &numFrames)
        visitor.field("detection_camera_rot", &detectionCameraRot)
        visitor.field("detection_camera_trans", in: "mm", &detectionCameraTransMillimeters)
        visitor.field("detection_tag_index", &detectionTagIndex)
        visitor.field("detection_camera_type", &detectionCameraType)
        visitor.field("drone_camera_rot", &droneCameraRot)
        visitor.field("drone_camera_trans", in: "mm", &droneCameraTransMillimeters)
    }
}
