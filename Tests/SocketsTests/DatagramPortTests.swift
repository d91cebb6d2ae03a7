import Sockets
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DatagramPortTests {
    private let host = LoopbackHost.reserve()

    @Test func `what one port sends, the other receives, and can answer`() async throws {
        try await withDatagramPort(local: Endpoint(host, 0)) { drone in
            try await withDatagramPort(remote: drone.local) { client in
                client.send([1, 0, 0, 0])
                let wake = try #require(await firstDatagram(of: drone))
                #expect(wake.bytes == [1, 0, 0, 0])
                drone.send([0x88, 0x77, 0x66, 0x55], to: wake.sender)
                #expect(await firstDatagram(of: client)?.bytes == [0x88, 0x77, 0x66, 0x55])
            }
        }
    }

    @Test(arguments: [0, 1, 1024, 4096, 65_507])
    func `a datagram of any size arrives whole`(size: Int) async throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await withDatagramPort(local: Endpoint(host, 0)) { drone in
            try await withDatagramPort(remote: drone.local) { client in
                client.send(bytes)
                #expect(await firstDatagram(of: drone)?.bytes == bytes)
            }
        }
    }

    @Test func `a datagram that is too long is an error among the arrivals and the port goes on`() async throws {
        try await withDatagramPort(local: Endpoint(host, 0)) { drone in
            try await withDatagramPort(remote: drone.local) { client in
                client.send([UInt8](repeating: 7, count: 65_508))
                let failure = await client.incoming.first { _ in true }
                #expect(throws: SocketError.tooLong(drone.local, bytes: 65_508)) { try failure?.get() }
                #expect(client.losses.unsent == 1)
                client.send([1])
                #expect(await firstDatagram(of: drone)?.bytes == [1])
            }
        }
    }

    @Test func `a host that refuses shows, and the port works once somebody listens`() async throws {
        let place = try await withDatagramPort(local: Endpoint(host, 0)) { $0.local }
        try await withDatagramPort(remote: place) { client in
            client.send([1])
            #expect(await client.incoming.first { _ in true } == .failure(.refused(place, .udp)))
            // The second refusal may meet the socket while it writes, which closes it.
            client.send([2])
            #expect(await client.incoming.first { _ in true } == .failure(.refused(place, .udp)))
            try await withDatagramPort(local: place) { drone in
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        // A link sends every few milliseconds, whatever became of what it sent before.
                        while !Task.isCancelled {
                            client.send([3])
                            try? await Task.sleep(for: .milliseconds(5))
                        }
                    }
                    #expect(await firstDatagram(of: drone)?.bytes == [3])
                    group.cancelAll()
                }
            }
        }
    }

    @Test func `strangers are not heard on a port with a remote end`() async throws {
        try await withDatagramPort(local: Endpoint(host, 0)) { drone in
            try await withDatagramPort(local: Endpoint(host, 0), remote: drone.local) { client in
                try await withDatagramPort(remote: client.local) { stranger in
                    stranger.send([66])
                    // The kernel refuses the stranger: nobody listens for it.
                    #expect(await stranger.incoming.first { _ in true } == .failure(.refused(client.local, .udp)))
                }
                client.send([1])
                let wake = try #require(await firstDatagram(of: drone))
                drone.send([2], to: wake.sender)
                #expect(await firstDatagram(of: client)?.bytes == [2])
            }
        }
    }

    @Test func `a reader that falls behind loses the oldest and knows how many`() async throws {
        try await withDatagramPort(local: Endpoint(host, 0), unread: 4) { drone in
            try await withDatagramPort(remote: drone.local) { client in
                for number in 0..<100 as Range<UInt8> {
                    client.send([number])
                    // An answer proves nothing about what was read, so the drone's own count is awaited.
                    while drone.losses.unread < Int(number) - 3 { await Task.yield() }
                }
                var read: [UInt8] = []
                for await case .success(let datagram) in drone.incoming {
                    read += datagram.bytes
                    if read.count == 4 { break }
                }
                #expect(read == [96, 97, 98, 99])
                #expect(drone.losses.unread == 96)
            }
        }
    }

    @Test func `an address in use is named`() async throws {
        try await withDatagramPort(local: Endpoint(host, 0)) { first in
            let error = await #expect(throws: SocketError.self) {
                try await withDatagramPort(local: first.local) { _ in }
            }
            #expect(error == .inUse(first.local, .udp))
        }
    }

    @Test func `a port that does not exist is refused by name`() async {
        await #expect(throws: SocketError.badPort(Endpoint(host, 70_000))) {
            try await withDatagramPort(remote: Endpoint(host, 70_000)) { _ in }
        }
    }

    @Test func `the port is free again after a body that throws`() async throws {
        struct Mistake: Error {}
        let place = try await withDatagramPort(local: Endpoint(host, 0)) { $0.local }
        await #expect(throws: Mistake.self) {
            try await withDatagramPort(local: place) { _ in throw Mistake() }
        }
        try await withDatagramPort(local: place) { #expect($0.local == place) }
    }

    @Test func `a cancelled task still hears its port where it says so`() async throws {
        try await withDatagramPort(local: Endpoint(host, 0)) { drone in
            try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
                group.addTask {
                    try await withDatagramPort(remote: drone.local) { client in
                        client.send([1])
                        return try await client.incoming.untilFinished.first { _ in true }?.get().bytes
                    }
                }
                let wake = try #require(await firstDatagram(of: drone))
                group.cancelAll()
                drone.send([9], to: wake.sender)
                #expect(try await group.next() == [9])
            }
        }
    }

    /// The next datagram, passing over news of failures.
    private func firstDatagram(of port: DatagramPort) async -> Datagram? {
        for await case .success(let datagram) in port.incoming { return datagram }
        return nil
    }
}
