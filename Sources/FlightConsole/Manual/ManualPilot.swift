package import FlightCore

/// A person at the keys, as a pilot like every other.
///
/// Terminals tell when a key goes down and not when it comes up. So a press, or a repetition of one that is held, pushes
/// the stick for 300 ms; then the stick stands in the middle, and when no key has come for half a second the supervisor has the
/// drone hover.
package struct ManualPilot: Pilot {
    /// How long a press pushes the stick.
    package static let pulse = Duration.milliseconds(300)

    /// A take-off that could not begin for so long is asked for no more; right after it was met, a drone takes its settings for two.
    package static let takeOffPatience = Duration.seconds(3)

    /// How it ended, or nil while somebody flies.
    package private(set) var outcome: PilotOutcome?

    private let controls: ManualControls
    private var pushedUntil: [ManualKey.Direction: Duration] = [:]
    private var lastPush: Duration?
    private var strength = 0.3
    /// When the take-off was asked for, until the drone is up.
    private var takeOffAskedAt: Duration?
    private var isLanding = false

    /// A pilot who obeys these controls.
    package init(_ controls: ManualControls) { self.controls = controls }

    /// Flies as the keys say.
    package mutating func fly(_ situation: Situation) -> [Intent] {
        let keys = controls.take()
        // What was pressed while the drone was not heard is too old to be meant now.
        if !situation.events.contains(.linkRestored) { for key in keys { obey(key, at: situation.now) } }
        guard outcome == nil else { return [] }
        for event in situation.events {
            switch event {
            case .refused, .landingBegan: takeOffAskedAt = nil
            default: break
            }
        }
        if situation.state.isAirborne { takeOffAskedAt = nil }
        // Motors that start long after the key surprise whoever has walked up to the drone since.
        if let asked = takeOffAskedAt, situation.now - asked > Self.takeOffPatience { takeOffAskedAt = nil }
        if isLanding, situation.state.isLanded { isLanding = false }
        if isLanding { return [.land] }
        if takeOffAskedAt != nil { return [.takeOff] }
        guard situation.state.isAirborne else { return [] }
        guard let lastPush else { return [.move(.hover)] }
        return [.steer(sticks(at: situation.now), age: situation.now - lastPush)]
    }

    private mutating func obey(_ key: ManualKey, at now: Duration) {
        switch key {
        case .push(let direction):
            pushedUntil[direction] = now + Self.pulse
            pushedUntil[direction.opposite] = nil
            lastPush = now
        case .hover:
            pushedUntil = [:]
            lastPush = nil
            takeOffAskedAt = nil
        case .takeOff: takeOffAskedAt = now
        case .land:
            takeOffAskedAt = nil
            isLanding = true
        case .strength(let tenths): strength = Double(min(max(tenths, 1), 9)) / 10
        case .leave: outcome = .completed
        // The prompt itself sees to that one.
        case .emergency: break
        }
    }

    private func sticks(at now: Duration) -> Sticks {
        func push(_ ahead: ManualKey.Direction, _ behind: ManualKey.Direction) -> Double {
            func isPushed(_ direction: ManualKey.Direction) -> Bool { pushedUntil[direction].map { now < $0 } ?? false }
            return isPushed(ahead) ? strength : isPushed(behind) ? -strength : 0
        }
        return Sticks(
            forward: push(.forward, .back),
            right: push(.right, .left),
            up: push(.up, .down),
            turn: push(.turnRight, .turnLeft)
        )
    }
}

extension ManualKey.Direction {
    fileprivate var opposite: ManualKey.Direction {
        switch self {
        case .forward: .back
        case .back: .forward
        case .left: .right
        case .right: .left
        case .up: .down
        case .down: .up
        case .turnLeft: .turnRight
        case .turnRight: .turnLeft
        }
    }
}
