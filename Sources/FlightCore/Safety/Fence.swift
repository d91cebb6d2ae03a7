/// The space a drone may fly in: between a floor and a ceiling, and within a radius of home.
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

    /// The cosine of the angle to the way home within which a direction leads back: 45°.
    private static let leastBack = 0.7071
    /// Less than this is no way down.
    private static let level = Length.meters(0.05)

    let limits: FlightLimits

    /// What a flight from a height to this place would break; nil when it lies inside.
    ///
    /// Where another source says that the drone is higher or lower by a surplus, a climb is judged by the higher of the two
    /// heights and a descent by the lower. Whoever is low already may go on at that height.
    func refusal(of target: Position, from height: Length, surplus: Length = .zero) -> Refusal? {
        let rise = target.up - height
        let higher = rise > FenceWatch.tolerance ? max(surplus, .zero) : .zero
        if target.up + higher > limits.ceiling { return .ceiling(limits.ceiling) }
        if Position().horizontalDistance(to: target) > limits.radius { return .fence(limits.radius) }
        let lower = rise < -FenceWatch.tolerance ? min(surplus, .zero) : .zero
        if target.up + lower < FlightLimits.floor, rise < -Self.level { return .floor(FlightLimits.floor) }
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
        let error = min(error, limits.radius * Self.largestErrorShare)
        if rest.horizontalLength + error.meters > limits.radius.meters,
            !leadsBack(direction, from: place, moving: velocity)
        {
            return .fence(limits.radius)
        }
        // Only what is held down counts: near the floor a hover sinks and rises by itself.
        if direction.up < 0, rest.up < FlightLimits.floor.meters { return .floor(FlightLimits.floor) }
        return nil
    }

    /// Whether going on in this direction over ground brings the drone no farther out.
    ///
    /// While it still moves outward, what leads along the fence brakes it less than a hover does: only the way back is better.
    private func leadsBack(_ direction: Vector, from place: Vector, moving velocity: Vector) -> Bool {
        let wanted = place.forward * direction.forward + place.right * direction.right
        let present = place.forward * velocity.forward + place.right * velocity.right
        guard present > 0 else { return wanted <= 0 }
        return wanted < -Self.leastBack * place.horizontalLength * direction.horizontalLength
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
