/// Watches for a drone that is outside the fence although nobody wanted it there, and knows the way by which it came.
struct FenceWatch: Sendable {
    /// Outside for this long, the drone is flown back.
    static let patience = Duration.seconds(3)
    /// A way back that takes longer ends in a landing where the drone is.
    static let longestReturn = Duration.seconds(10)
    static let returnSpeed = Speed.metersPerSecond(0.5)
    /// No more than this beyond the limit is the noise of the estimate.
    static let tolerance = Length.meters(0.25)
    /// The drone is flown back to a place so far inside.
    static let depth = Length.meters(0.5)

    /// What is to be done about it.
    enum Verdict: Hashable {
        /// The drone is inside, or has been outside only shortly: the fence itself has stopped it.
        case none
        /// It is to be flown back to here, which lies on the way it came.
        case back(to: Position, Refusal)
        /// It has to land.
        case land(LandingReason)
    }

    private let fence: Fence
    private var lastInside: Position?
    private var outsideSince: Duration?

    init(limits: FlightLimits) { fence = Fence(limits: limits) }

    /// Looks where the drone is; `isKnown` tells whether the estimate can be flown by.
    mutating func note(_ place: Position, isKnown: Bool, at now: Duration) -> Verdict {
        let broken = broken(by: place, beyond: outsideSince == nil ? Self.tolerance : .zero)
        guard let broken else {
            outsideSince = nil
            if isKnown, self.broken(by: place, beyond: -Self.depth) == nil { lastInside = place }
            return .none
        }
        let since = outsideSince ?? now
        outsideSince = since
        guard now - since >= Self.patience else { return .none }
        guard isKnown, let lastInside, now - since < Self.patience + Self.longestReturn else {
            return .land(Self.reason(for: broken))
        }
        return .back(to: lastInside, broken)
    }

    /// Which limit is broken by more than a margin.
    private func broken(by place: Position, beyond margin: Length) -> Refusal? {
        let limits = fence.limits
        if place.up > limits.ceiling + margin { return .ceiling(limits.ceiling) }
        if Position().horizontalDistance(to: place) > limits.radius + margin { return .fence(limits.radius) }
        return nil
    }

    private static func reason(for broken: Refusal) -> LandingReason {
        if case .ceiling(let height) = broken { return .ceiling(height) }
        if case .fence(let radius) = broken { return .fence(radius) }
        preconditionFailure("\(broken) is no limit of a fence")
    }
}
