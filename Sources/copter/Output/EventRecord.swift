import DroneWire
import FlightCore
import MissionRuntime

extension FlightEvent {
    /// The event for a script: when, what, and its facts.
    func record(at time: Duration) -> JSON {
        .object([("t", .number((time.seconds * 1000).rounded() / 1000)), ("event", .text(name))] + facts)
    }

    private var name: String {
        switch self {
        case .connected: "connected"
        case .settingsAwaited: "settingsAwaited"
        case .tookOff: "tookOff"
        case .reachedHover: "reachedHover"
        case .landingBegan: "landingBegan"
        case .landingNotConfirmed: "landingNotConfirmed"
        case .landed: "landed"
        case .linkQuiet: "linkQuiet"
        case .linkLost: "linkLost"
        case .linkRestored: "linkRestored"
        case .emergencyEntered: "emergencyEntered"
        case .emergencyCleared: "emergencyCleared"
        case .emergencyNotConfirmed: "emergencyNotConfirmed"
        case .batteryLow: "batteryLow"
        case .flightMustEnd: "flightMustEnd"
        case .commandsUnheard: "commandsUnheard"
        case .leftFence: "leftFence"
        case .returnedInside: "returnedInside"
        case .heightUncertain: "heightUncertain"
        case .heightCertain: "heightCertain"
        case .positionLost: "positionLost"
        case .positionRegained: "positionRegained"
        case .crashed: "crashed"
        case .noticed: "noticed"
        case .rebooted: "rebooted"
        case .secondController: "secondController"
        case .takenOver: "takenOver"
        case .configured: "configured"
        case .verified: "verified"
        case .configurationFailed: "configurationFailed"
        case .refused: "refused"
        case .photographed: "photographed"
        case .photoFailed: "photoFailed"
        case .recordingStarted: "recordingStarted"
        case .recordingStopped: "recordingStopped"
        case .recordingFailed: "recordingFailed"
        case .said: "said"
        case .asked: "asked"
        case .answered: "answered"
        }
    }

    private var facts: [(String, JSON)] {
        switch self {
        case .connected(let flying): [("flying", .truth(flying))]
        case .landingBegan(let reason), .flightMustEnd(let reason): [("reason", .text(reason.words))]
        case .landingNotConfirmed(let time, let height):
            [("after", .number(time.seconds)), ("height", height.map { .number($0.meters) } ?? .null)]
        case .linkQuiet(let silence), .linkLost(let silence), .commandsUnheard(let silence):
            [("silence", .number(silence.seconds))]
        case .leftFence(let limit): [("reason", .text(limit.words))]
        case .heightUncertain(let difference): [("difference", .number(difference.meters))]
        case .positionLost(let loss): [("reason", .text(loss.words))]
        case .crashed(let crash): [("reason", .text(crash.words))]
        case .noticed(let finding): [("finding", .text(finding.words))]
        case .emergencyEntered(let word): [("state", .unsigned(UInt64(word.rawValue)))]
        case .emergencyNotConfirmed(let tries): [("tries", .integer(Int64(tries)))]
        case .batteryLow(let percent): [("percent", .integer(Int64(percent)))]
        case .secondController(let sign): [("sign", .text(sign.words))]
        case .configured(let setting), .verified(let setting):
            [("key", .text(setting.key)), ("value", .text(setting.value))]
        case .configurationFailed(let setting, let failure):
            [("key", .text(setting.key)), ("value", .text(setting.value)), ("reason", .text(failure.words))]
        case .refused(let refusal): [("reason", .text(refusal.words))]
        case .photographed(let file), .recordingStarted(let file): [("file", .text(file))]
        case .photoFailed(let reason), .recordingFailed(let reason): [("reason", .text(reason))]
        case .recordingStopped(let file, let length, let frames):
            [("file", .text(file)), ("seconds", .number(length.seconds)), ("frames", .integer(Int64(frames)))]
        case .said(let text), .asked(let text): [("text", .text(text))]
        case .answered(let isYes): [("yes", .truth(isYes))]
        case .settingsAwaited, .tookOff, .reachedHover, .landed, .linkRestored, .emergencyCleared, .rebooted,
            .takenOver, .returnedInside,
            .heightCertain, .positionRegained:
            []
        }
    }
}
