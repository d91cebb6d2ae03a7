/// What the sensors' converters read: accelerometers, gyrometers, battery and ultrasound.
///
/// SDK: `navdata_raw_measures_t`, tag 2.
public struct NavdataRawMeasures: NavdataPayload {
    /// 2.
    public static let tag: UInt16 = 2
    /// The SDK's name of the structure.
    public static let name = "navdata_raw_measures"
    /// 52 bytes.
    public static let fullSize: UInt16 = 52
    /// 38 bytes: what an AR.Drone 1.0 sends.
    public static let droneOneSize: UInt16 = 38

    /// Accelerometers x, y, z, filtered: about 2048 is zero and, on an AR.Drone 2.0, 512 one g (SDK `raw_accs`).
    public var rawAccs = FixedArray<3, UInt16>()
    /// Gyrometers x, y, z, filtered (SDK `raw_gyros`).
    ///
    /// SDK 1.x declares them unsigned.
    public var rawGyros = FixedArray<3, Int16>()
    /// Gyrometers x, y on the sensitive outputs (110 deg/s) (SDK `raw_gyros_110`).
    public var rawGyros110 = FixedArray<2, Int16>()
    /// Battery voltage (SDK `vbat_raw`, mV).
    public var vbatRawMillivolts: UInt32 = 0
    /// Ultrasound: start of echo (SDK `us_debut_echo`).
    public var usDebutEcho: UInt16 = 0
    /// Ultrasound: end of echo (SDK `us_fin_echo`).
    public var usFinEcho: UInt16 = 0
    /// Ultrasound: echo association counter/index (SDK `us_association_echo`).
    public var usAssociationEcho: UInt16 = 0
    /// Ultrasound: echo distance (SDK `us_distance_echo`).
    public var usDistanceEcho: UInt16 = 0
    /// Ultrasound: curve time (SDK `us_courbe_temps`).
    public var usCourbeTemps: UInt16 = 0
    /// Ultrasound: curve value (SDK `us_courbe_valeur`).
    public var usCourbeValeur: UInt16 = 0
    /// Ultrasound: curve reference (SDK `us_courbe_ref`).
    ///
    /// The last field of an AR.Drone 1.0.
    public var usCourbeRef: UInt16 = 0
    /// Ultrasound: initial echo flag (SDK `flag_echo_ini`).
    public var flagEchoIni: UInt16 = 0
    /// Ultrasound: number of echoes (SDK `nb_echo`).
    public var nbEcho: UInt16 = 0
    /// Ultrasound: echo sum (SDK `sum_echo`).
    public var sumEcho: UInt32 = 0
    /// Raw altitude estimate (SDK `alt_temp_raw`, mm).
    public var altTempRawMillimeters: Int32 = 0
    /// Ultrasound gradient (SDK `gradient`).
    public var gradient: Int16 = 0

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
        visitor.field("raw_accs", &rawAccs)
        visitor.field("raw_gyros", &rawGyros)
        visitor.field("raw_gyros_110", &rawGyros110)
        visitor.field("vbat_raw", in: "mV", &vbatRawMillivolts)
        visitor.field("us_debut_echo", &usDebutEcho)
        visitor.field("us_fin_echo", &usFinEcho)
        visitor.field("us_association_echo", &usAssociationEcho)
        visitor.field("us_distance_echo", &usDistanceEcho)
        visitor.field("us_courbe_temps", &usCourbeTemps)
        visitor.field("us_courbe_valeur", &usCourbeValeur)
        visitor.field("us_courbe_ref", &usCourbeRef)
        visitor.field("flag_echo_ini", &flagEchoIni)
        visitor.field("nb_echo", &nbEcho)
        visitor.field("sum_echo", &sumEcho)
        visitor.field("alt_temp_raw", in: "mm", &altTempRawMillimeters)
        visitor.field("gradient", &gradient)
    }
}
