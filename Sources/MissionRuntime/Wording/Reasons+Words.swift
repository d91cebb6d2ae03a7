import DroneWire
public import FlightCore
import MissionLanguage

extension SecondController {
    /// How it shows, in words.
    public var words: String {
        switch self {
        case .foreignCommand(let number): "it obeyed a command (number \(number)) that was not sent from here"
        case .flyBit(true): "it was told to fly, and not from here"
        case .flyBit(false): "it was told to land, and not from here"
        }
    }
}

extension LandingReason {
    /// The reason in words.
    public var words: String {
        switch self {
        case .asked: "asked to"
        case .drone: "the drone began it"
        case .leaving: "the flight's scope ended"
        case .battery(let percent): "battery at \(percent) %"
        case .batteryFlag: "the drone says its battery is too low"
        case .linkLost(let silence): "no news for \(silence.inWords)"
        case .takeOffFailed: "the take-off did not reach a hover"
        case .batteryEnding(let time): "the battery lasts only \(time.inSeconds) at this rate"
        case .batterySag(let sag): "the battery's voltage fell by \(sag.inWords) within 10 s"
        case .commandsUnheard(let time): "the drone has heard no command for \(time.inWords)"
        case .fence(let radius): "farther than \(radius.inWords) from home, and not brought back"
        case .ceiling(let height): "higher than \(height.inWords), and not brought back"
        case .crashed(let crash): "crashed: \(crash.words)"
        case .asleep(let time): "this program stood still for \(time.inSeconds)"
        }
    }
}

extension Refusal {
    /// The reason in words.
    public var words: String {
        switch self {
        case .battery(let percent, let needed): "battery at \(percent) %, at least \(needed) % needed"
        case .emergency: "the drone is in emergency; \"recover\" at the prompt clears it"
        case .landing(let reason): "landing (\(reason.words))"
        case .notFlying: "only possible in the air; \"takeoff\" first"
        case .flying: "only possible on the ground"
        case .noLink: "the drone is not heard"
        case .ceiling(let height): "higher than the ceiling of \(height.inWords)"
        case .floor(let height): "lower than \(height.inWords); \"land\" goes down"
        case .fence(let radius): "farther than \(radius.inWords) from home"
        case .positionLost: "the drone does not know where it is"
        case .declined(let question): "\"\(question)\" was answered with no"
        case .comingBack: "the drone is being flown back inside its limits"
        case .preflight(let finding): finding.words
        case .widening(let key): "\(key) would widen a limit, which only the command line does"
        case .linksOwn(let key): "\(key) belongs to the link; on the ground, copter config sets it"
        }
    }
}

extension FlightFailure {
    /// The failure in words.
    public var words: String {
        switch self {
        case .timeout(let step, let deadline): "\"\(step)\" did not end within \(deadline.inSeconds)"
        case .stalled(let step, let remaining):
            "\"\(step)\" came no closer for 3 s, \(remaining.inWords) from its target"
        case .refused(let refusal): "refused: \(refusal.words)"
        case .positionLost: "the position was lost"
        case .linkLost(let silence): "link lost: no news for \(silence.inWords)"
        case .commandsUnheard(let time): "link lost: the drone has heard no command for \(time.inWords)"
        case .failsafe(let reason): "ended by a landing: \(reason.words)"
        case .emergency: "the motors were cut"
        case .rebooted: "the drone was switched off and on"
        case .takenOver: "this program was away too long; its guardian has the drone and lands it"
        case .configuration(let failure): "a setting could not be made: \(failure.words)"
        case .video(let reason): "video: \(reason)"
        case .mission(let why): why
        case .requirement(let why): "not met: \(why)"
        case .replaced: "ended before its time"
        case .landingNotConfirmed(let after): "not seen on the ground after \(after.inSeconds)"
        }
    }
}

extension ConfigurationFailure {
    /// The failure in words.
    public var words: String {
        switch self {
        case .notAcknowledged(let tries): "not acknowledged in \(tries) tries"
        case .notInEffect(let seen): "acknowledged, and not in effect: the pictures are \(seen)"
        case .notTaken(let found): "acknowledged, and still \(found)"
        case .notRead: "the drone did not send its configuration"
        case .disconnected: "the link ended first"
        }
    }
}

extension PositionLoss {
    /// The reason in words.
    public var words: String {
        switch self {
        case .error(let radius, let most):
            "the drone may be \(radius.inWords) from where it seems to be, more than \(most.inWords)"
        case .blind(let time): "no velocity for \(time.inWords); does the drone see the floor?"
        }
    }
}

extension Crash {
    /// How it showed, in words.
    public var words: String {
        switch self {
        case .tilted(let angle): "it leans by \(Int(angle.degrees.rounded()))°"
        case .shock(let loadFactor): "it felt a blow of \(Decimals.fixed(loadFactor, places: 1)) g and does not move"
        }
    }
}

extension PreflightFinding {
    /// What is not as it should be, and what helps, in words.
    public var words: String {
        switch self {
        case .notLevel(let angle): "it leans by \(Int(angle.degrees.rounded()))°; put it on a level floor"
        case .notStill(let angle): "it is being moved (\(Int(angle.degrees.rounded()))° within a second); put it down"
        case .trimIsOld(let age): "the last trim is \(Int((age / .seconds(60)).rounded())) min old; \"trim\" renews it"
        case .limitNotConfirmed(let setting): "the drone did not confirm \(setting.key) = \(setting.value)"
        case .sonarImplausible(let height): "its ultrasonic sensor measures \(height.inWords) on the ground"
        case .noClock: "the drone's clock stands still"
        case .noGuardian: "the guardian is gone: nobody lands the drone if this program dies"
        case .diskAlmostFull(let free): "only \(free / 1_000_000) MB are free for photos and films"
        case .noPictures:
            "the camera sends no pictures; is another program watching, or was the drone just switched on?"
        }
    }
}

extension ConfigurationFact.Answer {
    /// What the drone said to a setting, in words.
    public var words: String {
        switch self {
        case .none: "nothing yet"
        case .acknowledged: "acknowledged"
        case .failed(let failure): failure.words
        }
    }
}
