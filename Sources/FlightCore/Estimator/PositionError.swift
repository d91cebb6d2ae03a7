/// How far from the truth an integrated position may be, without any landmark.
///
/// The sizes are those of the simulated drone's sensors, which are those that users of real ones report: white noise of the
/// optical flow, its bias, the wander of that bias, and its scale.
struct PositionError: Hashable, Sendable {
    /// Variance that white noise of 0.05 m/s, 15 times a second, adds each second, in m²/s.
    static let whiteNoise = 0.05 * 0.05 / 15
    /// Bias of the velocity, in m/s.
    static let bias = 0.004
    /// Random walk of that bias, in m/s per root second.
    static let wander = 0.001
    /// Error of the velocity's scale.
    static let scale = 0.02
    /// How fast a drone that does not see the floor may drift, in m/s.
    static let blindDrift = 0.3
    /// The radius that holds 95 of 100 points of a round distribution whose deviation along an axis is 1.
    static let sigmas = 2.4477

    private var seconds = 0.0
    private var drifted = 0.0

    /// Grows with the time flown, and faster where the floor was not seen.
    mutating func grow(over seconds: Double, seesFloor: Bool) {
        self.seconds += seconds
        if !seesFloor { drifted += Self.blindDrift * seconds }
    }

    /// The radius around a place this far from home.
    func radius(distanceFromHome distance: Double) -> Length {
        let bias = Self.bias * seconds
        let wandered = Self.wander * Self.wander * seconds * seconds * seconds / 3
        let scaled = Self.scale * distance
        let variance = Self.whiteNoise * seconds + bias * bias + wandered + scaled * scaled
        return .meters(Self.sigmas * variance.squareRoot() + drifted)
    }
}
