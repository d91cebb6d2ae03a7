/// The GPS module of the Flight Recorder (firmware 2.4 and newer, from 216 bytes).
///
/// SDK: `navdata_gps_t`, tag 27.
public struct NavdataGPS: NavdataPayload {
    /// 27.
    public static let tag: UInt16 = 27
    /// The SDK's name of the structure.
    public static let name = "navdata_gps"
    /// 216 bytes.
    public static let fullSize: UInt16 = 216
    /// From 216 bytes; a shorter option of this tag is another one.
    public static let sizes: ClosedRange<UInt16> = 216...65535

    /// Latitude, positive north (SDK `latitude`, deg).
    public var latitudeDegrees: Double = 0
    /// Longitude, positive east (SDK `longitude`, deg).
    public var longitudeDegrees: Double = 0
    /// Elevation (SDK `elevation`, m).
    public var elevationMeters: Double = 0
    /// Horizontal dilution of precision (SDK `hdop`).
    public var hdop: Double = 0
    /// Not 0 when data are available (SDK `data_available`).
    ///
    /// Bits rather than a boolean: drones send 7.
    public var dataAvailable: Int32 = 0
    /// 1 when the home point is valid (SDK `zero_validated`).
    public var zeroValidated: Int32 = 0
    /// 1 when the waypoint is valid (SDK `wpt_validated`).
    public var wptValidated: Int32 = 0
    /// Latitude of the home point (SDK `lat0`, deg).
    public var lat0Degrees: Double = 0
    /// Longitude of the home point (SDK `lon0`, deg).
    public var lon0Degrees: Double = 0
    /// Latitude, fused (SDK `lat_fuse`, deg).
    public var latFuseDegrees: Double = 0
    /// Longitude, fused (SDK `lon_fuse`, deg).
    public var lonFuseDegrees: Double = 0
    /// State; its values are not documented (SDK `gps_state`).
    public var gpsState: UInt32 = 0
    /// Trajectory x; the unit is not documented (SDK `x_traj`, m).
    public var xTrajMeters: Float = 0
    /// Trajectory x, reference (SDK `x_ref`, m).
    public var xRefMeters: Float = 0
    /// Trajectory y (SDK `y_traj`, m).
    public var yTrajMeters: Float = 0
    /// Trajectory y, reference (SDK `y_ref`, m).
    public var yRefMeters: Float = 0
    /// Pitch command, proportional part (SDK `theta_p`).
    public var thetaP: Float = 0
    /// Roll command, proportional part (SDK `phi_p`).
    public var phiP: Float = 0
    /// Pitch command, integral part (SDK `theta_i`).
    public var thetaI: Float = 0
    /// Roll command, integral part (SDK `phi_i`).
    public var phiI: Float = 0
    /// Pitch command, derivative part (SDK `theta_d`).
    public var thetaD: Float = 0
    /// Roll command, derivative part (SDK `phi_d`).
    public var phiD: Float = 0
    /// Vertical dilution of precision (SDK `vdop`).
    public var vdop: Double = 0
    /// Position dilution of precision (SDK `pdop`).
    public var pdop: Double = 0
    /// Ground speed (SDK `speed`, m/s).
    public var speedMetersPerSecond: Float = 0
    /// Time of the last GPS frame; probably ms (SDK `last_frame_timestamp`).
    public var lastFrameTimestamp: UInt32 = 0
    /// Course over ground (SDK `degree`, deg).
    public var degreeDegrees: Float = 0
    /// Course against magnetic north (SDK `degree_mag`, deg).
    public var degreeMagDegrees: Float = 0
    /// Estimated horizontal position error (SDK `ehpe`, m).
    public var ehpeMeters: Float = 0
    /// Estimated horizontal velocity error (SDK `ehve`, m/s).
    public var ehveMetersPerSecond: Float = 0
    /// Mean signal to noise of the four best satellites (SDK `c_n0`, dB-Hz).
    public var cn0DecibelHertz: Float = 0
    /// Satellites in view or use (SDK `nb_satellites`).
    public var nbSatellites: UInt32 = 0
    /// Twelve channels of two bytes: satellite, signal to noise in dB-Hz (SDK `channels`).
    public var channels = FixedArray<24, UInt8>()
    /// 1 when the module is plugged in (SDK `gps_plugged`).
    public var gpsPlugged: Int32 = 0
    /// One bit a satellite; not documented (SDK `ephemeris_status`).
    public var ephemerisStatus: UInt32 = 0
    /// Speed along the trajectory x (SDK `vx_traj`, m/s).
    public var vxTrajMetersPerSecond: Float = 0
    /// Speed along the trajectory y (SDK `vy_traj`, m/s).
    public var vyTrajMetersPerSecond: Float = 0
    /// State of the module's firmware (SDK `firmware_status`).
    public var firmwareStatus: UInt32 = 0

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
        visitor.field("latitude", in: "deg", &latitudeDegrees)
        visitor.field("longitude", in: "deg", &longitudeDegrees)
        visitor.field("elevation", in: "m", &elevationMeters)
        visitor.field("hdop", &hdop)
        visitor.field("data_available", &dataAvailable)
        visitor.field("zero_validated", &zeroValidated)
        visitor.field("wpt_validated", &wptValidated)
        visitor.field("lat0", in: "deg", &lat0Degrees)
        visitor.field("lon0", in: "deg", &lon0Degrees)
        visitor.field("lat_fuse", in: "deg", &latFuseDegrees)
        visitor.field("lon_fuse", in: "deg", &lonFuseDegrees)
        visitor.field("gps_state", &gpsState)
        visitor.field("x_traj", in: "m", &xTrajMeters)
        visitor.field("x_ref", in: "m", &xRefMeters)
        visitor.field("y_traj", in: "m", &yTrajMeters)
        visitor.field("y_ref", in: "m", &yRefMeters)
        visitor.field("theta_p", &thetaP)
        visitor.field("phi_p", &phiP)
        visitor.field("theta_i", &thetaI)
        visitor.field("phi_i", &phiI)
        visitor.field("theta_d", &thetaD)
        visitor.field("phi_d", &phiD)
        visitor.field("vdop", &vdop)
        visitor.field("pdop", &pdop)
        visitor.field("speed", in: "m/s", &speedMetersPerSecond)
        visitor.field("last_frame_timestamp", &lastFrameTimestamp)
        visitor.field("degree", in: "deg", &degreeDegrees)
        visitor.field("degree_mag", in: "deg", &degreeMagDegrees)
        visitor.field("ehpe", in: "m", &ehpeMeters)
        visitor.field("ehve", in: "m/s", &ehveMetersPerSecond)
        visitor.field("c_n0", in: "dB-Hz", &cn0DecibelHertz)
        visitor.field("nb_satellites", &nbSatellites)
        visitor.field("channels", &channels)
        visitor.field("gps_plugged", &gpsPlugged)
        visitor.field("ephemeris_status", &ephemerisStatus)
        visitor.field("vx_traj", in: "m/s", &vxTrajMetersPerSecond)
        visitor.field("vy_traj", in: "m/s", &vyTrajMetersPerSecond)
        visitor.field("firmware_status", &firmwareStatus)
    }
}

