public import FlightCore
import Synchronization

/// Sticks in somebody's hand: a pad, a page in a browser, another program.
///
/// Any thread may hold them. They have to be held anew all the time, ten times a second or more: half a second after the last time
/// the drone hovers, for then the hand has let go, or what was to pass it on has died.
public final class HandControls: Sendable {
    struct Grip: Hashable, Sendable {
        var sticks = Sticks()
        /// How often they were held.
        var count: UInt64 = 0
        var isOver = false
    }

    private let state = Mutex(Grip())

    /// Makes sticks that nobody holds.
    public init() {}

    /// Holds the sticks like this, for half a second at most.
    public func hold(_ sticks: Sticks) {
        state.withLock { grip in
            grip.sticks = sticks
            grip.count += 1
        }
    }

    /// Ends the flight by hand: the drone hovers, and the controls are free.
    public func giveBack() { state.withLock { $0.isOver = true } }

    /// How they are held.
    var grip: Grip { state.withLock(\.self) }
}

/// Flies as a hand says.
struct HandPilot: Pilot {
    private let controls: HandControls
    private var seen: UInt64 = 0
    private var heldAt: Duration?

    private(set) var outcome: PilotOutcome?

    init(_ controls: HandControls) { self.controls = controls }

    mutating func fly(_ situation: Situation) -> [Intent] {
        let grip = controls.grip
        if grip.isOver {
            outcome = .completed
            return []
        }
        if grip.count != seen { heldAt = situation.now }
        seen = grip.count
        // What was wanted while the drone was not heard is too old to be meant now.
        if situation.events.contains(.linkRestored) { heldAt = nil }
        guard situation.state.isAirborne, let heldAt else { return [.move(.hover)] }
        return [.steer(grip.sticks, age: situation.now - heldAt)]
    }
}

extension Drone {
    /// Flies as a hand says, from the air on, until it gives the controls back.
    ///
    /// - Throws: as ``fly(_:)``.
    public func fly(by controls: HandControls) async throws { try await fly(HandPilot(controls)) }
}
