import DroneWire

/// Whoever has the controls: a mission, a person at the prompt, the landing at the end of every flight.
///
/// A pilot is a value that is asked at every tick what it wants. It owns no socket and no clock.
public protocol Pilot: Sendable {
    /// What the pilot wants now. Called every 30 ms while the pilot has the seat and ``outcome`` is nil.
    mutating func fly(_ situation: Situation) -> [Intent]

    /// How it ended, or nil while there is more to fly.
    var outcome: PilotOutcome? { get }

    /// Learns, as the last thing, how its work ended, whoever ended it, and what led to that.
    mutating func learn(_ outcome: PilotOutcome, because causes: CauseChain)

    /// Whether the pilot is asked on while nothing is heard from the drone, and keeps the seat then.
    ///
    /// A mission is not: it must not fly blind. A landing is: it needs no sight.
    var fliesBlind: Bool { get }

    /// Whether the pilot brings the flight to its end itself when it hears ``FlightEvent/flightMustEnd(_:)``.
    ///
    /// It has 35 s for that; everybody else's flight is landed at once.
    var endsFlight: Bool { get }

    /// What the pilot reads beyond what every flight needs; asked for when it takes the seat.
    var needs: TelemetryNeeds { get }

    /// Whether the pilot takes off and needs pictures: then it is looked before whether the camera sends any.
    var needsPictures: Bool { get }
}

extension Pilot {
    /// A pilot learns nothing from its end, unless it says otherwise.
    public mutating func learn(_ outcome: PilotOutcome, because causes: CauseChain) {}

    /// A pilot needs to see, unless it says otherwise.
    public var fliesBlind: Bool { false }

    /// A pilot leaves it to the supervisor, unless it says otherwise.
    public var endsFlight: Bool { false }

    /// A pilot needs what every flight does, unless it says otherwise.
    public var needs: TelemetryNeeds { .none }

    /// A pilot needs no pictures, unless it says otherwise.
    public var needsPictures: Bool { false }
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

    /// Whether the drone is, or may be, off the ground: until it was seen there for half a second.
    public var isFlying: Bool

    /// The best estimate of where the drone is; nil before the first hover and after the estimate was lost.
    public var pose: Pose?

    /// The radius around ``pose`` in which the drone is in 95 of 100 flights.
    public var positionError: Length

    /// The share of flight data that was lost on the way since the link began, 0...1; nil before anything came.
    public var loss: Double?

    /// How the camera's live stream comes in; nil while it does not run.
    public var camera: CameraStream?

    /// What happened since the pilot was last asked, oldest first.
    public var events: [FlightEvent]

    /// The pilot's clock: time since the link began, without the times in which nothing was heard from the drone.
    public var now: Duration

    /// Makes a situation; without a word about it the drone flies where its state word says so.
    public init(
        state: DroneState,
        isFlying: Bool? = nil,
        pose: Pose?,
        positionError: Length = .zero,
        loss: Double? = nil,
        camera: CameraStream? = nil,
        events: [FlightEvent],
        now: Duration
    ) {
        self.state = state
        self.isFlying = isFlying ?? state.word.contains(.flying)
        self.pose = pose
        self.positionError = positionError
        self.loss = loss
        self.camera = camera
        self.events = events
        self.now = now
    }
}
