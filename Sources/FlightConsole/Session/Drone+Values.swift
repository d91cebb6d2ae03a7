package import DroneLink
import FlightCore
package import MissionLanguage
package import MissionRuntime

extension Drone {
    /// What a value amounts to now; what the drone does not send by itself is asked for, and waited for as long as that may take.
    ///
    /// - Parameters:
    ///   - formula: the value.
    ///   - mission: what it is written in.
    ///   - memory: what earlier lines have left behind.
    /// - Returns: the value; nil where it is not known in time.
    package func value(
        of formula: Formula,
        in mission: CheckedMission,
        carrying memory: MissionMemory
    ) async -> Value? {
        func now() -> Value? { formula.evaluated(in: SituationValues(situation, memory: memory)) }
        let needs = TelemetryNeeds(of: mission)
        guard needs != .none else { return now() }
        return await observing(needs) {
            let deadline = ContinuousClock.now + PromptMachine.longestAsking
            while now() == nil, ContinuousClock.now < deadline, !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(50))
            }
            return now()
        }
    }

    /// Asks the drone for what is needed while the body runs; navdata that was asked for once goes on to come.
    func observing<Result>(_ needs: TelemetryNeeds, _ body: () async -> Result) async -> Result {
        await observe(needs.navdata)
        // Whoever subscribes keeps the camera connected, read or not.
        let stream = needs.camera ? frames : nil
        defer { withExtendedLifetime(stream) {} }
        return await body()
    }
}
