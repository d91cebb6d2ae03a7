import DroneWire
public import FlightCore
import MissionLanguage

extension FlightEvent {
    /// What happened, in words.
    public var words: String {
        switch self {
        case .connected(flying: false): "connected"
        case .connected(flying: true): "connected to a drone in the air; it is held in a hover"
        case .settingsAwaited: "the drone confirms its settings slowly; waiting for it"
        case .tookOff: "motors started"
        case .reachedHover: "hovering"
        case .landingBegan(.asked), .landingBegan(.leaving): "landing"
        case .landingBegan(.drone): "the drone lands by itself"
        case .landingBegan(let reason): "landing: \(reason.words)"
        case .landingNotConfirmed(let after, _):
            "told to land for \(after.inSeconds) and not seen on the ground; still told to land"
        case .landed: "landed"
        case .linkQuiet(let age): "no news for \(age.inWords); told to hover"
        case .linkLost(let age): "link lost: no news for \(age.inWords)"
        case .linkRestored: "heard again"
        case .emergencyEntered(let word): "emergency: motors off\(Self.cause(in: word))"
        case .emergencyCleared: "emergency cleared"
        case .emergencyNotConfirmed(let tries): "the drone did not follow \(tries) emergency requests"
        case .batteryLow(let percent): "battery at \(percent) %"
        case .flightMustEnd(let reason): "the flight has to end: \(reason.words)"
        case .commandsUnheard(let time): "the drone has heard no command for \(time.inWords)"
        case .leftFence(let limit): "outside for 3 s (\(limit.words)); flown back the way it came"
        case .returnedInside: "inside its limits again"
        case .heightUncertain(let difference):
            "altitude and ultrasonic sensor differ by \(difference.inWords); moves are slow now"
        case .heightCertain: "altitude and ultrasonic sensor agree again"
        case .positionLost(let loss): "position lost: \(loss.words)"
        case .positionRegained: "the position is known again"
        case .crashed(let crash): "crashed: \(crash.words)"
        case .noticed(let finding): "before take-off: \(finding.words)"
        case .rebooted: "the drone was switched off and on"
        case .secondController(let sign): "somebody else commands this drone: \(sign.words)"
        case .takenOver: "this program was away too long: its guardian has the drone and lands it"
        case .configured(let setting): "\(setting.key) was set to \(setting.value)"
        case .verified(let setting): "\(setting.key) was seen to be \(setting.value)"
        case .configurationFailed(let setting, let failure): "\(setting.key) could not be set: \(failure.words)"
        case .refused(let refusal): "refused: \(refusal.words)"
        case .photographed(let file): "photo: \(file)"
        case .photoFailed(let reason): "no photo: \(reason)"
        case .recordingStarted(let file): "recording to \(file)"
        case .recordingStopped(let file, let length, let frames):
            "film: \(file), \(length.inSeconds), \(frames) frames"
        case .recordingFailed(let reason): "recording failed: \(reason)"
        case .said(let text): text
        case .asked(let question): "\(question) [y/n]"
        case .answered(let isYes): isYes ? "yes" : "no"
        }
    }

    /// Which of the causes that the drone tells were there, most telling first.
    private static func cause(in word: StateWord) -> String {
        let causes: [(StateWord, String)] = [
            (.cutout, "a blow was felt"), (.anglesOutOfRange, "tilted too far"),
            (.motorsProblem, "a motor does not turn"), (.vbatLow, "battery too low"),
            (.ultrasoundDeaf, "the ultrasonic sensor hears nothing"), (.softwareFault, "software fault"),
        ]
        let found = causes.filter { word.contains($0.0) }.map(\.1)
        return found.isEmpty ? "" : " (\(found.joined(separator: ", ")))"
    }
}

extension CauseChain {
    /// What led to something, in words, nearest first.
    ///
    /// What says no more than the words before it, `statement` first, is left out.
    public func words(behind statement: String = "") -> [String] {
        var words: [String] = []
        for event in events where !event.words.says(nothingBeyond: words.last ?? statement) {
            words.append(event.words)
        }
        return words
    }
}

extension String {
    /// Whether what stands behind its last colon is the end of other words.
    fileprivate func says(nothingBeyond words: String) -> Bool {
        guard let colon = lastIndex(of: ":") else { return words.hasSuffix(self) }
        return words.hasSuffix(self[index(after: colon)...])
    }
}
