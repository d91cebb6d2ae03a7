/// What the control loops are told to reach.
///
/// SDK: `navdata_references_t`, tag 6.
public struct NavdataReferences: NavdataPayload {
    /// 6.
    public static let tag: UInt16 = 6
    /// The SDK's name of the structure.
    public static let name = "navdata_references"
    /// 88 bytes.
    public static let fullSize: UInt16 = 88
    /// 36 bytes: what an AR.Drone 1.0 sends.
    public static let droneOneSize: UInt16 = 36

    /// Pitch reference of the attitude loop (SDK `ref_theta`, mdeg).
    public var refThetaMillidegrees: Int32 = 0
    /// Roll reference of the attitude loop (SDK `ref_phi`, mdeg).
    public var refPhiMillidegrees: Int32 = 0
    /// Pitch reference, integral part (SDK `ref_theta_I`, mdeg).
    public var refThetaIMillidegrees: Int32 = 0
    /// Roll reference, integral part (SDK `ref_phi_I`, mdeg).
    public var refPhiIMillidegrees: Int32 = 0
    /// Pitch-rate reference (SDK `ref_pitch`, mdeg/s).
    public var refPitchMillidegreesPerSecond: Int32 = 0
    /// Roll-rate reference (SDK `ref_roll`, mdeg/s).
    public var refRollMillidegreesPerSecond: Int32 = 0
    /// Yaw-rate reference (SDK `ref_yaw`, mdeg/s).
    public var refYawMillidegreesPerSecond: Int32 = 0
    /// Heading reference (SDK `ref_psi`, mdeg).
    ///
    /// The last field of an AR.Drone 1.0.
    public var refPsiMillidegrees: Int32 = 0
    /// Forward speed reference (SDK `vx_ref`, mm/s).
    public var vxRefMillimetersPerSecond: Float = 0
    /// Lateral speed reference (SDK `vy_ref`, mm/s).
    public var vyRefMillimetersPerSecond: Float = 0
    /// Modelled pitch; the unit is not documented (SDK `theta_mod`, rad).
    public var thetaModRadians: Float = 0
    /// Modelled roll; the unit is not documented (SDK `phi_mod`, rad).
    public var phiModRadians: Float = 0
    /// Gain of the speed loop, x (SDK `k_v_x`).
    public var kVX: Float = 0
    /// Gain of the speed loop, y (SDK `k_v_y`).
    public var kVY: Float = 0
    /// Mode of the speed control (SDK `k_mode`).
    public var kMode: UInt32 = 0
    /// Time of the last piloting command (SDK `ui_time`, s).
    public var uiTimeSeconds: Float = 0
    /// Last received pitch command (SDK `ui_theta`).
    public var uiTheta: Float = 0
    /// Last received roll command (SDK `ui_phi`).
    public var uiPhi: Float = 0
    /// Last received absolute heading command (SDK `ui_psi`).
    public var uiPsi: Float = 0
    /// Last received heading accuracy (SDK `ui_psi_accuracy`).
    public var uiPsiAccuracy: Float = 0
    /// Sequence number of the last piloting command (SDK `ui_seq`).
    public var uiSeq: Int32 = 0

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
        visitor.field("ref_theta", in: "mdeg", &refThetaMillidegrees)
        visitor.field("ref_phi", in: "mdeg", &refPhiMillidegrees)
        visitor.field("ref_theta_I", in: "mdeg", &refThetaIMillidegrees)
        visitor.field("ref_phi_I", in: "mdeg", &refPhiIMillidegrees)
        visitor.field("ref_pitch", in: "mdeg/s", &refPitchMillidegreesPerSecond)
        visitor.field("ref_roll", in: "mdeg/s", &refRollMillidegreesPerSecond)
        visitor.field("ref_yaw", in: "mdeg/s", &refYawMillidegreesPerSecond)
        visitor.field("ref_psi", in: "mdeg", &refPsiMillidegrees)
        visitor.field("vx_ref", in: "mm/s", &vxRefMillimetersPerSecond)
        visitor.field("vy_ref", in: "mm/s", &vyRefMillimetersPerSecond)
        visitor.field("theta_mod", in: "rad", &thetaModRadians)
        visitor.field("phi_mod", in: "rad", &phiModRadians)
        visitor.field("k_v_x", &kVX)
        visitor.field("k_v_y", &kVY)
        visitor.field("k_mode", &kMode)
        visitor.field("ui_time", in: "s", &uiTimeSeconds)
        visitor.field("ui_theta", &uiTheta)
        visitor.field("ui_phi", &uiPhi)
        visitor.field("ui_psi", &uiPsi)
        visitor.field("ui_psi_accuracy", &uiPsiAccuracy)
        visitor.field("ui_seq", &uiSeq)
    }
}
