/// Lands, and stays in the seat until the drone is seen on the ground; also when nothing is heard from it.
public struct LandingPilot: Pilot {
    /// How long the drone must be seen on the ground until the landing counts as done.
    public static let landedFor = SafetySupervisor.landedFor

    /// How long it may take.
    ///
    /// After that the pilot gives up the seat; the drone is told to land on and on.
    public static let deadline = SafetySupervisor.longestLanding

    /// How it ended, or nil while the drone is not on the ground yet.
    public private(set) var outcome: PilotOutcome?

    /// A landing needs no sight.
    public var fliesBlind: Bool { true }

    private var landed = Sustained()
    private var began: Duration?

    /// Makes the pilot of one landing.
    public init() {}

    /// Asks for the landing until the drone stands on the ground.
    public mutating func fly(_ situation: Situation) -> [Intent] {
        let start = began ?? situation.now
        began = start
        if let time = landed.note(situation.state.isLanded, at: situation.now), time >= Self.landedFor {
            outcome = .completed
        } else if situation.now - start >= Self.deadline {
            outcome = .failed(.landingNotConfirmed(after: situation.now - start))
        }
        return outcome == nil ? [.land] : []
    }
}
