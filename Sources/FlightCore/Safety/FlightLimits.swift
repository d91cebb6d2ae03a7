public import DroneWire

/// How far, how high and how hard a drone may fly.
public struct FlightLimits: Hashable, Sendable {
    /// Whether the drone flies outdoors, without the indoor hull.
    public var outdoor: Bool

    /// The tilt of a fully deflected stick.
    public var tilt: Angle

    /// The climb rate of a fully deflected stick; the drone descends twice as fast.
    public var climb: Speed

    /// The turn rate of a fully deflected stick.
    public var turn: TurnRate

    /// The greatest height above the take-off point.
    public var ceiling: Length

    /// The greatest distance from home over ground.
    public var radius: Length

    /// No move leads lower than this above the take-off point: the sonar measures from 0.2 m on, and a landing is another thing.
    public static let floor = Length.meters(0.3)

    /// Makes limits.
    public init(outdoor: Bool, tilt: Angle, climb: Speed, turn: TurnRate, ceiling: Length, radius: Length) {
        self.outdoor = outdoor
        self.tilt = tilt
        self.climb = climb
        self.turn = turn
        self.ceiling = ceiling
        self.radius = radius
    }

    /// The error of the estimated place up to which it may be flown by: 2.5 m indoors, which is about two minutes without a
    /// landmark, and 10 m outdoors.
    public var largestPositionError: Length { .meters(outdoor ? 10 : 2.5) }

    /// A room: gentle, hull on, 3 m high and 10 m around home.
    public static let indoor = FlightLimits(
        outdoor: false,
        tilt: .radians(0.2),
        climb: .metersPerSecond(0.7),
        turn: .degreesPerSecond(100),
        ceiling: .meters(3),
        radius: .meters(10)
    )

    /// A field: 20 m high and 50 m around home.
    public static let outdoor = FlightLimits(
        outdoor: true,
        tilt: .radians(0.35),
        climb: .metersPerSecond(1),
        turn: .degreesPerSecond(150),
        ceiling: .meters(20),
        radius: .meters(50)
    )
}

/// What a flight is flown with.
public struct FlightSettings: Hashable, Sendable {
    /// How far, how high and how hard the drone may fly.
    public var limits: FlightLimits

    /// The least charge to take off with, in percent.
    ///
    /// With less than ``usualTakeOffPercent`` the operator has chosen to fly on a weak battery: then 25 % ends no flight, and
    /// 15 % lands as always. Less than ``lowestTakeOffPercent`` means that one.
    public var leastTakeOffPercent: Int {
        didSet { leastTakeOffPercent = max(leastTakeOffPercent, Self.lowestTakeOffPercent) }
    }

    /// Below this charge, in percent, no take-off unless the operator says so.
    public static let usualTakeOffPercent = 30

    /// Below this charge, in percent, no take-off whoever says so.
    public static let lowestTakeOffPercent = 20

    /// The multi-configuration identifiers under which settings are written; nil writes them to the drone's default
    /// configuration, as firmware before 1.6 needs it, and then most video settings are read-only.
    public var identifiers: ConfigurationIDs?

    /// Whether the drone is only visited, to ask it and to set it: no limits are written, nothing is put back, and it never takes off.
    package var isVisit = false

    /// Makes settings for a flight; a least charge below ``lowestTakeOffPercent`` means that one.
    public init(
        limits: FlightLimits = .indoor,
        leastTakeOffPercent: Int = FlightSettings.usualTakeOffPercent,
        identifiers: ConfigurationIDs? = FlightSettings.identifiers()
    ) {
        self.limits = limits
        self.leastTakeOffPercent = max(leastTakeOffPercent, Self.lowestTakeOffPercent)
        self.identifiers = identifiers
    }

    /// The identifiers of this toolkit's application, a user by name, and one run of a program.
    ///
    /// A program chooses a random session; the drone keeps settings by these three.
    public static func identifiers(
        session: ConfigurationID = ConfigurationID(rawValue: 0x5C09_7E12),
        user: String = "pilot"
    ) -> ConfigurationIDs {
        ConfigurationIDs(session: session, user: .user(user), application: .application("SwiftCopter"))
    }
}
