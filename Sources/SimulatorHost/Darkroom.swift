import DroneSim
import DroneVideo
import Logging
import Sockets

/// A photograph that the drone's userbox has taken.
struct Photograph: Sendable {
    let picture: PictureRequest
    let path: String
}

/// Develops photographs, on a thread of its own: neither flight nor film waits for them.
actor Darkroom {
    nonisolated let queue = WorkQueue(label: "SwiftCopter.simulator.darkroom")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    private let hangar: Hangar
    private let logger: Logger
    private let world: World

    /// Made for the first photograph: painting a world takes its time.
    private lazy var renderer = SceneRenderer(world: world)

    init(world: World, hangar: Hangar, logger: Logger) {
        self.world = world
        self.hangar = hangar
        self.logger = logger
    }

    /// Develops what comes and has the drone store it, until there is no more.
    func develop(_ photographs: Mailbox<Photograph>) async {
        for await photograph in photographs.untilFinished {
            do {
                await hangar.store(try jpeg(photograph.picture), at: photograph.path)
            } catch {
                logger.debug("photograph spoilt", metadata: ["path": "\(photograph.path)", "error": "\(error)"])
            }
        }
    }

    private func jpeg(_ request: PictureRequest) throws(VideoError) -> [UInt8] {
        var planes = PlanarPicture(width: request.width, height: request.height)
        renderer.render(request, into: &planes)
        let picture = Picture(
            width: request.width,
            height: request.height,
            samples: planes.luma + planes.blue + planes.red
        )
        return try PhotoFormat.jpeg.encode(picture)
    }
}
