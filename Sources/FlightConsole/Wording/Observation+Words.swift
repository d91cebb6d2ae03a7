import DroneWire
import FlightCore

extension Observation {
    /// How the drone is, in a word or two.
    package var stateWords: String {
        if state.word.contains(.emergency) { return "emergency" }
        switch link {
        case .connecting: return "connecting"
        case .quiet: return "silent"
        case .lost: return "link lost"
        case .up: break
        }
        switch state.control?.major {
        case .takingOff: return "taking off"
        case .hovering: return "hovering"
        case .flying, .goingToFixPoint: return "flying"
        case .looping: return "flipping"
        case .landing: return "landing"
        case .landed, .default, .initializing, .test, .unknown, nil: return isFlying ? "flying" : "landed"
        }
    }

    /// Whether the drone is on its way down.
    var isLanding: Bool { state.control?.major == .landing }

    /// Whether the drone has cut its motors.
    var isEmergency: Bool { state.word.contains(.emergency) }

    /// The colour of the state; the words tell the same.
    var colour: PromptLook.Colour {
        if isEmergency { return .red }
        if link != .up { return .yellow }
        return isFlying ? .blue : .green
    }
}
