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
        case .address(let address):
            try await DroneLink.withDrone(at: .host(address), settings: settings, body)
        case .simulated(let simulation):
            try await withSimulatedDrone(simulation.host) { simulated in
                try await DroneLink.withDrone(at: .host(simulated.address), settings: settings, body)
            }
        }
    }
}
