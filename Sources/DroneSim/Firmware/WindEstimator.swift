/// Finds out the wind by what it does to the drone: the difference between where its tilt should take it and where it goes.
struct WindEstimator: Hashable, Sendable {
    // 1/s (chosen): the estimate is there after some four seconds, and does not follow every sway.
    private static let speedGain = 2.0
    private static let windGain = 1.0

    /// m/s: more than this is too much (state bit 20; chosen).
    private static let strongest = 10.0

    private var velocity = Vector.zero

    /// The velocity of the air along north and east, in m/s.
    private(set) var wind = Vector.zero

    /// Whether no pilot should fly in it.
    var isTooStrong: Bool { wind.length > WindEstimator.strongest }

    /// Follows one step; forgets the wind where it cannot be felt.
    mutating func advance(_ readings: Readings, isActive: Bool, step: Double) {
        guard isActive, !readings.isGrounded, readings.seesFloor else {
            self = WindEstimator()
            return
        }
        let (sh, ch) = (sine(readings.heading), cosine(readings.heading))
        let measured = Vector(
            ch * readings.ahead - sh * readings.right,
            sh * readings.ahead + ch * readings.right,
            0
        )
        let up = TrueAttitude(pitch: readings.pitch, roll: readings.roll, heading: readings.heading).axes.up
        let thrust = Vector(up.x, up.y, 0) * AirframeModel.speedPerThrust
        let wrong = measured - velocity
        let pull = (thrust + wind - velocity) * AirframeModel.dragRate
        velocity = velocity + (pull + wrong * WindEstimator.speedGain) * step
        wind = wind + wrong * (WindEstimator.windGain * step)
    }

    /// The tilt that holds the drone against it, in radians, signs as on the wire.
    func compensation(heading: Double) -> (pitch: Double, roll: Double) {
        let (sh, ch) = (sine(heading), cosine(heading))
        let (ahead, right) = (ch * wind.x + sh * wind.y, ch * wind.y - sh * wind.x)
        return (ahead / AirframeModel.speedPerThrust, -right / AirframeModel.speedPerThrust)
    }
}
