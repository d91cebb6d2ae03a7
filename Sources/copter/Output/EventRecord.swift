import DroneWire
import FlightConsole
import FlightCore

extension FlightEvent {
    /// The event for a script: when, what, and its facts.
    func record(at time: Duration) -> JSON {
        .object([("t", .number((time.seconds * 1000).rounded() / 1000)), ("event", .text(name))] + facts)
    }

    private var name: String {
        switch self {
        case .connected: "connected"
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
        case .rebooted: "rebooted"
        case .takenOver: "takenOver"
        case .configured: "configured"
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
        case .landingBegan(let reason): [("reason", .text(reason.words))]
        case .landingNotConfirmed(let time): [("after", .number(time.seconds))]
        case .linkQuiet(let silence), .linkLost(let silence): [("silence", .number(silence.seconds))]
        case .emergencyEntered(let word): [("state", .unsigned(UInt64(word.rawValue)))]
        case .emergencyNotConfirmed(let tries): [("tries", .integer(Int64(tries)))]
        case .batteryLow(let percent): [("percent", .integer(Int64(percent)))]
        case .configured(let setting): [("key", .text(setting.key)), ("value", .text(setting.value))]
        case .configurationFailed(let setting, let failure):
            [("key", .text(setting.key)), ("value", .text(setting.value)), ("reason", .text(failure.words))]
        case .refused(let refusal): [("reason", .text(refusal.words))]
        case .photographed(let file), .recordingStarted(let file): [("file", .text(file))]
        case .photoFailed(let reason), .recordingFailed(let reason): [("reason", .text(reason))]
        case .recordingStopped(let file, let length, let frames):
            [("file", .text(file)), ("seconds", .number(length.seconds)), ("frames", .integer(Int64(frames)))]
        case .said(let text), .asked(let text): [("text", .text(text))]
        case .answered(let isYes): [("yes", .truth(isYes))]
        case .tookOff, .reachedHover, .landed, .linkRestored, .emergencyCleared, .rebooted, .takenOver: []
        }
    }
}
