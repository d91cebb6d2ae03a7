import Sockets
import Synchronization

extension StreamServer {
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
