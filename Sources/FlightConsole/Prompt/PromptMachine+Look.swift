import FlightCore
package import MissionLanguage
import MissionRuntime

// How a prompt looks.
extension PromptMachine {
    /// The words before the line, in the colour of the drone's state.
    package var look: PromptLook {
        switch question {
        case .leaving: return PromptLook(text: "land and leave? [Y]", colour: .yellow)
        case .mission: return PromptLook(text: "yes or no?", colour: .yellow)
        case nil: break
        }
        guard let observation else { return .connecting }
        let text = isPiloting ? "pilot \(strength * 10)%>" : "drone>"
        return PromptLook(text: text, colour: observation.colour)
    }

    /// The names that lines before have set, those that lines will set which are flown or wait, and the one that every failure sets.
    package var names: MissionCheck.KnownNames {
        var names = memory.names(flying: isFlying)
        names.variables["error"] = .text
        var ahead = waiting
        if case .mission(let text, _, _, _) = flight { ahead.insert(text, at: 0) }
        for text in ahead {
            let source = SourceText(name: "prompt", text: text)
            let mission = MissionCheck.check(source, context: .prompt, knowing: names, using: shelf.library).mission
            guard let mission else { continue }
            for step in mission.steps { names.marks.formUnion(step.marks) }
            names.definitions.merge(mission.definitions) { $1 }
            names.isFlying = names.isFlying || mission.takesOff
        }
        return names
    }

    /// What stands at the right end of the line.
    package var status: StatusLine {
        guard let observation else { return StatusLine(state: isLinked ? "connecting" : "waiting for \(drone)") }
        var status = StatusLine(state: isProving ? "checking" : observation.stateWords)
        let pose = observation.isFlying ? observation.situation.pose : nil
        status.altitude = observation.isFlying ? pose?.position.up ?? observation.state.altitude : nil
        status.batteryPercent = observation.state.batteryPercent
        if observation.isFlying,
            case .measure(let time)? = SituationValues(observation.situation).value(of: .batteryTime)
        {
            status.batteryTime = .seconds(time.amount)
        }
        status.silence = observation.silence
        if let pose {
            status.positionError = observation.situation.positionError
            status.fence = room(around: pose)
        }
        status.recorded = recordingSince.map { now - $0 }
        status.waiting = waiting.count
        return status
    }

    /// Whether a whole flight is flown in the simulated drone, before it is flown really.
    private var isProving: Bool { if case .proving = flight { true } else { false } }

    /// The way to the nearest limit, outward or up.
    private func room(around pose: Pose) -> Length {
        let radius = min(limits.radius, memory.limits.radius ?? limits.radius)
        let ceiling = min(limits.ceiling, memory.limits.altitude ?? limits.ceiling)
        let outward = radius - Position().horizontalDistance(to: pose.position)
        return max(.zero, min(outward, ceiling - pose.position.up))
    }
}

extension Step {
    /// The places that it marks, in its blocks too.
    fileprivate var marks: Set<String> {
        var marks: Set<String> = []
        if case .mark(let name) = action { marks.insert(name) }
        for step in action.blocks.joined() { marks.formUnion(step.marks) }
        return marks
    }
}
