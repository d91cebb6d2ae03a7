import Logging
import Sockets

/// Serves the control port: every client gets the texts that the drone is asked for while it is connected.
struct ControlPort: Sendable {
    /// A client opens one connection; a second pilot, a second one.
    private static let mostClients = 8

    let hangar: Hangar
    let logger: Logger

    /// Serves everybody who connects, until the server ends.
    func serve(_ server: StreamServer) async { await server.serve(atMost: Self.mostClients, serve) }

    private func serve(_ connection: StreamConnection) async {
        let (texts, number) = await hangar.beginListening()
        do {
            try await connection.withPort { port in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        defer { texts.finish() }
                        for try await _ in port.incoming {}
                    }
                    defer { group.cancelAll() }
                    for await text in texts { try await port.send(text) }
                }
            }
        } catch {
            logger.debug("control client gone", metadata: ["client": "\(connection.peer)", "error": "\(error)"])
        }
        await hangar.endListening(number)
    }
}
