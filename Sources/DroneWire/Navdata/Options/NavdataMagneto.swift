/// The magnetometer and the headings made of it (AR.Drone 2.0).
///
/// Some firmware sends 83 bytes: two more singles in ``extra``. SDK: `navdata_magneto_t`, tag 22.
public struct NavdataMagneto: NavdataPayload {
    /// 22.
    public static let tag: UInt16 = 22
    /// The SDK's name of the structure.
    public static let name = "navdata_magneto"
    /// 75 bytes.
    public static let fullSize: UInt16 = 75

    /// Magnetometer x, as converted (SDK `mx`).
    public var mx: Int16 = 0
    /// Magnetometer y, as converted (SDK `my`).
    public var my: Int16 = 0
    /// Magnetometer z, as converted (SDK `mz`).
    public var mz: Int16 = 0
    /// Field x, y, z in body axes (SDK `magneto_raw`, mG).
    public var magnetoRawMilligauss = FixedArray<3, Float>()
    /// Field x, y, z after correction (SDK `magneto_rectified`, mG).
    public var magnetoRectifiedMilligauss = FixedArray<3, Float>()
    /// Offset x, y, z of the calibration (SDK `magneto_offset`, mG).
    public var magnetoOffsetMilligauss = FixedArray<3, Float>()
    /// Heading by the magnetometer, unwrapped (SDK `heading_unwrapped`, deg).
    public var headingUnwrappedDegrees: Float = 0
    /// Heading by the gyrometer, unwrapped (SDK `heading_gyro_unwrapped`, deg).
    public var headingGyroUnwrappedDegrees: Float = 0
    /// Heading fused of both, unwrapped: that of ``NavdataDemo``, but in degrees (SDK `heading_fusion_unwrapped`,
    /// deg).
    public var headingFusionUnwrappedDegrees: Float = 0
    /// 1 when calibrated (SDK `magneto_calibration_ok`).
    ///
    /// One byte, so that all fields behind it lie unaligned.
    public var magnetoCalibrationOk: Int8 = 0
    /// State of the calibration (SDK `magneto_state`).
    public var magnetoState: UInt32 = 0
    /// Radius of the fitted sphere (SDK `magneto_radius`, mG).
    public var magnetoRadiusMilligauss: Float = 0
    /// Mean error of the fit; may be negative and large (SDK `error_mean`, mG).
    public var errorMeanMilligauss: Float = 0
    /// Variance of the error of the fit (SDK `error_var`, mG2).
    public var errorVarMilligaussSquared: Float = 0

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
        visitor.field("mx", &mx)
        visitor.field("my", &my)
        visitor.field("mz", &mz)
        visitor.field("magneto_raw", in: "mG", &magnetoRawMilligauss)
        visitor.field("magneto_rectified", in: "mG", &magnetoRectifiedMilligauss)
        visitor.field("magneto_offset", in: "mG", &magnetoOffsetMilligauss)
        visitor.field("heading_unwrapped", in: "deg", &headingUnwrappedDegrees)
        visitor.field("heading_gyro_unwrapped", in: "deg", &headingGyroUnwrappedDegrees)
        visitor.field("heading_fusion_unwrapped", in: "deg", &headingFusionUnwrappedDegrees)
        visitor.field("magneto_calibration_ok", &magnetoCalibrationOk)
        visitor.field("magneto_state", &magnetoState)
        visitor.field("magneto_radius", in: "mG", &magnetoRadiusMilligauss)
        visitor.field("error_mean", in: "mG", &errorMeanMilligauss)
        visitor.field("error_var", in: "mG2", &errorVarMilligaussSquared)
    }
}
