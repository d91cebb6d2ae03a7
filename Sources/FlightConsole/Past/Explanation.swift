import FlightCore
import MissionRuntime

/// Why the last refusal, failure or change of state came about: what happened, and step by step what was behind it.
package struct Explanation: Hashable, Sendable {
    /// What happened.
    package var what: String

    /// When it happened, since the prompt began.
    package var time: Duration

    /// What was behind it, each the cause of the one before.
    package var causes: [String]

    /// What helps.
    package var advice: String?

    /// Explains the newest note of a log that asks for it; nil where there is none.
    package init?(_ log: FlightLog) {
        guard let index = log.notes.lastIndex(where: { $0.entry.isWorthExplaining }) else { return nil }
        let note = log.notes[index]
        what = note.entry.what
        time = note.time
        causes = []
        advice = note.entry.advice
        var trail = Trail(notes: log.notes[...index])
        while let cause = trail.next() {
            if !causes.contains(cause.words), cause.words != what { causes.append(cause.words) }
            advice = advice ?? cause.advice
        }
    }

    /// The explanation as it is printed.
    package func text(at now: Duration) -> String {
        var lines = ["\(what), \(Format.ago(now - time))"]
        for cause in causes { lines.append("  because  \(cause)") }
        if causes.isEmpty { lines.append("  nothing before it tells more; \"show events\" lists what happened") }
        if let advice { lines.append("  helps    \(advice)") }
        return lines.joined(separator: "\n")
    }
}

/// Goes from what happened back to what made it happen: other events, what was typed, and who pressed Ctrl-C.
private struct Trail {
    /// What was not forgotten, up to and including what is explained next.
    private var notes: ArraySlice<FlightLog.Note>
    /// Causes that the note itself tells.
    private var told: [String]

    init(notes: ArraySlice<FlightLog.Note>) {
        self.notes = notes
        told = notes.last?.entry.told ?? []
    }

    mutating func next() -> (words: String, advice: String?)? {
        if !told.isEmpty { return (told.removeFirst(), nil) }
        guard let effect = notes.last?.entry else { return nil }
        notes.removeLast()
        guard let cause = notes.lastIndex(where: { effect.comes(from: $0.entry) }) else { return nil }
        notes = notes[...cause]
        let entry = notes[cause].entry
        told = entry.told
        return (entry.what, entry.advice)
    }
}

extension FlightLog.Entry {
    /// Whether somebody may want to know why.
    fileprivate var isWorthExplaining: Bool {
        switch self {
        case .failed, .declined, .unlinked: true
        case .asked, .began, .ended: false
        case .event(let event):
            switch event {
            case .configured, .verified, .said, .asked, .answered, .photographed, .recordingStarted, .recordingStopped:
                false
            default: true
            }
        }
    }

    /// What happened, as a sentence begins.
    fileprivate var what: String {
        switch self {
        case .event(let event): event.line?.text ?? "a setting was made"
        case .asked(let what): "you asked for it: \(what)"
        case .began(let line): "\"\(line)\" was being flown"
        case .ended(let line): "\"\(line)\" was flown"
        case .failed(let line, let failure): "\"\(line)\" ended early: \(failure.briefly)"
        case .declined(let line, _): "\"\(line)\" was not flown"
        case .unlinked(let reason): reason.split(separator: "\n").first.map(String.init) ?? reason
        }
    }

    /// What the entry itself tells of its causes.
    fileprivate var told: [String] {
        switch self {
        case .failed(_, .failsafe), .failed(_, .linkLost), .failed(_, .emergency), .failed(_, .replaced): []
        case .failed(_, let failure): [failure.words]
        case .declined(_, let reason): [reason]
        default: []
        }
    }

    /// What helps against it.
    fileprivate var advice: String? {
        switch self {
        case .event(.emergencyEntered): "look at the drone and its propellers, then type \"recover\""
        case .event(.linkQuiet), .event(.linkLost): "go nearer to the drone, or to a place with less Wi-Fi traffic"
        case .event(.photoFailed), .event(.recordingFailed): "look for room on the disk, and whether the camera answers"
        case .event(.rebooted): "let it stand level until it has started, then take off again"
        case .event(.refused(let refusal)): refusal.advice
        case .event(.landingBegan(let reason)): reason.advice
        case .failed(_, let failure): failure.advice
        default: nil
        }
    }