extension NavdataGPS {
    /// What firmware 2.4.1 and newer appends, in an option of 480 bytes.
    ///
    /// Its layout was found by others, not published by Parrot; the bytes in between are not understood and stay in ``NavdataGPS/extra``.
    public struct Appendix: Hashable, Sendable {
        /// The size of an option that has it.
        public static let optionSize: UInt16 = 480

        /// GPS time of week.
        public var timeOfWeek: Double
        /// GPS week.
        public var week: UInt16
        /// The kind of fix, 0 without one.
        public var fixType: UInt8
        /// Satellites in use.
        public var satelliteCount: UInt8
        /// Velocity to the north, to the east and down.
        public var velocity: FixedArray<3, Double>
        /// Accuracy of the position in the same directions.
        public var positionAccuracy: FixedArray<3, Double>
        /// Accuracy of the speed.
        public var speedAccuracy: Float
        /// Accuracy of the time.
        public var timeAccuracy: Float
        /// Temperature of the module.
        public var temperature: Float
        /// Pressure at the module.
        public var pressure: Float
    }

    /// The further fields of the form of 480 bytes, or nil in a shorter option.
    public var appendix: Appendix? {
        guard size >= Appendix.optionSize, extra.count >= Int(Appendix.optionSize - Self.fullSize) else { return nil }
        let bytes = extra.rawSpan
        func number<T: WireScalar>(at offset: Int) -> T {
            bytes.scalar(at: offset - Int(Self.fullSize))
        }
        return Appendix(
            timeOfWeek: number(at: 308),
            week: number(at: 316),
            fixType: number(at: 318),
            satelliteCount: number(at: 319),
            velocity: FixedArray([number(at: 344), number(at: 352), number(at: 360)]),
            positionAccuracy: FixedArray([number(at: 368), number(at: 376), number(at: 384)]),
            speedAccuracy: number(at: 392),
            timeAccuracy: number(at: 396),
            temperature: number(at: 472),
            pressure: number(at: 476)
        )
    }
}
