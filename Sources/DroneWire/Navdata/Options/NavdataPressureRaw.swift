/// The barometer (AR.Drone 2.0).
///
/// SDK: `navdata_pressure_raw_t`, tag 21.
public struct NavdataPressureRaw: NavdataPayload {
    /// 21.
    public static let tag: UInt16 = 21
    /// The SDK's name of the structure.
    public static let name = "navdata_pressure_raw"
    /// 18 bytes.
    public static let fullSize: UInt16 = 18

    /// Pressure before compensation, as a BMP085 gives it (SDK `up`).
    public var up: Int32 = 0
    /// Temperature before compensation (SDK `ut`).
    public var ut: Int16 = 0
    /// Temperature (SDK `Temperature_meas`, 0.1 degC).
    public var temperatureMeasTenthsOfDegreeCelsius: Int32 = 0
    /// Pressure (SDK `Pression_meas`, Pa).
    public var pressionMeasPascals: Int32 = 0

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
        visitor.field("up", &up)
        visitor.field("ut", &ut)
        visitor.field("Temperature_meas", in: "0.1 degC", &temperatureMeasTenthsOfDegreeCelsius)
        visitor.field("Pression_meas", in: "Pa", &pressionMeasPascals)
    }
}
