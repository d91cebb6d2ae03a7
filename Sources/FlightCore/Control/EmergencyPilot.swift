import DroneWire

/// Stops the motors wherever the drone is, or clears that state again; ends when the drone shows it.
public struct EmergencyPilot: Pilot {
    /// How it ended, or nil while the drone does not show the wanted state yet.
    public private(set) var outcome: PilotOutcome?

    /// Neither needs sight.
    public var fliesBlind: Bool { true }

    private let wanted: Bool
    private var hasAsked = false

    /// Makes the pilot that stops the motors (`true`), or the one that makes the drone ready again (`false`).
    public init(stoppingMotors wanted: Bool) { self.wanted = wanted }

    /// Asks once; the supervisor sees to it that the drone hears it.
    public mutating func fly(_ situation: Situation) -> [Intent] {
        if situation.state.word.contains(.emergency) == wanted {
            outcome = .completed
            return []
        }
        for case .emergencyNotConfirmed in situation.events { outcome = .failed(.emergency) }
        guard outcome == nil, !hasAsked else { return [] }
        hasAsked = true
        return [.toggleEmergency]
    }
}
