import DroneWire

/// The Flight Recorder, plugged in: where on the earth the drone is, with the wandering error of a small receiver.
struct GPSReceiver: Hashable, Sendable {
    /// Steps between two fixes: 5 Hz.
    private static let interval = 40

    /// m and s: how far a fix is off, and how slowly that changes (chosen; such receivers are good to a few metres).
    private static let error = 1.5
    private static let errorTime = 60.0

    /// m: the length of a degree of latitude.
    private static let degree = 111_320.0

    /// m: how high the place is above the sea (chosen).
    private static let elevation = 50.0

    /// One fix.
    struct Fix: Hashable, Sendable {
        var latitude: Double
        var longitude: Double
        var elevation: Double
        /// m/s, and radians from north.
        var speed: Double
        var course: Double
        var milliseconds: UInt32
    }

    private let start: World.GeographicPlace
    private let isPerfect: Bool
    private var draws: Random
    private var wander = Vector.zero

    /// Where the drone was switched on, as the receiver measured it.
    private(set) var home: Fix?

    /// The newest fix.
    private(set) var fix: Fix?

    init(start: World.GeographicPlace, isPerfect: Bool, seed: UInt64) {
        self.start = start
        self.isPerfect = isPerfect
        draws = Random(seed: seed, stream: 6)
    }

    /// Measures in this step, if one of its fixes falls into it.
    mutating func advance(_ airframe: Airframe, count: Int, step: Double) {
        guard count % GPSReceiver.interval == 0 else { return }
        if !isPerfect {
            let kept = exponential(-Double(GPSReceiver.interval) * step / GPSReceiver.errorTime)
            let fresh = GPSReceiver.error * (1 - kept * kept).squareRoot()
            wander = wander * kept + Vector(draws.normal(), draws.normal(), 2 * draws.normal()) * fresh
        }
        let place = airframe.position + wander
        let velocity = airframe.velocity
        let new = Fix(
            latitude: start.latitude + place.x / GPSReceiver.degree,
            longitude: start.longitude + place.y / (GPSReceiver.degree * cosine(start.latitude.inRadians)),
            elevation: GPSReceiver.elevation + place.z,
            speed: (velocity.x * velocity.x + velocity.y * velocity.y).squareRoot(),
            course: arcTangent(velocity.y, velocity.x),
            milliseconds: UInt32(truncatingIfNeeded: count * 5)
        )
        home = home ?? new
        fix = new
    }

    /// What navdata says; quality and satellites are those of a captured datagram.
    var option: NavdataGPS {
        var gps = NavdataGPS()
        gps.gpsPlugged = 1
        gps.firmwareStatus = 1
        guard let fix, let home else { return gps }
        (gps.latitudeDegrees, gps.longitudeDegrees, gps.elevationMeters) = (fix.latitude, fix.longitude, fix.elevation)
        (gps.lat0Degrees, gps.lon0Degrees) = (home.latitude, home.longitude)
        (gps.latFuseDegrees, gps.lonFuseDegrees) = (fix.latitude, fix.longitude)
        (gps.hdop, gps.vdop, gps.pdop) = (1, 1.5, 1.8)
        gps.dataAvailable = 7
        gps.zeroValidated = 1
        gps.gpsState = 1
        gps.speedMetersPerSecond = Float(fix.speed)
        gps.degreeDegrees = Float((fix.course.inDegrees + 360).truncatingRemainder(dividingBy: 360))
        gps.degreeMagDegrees = gps.degreeDegrees
        gps.lastFrameTimestamp = fix.milliseconds
        (gps.ehpeMeters, gps.ehveMetersPerSecond) = (isPerfect ? 0 : 3, isPerfect ? 0 : 0.43)
        gps.cn0DecibelHertz = 28
        gps.nbSatellites = 9
        gps.channels = FixedArray([
            10, 26, 5, 21, 8, 27, 3, 17, 13, 18, 7, 32, 9, 23, 27, 9, 19, 19, 28, 29, 30, 26, 138, 0,
        ])
        gps.ephemerisStatus = 73
        (gps.vxTrajMetersPerSecond, gps.vyTrajMetersPerSecond) = (
            Float(fix.speed * cosine(fix.course)), Float(fix.speed * sine(fix.course))
        )
        return gps
    }
}
