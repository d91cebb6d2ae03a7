import FlightCore
import MissionLanguage

// What acts at once, whatever is being flown and whatever waits.
extension PromptMachine {
    mutating func act(_ word: ConsoleLine.AtOnce) -> [PromptAction] {
        switch word {
        case .stop: stop()
        case .land: land()
        case .emergency: emergency()
        }
    }

    /// Does what stands on the line behind something that acted at once.
    mutating func follow(_ word: ConsoleLine.AtOnce, with rest: String?) -> [PromptAction] {
        guard let rest else { return [] }
        if word == .emergency { return [.show("not flown behind \"emergency!\": \(rest)")] }
        // Without a drone, what acts at once has said so already.
        return isLinked ? take(line: rest) : []
    }

    mutating func stop() -> [PromptAction] {
        let dropped = drop() + dropProof()
        guard isFlying || flight != nil else { return dropped.isEmpty ? [.show("nothing to stop")] : dropped }
        log.note(.asked("stop"), at: now)
        return dropped + [.hover]
    }

    mutating func land() -> [PromptAction] {
        let dropped = drop() + dropProof()
        if let refusal = refusalOfFlight { return dropped + decline("land", refusal) }
        guard isFlying || flight != nil else { return dropped + [.show("on the ground already")] }
        log.note(.asked("land"), at: now)
        return dropped + [beginLanding()]
    }

    /// Lets go of a whole flight that was not begun yet.
    mutating func dropProof() -> [PromptAction] {
        guard case .proving(let mission, _) = flight else { return [] }
        flight = nil
        return [.show("not flown: \(Self.firstLine(of: mission.source.text))")]
    }

    mutating func beginLanding() -> PromptAction {
        flights += 1
        flight = .landing(number: flights)
        return .land(flight: flights)
    }

    mutating func emergency() -> [PromptAction] {
        let dropped = drop()
        if let refusal = refusalOfFlight { return dropped + decline("emergency!", refusal) }
        guard observation?.isEmergency != true else {
            return dropped + [.show("the motors are off already; \"recover\" clears the emergency")]
        }
        log.note(.asked("emergency!"), at: now)
        return dropped + [.stopMotors(flight: beginEmergency())]
    }

    private mutating func beginEmergency() -> Int {
        flights += 1
        flight = .emergency(number: flights)
        return flights
    }

    mutating func recover() -> [PromptAction] {
        if let refusal = refusalOfFlight { return decline("recover", refusal) }
        guard observation?.isEmergency == true else {
            return [.show("the drone is not in emergency")]
        }
        log.note(.asked("recover"), at: now)
        return [.show("hands off the drone"), .recover(flight: beginEmergency())]
    }

    // MARK: By keys

    /// Whether keys fly.
    package var isPiloting: Bool { if case .manual = flight { true } else { false } }

    mutating func pilot() -> [PromptAction] {
        let dropped = drop()
        if let refusal = refusalOfFlight { return dropped + decline("pilot", refusal) }
        guard traits.movesCursor else { return dropped + [.show("flying by keys needs a terminal that sends them")] }
        flights += 1
        strength = 3
        log.note(.asked("pilot"), at: now)
        flight = .manual(from: place, number: flights)
        return dropped + [.show(ManualKey.help), .pilot(flight: flights)]
    }

    mutating func steer(_ key: ManualKey) -> [PromptAction] {
        guard isPiloting else { return [] }
        ladder.stepDown()
        switch key {
        case .emergency: return emergency()
        case .strength(let tenths): strength = tenths
        default: break
        }
        return [.steer(key)]
    }
}
