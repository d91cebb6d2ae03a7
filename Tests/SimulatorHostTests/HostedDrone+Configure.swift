import DroneSim
import DroneWire
import SimulatorHost
import Sockets

extension HostedDrone {
    /// Writes settings under a session of its own, as video settings need it, which no silence of a test ends.
    func configure(_ settings: [ConfigurationSetting]) async throws {
        let patience = try ConfigurationSetting(.comWatchdog, 600)
        try await withDatagramPort(remote: Endpoint(address, 5556)) { commands in
            for datagram in orders([patience] + settings) { commands.send(datagram) }
        }
    }
}

/// The commands that write settings under a session of one's own.
func orders(_ settings: [ConfigurationSetting]) -> [[UInt8]] {
    let ids = ConfigurationIDs(
        session: ConfigurationID(rawValue: 1),
        user: ConfigurationID(rawValue: 2),
        application: ConfigurationID(rawValue: 3)
    )
    let identity: [ConfigurationSetting] = [
        .sessionID(.use(ids.session)), .profileID(.use(ids.user)), .applicationID(.use(ids.application)),
    ]
    var numbers = ATSequence()
    return (identity + settings).flatMap { numbers.encode([.configIDs(ids), .config($0)]) }
}
