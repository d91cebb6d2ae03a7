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
    static func beforeFlight(
        of mission: CheckedMission,
        carrying memory: MissionMemory = MissionMemory(),
        in flight: FlightSettings
    ) throws -> MissionForecast? {
        guard mission.takesOff else { return nil }
        var conditions = RehearsalConditions(settings: flight, defaults: flight.limits.defaults)
        conditions.memory = memory
        if flight.limits.outdoor { conditions.simulator.world = .field }
        let (scout, _) = try conditions.scout(mission)
        let isShort = scout.report.took < .seconds(120)
        let seeds: [UInt64] = isShort ? [1, 2] : []
        let flights = try seeds.map { try RehearsedFlight(mission, seed: $0, in: conditions) }
        return MissionForecast(of: mission, [scout] + flights, in: conditions)
    }

    /// Why the mission is not flown with this charge in percent; nil where it may be.
    func refusal(with charge: Int?) -> CommandFailure? {
        if let refusalOfFlight { return refusalOfFlight }
        guard let sufficientCharge, let charge, charge < sufficientCharge else { return nil }
        return CommandFailure(
            .battery,
            "not flown: the battery has \(charge) %, and this mission begins with \(sufficientCharge) % or more",
            advice: "So 25 % are left at its end."
        )
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