    /// Whether that one, which came before, can have led to this one.
    fileprivate func comes(from cause: FlightLog.Entry) -> Bool {
        switch (self, cause) {
        // What a person did is the first cause.
        case (.asked, _), (.began, _), (.declined, _): false
        case (.failed(_, .replaced), .asked): true
        case (.failed(_, .replaced), _): false
        case (.failed(_, let failure), .event(let event)): failure.isCaused(by: event)
        case (.failed, _): false
        case (.event(let effect), .event(let event)): effect.isCaused(by: event)
        case (.event(let effect), .asked(let what)): effect.comes(fromAsking: what)
        case (.event(let effect), .began(let line)): effect.comes(fromLine: line)
        case (.unlinked, .event(.linkLost)), (.unlinked, .event(.rebooted)): true
        default: false
        }
    }
}

extension FlightEvent {
    fileprivate func comes(fromAsking what: String) -> Bool {
        switch self {
        case .landingBegan(.asked), .landingBegan(.leaving): true
        case .emergencyEntered: what.hasPrefix("emergency!")
        case .emergencyCleared: what == "recover"
        default: false
        }
    }

    fileprivate func comes(fromLine line: String) -> Bool {
        switch self {
        case .tookOff, .refused, .photoFailed, .recordingFailed, .configurationFailed: true
        case .landingBegan(let reason): reason == .asked || reason == .takeOffFailed
        default: false
        }
    }
}

extension FlightFailure {
    fileprivate static let newHome = "land and take off again"

    /// The only thing that helps, where the prompt itself must say so: without it every further move is refused as well.
    var wayOut: String? {
        switch self {
        case .positionLost, .refused(.positionLost): Self.newHome
        default: nil
        }
    }

    /// What helps against it.
    fileprivate var advice: String? {
        switch self {
        case .timeout: "give it more time: \"timeout 60s\""
        case .stalled: "look for what holds the drone: wind, a wall, a limit (\"show limits\")"
        case .refused(let refusal): refusal.advice
        case .positionLost: "\(FlightFailure.newHome): home is then where it hovers first"
        case .failsafe(let reason): reason.advice
        case .linkLost, .commandsUnheard: "go nearer to the drone, or to a place with less Wi-Fi traffic"
        case .requirement, .mission, .replaced, .emergency, .rebooted, .takenOver, .configuration, .video,
            .landingNotConfirmed:
            nil
        }
    }
}

extension Refusal {
    /// What helps against it.
    fileprivate var advice: String? {
        switch self {
        case .battery: "charge the battery"
        case .notFlying: "type \"takeoff\" first"
        case .flying: "type \"land\" first"
        case .emergency: "type \"recover\", with hands off the drone"
        case .ceiling, .floor, .fence, .widening: "\"show limits\" tells how far it may fly"
        case .positionLost: "\(FlightFailure.newHome): home is then where it hovers first"
        case .landing(let reason): reason.advice
        // The words of a finding say what helps.
        case .noLink, .declined, .comingBack, .preflight, .linksOwn: nil
        }
    }
}

extension LandingReason {
    /// What helps against it.
    fileprivate var advice: String? {
        switch self {
        case .battery, .batteryFlag, .batteryEnding: "charge the battery"
        case .batterySag: "charge the battery; one that sags when it is full is worn out"
        case .crashed: "look at the drone and its propellers before it flies again"
        case .fence, .ceiling: "there is too much wind for these limits"
        case .asleep: "keep the computer awake, or fly with a guardian"
        case .linkLost, .commandsUnheard: "go nearer to the drone, or to a place with less Wi-Fi traffic"
        case .takeOffFailed: "look whether the propellers turn freely and the floor is level"
        case .asked, .drone, .leaving: nil
        }
    }
}
