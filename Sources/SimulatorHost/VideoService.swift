import DroneSim
import DroneVideo
import DroneWire
import Logging
import Sockets

/// TCP 5555: sends what the cameras see to the one client that is connected, the next one waits its turn.
struct VideoService: Sendable {
    let drone: HostedDrone
    let world: World
    let logger: Logger

    /// Pictures are drawn and encoded here, away from the threads that everybody shares.
    let studio = WorkQueue(label: "simulated cameras")

    func serve(_ connections: Mailbox<StreamConnection>) async {
        for await connection in connections {
            do {
                try await connection.withPort { port in try await stream(to: port) }
            } catch {
                logger.info("video stopped", metadata: ["reason": "\(error)"])
            }
        }
    }

    private func stream(to port: StreamPort) async throws {
        let frames = await drone.attachViewer()
        let outcome: Result<Void, any Error>
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask(executorPreference: studio) { try await send(frames, to: port) }
                group.addTask {
                    // What a client writes is ignored, as the drone does; the end of it is the end of the client.
                    defer { frames.finish() }
                    for try await _ in port.incoming {}
                }
                defer { group.cancelAll() }
                try await group.next()
            }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        frames.finish()
        await drone.detachViewer()
        try outcome.get()
    }

    private func send(_ frames: Mailbox<LiveFrame>, to port: StreamPort) async throws {
        var camera = LiveCamera(world: world)
        for await frame in frames { try await port.send(camera.encode(frame)) }
    }
}

/// Draws the pictures of one connection, encodes them and puts them into PaVE frames.
private struct LiveCamera: ~Copyable {
    private let renderer: SceneRenderer
    private var picture = PlanarPicture(width: 640, height: 360)
    private var encoder: VideoEncoder?
    private var framer = LiveFramer()

    init(world: World) { renderer = SceneRenderer(world: world) }

    mutating func encode(_ frame: LiveFrame) throws -> [UInt8] {
        let settings = VideoEncoderSettings(frame.video)
        if picture.width != settings.width || picture.height != settings.height {
            picture = PlanarPicture(width: settings.width, height: settings.height)
        }
        renderer.render(frame.picture, into: &picture)
        // Taken out while it works: an encoder is one C object and has one owner at a time.
        var worker: VideoEncoder
        if let present = encoder.take(), present.settings == settings {
            worker = present
        } else {
            worker = try VideoEncoder(settings)
            framer.beginStream()
        }
        let coded = try worker.encode(
            luma: picture.luma.span,
            blueDifference: picture.blue.span,
            redDifference: picture.red.span,
            // A client that missed pictures cannot use the next one unless it stands alone.
            forcingKeyFrame: framer.isGap(before: frame.picture.number)
        )
        encoder = consume worker
        return framer.frame(coded, of: frame)
    }
}

extension VideoEncoderSettings {
    /// What the drone's configuration asks for.
    fileprivate init(_ video: VideoSettings) {
        let size = video.size
        self.init(
            codec: video.codec.liveFormat,
            width: size.width,
            height: size.height,
            picturesPerSecond: video.framesPerSecond,
            bitsPerSecond: video.kilobitsPerSecond * 1000
        )
    }
}
