package import FlightCore
package import MissionRuntime

/// What happens to a prompt.
package enum PromptInput: Sendable {
    /// Somebody did something at the terminal.
    case terminal(ConsoleInput)

    /// A drone answers; from now on it can be told to do things.
    case linked

    /// There is no drone, or none any more; why, and what helps, in words.
    case unlinked(reason: String)

    /// Something happened in the air.
    case event(FlightEvent)

    /// How the drone is; comes several times a second.
    case observed(Observation)

    /// What is known of the drone's settings, as it was asked for.
    case settings([ConfigurationFact])

    /// A mission was flown in the simulated drone: the flight it is for, and why it must not be flown, in words; nil where it may.
    case proved(flight: Int, refusal: String?)

    /// A mission has ended: the flight it was, what it leaves behind, and how it went.
    case flown(flight: Int, PilotOutcome, memory: MissionMemory, report: MissionReport?)

    /// A landing, or another of the prompt's own manoeuvres, has ended.
    case cameDown(flight: Int, PilotOutcome)
}

/// How the drone is at one moment.
package struct Observation: Sendable {
    /// What is known of the drone and its place.
    package var situation: Situation

    /// How well it is heard.
    package var link: LinkStatus

    /// Whether it is, or may be, off the ground.
    package var isFlying: Bool

    /// The drone as it is now.
    package init(situation: Situation, link: LinkStatus, isFlying: Bool) {
        self.situation = situation
        self.link = link
        self.isFlying = isFlying
    }

    /// What the drone last said of itself.
    var state: DroneState { situation.state }

    /// How old the drone's last word is.
    var silence: Duration? { state.toldAt.map { max(.zero, situation.now - $0) } }
}
