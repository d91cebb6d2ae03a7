import DroneSim
import DroneVideo
import Logging
import Sockets

/// Serves the video port: draws and encodes on a thread of its own while a client is connected.
actor Camera {
    nonisolated let queue = WorkQueue(label: "SwiftCopter.simulator.camera")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    private let world: World

    /// Made when the first client connects: painting a world takes its time.
    private lazy var renderer = SceneRenderer(world: world)
    private let hangar: Hangar
    private let logger: Logger

    init(world: World, hangar: Hangar, logger: Logger) {
        self.world = world
        self.hangar = hangar
        self.logger = logger
    }

    /// Serves one client after the other, until the server ends.
    nonisolated func serve(_ server: StreamServer) async {
        await withTaskGroup(of: Void.self) { group in
            for await connection in server.connections {
                guard let frames = await hangar.beginViewing() else {
                    logger.debug("second video client refused", metadata: ["client": "\(connection.peer)"])
                    connection.refuse()
                    continue
                }
                group.addTask(executorPreference: queue) {
                    await self.serve(connection, frames)
                    await self.hangar.endViewing()
                }
            }
        }
    }

    private func serve(_ connection: StreamConnection, _ frames: Mailbox<LiveFrame>) async {
        do {
            try await connection.withPort { port in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        // A client has nothing to say here; that it hangs up ends the pictures.
                        defer { frames.finish() }
                        for try await _ in port.incoming {}
                    }
                    defer { group.cancelAll() }
                    try await send(frames, to: port)
                }
            }
        } catch {
            logger.debug("video client gone", metadata: ["client": "\(connection.peer)", "error": "\(error)"])
        }
    }

    private func send(_ frames: Mailbox<LiveFrame>, to port: StreamPort) async throws {
        var encoder = LiveEncoder(renderer: renderer)
        for await frame in frames {
            // Waits while the client does not read: the pictures of that time are not even drawn.
            guard let bytes = try encoder.encode(frame) else { continue }
            let middle = bytes.count / 2
            try await port.send(
                frame.garbage.isEmpty ? bytes : Array(bytes[..<middle] + frame.garbage + bytes[middle...])
            )
        }
    }
}
