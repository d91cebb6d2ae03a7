import DroneWire
import FlightCore
import Logging
import Sockets
import Synchronization

/// The connection to the drone's camera, over TCP or, with an AR.Drone 1.0, over UDP: there while somebody wants frames, and again after it broke.
struct VideoConnection: Sendable {
    let address: DroneAddress
    let darkroom: Darkroom
    let logger: Logger

    /// Hears how many frames have come; nil when nobody wants them any more.
    let count: @Sendable (Int?) async -> Void

    /// Which drone it is, as far as that is known by now.
    let generation: @Sendable () -> DroneIdentity.Generation?

    /// Looks at what the pictures are like, now and then.
    let look: @Sendable (StreamShape) async -> Void

    /// Pictures of an AR.Drone 1.0 have the time since then.
    private let began = ContinuousClock.now

    init(
        address: DroneAddress,
        darkroom: Darkroom,
        logger: Logger,
        count: @escaping @Sendable (Int?) async -> Void,
        generation: @escaping @Sendable () -> DroneIdentity.Generation?,
        look: @escaping @Sendable (StreamShape) async -> Void
    ) {
        (self.address, self.darkroom, self.logger) = (address, darkroom, logger)
        (self.count, self.generation, self.look) = (count, generation, look)
    }

    /// Nothing came for so long that the connection is worth nothing.
    private struct Stalled: Error {}

    /// How long the drone may send nothing.
    private static let longestSilence = Duration.seconds(1)
    private static let shortestPause = Duration.milliseconds(250)
    private static let longestPause = Duration.seconds(2)

    /// What tells an AR.Drone 1.0 where to send its pictures; any bytes would do.
    private static let wakeUp: [UInt8] = [1, 0, 0, 0]

    /// Fetches frames whenever they are wanted, until the darkroom closes or the task is cancelled.
    func run(reporting report: @escaping @Sendable (FlightEvent) async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    await darkroom.loseHope()
                    try? await Task.sleep(for: .milliseconds(500))
                }
                // Nobody else would answer those who wait for a picture, and the landing waits for them to end.
                for event in await darkroom.close() { await report(event) }
            }
            for await _ in darkroom.demand {
                await serve(reporting: report)
                await count(nil)
            }
            group.cancelAll()
        }
    }

    private func serve(reporting report: @escaping @Sendable (FlightEvent) async -> Void) async {
        var pause = Self.shortestPause
        while await darkroom.isWanted, !Task.isCancelled {
            let pulse = Pulse()
            do {
                try await stream(pulse: pulse, reporting: report)
            } catch {
                logger.debug("video connection broke", metadata: ["error": "\(error)"])
            }
            guard await darkroom.isWanted else { return }
            // A connection that brought something was a good one: the next is tried soon.
            pause = pulse.count > 0 ? Self.shortestPause : min(pause * 2, Self.longestPause)
            try? await Task.sleep(for: pause)
        }
    }

    private func stream(pulse: Pulse, reporting report: @escaping @Sendable (FlightEvent) async -> Void) async throws {
        switch generation() {
        case .one: try await receiveDatagrams(pulse: pulse, reporting: report)
        case .two: try await connect(pulse: pulse, reporting: report)
        case nil:
            do {
                try await connect(pulse: pulse, reporting: report)
            } catch SocketError.refused {
                // As an AR.Drone 1.0 does.
                try await receiveDatagrams(pulse: pulse, reporting: report)
            }
        }
    }

    private func connect(pulse: Pulse, reporting report: @escaping @Sendable (FlightEvent) async -> Void) async throws {
        try await withStreamPort(to: address.video, timeout: Self.longestSilence) { port in
            try await whileAlive(pulse) { try await read(port, pulse: pulse, reporting: report) }
        }
    }

    private func receiveDatagrams(
        pulse: Pulse,
        reporting report: @escaping @Sendable (FlightEvent) async -> Void
    ) async throws {
        try await withDatagramPort(remote: address.video) { port in
            port.send(Self.wakeUp)
            try await whileAlive(pulse) { try await read(port, pulse: pulse, reporting: report) }
        }
    }

    /// Runs `body` until it ends or nothing comes any more.
    private func whileAlive(_ pulse: Pulse, _ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                var before = -1
                while pulse.count > before {
                    before = pulse.count
                    try await Task.sleep(for: Self.longestSilence)
                }
                throw Stalled()
            }
            group.addTask { try await body() }
            // Whichever ends first ends the connection.
            try await group.next()
        }
    }

    private func read(
        _ port: StreamPort,
        pulse: Pulse,
        reporting report: @Sendable (FlightEvent) async -> Void
    ) async throws {
        var assembler = PaVEAssembler()
        var glance = Glance(look: look)
        for try await bytes in port.incoming {
            pulse.beat()
            assembler.append(bytes.rawSpan)
            var frames: [PaVEFrame] = []
            while let frame = assembler.next() { frames.append(frame) }
            guard let newest = frames.last else { continue }
            await count(frames.count)
            await glance.take(newest)
            for event in await darkroom.take(frames) { await report(event) }
            guard await darkroom.isWanted else { return }
        }
    }

    /// Reads the pictures of an AR.Drone 1.0, each of which is a datagram; what is none is passed over.
    private func read(
        _ port: DatagramPort,
        pulse: Pulse,
        reporting report: @Sendable (FlightEvent) async -> Void
    ) async throws {
        var glance = Glance(look: look)
        for await arrival in port.incoming {
            let bytes = try arrival.get().bytes
            pulse.beat()
            let time = (ContinuousClock.now - began) / Duration.milliseconds(1)
            guard let frame = try? PaVEFrame(droneOnePicture: bytes, timestampMilliseconds: UInt32(time)) else {
                continue
            }
            await count(1)
            await glance.take(frame)
            for event in await darkroom.take([frame]) { await report(event) }
            guard await darkroom.isWanted else { return }
        }
    }
}

/// A sign of life, given by one task and looked at by another.
private final class Pulse: Sendable {
    private let beats = Atomic(0)

    var count: Int { beats.load(ordering: .relaxed) }

    func beat() { beats.add(1, ordering: .relaxed) }
}

/// Looks at one frame in fifteen, about two a second: the shape of pictures seldom changes.
private struct Glance {
    private static let interval = 15

    let look: @Sendable (StreamShape) async -> Void
    private var left = 0

    init(look: @escaping @Sendable (StreamShape) async -> Void) { self.look = look }

    mutating func take(_ frame: PaVEFrame) async {
        left -= 1
        guard left < 0 else { return }
        left = Self.interval - 1
        await look(StreamShape(codec: frame.codec, width: frame.displayWidth, height: frame.displayHeight))
    }
}
