/// Lands, and stays in the seat until the drone has landed; also when nothing is heard from it.
///
/// Whether it has is for the supervisor to say, which wants to see it on the ground for half a second.
public struct LandingPilot: Pilot {
    /// How long it may take.
    ///
    /// After that the pilot gives up the seat; the drone is told to land on and on.
    public static let deadline = SafetySupervisor.longestLanding

    /// How it ended, or nil while the drone is not on the ground yet.
    public private(set) var outcome: PilotOutcome?

    /// A landing needs no sight.
    public var fliesBlind: Bool { true }

    private var began: Duration?

    /// Makes the pilot of one landing.
    public init() {}

    /// Asks for the landing until the drone stands on the ground.
    public mutating func fly(_ situation: Situation) -> [Intent] {
        let start = began ?? situation.now
        began = start
        if !situation.isFlying {
            outcome = .completed
        } else if situation.now - start >= Self.deadline {
            outcome = .failed(.landingNotConfirmed(after: situation.now - start))
        }
        return outcome == nil ? [.land] : []
    }
}
