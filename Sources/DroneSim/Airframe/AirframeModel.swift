/// The numbers of the airframe, each with how sure it is.
enum AirframeModel {
    // Identified on real drones (Engel, Sturm, Cremers, IROS 2012: c1, c2, c3, c5, c7).

    /// 1/s: how fast the tilt follows its reference (c3).
    static let tiltRate = 10.0
    /// 1/s: how fast the yaw rate follows its reference (c5).
    static let yawRate = 10.0
    /// 1/s: how fast the horizontal velocity follows what tilt and air allow (c1).
    static let dragRate = 0.58
    /// m/s of steady speed per unit of horizontal thrust (c2).
    static let speedPerThrust = 17.8
    /// 1/s: how fast the vertical velocity follows its reference (c7).
    static let climbRate = 1.4

    // Chosen, because nobody published them.

    /// m: half the width of the indoor hull, which is what meets a wall.
    static let radius = 0.28
    /// m: from the feet to the top of the hull, which is what meets a ceiling.
    static let height = 0.13
    /// m/s: a hull that touches slower than this bounces off; faster stops the propellers.
    static let crashSpeed = 1.2
    /// m/s²: how fast a drone that slides over the floor loses its speed.
    static let floorFriction = 6.0
    /// Share of the speed that comes back from a soft touch.
    static let bounce = 0.2
    /// rad per m/s: how far a soft touch of a wall tilts the drone away from it.
    static let kick = 0.2
    /// m/s over ground: propellers that carry the drone onto the floor faster than this trip it over.
    static let trippingSpeed = 1.5
    /// rad/s and rad: how fast a tripped drone rolls over, and where it comes to lie.
    static let topplingRate = 16.0
    static let toppledTilt = 1.5
    /// m/s² and m: the air between propellers and floor carries; most at the floor, nothing above this height.
    static let groundEffect = 0.2
    static let groundEffectHeight = 0.35
    /// rad/s: how fast a flip turns the drone round: once in 0.4 s.
    static let flipRate = 2 * Double.pi / 0.4
    /// m/s²: what is lost of the vertical acceleration while the propellers point elsewhere during a flip.
    static let flipFall = 3.0
    /// m/s²: gravity.
    static let gravity = 9.81
}
