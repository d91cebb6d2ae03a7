/// How far the sensors are from the truth.
public enum SensorQuality: Hashable, Sendable {
    /// Errors of the size that owners of real drones report, drawn from the seed.
    case typical

    /// Every sensor tells the truth, at once.
    case perfect
}

/// The sizes of the sensors' errors: one standard deviation unless said otherwise, in SI units and radians.
///
/// The defaults are fixed for good, so that accuracy figures mean the same thing over time.
struct SensorErrors: Hashable, Sendable {
    // Optical flow: velocity along and across the nose.
    var flowNoise = 0.05  // m/s over one demo interval (1/15 s)
    var flowScale = 0.02  // per flight
    var flowBias = 0.004  // m/s per flight
    var flowWalk = 0.001  // m/s per root second
    var flowCeiling = 5.0  // m; higher the floor's texture is too small to see
    /// s: velocity and height in navdata are this much older than the angles.
    var delay = 0.04

    // Heading.
    var headingDrift = 0.5.inRadians / 60  // rad/s, per flight
    var headingNoise = 0.1.inRadians
    var headingJumpChance = 1.0 / 3  // of a jump when the motors start
    var headingJump = 160.0.inRadians  // the largest jump; uniform

    // Tilt.
    var tiltNoise = 0.3.inRadians
    var tiltBias = 0.2.inRadians  // per flight

    // Height.
    var sonarNoise = 0.01  // m
    var sonarOutlierChance = 0.01
    var sonarOutlier = 0.3...2.0  // m
    var barometerNoise = 0.10  // m
    var barometerDrift = 0.20 / 60  // m/s, per flight
    var climbNoise = 0.02  // m/s (chosen)

    // Inertial sensors.
    var accelerometerNoise = 0.05  // m/s²
    var accelerometerBias = 0.05  // m/s² per flight
    var gyroNoise = 0.3.inRadians  // rad/s
    var gyroBias = 0.1.inRadians  // rad/s per flight

    // Search for tags.
    var tagNoise = 1.0  // pixels of 640 by 360
    var tagOrientationNoise = 1.5  // degrees
    var tagMissChance = 0.05
    var tagDelay = 0.08  // s

    /// The errors of a typical drone.
    static let typical = SensorErrors()

    /// No error at all.
    static let none: SensorErrors = {
        var errors = SensorErrors()
        errors.flowNoise = 0
        errors.flowScale = 0
        errors.flowBias = 0
        errors.flowWalk = 0
        errors.flowCeiling = .infinity
        errors.delay = 0
        errors.headingDrift = 0
        errors.headingNoise = 0
        errors.headingJumpChance = 0
        errors.tiltNoise = 0
        errors.tiltBias = 0
        errors.sonarNoise = 0
        errors.sonarOutlierChance = 0
        errors.barometerNoise = 0
        errors.barometerDrift = 0
        errors.climbNoise = 0
        errors.accelerometerNoise = 0
        errors.accelerometerBias = 0
        errors.gyroNoise = 0
        errors.gyroBias = 0
        errors.tagNoise = 0
        errors.tagOrientationNoise = 0
        errors.tagMissChance = 0
        errors.tagDelay = 0
        return errors
    }()

    init() {}

    /// The errors of a quality, in a world in which they are this much larger than usual.
    init(_ quality: SensorQuality, times factor: Double = 1) {
        switch quality {
        case .typical: self = .typical
        case .perfect: self = .none
        }
        if factor != 1 { scale(by: factor) }
    }

    /// Chances, delays and reach stay as they are.
    private mutating func scale(by factor: Double) {
        let sizes: [WritableKeyPath<SensorErrors, Double>] = [
            \.flowNoise, \.flowScale, \.flowBias, \.flowWalk, \.headingDrift, \.headingNoise, \.tiltNoise, \.tiltBias,
            \.sonarNoise, \.barometerNoise, \.barometerDrift, \.climbNoise, \.accelerometerNoise, \.accelerometerBias,
            \.gyroNoise, \.gyroBias, \.tagNoise, \.tagOrientationNoise,
        ]
        for size in sizes { self[keyPath: size] *= factor }
    }
}
