/// Accelerometers and gyrometers in physical units.
///
/// SDK: `navdata_phys_measures_t`, tag 3.
public struct NavdataPhysMeasures: NavdataPayload {
    /// 3.
    public static let tag: UInt16 = 3
    /// The SDK's name of the structure.
    public static let name = "navdata_phys_measures"
    /// 46 bytes.
    public static let fullSize: UInt16 = 46

    /// Temperature of the accelerometers (SDK `accs_temp`, degC).
    public var accsTempDegreesCelsius: Float = 0
    /// Temperature of the gyrometers, as converted (SDK `gyro_temp`).
    public var gyroTemp: UInt16 = 0
    /// Accelerometers x, y, z in body axes; about -1000 on z at rest (SDK `phys_accs`, mg).
    public var physAccsMilligravity = FixedArray<3, Float>()
    /// Gyrometers x, y, z in body axes (SDK `phys_gyros`, deg/s).
    public var physGyrosDegreesPerSecond = FixedArray<3, Float>()
    /// 3.3 V supply, as converted (SDK `alim3V3`).
    public var alim3V3: UInt32 = 0
    /// Reference voltage of the Epson gyrometer, as converted (SDK `vrefEpson`).
    public var vrefEpson: UInt32 = 0
    /// Reference voltage of the IDG gyrometer, as converted (SDK `vrefIDG`).
    public var vrefIDG: UInt32 = 0

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
        visitor.field("accs_temp", in: "degC", &accsTempDegreesCelsius)
        visitor.field("gyro_temp", &gyroTemp)
        visitor.field("phys_accs", in: "mg", &physAccsMilligravity)
        visitor.field("phys_gyros", in: "deg/s", &physGyrosDegreesPerSecond)
        visitor.field("alim3V3", &alim3V3)
        visitor.field("vrefEpson", &vrefEpson)
        visitor.field("vrefIDG", &vrefIDG)
    }
}
