public import DroneWire

/// How well the drone is heard.
public enum LinkStatus: Hashable, Sendable {
    /// The drone does not stream flight data yet.
    case connecting

    /// Flight data come in.
    case up

    /// Nothing was heard since this time, for half a second or more.
    case quiet(since: Duration)

    /// Nothing was heard since this time, for two seconds or more.
    case lost(since: Duration)
}

/// Why no drone was reached.
public enum LinkFailure: Error, Hashable, Sendable {
    /// Nothing answered the wake-ups.
    case silent(after: Duration, wakeUps: Int)

    /// Something answers, but not with navdata; what was wrong with its last datagram.
    case unreadable(datagrams: Int, last: NavdataError)

    /// A drone answers but never begins to stream: it acknowledged this many of the settings that make it.
    case stuckInBootstrap(after: Duration, acknowledged: Int)

    /// A drone streams flight data and acknowledges nothing that it is told: a recording that is replayed, a drone that belongs to
    /// somebody else, or commands that do not arrive.
    case deaf(after: Duration)

    /// A drone streams and obeys somebody else; how that shows.
    case anotherController(SecondController)

    /// The drone flies, and this is a visit: nothing was told to it.
    case inTheAir

    /// The host is there, and nothing listens on the drone's ports.
    case refused(after: Duration)

    /// A drone streams, but without the flight data (the demo option) that flying needs.
    case noFlightData(after: Duration)
}

extension LinkFailure: CustomStringConvertible {
    /// What was found, in one line.
    public var description: String {
        switch self {
        case .silent(let after, let wakeUps): "no navdata in \(after.inSeconds) after \(wakeUps) wake-ups"
        case .unreadable(let datagrams, let last): "\(datagrams) datagrams that are no navdata, the last one: \(last)"
        case .stuckInBootstrap(let after, let acknowledged):
            "only status datagrams in \(after.inSeconds), \(acknowledged) settings acknowledged"
        case .deaf(let after): "flight data, and nothing acknowledged in \(after.inSeconds)"
        case .anotherController(.foreignCommand(let number)): "it obeys somebody else's command \(number)"
        case .anotherController(.flyBit(let isUp)): "somebody else tells it to \(isUp ? "fly" : "land")"
        case .inTheAir: "it is in the air"
        case .refused(let after): "the host refuses, nothing listens there, for \(after.inSeconds)"
        case .noFlightData(let after): "navdata without the demo option in \(after.inSeconds)"
        }
    }
}

/// What became of the datagrams that came in.
public struct LinkStatistics: Hashable, Sendable {
    /// Datagrams that were whole, in order and used.
    public internal(set) var accepted = 0

    /// Datagrams that came again or after a newer one.
    public internal(set) var late = 0

    /// Datagrams that are missing between those used.
    public internal(set) var missing = 0

    /// The share of datagrams that are missing, 0...1; nil before anything came.
    public var loss: Double? { accepted == 0 ? nil : Double(missing) / Double(accepted + missing) }

    /// Datagrams that are not navdata or damaged.
    public internal(set) var damaged = 0

    /// What was wrong with the newest damaged one.
    public internal(set) var lastDamage: NavdataError?

    /// Wake-ups sent.
    public internal(set) var wakeUps = 0

    /// Datagrams of commands sent.
    public internal(set) var commandDatagrams = 0

    /// How often the drone's watchdog asked for commands.
    public internal(set) var watchdogs = 0

    /// How evenly the datagrams of commands left.
    public internal(set) var cadence = CommandCadence()

    /// How long commands took until the drone was heard to obey them; none where it does not tell.
    public internal(set) var commandDelay = CommandDelay()

    /// How often the numbering of commands began again at 1.
    public internal(set) var restarts = 0
}
