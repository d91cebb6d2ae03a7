/// The space a drone may fly in: below a ceiling and within a radius of home.
///
/// It looks ahead: not where the drone is counts but where it would come to rest, and how wrong the estimate may be.
struct Fence: Sendable {
    /// From a decision to its effect, in seconds: one tick, the radio, the drone's own delay.
    static let latency = 0.2
    /// How hard a drone that is told to hover brakes, in m/s².
    static let braking = 1.5

    /// No more than this share of the radius is given up to the error of the estimate: one that is worse says nothing
    /// about the fence, and would forbid every move of a long flight.
    static let largestErrorShare = 0.25

    let limits: FlightLimits

    /// What a flight to this place would break; nil when it lies inside.
    func refusal(of target: Position) -> Refusal? {
        if target.up > limits.ceiling { return .ceiling(limits.ceiling) }
        if Position().horizontalDistance(to: target) > limits.radius { return .fence(limits.radius) }
        return nil
    }

    /// What a drone would break that is here, moves like this along home's axes and is to go on in this direction; nil
    /// when it may.
    ///
    /// Back inside is always allowed.
    func refusal(at place: Vector, moving velocity: Vector, toward direction: Vector, error: Length) -> Refusal? {
        let rest = restingPlace(of: place, moving: velocity)
        // The height is measured, not integrated, so the error radius is one of the floor plan alone.
        if rest.up > limits.ceiling.meters, isOutward(direction.up, velocity.up) { return .ceiling(limits.ceiling) }
        let wanted = place.forward * direction.forward + place.right * direction.right
        let present = place.forward * velocity.forward + place.right * velocity.right
        let error = min(error, limits.radius * Self.largestErrorShare)
        if rest.horizontalLength + error.meters > limits.radius.meters, isOutward(wanted, present) {
            return .fence(limits.radius)
        }
        return nil
    }

    /// A stick held outward counts; without one, the present motion does.
    private func isOutward(_ wanted: Double, _ present: Double) -> Bool {
        wanted == 0 ? present > 0 : wanted > 0
    }

    private func restingPlace(of place: Vector, moving velocity: Vector) -> Vector {
        let speed = velocity.length
        guard speed > 0 else { return place }
        let path = speed * Self.latency + speed * speed / (2 * Self.braking)
        var rest = place + velocity * (path / speed)
        // A climb does not brake, it fades.
        rest.up = place.up + velocity.up * (Self.latency + 1 / FlightModel.climbRate)
        return rest
    }
}
