public import FlightCore
public import MissionLanguage

/// What one mission leaves behind for the next one: what lines at the prompt know of each other.
public struct MissionMemory: Hashable, Sendable {
    /// Where the drone is meant to be.
    ///
    /// The next move starts from here and not from where the drone came to, so that errors do not add up. Nil when the drone
    /// was last moved in a way that has no place as its end; then the next move starts from where the drone is.
    public internal(set) var target: Pose?

    /// Where the move was to lead that did not come to its end; nil where the last mission came to its own.
    public package(set) var interrupted: Pose?

    /// Variables and what they hold.
    public internal(set) var variables: [String: Value] = [:]

    /// Places that were marked; they belong to the home of one flight.
    public internal(set) var marks: [String: Pose] = [:]

    /// What was tightened.
    public internal(set) var limits = MissionLimits()

    /// Verbs that were defined.
    public internal(set) var definitions: [String: DefinedVerb] = [:]

    /// When the drone took off, on the pilot's clock.
    var tookOffAt: Duration?

    /// Makes an empty memory.
    public init() {}

    /// Forgets the parameters of calls, which no later line can name.
    mutating func forgetCalls() { variables = variables.filter { !$0.key.contains("@") } }

    /// Learns the verbs that a mission defines.
    mutating func define(_ verbs: [String: DefinedVerb]) { definitions.merge(verbs) { $1 } }

    /// The names that a further line may use.
    public func names(flying isFlying: Bool) -> MissionCheck.KnownNames {
        MissionCheck.KnownNames(
            variables: variables.mapValues(\.kind),
            marks: Set(marks.keys),
            definitions: definitions,
            isFlying: isFlying
        )
    }
}

/// Limits that a mission has set for itself; the operator's hold as well, whatever stands here.
public struct MissionLimits: Hashable, Sendable {
    /// The largest height above the take-off point.
    public private(set) var altitude: Length?

    /// The largest distance from home over ground.
    public private(set) var radius: Length?

    /// The largest speed of a move.
    public private(set) var speed: Speed?

    /// How far the drone may lean.
    public private(set) var tilt: Angle?

    /// The longest that the mission may last.
    public private(set) var time: Duration?

    /// Makes limits that limit nothing.
    public init() {}

    /// Tightens a limit, in metres, metres per second or seconds; a wider one changes nothing.
    mutating func tighten(_ kind: LimitKind, to value: Double) {
        switch kind {
        case .altitude: altitude = min(altitude ?? .meters(value), .meters(value))
        case .radius: radius = min(radius ?? .meters(value), .meters(value))
        case .speed: speed = min(speed ?? .metersPerSecond(value), .metersPerSecond(value))
        case .tilt: tilt = min(tilt ?? .degrees(value), .degrees(value))
        case .time: time = min(time ?? .seconds(value), .seconds(value))
        }
    }

    /// How much of this is allowed, in metres, metres per second, degrees or seconds; nil where the mission has not said.
    func value(of kind: LimitKind) -> Double? {
        switch kind {
        case .altitude: altitude?.meters
        case .radius: radius?.meters
        case .speed: speed?.metersPerSecond
        case .tilt: tilt?.degrees
        case .time: time?.seconds
        }
    }

    /// What a flight to this place would break; nil when it lies inside.
    func refusal(of place: Position) -> Refusal? {
        if let altitude, place.up > altitude { return .ceiling(altitude) }
        if let radius, Position().horizontalDistance(to: place) > radius { return .fence(radius) }
        return nil
    }
}

/// What is taken for what a mission does not say.
public struct MissionDefaults: Hashable, Sendable {
    /// The speed of moves.
    public var speed: Speed

    /// The rate of turns.
    public var turnRate: TurnRate

    /// The longest that a mission file may last; `limit time` can only tighten it.
    public var longestMission: Duration

    /// The limits that the operator has set, where they are known here; the supervisor keeps them in any case.
    private(set) var room: FlightLimits?

    /// Makes defaults.
    public init(
        speed: Speed,
        turnRate: TurnRate = .degreesPerSecond(45),
        longestMission: Duration = .seconds(600)
    ) {
        self.speed = speed
        self.turnRate = turnRate
        self.longestMission = longestMission
    }

    /// The same for a flight within these limits.
    package func within(_ limits: FlightLimits) -> MissionDefaults {
        var defaults = self
        defaults.room = limits
        return defaults
    }

    /// For rooms.
    public static let indoor = MissionDefaults(speed: .metersPerSecond(0.5))

    /// For the open air.
    public static let outdoor = MissionDefaults(speed: .metersPerSecond(1))
}

extension FlightLimits {
    /// What moves take that say nothing of it.
    public var defaults: MissionDefaults { (outdoor ? MissionDefaults.outdoor : .indoor).within(self) }
}
