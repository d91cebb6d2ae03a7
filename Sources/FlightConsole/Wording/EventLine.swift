package import FlightCore
import MissionRuntime

/// An event as one line for people.
package struct EventLine: Hashable, Sendable {
    /// How much it matters.
    package enum Weight: Hashable, Sendable {
        /// Worth a line.
        case normal
        /// Somebody should look.
        case warning
        /// Something went wrong.
        case alarm
    }

    /// What happened, in words.
    package var text: String

    /// How much it matters.
    package var weight: Weight

    init(_ text: String, _ weight: Weight = .normal) {
        self.text = text
        self.weight = weight
    }

    /// The line for a terminal, with a bell where one is wanted and there is something to look at.
    package func rendered(for traits: TerminalTraits) -> String {
        (traits.ringsBell && weight != .normal ? "\u{7}" : "") + rendered(colour: traits.hasColour)
    }

    /// The line in the colour of its weight, which is also told by a word at its beginning.
    package func rendered(colour: Bool) -> String {
        switch weight {
        case .normal: text
        case .warning: colour ? "\u{1B}[33m! \(text)\u{1B}[0m" : "! \(text)"
        case .alarm: colour ? "\u{1B}[1;31m!! \(text)\u{1B}[0m" : "!! \(text)"
        }
    }
}

extension FlightEvent {
    /// The event as a line, or nil where nobody wants to read it.
    package var line: EventLine? {
        switch self {
        case .configured, .verified: nil
        case .landingNotConfirmed(_, let height): EventLine(words + Self.landingAdvice(at: height), .alarm)
        default: EventLine(words, weight)
        }
    }

    /// How much it matters.
    private var weight: EventLine.Weight {
        switch self {
        case .connected(flying: false), .tookOff, .reachedHover, .landingBegan(.asked), .landingBegan(.leaving),
            .landed,
            .linkRestored, .emergencyCleared, .returnedInside, .heightCertain, .positionRegained, .configured,
            .verified,
            .photographed, .recordingStarted, .recordingStopped, .said, .answered:
            .normal
        case .connected(flying: true), .settingsAwaited, .landingBegan(.drone), .linkQuiet, .batteryLow,
            .heightUncertain, .positionLost,
            .noticed, .configurationFailed, .refused, .photoFailed, .asked:
            .warning
        case .landingBegan, .landingNotConfirmed, .linkLost, .emergencyEntered, .emergencyNotConfirmed, .flightMustEnd,
            .commandsUnheard, .leftFence, .crashed, .rebooted, .secondController, .takenOver, .recordingFailed:
            .alarm
        }
    }

    /// Motors that stop near the ground break nothing; higher up they must not.
    private static func landingAdvice(at height: Length?) -> String {
        guard let height, height < .meters(0.5) else { return "" }
        return ". It is \(height.inWords) high: if its motors run, \"emergency!\" stops them"
    }
}
