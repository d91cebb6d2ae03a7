package import FlightCore
package import MissionLanguage
package import MissionRuntime

/// What a prompt wants done.
package enum PromptAction: Sendable {
    /// Show lines above the one that is typed.
    case show(String)

    /// Fly a mission, with what earlier lines have left behind; answered by
    /// ``PromptInput/flown(flight:_:memory:report:)`` with the same number.
    case fly(CheckedMission, carrying: MissionMemory, flight: Int)

    /// Fly a mission in the simulated drone, and say what forbids to fly it really; answered by
    /// ``PromptInput/proved(flight:refusal:)`` with the same number.
    case prove(CheckedMission, carrying: MissionMemory, flight: Int)

    /// Ask the drone for what is needed to know a value.
    case observe(TelemetryNeeds)

    /// Find out what is known of the drone's settings; answered by ``PromptInput/settings(_:)``.
    case askForSettings

    /// Land; answered by ``PromptInput/cameDown(flight:_:)`` with the same number.
    case land(flight: Int)

    /// Stop the motors at once; answered like a landing.
    case stopMotors(flight: Int)

    /// Clear the emergency; answered like a landing.
    case recover(flight: Int)

    /// End what is flown, in a hover.
    case hover

    /// Let the keys fly; answered like a landing.
    case pilot(flight: Int)

    /// Hand a key to whoever flies by keys.
    case steer(ManualKey)

    /// Answer what a mission has asked.
    case answer(Bool)

    /// Write a mission to a file, and show what came of it.
    case save(MissionDraft, file: String, replacing: Bool)

    /// Give the terminal back, let the drone land and end.
    case leave
}
