import DroneSim
import Logging
import Sockets
import Synchronization

extension StreamServer {
    /// Sends pictures to one client after the other, until the server ends.
    ///
    /// Whoever connects meanwhile gets nothing and is next, as with a real drone: its clients hang up after a second without
    /// a byte, and connect again.
    nonisolated(nonsending) func servePictures(
        logger: Logger,
        begin: () async -> Mailbox<LiveFrame>,
        send: (Mailbox<LiveFrame>, StreamPort) async throws -> Void,
        end: () async -> Void
    ) async {
        for await connection in connections {
            let frames = await begin()
            do {
                try await connection.withPort { port in
                    try await port.whileOpen(ending: frames) { try await send(frames, port) }
                }
            } catch {
                logger.debug("video client gone", metadata: ["client": "\(connection.peer)", "error": "\(error)"])
            }
            await end()
        }
    }

    /// Serves everybody who connects, each in a task of its own, until the server ends.
    ///
    /// Whoever comes when so many are served already is hung up on: a real drone has no more memory than that either.
    func serve(atMost limit: Int, _ serveOne: @escaping @Sendable (StreamConnection) async -> Void) async {
        let guests = Guests()
        await withTaskGroup(of: Void.self) { group in
            for await connection in connections {
                guard guests.enter(atMost: limit) else {
                    connection.refuse()
                    continue
                }
                group.addTask {
                    await serveOne(connection)
                    guests.leave()
                }
            }
        }
    }
}

/// Counts who is served.
private final class Guests: Sendable {
    private let count = Mutex(0)

    func enter(atMost limit: Int) -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
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
    fileprivate nonisolated(nonsending) func whileOpen(
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
