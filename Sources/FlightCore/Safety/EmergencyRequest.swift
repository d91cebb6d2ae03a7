/// Asks for the emergency state, or for its end, so that it happens once.
///
/// The drone toggles on every rise of REF bit 8, and a datagram may be lost either way. So the bit is held up until the state
/// word shows what was wanted, then let down; it rises again only when the drone was heard after it fell and is still not in
/// the wanted state.
struct EmergencyRequest: Hashable, Sendable {
    private enum Stage: Hashable {
        case raised(since: Duration)
        case lowered(since: Duration)
    }

    /// How long the bit is held up for an answer.
    static let patience = Duration.seconds(1)
    /// How long it is kept down before it rises again, so that the drone sees the fall although datagrams get lost.
    static let pause = Duration.milliseconds(300)
    static let mostTries = 3

    /// Whether the drone is to be in emergency.
    let wanted: Bool
    private var stage: Stage
    private(set) var tries = 1

    init(wanted: Bool, at now: Duration) {
        self.wanted = wanted
        stage = .raised(since: now)
    }

    /// Whether REF carries the bit.
    var isRaised: Bool { if case .raised = stage { true } else { false } }

    enum Outcome: Hashable {
        case pending, confirmed, failed
    }

    /// Goes on, given the drone's emergency bit and when it said that.
    mutating func advance(isInEmergency: Bool, toldAt: Duration?, at now: Duration) -> Outcome {
        if isInEmergency == wanted { return .confirmed }
        switch stage {
        case .raised(let since):
            if now - since >= Self.patience { stage = .lowered(since: now) }
        case .lowered(let since):
            // Without news from after the fall it is unknown whether the toggle happened, and another would undo it.
            guard let toldAt, toldAt - since >= Self.pause else { break }
            guard tries < Self.mostTries else { return .failed }
            tries += 1
            stage = .raised(since: now)
        }
        return .pending
    }
}
