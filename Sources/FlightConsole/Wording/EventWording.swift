import DroneWire
package import FlightCore

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
    /// The event in words, or nil where nobody wants to read it.
    package var line: EventLine? {
        switch self {
        case .connected(flying: false): EventLine("connected")
        case .connected(flying: true): EventLine("connected to a drone in the air; it is held in a hover", .warning)
        case .tookOff: EventLine("motors started")
        case .reachedHover: EventLine("hovering")
        case .landingBegan(let reason): reason.line
        case .landingNotConfirmed(let after, let height):
            EventLine(
                "told to land for \(Format.seconds(after)) and not seen on the ground; still told to land"
                    + Self.landingAdvice(at: height),
                .alarm
            )
        case .landed: EventLine("landed")
        case .linkQuiet(let silence):
            EventLine("nothing heard for \(Format.silence(silence)); told to hover", .warning)
        case .linkLost(let silence): EventLine("link lost: nothing heard for \(Format.silence(silence))", .alarm)
        case .linkRestored: EventLine("heard again")
        case .emergencyEntered(let word): EventLine("emergency: motors off\(Self.cause(in: word))", .alarm)
        case .emergencyCleared: EventLine("emergency cleared")
        case .emergencyNotConfirmed(let tries):
            EventLine("the drone did not follow \(tries) emergency requests", .alarm)
        case .batteryLow(let percent): EventLine("battery at \(percent) %", .warning)
        case .flightMustEnd(let reason): EventLine("the flight has to end: \(reason.words)", .alarm)
        case .commandsUnheard(let time):
            EventLine("the drone has heard no command for \(Format.silence(time))", .alarm)
        case .leftFence(let limit): EventLine("outside for 3 s (\(limit.words)); flown back the way it came", .alarm)
        case .returnedInside: EventLine("inside its limits again")
        case .heightUncertain(let difference):
            EventLine(
                "altitude and ultrasonic sensor differ by \(Format.meters(difference)); moves are slow now",
                .warning
            )
        case .heightCertain: EventLine("altitude and ultrasonic sensor agree again")
        case .positionLost(let loss): EventLine("position lost: \(loss.words)", .warning)
        case .positionRegained: EventLine("the position is known again")
        case .crashed(let crash): EventLine("crashed: \(crash.words)", .alarm)
        case .noticed(let finding): EventLine("before take-off: \(finding.words)", .warning)
        case .rebooted: EventLine("the drone was switched off and on", .alarm)
        case .secondController(let sign):
            EventLine("somebody else commands this drone: \(sign.words)", .alarm)
        case .takenOver:
            EventLine("this program was away too long: its guardian has the drone and lands it", .alarm)
        case .configured, .verified: nil
        case .configurationFailed(let setting, let failure):
            EventLine("\(setting.key) could not be set: \(failure.words)", .warning)
        case .refused(let refusal): EventLine("refused: \(refusal.words)", .warning)
        case .photographed(let file): EventLine("photo: \(file)")
        case .photoFailed(let reason): EventLine("no photo: \(reason)", .warning)
        case .recordingStarted(let file): EventLine("recording to \(file)")
        case .recordingStopped(let file, let length, let frames):
            EventLine("film: \(file), \(Format.seconds(length)), \(frames) frames")
        case .recordingFailed(let reason): EventLine("recording failed: \(reason)", .alarm)
        case .said(let text): EventLine(text)
        case .asked(let question): EventLine("\(question) [y/n]", .warning)
        case .answered(let isYes): EventLine(isYes ? "yes" : "no")
        }
    }

    /// Motors that stop near the ground break nothing; higher up they must not.
    private static func landingAdvice(at height: Length?) -> String {
        guard let height, height < .meters(0.5) else { return "" }
        return ". It is \(Format.meters(height)) high: if its motors run, \"emergency!\" stops them"
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

extension SecondController {
    /// How it shows, in words.
    package var words: String {
        switch self {
        case .foreignCommand(let number): "it obeyed a command (number \(number)) that was not sent from here"
        case .flyBit(true): "it was told to fly, and not from here"
        case .flyBit(false): "it was told to land, and not from here"
        }
    }
}

extension LandingReason {
    fileprivate var line: EventLine {
        switch self {
        case .asked, .leaving: EventLine("landing")
        case .drone: EventLine("the drone lands by itself", .warning)
        case .battery, .batteryFlag, .linkLost, .takeOffFailed, .batteryEnding, .batterySag, .commandsUnheard, .fence,
            .ceiling, .crashed, .asleep:
            EventLine("landing: \(words)", .alarm)
        }
    }

    /// The reason in words.
    package var words: String {
        switch self {
        case .asked: "asked to"
        case .drone: "the drone began it"
        case .leaving: "the flight's scope ended"
        case .battery(let percent): "battery at \(percent) %"
        case .batteryFlag: "the drone says its battery is too low"
        case .linkLost(let silence): "nothing heard for \(Format.silence(silence))"
        case .takeOffFailed: "the take-off did not reach a hover"
        case .batteryEnding(let time): "the battery lasts only \(Format.seconds(time)) at this rate"
        case .batterySag(let sag): "the battery's voltage fell by \(sag.words) within 10 s"
        case .commandsUnheard(let time): "the drone has heard no command for \(Format.silence(time))"
        case .fence(let radius): "farther than \(Format.meters(radius)) from home, and not brought back"
        case .ceiling(let height): "higher than \(Format.meters(height)), and not brought back"
        case .crashed(let crash): "crashed: \(crash.words)"
        case .asleep(let time): "this program stood still for \(Format.seconds(time))"
        }
    }
}

extension Refusal {
    /// The reason in words.
    package var words: String {
        switch self {
        case .battery(let percent, let needed): "battery at \(percent) %, at least \(needed) % needed"
        case .emergency: "the drone is in emergency; \"recover\" clears it"
        case .landing(let reason): "landing (\(reason.words))"
        case .notFlying: "only possible in the air; \"takeoff\" first"
        case .flying: "only possible on the ground"
        case .noLink: "the drone is not heard"
        case .ceiling(let height): "higher than the ceiling of \(Format.meters(height))"
        case .fence(let radius): "farther than \(Format.meters(radius)) from home"
        case .positionLost: "the drone does not know where it is"
        case .declined(let question): "\"\(question)\" was answered with no"
        case .comingBack: "the drone is being flown back inside its limits"
        case .preflight(let finding): finding.words
        }
    }
}

extension FlightFailure {
    /// The failure in words.
    package var words: String {
        switch self {
        case .timeout(let step, let deadline): "\"\(step)\" did not end within \(Format.seconds(deadline))"
        case .stalled(let step, let remaining):
            "\"\(step)\" came no closer for 3 s, \(Format.meters(remaining)) from its target"
        case .refused(let refusal): "refused: \(refusal.words)"
        case .positionLost: "the position was lost"
        case .linkLost(let silence): "link lost: nothing heard for \(Format.silence(silence))"
        case .commandsUnheard(let time): "link lost: the drone has heard no command for \(Format.silence(time))"
        case .failsafe(let reason): "ended by a landing: \(reason.words)"
        case .emergency: "the motors were cut"
        case .rebooted: "the drone was switched off and on"
        case .takenOver: "this program was away too long; its guardian has the drone and lands it"
        case .configuration(let failure): "a setting could not be made: \(failure.words)"
        case .video(let reason): "video: \(reason)"
        case .mission(let why): why
        case .requirement(let why): "not met: \(why)"
        case .replaced: "ended before its time"
        case .landingNotConfirmed(let after): "not seen on the ground after \(Format.seconds(after))"
        }
    }
}

extension ConfigurationFailure {
    /// The failure in words.
    package var words: String {
        switch self {
        case .notAcknowledged(let tries): "not acknowledged in \(tries) tries"
        case .notInEffect(let seen): "acknowledged, and not in effect: the pictures are \(seen)"
        case .notTaken(let found): "acknowledged, and still \(found)"
        case .notRead: "the drone did not send its configuration"
        case .disconnected: "the link ended first"
        }
    }
}

extension ConfigurationFact.Answer {
    /// What the drone said to a setting, in words.
    var words: String {
        switch self {
        case .none: "nothing yet"
        case .acknowledged: "acknowledged"
        case .failed(let failure): failure.words
        }
    }
}
