/// Whoever has the controls: a mission, a person at the prompt, the landing at the end of every flight.
///
/// A pilot is a value that is asked at every tick what it wants. It owns no socket and no clock.
public protocol Pilot: Sendable {
    /// What the pilot wants now. Called every 30 ms while the pilot has the seat and ``outcome`` is nil.
    mutating func fly(_ situation: Situation) -> [Intent]

    /// How it ended, or nil while there is more to fly.
    var outcome: PilotOutcome? { get }
}

/// How a pilot's work ended.
public enum PilotOutcome: Hashable, Sendable {
    /// Everything was flown.
    case completed

    /// It ended before its time, for this reason.
    case failed(FlightFailure)
}

/// Everything a pilot may know when it decides.
public struct Situation: Sendable {
    /// What the drone last said of itself.
    public var state: DroneState

    /// The best estimate of where the drone is; nil before the first hover and after the estimate was lost.
    public var pose: Pose?

    /// What happened since the last tick, oldest first.
    public var events: [FlightEvent]

    /// Time since the link began.
    public var now: Duration

    /// Makes a situation.
    public init(state: DroneState, pose: Pose?, events: [FlightEvent], now: Duration) {
        self.state = state
        self.pose = pose
        self.events = events
        self.now = now
    }
}
