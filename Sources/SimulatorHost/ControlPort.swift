import Logging
import Sockets

/// Serves the control port: every client gets the texts that the drone is asked for while it is connected.
struct ControlPort: Sendable {
    let hangar: Hangar
    let logger: Logger

    /// Serves everybody who connects, until the server ends.
    func serve(_ server: StreamServer) async {
        await withTaskGroup(of: Void.self) { group in
            for await connection in server.connections { group.addTask { await serve(connection) } }
        }
    }

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
