import DroneSim
import Foundation
import MissionLanguage
import MissionRuntime
import Rehearsal
import SimulatorHost
import SwiftCopter
import Testing

/// What rehearsal finds sound flies, over sockets and with chances that no rehearsal has seen.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct HonestRehearsalTests {
    private static let isLong = ProcessInfo.processInfo.environment["COPTER_TEST_LONG"] != nil
    /// How often it is rehearsed, and how often it then flies; several fly at once.
    private static let rehearsals: UInt64 = isLong ? 100 : 8
    private static let flights: UInt64 = isLong ? 20 : 2

    /// Pictures are encoded in real time, for which a machine that is busy with other tests has none: only the long run films.
    private static let mission = """
        require battery >= 40%
        limit altitude 2m
        limit radius 3m
        takeoff to 1.2m
        \(isLong ? "record \"honest\": forward 1m at 0.5m/s; photo" : "forward 1m at 0.5m/s")
        turn right 90
        repeat 2: back 50cm; up 20cm
        land

        """

    @Test func `a mission that rehearses without a failure flies without one over sockets with other seeds`()
        async throws
    {
        let mission = try #require(MissionCheck.check(SourceText(name: "honest.fly", text: Self.mission)).mission)
        let rehearsed = try (1...Self.rehearsals).map {
            try RehearsedFlight(mission, seed: $0, in: RehearsalConditions())
        }
        let summary = RehearsalSummary(rehearsed)
        #expect(summary.isSound && summary.succeeded == Int(Self.rehearsals))

        let folder = FileManager.default.temporaryDirectory.appending(path: "honest-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            var waiting = Array(1000..<(1000 + Self.flights))
            var open = 0
            while open > 0 || !waiting.isEmpty {
                if open < 2, let seed = waiting.popLast() {
                    open += 1
                    group.addTask { try await fly(mission, seed: seed, in: folder.appending(path: "\(seed)")) }
                } else {
                    _ = try await group.next()
                    open -= 1
                }
            }
        }
    }

    private func fly(_ mission: CheckedMission, seed: UInt64, in folder: URL) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var settings = LinkSettings()
        settings.output.folder = folder.path()
        let simulated = SimulatorHostSettings(simulator: SimulatorSettings(seed: seed))
        try await withSimulatedDrone(simulated) { [settings] simulated in
            try await withDrone(at: .host(simulated.address), settings: settings) { drone in
                let (pilot, outcome) = try await drone.attempt(MissionMachine(mission))
                #expect(outcome == .completed, "seed \(seed): \(pilot.report.text)")
                #expect(pilot.report.photos.count == (Self.isLong ? 1 : 0))
                #expect(pilot.report.films.count == (Self.isLong ? 1 : 0))
            }
            #expect(simulated.isOnTheGround)
        }
    }
}
