/// Limits with which no flight is possible.
public enum LimitContradiction: Error, Hashable, Sendable {
    /// The ceiling is below the height to which the drone climbs by itself when it takes off.
    case ceilingBelowFirstHover(Length, least: Length)

    /// The radius is smaller than what the drone needs to stand still.
    case radiusTooSmall(Length, least: Length)

    /// A limit beyond which no such drone is commanded.
    case tooFar(String, Length, most: Length)

    /// A limit that is not above zero.
    case nothingAllowed(String)
}

extension LimitContradiction: CustomStringConvertible {
    /// What was found and what would be right, in one line.
    public var description: String {
        switch self {
        case .ceilingBelowFirstHover(let ceiling, let least):
            "a ceiling of \(ceiling.meters) m is too low: the first hover needs \(least.meters) m or more"
        case .radiusTooSmall(let radius, let least):
            "a radius of \(radius.meters) m is too small: to stand still the drone needs \(least.meters) m or more"
        case .tooFar(let limit, let found, let most):
            "\(limit) of \(found.meters) m is too far: no more than \(most.meters) m is possible"
        case .nothingAllowed(let limit): "\(limit) must be above zero"
        }
    }
}

extension FlightLimits {
    /// The drone hovers at about 0.8 m by itself, and not to the decimetre.
    static let leastCeiling = Length.meters(1.2)
    static let leastRadius = Length.meters(1)
    /// The greatest ceiling that firmware takes.
    static let greatestCeiling = Length.meters(100)
    /// Far beyond the reach of the radio.
    static let greatestRadius = Length.meters(1000)

    /// Why no flight is possible with these limits; nil when one is.
    public var contradiction: LimitContradiction? {
        // Written so that what is no number is refused as well.
        if !(ceiling.si >= Self.leastCeiling.si) { return .ceilingBelowFirstHover(ceiling, least: Self.leastCeiling) }
        if !(radius.si >= Self.leastRadius.si) { return .radiusTooSmall(radius, least: Self.leastRadius) }
        if ceiling > Self.greatestCeiling { return .tooFar("a ceiling", ceiling, most: Self.greatestCeiling) }
        if radius > Self.greatestRadius { return .tooFar("a radius", radius, most: Self.greatestRadius) }
        if !(tilt.si > 0) { return .nothingAllowed("the tilt") }
        if !(climb.si > 0) { return .nothingAllowed("the climb rate") }
        if !(turn.si > 0) { return .nothingAllowed("the turn rate") }
        return nil
    }
}
