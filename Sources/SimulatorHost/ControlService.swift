import DroneWire
import Sockets

/// TCP 5559: sends the configuration as text whenever a client asked for it with CTRL.
struct ControlService: Sendable {
    let drone: HostedDrone

    func serve(_ connections: Mailbox<StreamConnection>) async {
        await withTaskGroup(of: Void.self) { group in
            for await connection in connections {
                group.addTask {
                    // A connection that broke is a client that went away: nothing is left to tell it.
                    try? await connection.withPort { port in try await answer(port) }
                }
            }
            group.cancelAll()
        }
    }

    private func answer(_ port: StreamPort) async throws {
        let texts = await drone.attachReader()
        let outcome: Result<Void, any Error>
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for await text in texts { try await port.send(text) } }
                group.addTask {
                    defer { texts.finish() }
                    for try await _ in port.incoming {}
                }
                defer { group.cancelAll() }
                try await group.next()
            }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        texts.finish()
        await drone.detachReader(texts)
        try outcome.get()
    }
}
