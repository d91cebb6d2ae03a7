import DroneLink
import FlightConsole
import FlightCore
import Glibc
import MissionLanguage

/// Who answers what a mission asks its operator.
enum Answers: Sendable {
    /// Somebody at the terminal.
    case terminal
    /// Every answer is yes.
    case yes
    /// There is nobody.
    case nobody

    /// Refuses a mission that asks where nobody could answer, before anything moves.
    func check(_ mission: CheckedMission) throws(CommandFailure) {
        guard case .nobody = self, (mission.steps + mission.onAbort).contains(where: { $0.contains(where: \.asks) })
        else { return }
        throw CommandFailure(
            .usage,
            "the mission asks its operator, and nobody is at a terminal",
            advice: "--yes answers every question with yes"
        )
    }

    /// Answers what is asked while the body runs.
    func answering<Result: Sendable>(_ drone: Drone, _ body: () async throws -> Result) async throws -> Result {
        switch self {
        case .nobody: return try await body()
        case .yes:
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await event in drone.events { if case .asked = event { await drone.answer(true) } }
                }
                defer { group.cancelAll() }
                return try await body()
            }
        case .terminal:
            return try await withLineReader(descriptor: STDIN_FILENO) { lines in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    // What is no answer is none: the question stays until its time is over.
                    group.addTask {
                        for await line in lines {
                            switch line.lowercased() {
                            case "y", "yes": await drone.answer(true)
                            case "n", "no": await drone.answer(false)
                            default: continue
                            }
                        }
                    }
                    defer { group.cancelAll() }
                    return try await body()
                }
            }
        }
    }
}

extension Step {
    /// Whether it asks the operator something.
    fileprivate var asks: Bool { if case .ask = action { true } else { false } }
}
