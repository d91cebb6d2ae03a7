public import FlightCore
public import MissionLanguage

/// Goes on only if a condition holds; an unknown value does not.
public struct Require: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Requires a condition, with a reason to tell.
    public init(_ condition: Condition, _ why: String? = nil) {
        lines = [MissionLine("require", condition.written, why.quoted)]
    }
}

/// Keeps this mission lower, nearer, slower or shorter; can only tighten what holds already.
public struct Limit: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    private init(_ kind: LimitKind, _ amount: some MissionAmount) {
        lines = [MissionLine("limit", kind.rawValue, amount.written)]
    }

    /// The height above the take-off point.
    public static func altitude(_ height: Length) -> Limit { Limit(.altitude, height) }
    /// The distance from home over ground.
    public static func radius(_ distance: Length) -> Limit { Limit(.radius, distance) }
    /// The speed of moves.
    public static func speed(_ speed: Speed) -> Limit { Limit(.speed, speed) }
    /// How far the drone may lean.
    public static func tilt(_ angle: Angle) -> Limit { Limit(.tilt, angle) }
    /// The mission's length.
    public static func time(_ time: Duration) -> Limit { Limit(.time, time) }
}

/// Takes the limits for indoors or outdoors; can only tighten what the operator allows.
public struct Profile: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Takes a set of limits.
    public init(_ profile: FlightProfile) { lines = [MissionLine("profile", profile.rawValue)] }
}
