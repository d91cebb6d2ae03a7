public import FlightCore
import MissionLanguage

/// Something that holds or does not while a mission is flown: `Now.battery < 50.percent && Now.isFlying`.
///
/// What is not known holds neither way: a ``When`` does not fire on it, and a ``Require`` fails.
public struct Condition: Hashable, Sendable {
    let written: String
    private let isComparison: Bool

    init(_ written: String, isComparison: Bool = true) {
        self.written = written
        self.isComparison = isComparison
    }

    private var enclosed: String { isComparison ? written : "(\(written))" }

    /// Both.
    public static func && (left: Condition, right: Condition) -> Condition {
        Condition("\(left.enclosed) and \(right.enclosed)", isComparison: false)
    }

    /// At least one.
    public static func || (left: Condition, right: Condition) -> Condition {
        Condition("\(left.enclosed) or \(right.enclosed)", isComparison: false)
    }

    /// The opposite.
    public static prefix func ! (condition: Condition) -> Condition {
        Condition("not (\(condition.written))", isComparison: false)
    }
}

/// What the drone reports while a mission is flown, to be compared: `Now.altitude > 2.m`.
public struct Reported<Amount: MissionAmount>: Hashable, Sendable {
    private let reading: Reading

    fileprivate init(_ reading: Reading) { self.reading = reading }

    private func compared(_ sign: Operator.Comparison, _ amount: Amount) -> Condition {
        Condition("\(reading.rawValue) \(sign.rawValue) \(amount.written)")
    }

    /// Less than.
    public static func < (left: Self, right: Amount) -> Condition { left.compared(.less, right) }
    /// At most.
    public static func <= (left: Self, right: Amount) -> Condition { left.compared(.atMost, right) }
    /// More than.
    public static func > (left: Self, right: Amount) -> Condition { left.compared(.greater, right) }
    /// At least.
    public static func >= (left: Self, right: Amount) -> Condition { left.compared(.atLeast, right) }
}

/// What the drone is doing, in one word.
public enum DroneActivity: String, Hashable, Sendable {
    /// On the ground, the motors off.
    case landed
    /// On its way from the ground to the first hover.
    case takingOff = "taking_off"
    /// In the air, at rest.
    case hovering
    /// In the air, moving.
    case flying
    /// In a somersault.
    case flipping
    /// On its way down.
    case landing
    /// Switched on, not yet ready.
    case starting
    /// With its motors stopped by an emergency.
    case emergency
}

/// What the drone reports, by name; each is the language's value of the same name.
public enum Now {
    /// Height above the take-off point.
    public static let altitude = Reported<Length>(.altitude)
    /// The sonar's distance to whatever is below.
    public static let height = Reported<Length>(.height)
    /// Speed over ground.
    public static let speed = Reported<Speed>(.speed)
    /// The nose's direction, 0° along home's forward, clockwise.
    public static let heading = Reported<Angle>(.heading)
    /// How far the drone leans.
    public static let tilt = Reported<Angle>(.tilt)
    /// The charge.
    public static let battery = Reported<Percent>(.battery)
    /// The voltage of the battery.
    public static let batteryVoltage = Reported<Voltage>(.batteryVoltage)
    /// How long the charge lasts at the present use.
    public static let batteryTime = Reported<Duration>(.batteryTime)
    /// Distance ahead of home.
    public static let positionForward = Reported<Length>(.positionForward)
    /// Distance to the right of home.
    public static let positionRight = Reported<Length>(.positionRight)
    /// How far the estimate of the position may be off.
    public static let positionError = Reported<Length>(.positionError)
    /// Distance to home over ground.
    public static let homeDistance = Reported<Length>(.homeDistance)
    /// Speed of the wind.
    public static let windSpeed = Reported<Speed>(.windSpeed)
    /// Distance to the nearest tag that is seen.
    public static let tagDistance = Reported<Length>(.tagDistance)
    /// Direction of the nearest tag, 0° ahead, clockwise.
    public static let tagAngle = Reported<Angle>(.tagAngle)
    /// Strength of the Wi-Fi link.
    public static let wifi = Reported<Percent>(.wifi)
    /// Navdata that was lost on the way.
    public static let linkLoss = Reported<Percent>(.linkLoss)
    /// Time since the drone was last heard.
    public static let linkAge = Reported<Duration>(.linkAge)
    /// Age of the newest picture.
    public static let videoAge = Reported<Duration>(.videoAge)
    /// Pictures each second.
    public static let videoRate = Reported<Frequency>(.videoRate)
    /// How far the GPS receiver's place may be off.
    public static let gpsError = Reported<Length>(.gpsError)
    /// Time since the mission began.
    public static let missionTime = Reported<Duration>(.missionTime)
    /// Time since the take-off.
    public static let flightTime = Reported<Duration>(.flightTime)
    /// Whether the drone is in the air.
    public static let isFlying = Condition(Reading.flying.rawValue)
    /// Whether a tag is seen.
    public static let isTagVisible = Condition(Reading.tagVisible.rawValue)

    /// Whether the drone is doing something.
    public static func `is`(_ activity: DroneActivity) -> Condition {
        Condition("\(Reading.state.rawValue) == \(activity.rawValue)")
    }
}
