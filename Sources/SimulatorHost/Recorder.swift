import DroneSim
import DroneVideo
import DroneWire
import Logging
import Sockets

/// Serves the recorder port of an AR.Drone 2.0: every picture that is recorded, however slowly its client reads.
///
/// Pictures are drawn when they are sent, so that a slow client costs no memory. Nothing is recorded while nobody is connected.
actor Recorder {
    nonisolated let queue = WorkQueue(label: "SwiftCopter.simulator.recorder")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    /// A client that takes nothing for so long is hung up on (the SDK waits as long for the drone).
    private static let patience = Duration.seconds(10)

    private let world: World
    private lazy var renderer = SceneRenderer(world: world)
    private let hangar: Hangar
    private let logger: Logger

    init(world: World, hangar: Hangar, logger: Logger) {
        self.world = world
        self.hangar = hangar
        self.logger = logger
    }

    /// Serves one client after the other, until the server ends.
    func serve(_ server: StreamServer) async {
        await server.servePictures(
            logger: logger,
            begin: { await hangar.beginRecording() },
            send: { try await send($0, to: $1) },
            end: { await hangar.endRecording() }
        )
    }

    private func send(_ frames: Mailbox<LiveFrame>, to port: StreamPort) async throws {
        var encoder = FrameEncoder(renderer: renderer)
        // Sent when the next one is there, because the last one says that it is.
        var newest: PaVEFrame?
        for await frame in frames {
            guard frame.video.filmOnKey == nil, let settings = VideoEncoderSettings(recording: frame) else {
                if var last = newest.take() {
                    last.header.control.insert(.lastFrame)
                    try await port.send(last.encoded, within: Self.patience)
                }
                continue
            }
            let coded = try encoder.encode(frame.picture.resized(to: (settings.width, settings.height)), settings)
            var announcement = coded.header
            announcement.control = .advertisement
            announcement.payloadSize = 0
            await hangar.announce(announcement)
            if let before = newest { try await port.send(before.encoded, within: Self.patience) }
            newest = coded
        }
    }
}

extension VideoEncoderSettings {
    /// How a picture is recorded; nil where it is not.
    init?(recording frame: LiveFrame) {
        guard let size = frame.video.recordedSize else { return nil }
        self.init(
            width: size.width,
            height: size.height,
            picturesPerSecond: frame.video.framesPerSecond,
            bitsPerSecond: frame.video.storageKilobitsPerSecond * 1000
        )
    }
}

extension PaVEFrame {
    /// Header and payload, as they are sent.
    var encoded: [UInt8] { header.encoded + payload }
}
