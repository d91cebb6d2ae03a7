/// How an AR.Drone moves: the model that tum_ardrone identified on real ones.
///
/// Engel, Sturm, Cremers: Camera-based navigation of a low-cost quadrocopter, IROS 2012.
enum FlightModel {
    /// How fast the air brakes, c1 in 1/s.
    static let drag = 0.58
    /// The steady speed of a thrust that lay flat, c2 in m/s.
    static let speedPerThrust = 17.8
    /// How fast a tilt comes to the one asked for, c3 in 1/s.
    static let tiltRate = 10.0
    /// How fast a turn rate comes to the one asked for, c5 in 1/s.
    static let turnResponse = 10.0
    /// How fast a climb comes to the one asked for, c7 in 1/s.
    static let climbRate = 1.4
    /// The drone descends this much faster than it climbs at the same stick.
    static let descentFactor = 2.0
    /// From a command to its effect.
    static let commandDelay = Duration.milliseconds(100)
    /// How much older velocity and height in navdata are than the angles beside them.
    static let velocityLag = Duration.milliseconds(40)

    /// The acceleration that a tilt gives to a drone at this speed, in m/s², both along the same axis.
    static func acceleration(tilt: Angle, speed: Double) -> Double { drag * (speedPerThrust * tilt.sine - speed) }

    /// The horizontal part of the thrust that gives a drone at this speed through the air this acceleration; its arc sine is the tilt.
    static func thrust(acceleration: Double, speed: Double) -> Double {
        (acceleration / drag + speed) / speedPerThrust
    }
}
