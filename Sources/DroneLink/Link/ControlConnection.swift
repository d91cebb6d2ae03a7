import DroneWire
import Logging
import Sockets

/// The connection over which the drone sends its configuration when it is asked: there while the link is, and again after it broke.
struct ControlConnection: Sendable {
    let address: DroneAddress
    let cockpit: Cockpit
    let logger: Logger

    private static let shortestPause = Duration.milliseconds(250)
    private static let longestPause = Duration.seconds(4)

    /// Receives listings until the task is cancelled.
    func run() async {
        var pause = Self.shortestPause
        while !Task.isCancelled {
            do {
                try await withStreamPort(to: address.control) { port in
                    pause = Self.shortestPause
                    await cockpit.setReadable(true)
                    try await receive(from: port)
                }
            } catch {
                logger.debug("control connection broke", metadata: ["error": "\(error)"])
            }
            await cockpit.setReadable(false)
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, Self.longestPause)
        }
    }

    private nonisolated(nonsending) func receive(from port: StreamPort) async throws {
        var assembler = ConfigurationReplyAssembler()
        for try await bytes in port.incoming {
            for reply in assembler.append(bytes.rawSpan) {
                await cockpit.receive(ConfigurationListing(parsing: reply.rawSpan))
            }
        }
    }
}
