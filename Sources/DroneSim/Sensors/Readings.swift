/// What the sensors say at one instant; all that the firmware knows of the world.
struct Readings: Hashable, Sendable {
    /// Radians, signs of the wire; the heading is in -π ..< π.
    var pitch = 0.0
    var roll = 0.0
    var heading = 0.0

    /// Velocity over ground along and across the nose, in m/s: forward and right are positive.
    var ahead = 0.0
    var right = 0.0

    /// The same, with the noise averaged over a demo interval as the demo stream shows it.
    var smoothAhead = 0.0
    var smoothRight = 0.0

    /// Whether the floor shows enough to measure a velocity.
    var seesFloor = true

    /// The fused height above the ground in m, never below 0.
    var height = 0.0

    /// Whether the sonar hears its echo.
    var hearsEcho = true

    /// What the sonar measured last, in m; it cannot see nearer than 0.24 m.
    var sonar = Sensors.sonarNearest

    /// Vertical speed in m/s, up positive.
    var climb = 0.0

    /// Specific force along the drone's axes ahead, right and **down**, in m/s²: -9.81 down at rest.
    var force = Vector(0, 0, -AirframeModel.gravity)

    /// Turn rates about roll, pitch and yaw axes in rad/s.
    var turnRates = Vector.zero

    /// The height by air pressure in m.
    var barometer = 0.0

    /// Whether the feet stand on something: no vibration and no sonar echo.
    var isGrounded = true
}
