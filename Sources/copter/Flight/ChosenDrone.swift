import DroneLink
import SimulatorHost

extension DroneChoice {
    /// Meets the drone that was chosen, runs `body` with it and leaves it on the ground; a simulated drone is switched on
    /// before and off behind.
    func withDrone<Result>(
        settings: LinkSettings = LinkSettings(),
        _ body: (Drone) async throws -> Result
    ) async throws -> Result {
        switch self {
        case .address(let address, let guardian):
            var settings = settings
            settings.guardian = guardian
            return try await DroneLink.withDrone(at: .host(address), settings: settings, body)
        case .simulated(let simulation):
            // A drone inside this process dies with it: there is nothing that a guardian could land.
            var settings = settings
            settings.guardian = .none
            return try await withSimulatedDrone(simulation.host) { [settings] simulated in
                try await DroneLink.withDrone(at: .host(simulated.address), settings: settings, body)
            }
        }
    }
}
