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

    /// Pictures of an AR.Drone 1.0 have the time since then.
    private let began = ContinuousClock.now

    init(
        address: DroneAddress,
        darkroom: Darkroom,
        logger: Logger,
        count: @escaping @Sendable (Int?) async -> Void
    ) {
        (self.address, self.darkroom, self.logger, self.count) = (address, darkroom, logger, count)
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
        do {
            try await withStreamPort(to: address.video, timeout: Self.longestSilence) { port in
                try await whileAlive(pulse) { try await read(port, pulse: pulse, reporting: report) }
            }
        } catch SocketError.refused {
            // An AR.Drone 1.0 sends datagrams, and refuses connections.
            try await withDatagramPort(remote: address.video) { port in
                port.send(Self.wakeUp)
                try await whileAlive(pulse) { try await read(port, pulse: pulse, reporting: report) }
            }
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
        for try await bytes in port.incoming {
            pulse.beat()
            assembler.append(bytes.rawSpan)
            var frames: [PaVEFrame] = []
            while let frame = assembler.next() { frames.append(frame) }
            guard !frames.isEmpty else { continue }
            await count(frames.count)
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
        // A mailbox does not end with its reader's task, but with its port's scope.
        try await withTaskCancellationHandler {
            for await arrival in port.incoming {
                let bytes = try arrival.get().bytes
                pulse.beat()
                let time = (ContinuousClock.now - began) / Duration.milliseconds(1)
                guard let frame = try? PaVEFrame(droneOnePicture: bytes, timestampMilliseconds: UInt32(time)) else {
                    continue
                }
                await count(1)
                for event in await darkroom.take([frame]) { await report(event) }
                guard await darkroom.isWanted else { return }
            }
        } onCancel: {
            port.incoming.finish()
        }
    }
}

/// A sign of life, given by one task and looked at by another.
private final class Pulse: Sendable {
    private let beats = Atomic(0)

    var count: Int { beats.load(ordering: .relaxed) }

    func beat() { beats.add(1, ordering: .relaxed) }
}
