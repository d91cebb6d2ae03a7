import Sockets
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StreamPortTests {
    private let host = LoopbackHost.reserve()

    @Test(arguments: [1, 1460, 1 << 20])
    func `bytes arrive whole and in order in both directions`(count: Int) async throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await withStreamServer(on: Endpoint(host, 0)) { server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await echo(server) }
                try await withStreamPort(to: server.local) { client in
                    async let sent: Void = client.send(bytes)
                    var received: [UInt8] = []
                    for try await piece in client.incoming {
                        received += piece
                        if received.count == bytes.count { break }
                    }
                    #expect(received == bytes)
                    try await sent
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `a closed port refuses`() async throws {
        let place = try await withStreamServer(on: Endpoint(host, 0)) { $0.local }
        await #expect(throws: SocketError.refused(place, .tcp)) { try await withStreamPort(to: place) { _ in } }
    }

    @Test func `an address in use is named`() async throws {
        try await withStreamServer(on: Endpoint(host, 0)) { first in
            let error = await #expect(throws: SocketError.self) {
                try await withStreamServer(on: first.local) { _ in }
            }
            #expect(error == .inUse(first.local, .tcp))
        }
    }

    @Test func `a connection that the other side closes ends, after what was sent before`() async throws {
        try await withStreamServer(on: Endpoint(host, 0)) { server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let connection = await server.connections.first { _ in true }
                    try await connection?.withPort { try await $0.send([1, 2, 3]) }
                }
                try await withStreamPort(to: server.local) { client in
                    var received: [UInt8] = []
                    for try await piece in client.incoming { received += piece }
                    #expect(received == [1, 2, 3])
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `a connection that nobody took ends with the server`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            let connected = Mailbox<Void>(capacity: 1)
            try await withStreamServer(on: Endpoint(host, 0)) { server in
                let place = server.local
                group.addTask {
                    try await withStreamPort(to: place) { client in
                        connected.put(())
                        for try await _ in client.incoming {}
                    }
                }
                _ = await connected.first { _ in true }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a refused connection is closed without a byte`() async throws {
        try await withStreamServer(on: Endpoint(host, 0)) { server in
            try await withStreamPort(to: server.local) { client in
                await server.connections.first { _ in true }?.refuse()
                var received: [UInt8] = []
                for try await piece in client.incoming { received += piece }
                #expect(received.isEmpty)
            }
        }
    }

    @Test func `a sender waits for a reader that does not read`() async throws {
        try await withStreamServer(on: Endpoint(host, 0), sendBuffer: 1 << 14) { server in
            try await withStreamPort(to: server.local) { client in
                let sent = Counter()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        let connection = await server.connections.first { _ in true }
                        try? await connection?.withPort { port in
                            while true {
                                try await port.send([UInt8](repeating: 0, count: 1 << 16))
                                await sent.add(1 << 16)
                            }
                        }
                    }
                    // The count stops growing once every buffer on the way is full.
                    while await sent.total == 0 { try await Task.sleep(for: .milliseconds(10)) }
                    var before = -1
                    while await sent.total > before {
                        before = await sent.total
                        try await Task.sleep(for: .milliseconds(200))
                    }
                    #expect(before < 32 << 20)
                    // Reading sets it going again.
                    for try await _ in client.incoming where await sent.total > before { break }
                    group.cancelAll()
                }
            }
        }
    }

    private func echo(_ server: StreamServer) async throws {
        let connection = try #require(await server.connections.first { _ in true })
        try await connection.withPort { port in
            for try await piece in port.incoming { try await port.send(piece) }
        }
    }
}

private actor Counter {
    var total = 0

    func add(_ count: Int) { total += count }
}
