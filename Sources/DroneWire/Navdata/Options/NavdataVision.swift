/// What vision makes of the bottom camera, and where the drone was when the picture was taken.
///
/// SDK: `navdata_vision_t`, tag 13.
public struct NavdataVision: NavdataPayload {
    /// 13.
    public static let tag: UInt16 = 13
    /// The SDK's name of the structure.
    public static let name = "navdata_vision"
    /// 92 bytes.
    public static let fullSize: UInt16 = 92

    /// State of the vision pipeline (SDK `vision_state`).
    public var visionState: UInt32 = 0
    /// A number for debugging (SDK `vision_misc`).
    public var visionMisc: Int32 = 0
    /// Roll trim from vision (SDK `vision_phi_trim`, rad).
    public var visionPhiTrimRadians: Float = 0
    /// Roll reference, proportional part (SDK `vision_phi_ref_prop`, rad).
    public var visionPhiRefPropRadians: Float = 0
    /// Pitch trim from vision (SDK `vision_theta_trim`, rad).
    public var visionThetaTrimRadians: Float = 0
    /// Pitch reference, proportional part (SDK `vision_theta_ref_prop`, rad).
    public var visionThetaRefPropRadians: Float = 0
    /// 1 when a new picture was processed (SDK `new_raw_picture`).
    public var newRawPicture: Int32 = 0
    /// Pitch when the picture was taken (SDK `theta_capture`, rad).
    ///
    /// In radians, unlike that of ``NavdataDemo``.
    public var thetaCaptureRadians: Float = 0
    /// Roll when the picture was taken (SDK `phi_capture`, rad).
    public var phiCaptureRadians: Float = 0
    /// Yaw when the picture was taken (SDK `psi_capture`, rad).
    public var psiCaptureRadians: Float = 0
    /// Height when the picture was taken (SDK `altitude_capture`, mm).
    public var altitudeCaptureMillimeters: Int32 = 0
    /// When the picture was taken, since boot (SDK `time_capture`, ms).
    ///
    /// Plain milliseconds, although the SDK's comment says packed as in ``NavdataTime``.
    public var timeCaptureMilliseconds: UInt32 = 0
    /// Speed in body axes x, y, z; x and y follow those of ``NavdataDemo`` (SDK `body_v`, mm/s).
    public var bodyVMillimetersPerSecond = FixedArray<3, Float>()
    /// Roll change between pictures (SDK `delta_phi`, rad).
    public var deltaPhiRadians: Float = 0
    /// Pitch change between pictures (SDK `delta_theta`, rad).
    public var deltaThetaRadians: Float = 0
    /// Yaw change between pictures (SDK `delta_psi`, rad).
    public var deltaPsiRadians: Float = 0
    /// A gold reference point is defined (SDK `gold_defined`).
    public var goldDefined: UInt32 = 0
    /// The gold reference point was reset (SDK `gold_reset`).
    public var goldReset: UInt32 = 0
    /// Gold reference point x (SDK `gold_x`, px).
    public var goldXPixels: Float = 0
    /// Gold reference point y (SDK `gold_y`, px).
    public var goldYPixels: Float = 0

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
        visitor.field("vision_state", &visionState)
        visitor.field("vision_misc", &visionMisc)
        visitor.field("vision_phi_trim", in: "rad", &visionPhiTrimRadians)
        visitor.field("vision_phi_ref_prop", in: "rad", &visionPhiRefPropRadians)
        visitor.field("vision_theta_trim", in: "rad", &visionThetaTrimRadians)
        visitor.field("vision_theta_ref_prop", in: "rad", &visionThetaRefPropRadians)
        visitor.field("new_raw_picture", &newRawPicture)
        visitor.field("theta_capture", in: "rad", &thetaCaptureRadians)
        visitor.field("phi_capture", in: "rad", &phiCaptureRadians)
        visitor.field("psi_capture", in: "rad", &psiCaptureRadians)
        visitor.field("altitude_capture", in: "mm", &altitudeCaptureMillimeters)
        visitor.field("time_capture", in: "ms", &timeCaptureMilliseconds)
        visitor.field("body_v", in: "mm/s", &bodyVMillimetersPerSecond)
        visitor.field("delta_phi", in: "rad", &deltaPhiRadians)
        visitor.field("delta_theta", in: "rad", &deltaThetaRadians)
        visitor.field("delta_psi", in: "rad", &deltaPsiRadians)
        visitor.field("gold_defined", &goldDefined)
        visitor.field("gold_reset", &goldReset)
        visitor.field("gold_x", in: "px", &goldXPixels)
        visitor.field("gold_y", in: "px", &goldYPixels)
    }
}
