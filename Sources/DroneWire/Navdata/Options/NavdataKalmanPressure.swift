/// The filter that fuses barometer and ultrasound (AR.Drone 2.0).
///
/// Its four booleans take four bytes each. SDK: `navdata_kalman_pressure_t`, tag 24.
public struct NavdataKalmanPressure: NavdataPayload {
    /// 24.
    public static let tag: UInt16 = 24
    /// The SDK's name of the structure.
    public static let name = "navdata_kalman_pressure"
    /// 72 bytes.
    public static let fullSize: UInt16 = 72

    /// Pressure at the ground (SDK `offset_pressure`, Pa).
    public var offsetPressurePascals: Float = 0
    /// Estimated height (SDK `est_z`, mm).
    public var estZMillimeters: Float = 0
    /// Estimated vertical speed (SDK `est_zdot`, m/s).
    public var estZdotMetersPerSecond: Float = 0
    /// Estimated bias of the thrust (SDK `est_bias_PWM`, m/s2).
    public var estBiasPWMMetersPerSecondSquared: Float = 0
    /// Estimated bias of the pressure (SDK `est_biais_pression`, Pa).
    public var estBiaisPressionPascals: Float = 0
    /// Offset of the ultrasound (SDK `offset_US`, m).
    public var offsetUSMeters: Float = 0
    /// Predicted ultrasound (SDK `prediction_US`, mm).
    public var predictionUSMillimeters: Float = 0
    /// Covariance of the height (SDK `cov_alt`, m).
    public var covAltMeters: Float = 0
    /// Covariance of the thrust (SDK `cov_PWM`).
    public var covPWM: Float = 0
    /// Covariance of the speed (SDK `cov_vitesse`, m/s).
    public var covVitesseMetersPerSecond: Float = 0
    /// 1 in ground effect (SDK `bool_effet_sol`).
    public var boolEffetSol: Int32 = 0
    /// Sum of the innovations (SDK `somme_inno`, mm).
    public var sommeInnoMillimeters: Float = 0
    /// 1 when ultrasound is rejected (SDK `flag_rejet_US`).
    public var flagRejetUS: Int32 = 0
    /// Signal for identification (SDK `u_multisinus`).
    public var uMultisinus: Float = 0
    /// Thrust of the altitude loop (SDK `gaz_altitude`).
    public var gazAltitude: Float = 0
    /// 1 while identification runs (SDK `Flag_multisinus`).
    public var flagMultisinus: Int32 = 0
    /// 1 at the start of identification (SDK `Flag_multisinus_debut`).
    public var flagMultisinusDebut: Int32 = 0

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
        visitor.field("offset_pressure", in: "Pa", &offsetPressurePascals)
        visitor.field("est_z", in: "mm", &estZMillimeters)
        visitor.field("est_zdot", in: "m/s", &estZdotMetersPerSecond)
        visitor.field("est_bias_PWM", in: "m/s2", &estBiasPWMMetersPerSecondSquared)
        visitor.field("est_biais_pression", in: "Pa", &estBiaisPressionPascals)
        visitor.field("offset_US", in: "m", &offsetUSMeters)
        visitor.field("prediction_US", in: "mm", &predictionUSMillimeters)
        visitor.field("cov_alt", in: "m", &covAltMeters)
        visitor.field("cov_PWM", &covPWM)
        visitor.field("cov_vitesse", in: "m/s", &covVitesseMetersPerSecond)
        visitor.field("bool_effet_sol", &boolEffetSol)
        visitor.field("somme_inno", in: "mm", &sommeInnoMillimeters)
        visitor.field("flag_rejet_US", &flagRejetUS)
        visitor.field("u_multisinus", &uMultisinus)
        visitor.field("gaz_altitude", &gazAltitude)
        visitor.field("Flag_multisinus", &flagMultisinus)
        visitor.field("Flag_multisinus_debut", &flagMultisinusDebut)
    }
}
