import DroneSim
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal

extension MissionForecast {
    /// Flies a mission in the simulated drone, on all cores, as often as is worth the time and at most so often.
    static func make(
        of mission: CheckedMission,
        in conditions: RehearsalConditions,
        flights count: Int
    ) async throws -> MissionForecast {
        var conditions = conditions
        let (scout, worth) = try conditions.scout(mission)
        let flights = try await RehearsedFlight.flights(of: mission, count: min(count, worth), in: conditions)
        return MissionForecast(of: mission, flights.isEmpty ? [scout] : flights, in: conditions)
    }
}

extension MissionForecast {
    /// What is proved before a real flight: some seconds of thought, whatever the mission's length; nil for a mission that
    /// stays on the ground.
    static func beforeFlight(of mission: CheckedMission, in flight: FlightSettings) async throws -> MissionForecast? {
        guard mission.takesOff else { return nil }
        var conditions = RehearsalConditions(settings: flight, defaults: flight.limits.defaults)
        if flight.limits.outdoor { conditions.simulator.world = .field }
        let (scout, _) = try conditions.scout(mission)
        let isShort = scout.report.took < .seconds(120)
        let flights = isShort ? try await RehearsedFlight.flights(of: mission, count: 2, in: conditions) : []
        return MissionForecast(of: mission, [scout] + flights, in: conditions)
    }
}

extension RehearsedFlight {
    /// Flies once for every seed from 1 on, on all cores.
    static func flights(
        of mission: CheckedMission,
        count: Int,
        in conditions: RehearsalConditions
    ) async throws -> [RehearsedFlight] {
        guard count > 0 else { return [] }
        return try await withThrowingTaskGroup(of: RehearsedFlight.self) { group in
            for seed in 1...UInt64(count) {
                group.addTask { try RehearsedFlight(mission, seed: seed, in: conditions) }
            }
            var flights: [RehearsedFlight] = []
            for try await flight in group { flights.append(flight) }
            return flights.sorted { $0.seed < $1.seed }
        }
    }
}
