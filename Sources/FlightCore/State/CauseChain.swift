/// Why something came about: the events behind it, each the cause of the one before.
public struct CauseChain: Hashable, Sendable {
    /// The causes, nearest first; empty when nothing before tells more.
    public let events: [FlightEvent]

    /// A chain for what nothing led to.
    public init() { events = [] }

    /// What led to the failure of a pilot, among the events of a flight, oldest first.
    public init(of failure: FlightFailure, in events: [FlightEvent]) {
        guard let nearest = events.lastIndex(where: failure.isCaused(by:)) else {
            self.events = []
            return
        }
        self.events = [events[nearest]] + CauseChain(ofEventAt: nearest, in: events).events
    }

    /// What led to one of the events of a flight, oldest first.
    public init(ofEventAt index: Int, in events: [FlightEvent]) {
        var causes: [FlightEvent] = []
        var present = index
        while let cause = events[..<present].lastIndex(where: events[present].isCaused(by:)) {
            causes.append(events[cause])
            present = cause
        }
        self.events = causes
    }
}

extension FlightEvent {
    /// Whether that one, which came before, can have led to this one.
    public func isCaused(by earlier: FlightEvent) -> Bool {
        switch (self, earlier) {
        case (.landed, .landingBegan), (.landed, .emergencyEntered), (.landingNotConfirmed, .landingBegan): true
        case (.landingBegan(let landing), .flightMustEnd(let reason)): landing == reason
        case (.landingBegan(.battery), .batteryLow), (.landingBegan(.batteryFlag), .batteryLow),
            (.flightMustEnd(.battery), .batteryLow):
            true
        case (.landingBegan(.linkLost), .linkLost), (.linkLost, .linkQuiet): true
        case (.landingBegan(.commandsUnheard), .commandsUnheard): true
        case (.landingBegan(.fence), .leftFence), (.landingBegan(.ceiling), .leftFence): true
        case (.landingBegan(.crashed), .crashed): true
        case (.landingBegan(.takeOffFailed), .commandsUnheard): true
        case (.linkRestored, .linkLost), (.linkRestored, .linkQuiet): true
        case (.refused(.landing(let refused)), .landingBegan(let reason)): refused == reason
        case (.refused(.comingBack), .leftFence), (.returnedInside, .leftFence): true
        case (.refused(.positionLost), .positionLost), (.positionRegained, .positionLost): true
        case (.refused(.battery), .batteryLow), (.refused(.noLink), .linkLost), (.refused(.noLink), .linkQuiet): true
        case (.landingBegan(.drone), .batteryLow(let percent)): percent <= BatteryWatch.dronesOwnAlarm
        case (.configurationFailed(_, .disconnected), .linkLost), (.configurationFailed(_, .disconnected), .rebooted):
            true
        case (.refused(.emergency), .emergencyEntered), (.emergencyCleared, .emergencyEntered): true
        case (.heightCertain, .heightUncertain), (.reachedHover, .tookOff): true
        default: false
        }
    }

    /// Whether it belongs to the history by which things are explained.
    var isHistory: Bool {
        switch self {
        case .configured, .verified, .said, .asked, .answered, .photographed, .recordingStarted, .recordingStopped:
            false
        default: true
        }
    }
}

extension FlightFailure {
    /// Whether that event can have led to this failure.
    public func isCaused(by event: FlightEvent) -> Bool {
        switch (self, event) {
        case (.failsafe(let reason), .landingBegan(let began)): reason == began
        case (.failsafe(let reason), .flightMustEnd(let told)): reason == told
        case (.refused(let refusal), .refused(let told)): refusal == told
        case (.configuration(let failure), .configurationFailed(_, let told)): failure == told
        case (.video(let reason), .photoFailed(let told)), (.video(let reason), .recordingFailed(let told)):
            reason == told
        case (.replaced, .secondController), (.linkLost, .linkLost), (.commandsUnheard, .commandsUnheard),
            (.emergency, .emergencyEntered),
            (.rebooted, .rebooted), (.takenOver, .takenOver), (.positionLost, .positionLost),
            (.landingNotConfirmed, .landingNotConfirmed):
            true
        default: false
        }
    }
}
