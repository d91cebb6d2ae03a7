import DroneWire
import FlightCore
import Logging
import Sockets
import TestSupport
import Testing

@testable import DroneLink

/// The connection to a camera that misbehaves, as no simulated drone does.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct VideoConnectionTests {
    @Test func `a connection that the drone closes is made again, and what was cut off is left out`() async throws {
        let place = LoopbackHost.reserve()
        let number = try await firstFrame(from: place) { number, port in
            if number == 1 { return try await port.send(Array(frame(1).dropLast(10))) }
            try await port.send(frame(2))
            for try await _ in port.incoming {}
        }
        #expect(number == 2)
    }

    @Test func `a connection on which nothing comes any more is made again`() async throws {
        let place = LoopbackHost.reserve()
        let number = try await firstFrame(from: place) { number, port in
            if number == 2 { try await port.send(frame(7)) }
            for try await _ in port.incoming {}
        }
        #expect(number == 7)
    }

    @Test func `nobody is called while nobody wants frames`() async throws {
        let place = LoopbackHost.reserve()
        let darkroom = Darkroom(output: OutputSettings(), patience: .seconds(1))
        try await withStreamServer(on: Endpoint(place, 5555)) { server in
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await connection(to: place, darkroom).run { _ in } }
                // What is asked and answered in the meantime shows that the connection had its chance.
                #expect(await darkroom.isWanted == false)
                _ = await darkroom.close()
            }
            server.connections.finish()
            #expect(await server.connections.first { _ in true } == nil)
        }
    }

    @Test(arguments: [DroneIdentity.Generation.one, nil])
    func `a drone that is known to send datagrams, or refuses connections, is asked for datagrams`(
        generation: DroneIdentity.Generation?
    ) async throws {
        try await withDatagramPort(local: Endpoint(LoopbackHost.reserve(), 5555)) { drone in
            let wake = await whileWanted(at: drone.local.host, generation: { generation }) {
                await drone.incoming.first { _ in true }
            }
            let bytes = try wake?.get().bytes
            #expect(bytes == [1, 0, 0, 0])
        }
    }

    @Test func `a drone that is known to take connections is asked for nothing else while it refuses them`()
        async throws
    {
        try await withDatagramPort(local: Endpoint(LoopbackHost.reserve(), 5555)) { drone in
            // What it is known as is looked at for every attempt: the second one comes after the first was refused.
            let attempts = Mailbox<Void>(capacity: 8)
            await whileWanted(
                at: drone.local.host,
                generation: {
                    attempts.put(())
                    return .two
                },
                {
                    var count = 0
                    for await _ in attempts {
                        count += 1
                        if count == 2 { break }
                    }
                }
            )
            drone.incoming.finish()
            #expect(await drone.incoming.first { _ in true } == nil)
        }
    }

    /// Runs `body` while somebody wants the frames of the drone at a host.
    private func whileWanted<Seen: Sendable>(
        at host: String,
        generation: @escaping @Sendable () -> DroneIdentity.Generation?,
        _ body: () async -> Seen
    ) async -> Seen {
        let darkroom = Darkroom(output: OutputSettings(), patience: .seconds(60))
        let frames = darkroom.frames.subscribe(capacity: 4)
        defer { withExtendedLifetime(frames) {} }
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { await connection(to: host, darkroom, generation: generation).run { _ in } }
            let seen = await body()
            _ = await darkroom.close()
            group.cancelAll()
            return seen
        }
    }

    /// Serves the connections one after the other; returns the number of the first frame that comes through.
    private func firstFrame(
        from host: String,
        serving serve: @escaping @Sendable (_ number: Int, _ port: StreamPort) async throws -> Void
    ) async throws -> UInt32? {
        let darkroom = Darkroom(output: OutputSettings(), patience: .seconds(60))
        return try await withStreamServer(on: Endpoint(host, 5555)) { server in
            await withTaskGroup(of: Void.self) { group in
                let frames = darkroom.frames.subscribe(capacity: 4)
                group.addTask { await connection(to: host, darkroom).run { _ in } }
                group.addTask {
                    var number = 0
                    for await caller in server.connections {
                        number += 1
                        // A caller that hangs up is what is waited for, not a failure.
                        try? await caller.withPort { [number] in try await serve(number, $0) }
                    }
                }
                let number = await frames.first { _ in true }?.frameNumber
                _ = await darkroom.close()
                server.connections.finish()
                group.cancelAll()
                return number
            }
        }
    }

    private func connection(
        to host: String,
        _ darkroom: Darkroom,
        generation: @escaping @Sendable () -> DroneIdentity.Generation? = { nil }
    ) -> VideoConnection {
        VideoConnection(
            address: .host(host),
            darkroom: darkroom,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            count: { _ in },
            generation: generation,
            look: { _ in }
        )
    }
}

/// A frame that is whole, whatever is in it.
private func frame(_ number: UInt32) -> [UInt8] {
    PaVEHeader(
        frameNumber: number,
        timestampMilliseconds: number * 33,
        frameType: .refresh,
        width: 640,
        height: 360,
        payloadSize: 100
    ).encoded + [UInt8](repeating: 1, count: 100)
}
