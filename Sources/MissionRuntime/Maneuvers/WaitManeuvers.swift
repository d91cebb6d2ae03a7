import FlightCore
import MissionLanguage

/// Comes to rest, then stays for a time.
struct HoverManeuver: Maneuver {
    private let step: String
    private let time: Duration
    private let deadline: Duration
    private let began: Duration
    private var rest = Sustained()
    private var restedAt: Duration?
    private var now: Duration

    init(_ step: String, time: Duration, manner: Manner, _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        self.time = time
        deadline = try flight.time(manner.timeout, otherwise: time + .seconds(5))
        began = flight.now
        now = flight.now
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard flight.state.isAirborne else { throw .refused(.notFlying) }
        now = flight.now
        if restedAt == nil, let held = rest.note(flight.isAtRest, at: now), held >= FlightContext.settle {
            restedAt = now
            // Without a place to be at, this is it.
            if flight.memory.target == nil { flight.memory.target = flight.situation.pose }
        }
        if let restedAt, now - restedAt >= time { return .finished(flight.hold()) }
        if now - began >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying(flight.hold())
    }

    var flies: Bool { true }

    mutating func resume(_ flight: FlightContext) { rest = Sustained() }

    var progress: String {
        guard let restedAt else { return "coming to rest" }
        return Measure(max(0, (time - (now - restedAt)).seconds), .time).spoken + " to go"
    }
}

/// Stays for a time, in the air or on the ground.
struct WaitManeuver: Maneuver {
    private let end: Duration
    private var now: Duration

    init(_ time: Duration, _ flight: FlightContext) {
        end = flight.now + time
        now = flight.now
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        now = flight.now
        return now >= end ? .finished(flight.hold()) : .flying(flight.hold())
    }

    var progress: String { Measure(max(0, (end - now).seconds), .time).spoken + " to go" }
}

/// Stays until a condition holds; while it cannot be told, it does not.
struct ConditionManeuver: Maneuver {
    private let step: String
    private let condition: Formula
    private let time: Duration
    private let deadline: Duration
    private let began: Duration
    private var holds = Sustained()

    init(
        _ step: String,
        _ condition: Formula,
        for time: Duration,
        manner: Manner,
        _ flight: FlightContext
    )
        throws(FlightFailure)
    {
        self.step = step
        self.condition = condition
        self.time = time
        deadline = try flight.time(manner.timeout, otherwise: .seconds(60))
        began = flight.now
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        let isSo = condition.truth(in: flight.values) == true
        if let held = holds.note(isSo, at: flight.now), held >= time { return .finished(flight.hold()) }
        if flight.now - began >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying(flight.hold())
    }

    mutating func resume(_ flight: FlightContext) { holds = Sustained() }

    var progress: String { "waiting" }
}
