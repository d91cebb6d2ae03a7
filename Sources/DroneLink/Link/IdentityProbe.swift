import DroneWire
import FlightCore
import Sockets

/// Finds out which of the two drones answers at an address: by its `version.txt`, else by whether it takes video connections.
struct IdentityProbe: Sendable {
    let address: DroneAddress

    /// How long the drone may take for all of it.
    private static let patience = Duration.seconds(1)

    /// `version.txt` has a few characters.
    private static let longestVersion = 256

    /// What was found out; nil where nothing answered in time.
    func identity() async -> DroneIdentity? {
        await withTaskGroup(of: DroneIdentity?.self) { group in
            group.addTask { await ask() }
            group.addTask {
                try? await Task.sleep(for: Self.patience)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    private func ask() async -> DroneIdentity? {
        if let text = try? await retrieveFile("version.txt", from: address.update, atMost: Self.longestVersion),
            let version = FirmwareVersion(String(decoding: text, as: UTF8.self))
        {
            return DroneIdentity(firmware: version, evidence: .versionFile)
        }
        do {
            return try await withStreamPort(to: address.video, timeout: .milliseconds(500)) { _ in
                DroneIdentity(takesVideoConnections: true)
            }
        } catch SocketError.refused {
            return DroneIdentity(takesVideoConnections: false)
        } catch {
            return nil
        }
    }
}
