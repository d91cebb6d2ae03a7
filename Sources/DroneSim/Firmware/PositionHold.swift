/// Brakes the drone and then keeps it over one spot, by what the bottom camera and the sonar tell.
struct PositionHold: Hashable, Sendable {
    // All chosen: with the identified airframe they brake from walking pace in about a second and settle without overshoot.

    /// rad per m/s against the velocity, rad per m against the distance.
    private static let speedGain = 0.30
    private static let distanceGain = 0.20
    /// rad: how far it tilts to brake.
    private static let largestTilt = 0.35
    /// s: the measured velocity is smoothed this much.
    private static let filterTime = 0.1
    /// m/s: below this speed the spot is chosen.
    static let restingSpeed = 0.15
    /// 1/s and m/s: how it climbs back to the held height.
    private static let heightGain = 0.8
    private static let largestClimb = 0.4
    /// m/s: below this vertical speed the height is chosen.
    private static let restingClimb = 0.1

    private var ahead = 0.0
    private var right = 0.0

    /// How far the drone is from its spot along the world's axes as it believes them; nil until a spot is chosen.
    private var offset: Vector?

    /// The height to keep; nil until it is chosen.
    private(set) var height: Double?

    /// The measured speed over ground, smoothed.
    var speed: Double { (ahead * ahead + right * right).squareRoot() }

    /// Follows the velocity, whether or not the place is held at the moment.
    mutating func observe(_ readings: Readings, step: Double) {
        let gain = min(1, step / PositionHold.filterTime)
        ahead += (readings.ahead - ahead) * gain
        right += (readings.right - right) * gain
    }

    /// Forgets the spot: somebody moves the drone.
    mutating func releasePlace() { offset = nil }

    /// Forgets the height.
    mutating func releaseHeight() { height = nil }

    /// Sets the height to keep.
    mutating func hold(height: Double) { self.height = height }

    /// The tilt that brings the drone to rest, and keeps it there once it rests.
    mutating func tilt(_ readings: Readings, step: Double) -> (pitch: Double, roll: Double) {
        let (sh, ch) = (sine(readings.heading), cosine(readings.heading))
        var aside = (ahead: 0.0, right: 0.0)
        if var spot = offset {
            spot.x += (ch * readings.ahead - sh * readings.right) * step
            spot.y += (sh * readings.ahead + ch * readings.right) * step
            offset = spot
            aside = (ch * spot.x + sh * spot.y, ch * spot.y - sh * spot.x)
        } else if speed < PositionHold.restingSpeed {
            offset = .zero
        }
        let limit = -PositionHold.largestTilt...PositionHold.largestTilt
        // Drifting ahead raises the nose; drifting right lifts the right side.
        let pitch = PositionHold.speedGain * ahead + PositionHold.distanceGain * aside.ahead
        let roll = -(PositionHold.speedGain * right + PositionHold.distanceGain * aside.right)
        return (pitch.clamped(to: limit), roll.clamped(to: limit))
    }

    /// The vertical speed that keeps the height.
    mutating func climb(_ readings: Readings) -> Double {
        guard let wanted = height else {
            if abs(readings.climb) < PositionHold.restingClimb { height = readings.height }
            return 0
        }
        let limit = -PositionHold.largestClimb...PositionHold.largestClimb
        return (PositionHold.heightGain * (wanted - readings.height)).clamped(to: limit)
    }
}
