import DroneLink
import FlightConsole
import FlightCore
import Glibc
import MissionLanguage
import MissionRuntime
import Rehearsal
import Synchronization

/// One flight of one mission from the command line: tells what happens, lands when interrupted, reports, and says how the
/// program ends.
struct MissionFlight {
    /// What is flown.
    var mission: CheckedMission

    /// With which drone.
    var choice: DroneChoice

    /// On what kind of link.
    var settings = LinkSettings()

    /// How it is told.
    var output: OutputOptions

    /// Who answers what the mission asks.
    var answers = Answers.nobody

    /// What a flight came to.
    private struct Flown: Sendable {
        var report: MissionReport
        var outcome: PilotOutcome
    }

    /// Proves the mission in simulated flights, flies it, and throws where the program does not end with success.
    func fly() async throws {
        try answers.check(mission)
        let forecast = try MissionForecast.beforeFlight(of: mission, in: settings.flight)
        if let refusal = forecast?.refusalOfFlight { throw refusal }
        if let doubt = forecast?.doubt { StandardError.write("copter: \(doubt)") }
        // Some seconds may pass until a drone that is not there is given up.
        if case .address(let host, _) = choice, isatty(STDERR_FILENO) == 1 {
            StandardError.write("looking for a drone at \(host) …")
        }
        try await Interruption.withNarrator(output) { narrator, interruptions in
            try await fly(told: narrator, until: interruptions, foreseen: forecast)
        }
    }

    private func fly(
        told narrator: Narrator,
        until interruptions: AsyncStream<Interruption>,
        foreseen forecast: MissionForecast?
    ) async throws {
        let lostFilms = Mutex(0)
        let first = Mutex<Interruption?>(nil)
        let (ended, end) = AsyncStream.makeStream(of: Never.self)
        let note: @Sendable (Interruption) -> Void = { interruption in
            let isFirst = first.withLock { first in
                defer { first = first ?? interruption }
                return first == nil
            }
            narrator.remark(isFirst ? "interrupted: landing" : "the landing goes on")
            end.finish()
        }
        let flown = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await interruption in interruptions { note(interruption) } }
            defer { group.cancelAll() }
            return try await withEvents(
                telling: { event in
                    narrator.tell(event)
                    if case .recordingFailed = event { lostFilms.withLock { $0 += 1 } }
                    if case .photoFailed = event { lostFilms.withLock { $0 += 1 } }
                },
                of: { try await choice.withDrone(settings: settings, $0) },
                { drone in
                    // A mission begins with the charge with which enough is left at its end.
                    let refusal = drone.isFlying ? nil : forecast?.refusal(with: drone.state.batteryPercent)
                    if let refusal { throw refusal }
                    return try await answers.answering(drone) { try await fly(drone, until: ended) }
                }
            )
        }
        narrator.conclude("\n" + flown.report.text, record: flown.report.record)
        try save(flown, told: narrator)
        try conclude(flown, interruption: first.withLock { $0 }, filmsLost: lostFilms.withLock { $0 } > 0)
    }

    /// Keeps the report of a mission that has a file, where its photos and films are.
    private func save(_ flown: Flown, told narrator: Narrator) throws(CommandFailure) {
        guard mission.source.name.hasSuffix(".fly"), !output.isJSON else { return }
        do throws(CommandFailure) {
            let path = try ReportFile(mission: mission, report: flown.report).write()
            narrator.conclude("  report   \(path)", record: .null)
        } catch {
            // The flight is what counts: what became of it ends the program, unless all of it went well.
            guard flown.outcome == .completed else { return StandardError.write("copter: \(error.message ?? "")") }
            throw error
        }
    }

    /// Flies the mission until its end, or until somebody wants another one: leaving the drone's scope then lands.
    ///
    /// A mission whose end was asked for before it began leaves the seat before it is asked for anything.
    private func fly(_ drone: Drone, until ended: AsyncStream<Never>) async throws -> Flown {
        try await withThrowingTaskGroup(of: Flown?.self) { group in
            group.addTask {
                let (pilot, outcome) = try await drone.attempt(
                    MissionMachine(mission, defaults: settings.flight.limits.defaults)
                )
                return Flown(report: pilot.report, outcome: outcome)
            }
            group.addTask {
                for await _ in ended {}
                return nil
            }
            var flown: Flown?
            for try await end in group {
                flown = flown ?? end
                group.cancelAll()
            }
            guard let flown else { throw CancellationError() }
            return flown
        }
    }

    private func conclude(_ flown: Flown, interruption: Interruption?, filmsLost: Bool) throws(CommandFailure) {
        switch (flown.outcome, interruption) {
        case (.failed(.replaced), let interruption?): throw interruption.failure
        case (.failed(let failure), _):
            throw CommandFailure(failure.exitCode, "the mission failed: \(failure.words)", because: flown.report.causes)
        case (.completed, _):
            if filmsLost {
                throw CommandFailure(.recordingFailed, "the mission was flown, but not all of it was filmed")
            }
        }
    }
}
