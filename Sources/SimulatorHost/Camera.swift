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
    private static let patience = Duration.seconds(2)

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
    func serve(_ server: StreamServer) async {
        await server.servePictures(
            logger: logger,
            begin: { await hangar.beginViewing() },
            send: { try await send($0, to: $1) },
            end: { await hangar.endViewing() }
        )
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
                guard case .success(let datagram) = arrival, await wake(for: datagram.sender) else { continue }
                group.addTask(executorPreference: queue) { await self.send(from: port) }
            }
        }
    }

    /// Takes note of a wake-up; tells whether it is the first.
    private func wake(for peer: Peer) -> Bool {
        let isFirst = watcher == nil
        if peer != watcher { logger.debug("video client", metadata: ["client": "\(peer)"]) }
        (watcher, wasWoken) = (peer, true)
        return isFirst
    }

    private func send(from port: DatagramPort) async {
        var encoder = LiveEncoder(renderer: renderer)
        for await frame in await hangar.beginViewing() {
            // Nobody hangs up here: pictures go on as long as the drone has its client, and after that for one who asks again.
            if await hangar.hasLostLink, !wasWoken { continue }
            wasWoken = false
            do throws(VideoError) {
                if let bytes = try encoder.encode(frame), let watcher { port.send(bytes, to: watcher) }
            } catch {
                logger.debug("picture not encoded", metadata: ["error": "\(error)"])
            }
        }
        // After a cut or a reboot the next wake-up is the first again.
        watcher = nil
    }
}
