import DroneWire

/// Takes off and comes to the drone's own first hover.
public struct TakeOffPilot: Pilot {
    /// How long the drone must hover until the take-off counts as done.
    public static let hoveringFor = Duration.milliseconds(500)

    /// How it ended, or nil while the drone is not hovering yet.
    public private(set) var outcome: PilotOutcome?

    /// How long it may take, the wait for settings that are still on their way to the drone included.
    public static let deadline = Duration.seconds(20)

    private var hovering = Sustained()
    private var began: Duration?

    /// Makes the pilot of one take-off.
    public init() {}

    /// Asks for the take-off until the drone hovers.
    public mutating func fly(_ situation: Situation) -> [Intent] {
        for case .refused(let refusal) in situation.events {
            outcome = .failed(.refused(refusal))
            return []
        }
        let start = began ?? situation.now
        began = start
        let isHovering = situation.state.isAirborne && situation.state.control?.major == .hovering
        if let time = hovering.note(isHovering, at: situation.now), time >= Self.hoveringFor {
            outcome = .completed
        } else if situation.now - start >= Self.deadline {
            outcome = .failed(.timeout(step: "takeoff", deadline: Self.deadline))
        }
        return outcome == nil ? [.takeOff] : []
    }
}
