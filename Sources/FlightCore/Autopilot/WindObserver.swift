/// Finds out what pushes the drone beside its own thrust: the wind, and whatever else the model does not know.
///
/// A drone that the model says should stand and that drifts is blown; so it is leant against the wind before it has lost its
/// place, and also while it hovers by its own means. The observer is of second order and critically damped.
struct WindObserver: Hashable, Sendable {
    /// How fast it believes a new wind, in 1/s: slow enough that the noise of the optical flow gives less than 0.05 m/s.
    static let rate = 2.0
    /// No wind is stronger in which the drone flies, in m/s.
    static let strongest = 8.0
    /// After a longer gap in the flight data it begins anew.
    private static let longestGap = Duration.seconds(1)

    /// The velocity of the air along home's axes, in m/s.
    private(set) var wind = Vector.zero

    private var velocity = Vector.zero
    private var thrust = Vector.zero
    private var toldAt: Duration?

    /// Takes in what was measured, when it is news.
    mutating func observe(_ estimate: Estimate) {
        // Without a home the axes may turn at any moment; without sight of the floor the velocity means nothing.
        guard estimate.hasHome else {
            self = WindObserver()
            return
        }
        guard estimate.toldAt != toldAt else { return }
        let tilt = Vector(forward: estimate.tiltForward.sine, right: estimate.tiltRight.sine)
        let thrustBefore = thrust
        thrust = tilt.turned(by: estimate.heading) * FlightModel.speedPerThrust
        let measured = Vector(forward: estimate.velocity.forward, right: estimate.velocity.right)
        guard let before = toldAt, estimate.toldAt > before, estimate.toldAt - before < Self.longestGap else {
            velocity = measured
            toldAt = estimate.toldAt
            return
        }
        toldAt = estimate.toldAt
        let seconds = (estimate.toldAt - before).seconds
        let push = (thrustBefore + thrust) * 0.5 + wind - velocity
        velocity += push * (FlightModel.drag * seconds)
        let surprise = measured - velocity
        velocity += surprise * min(1, (2 * Self.rate - FlightModel.drag) * seconds)
        wind += surprise * min(1, Self.rate * Self.rate / FlightModel.drag * seconds)
        wind = wind.shortened(to: Self.strongest)
    }
}
