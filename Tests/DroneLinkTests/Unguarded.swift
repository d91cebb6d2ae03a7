import DroneLink

/// Meets a drone without a guardian: the simulated drones of these tests live in the tests' own process, and die with it.
///
/// It stands in front of the library's function of the same name, so that no test starts one by mistake.
@discardableResult
nonisolated(nonsending) func withDrone<Success>(
    at address: DroneAddress,
    settings: LinkSettings = LinkSettings(),
    _ body: (Drone) async throws -> Success
) async throws -> Success {
    var settings = settings
    settings.guardian = .none
    return try await DroneLink.withDrone(at: address, settings: settings, body)
}
