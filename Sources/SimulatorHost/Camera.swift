import DroneSim
import DroneVideo
import DroneWire
import Logging
import Sockets

/// Serves the video port: draws and encodes on a thread of its own while a client is there.
actor Camera {
    nonisolated let queue = WorkQueue(label: "SwiftCopter.simulator.camera")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    private let world: World

    /// Made when the first client comes: painting a world takes its time.
    private lazy var renderer = SceneRenderer(world: world)
    private let hangar: Hangar
    private let logger: Logger

    /// A client that takes nothing for so long is hung up on, so that another can be served (chosen).
    private static let patience = Duration.seconds(5)

    /// Who gets the datagrams of an AR.Drone 1.0: the last one who sent a wake-up, and whether another came since.
    private var watcher: Peer?
    private var wasWoken = false

    init(world: World, hangar: Hangar, logger: Logger) {
        self.world = world
        self.hangar = hangar
        self.logger = logger
    }

    // MARK: Connections

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
                try await port.whileOpen(ending: frames) { try await send(frames, to: port) }
            }
        } catch {
            logger.debug("video client gone", metadata: ["client": "\(connection.peer)", "error": "\(error)"])
        }
    }

    private func send(_ frames: Mailbox<LiveFrame>, to port: StreamPort) async throws {
        var encoder = LiveEncoder(renderer: renderer)
        for await frame in frames {
            // Waits while the client does not read: the pictures of that time are not even drawn.
            guard var bytes = try encoder.encode(frame) else { continue }
            for announcement in await hangar.takeAnnouncements() { bytes += announcement.encoded }
            try await port.send(bytes, within: Self.patience)
        }
    }

    // MARK: Datagrams

    /// Sends pictures to whoever sent the last wake-up, until the port ends.
    nonisolated func serve(_ port: DatagramPort) async {
        await withTaskGroup(of: Void.self) { group in
            for await arrival in port.incoming {
                guard case .success(let datagram) = arrival else { continue }
                await wake(for: datagram.sender)
                guard let frames = await hangar.beginViewing() else { continue }
                group.addTask(executorPreference: queue) {
                    await self.send(frames, from: port)
                    await self.hangar.endViewing()
                }
            }
        }
    }

    private func wake(for peer: Peer) {
        if peer != watcher { logger.debug("video client", metadata: ["client": "\(peer)"]) }
        (watcher, wasWoken) = (peer, true)
    }

    private func send(_ frames: Mailbox<LiveFrame>, from port: DatagramPort) async {
        var encoder = LiveEncoder(renderer: renderer)
        for await frame in frames {
            // Nobody hangs up here: pictures go on as long as the drone has its client, and after that for one who asks again.
            if await hangar.hasLostLink, !wasWoken { return }
            wasWoken = false
            do throws(VideoError) {
                if let bytes = try encoder.encode(frame), let watcher { port.send(bytes, to: watcher) }
            } catch {
                logger.debug("picture not encoded", metadata: ["error": "\(error)"])
            }
        }
    }
}

/// A client took nothing for too long.
private struct ClientStalled: Error {}

extension StreamPort {
    /// Sends bytes to a client that takes what was sent before within some time; throws where it does not.
    nonisolated(nonsending) func send(_ bytes: [UInt8], within patience: Duration) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await send(bytes) }
            group.addTask {
                try await Task.sleep(for: patience)
                throw ClientStalled()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Sends to a client who has nothing to say: that it hangs up ends `frames`.
    nonisolated(nonsending) func whileOpen(
        ending frames: Mailbox<LiveFrame>,
        _ send: () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { frames.finish() }
                for try await _ in incoming {}
            }
            defer { group.cancelAll() }
            try await send()
        }
    }
}
