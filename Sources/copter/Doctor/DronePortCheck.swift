import DroneLink
import DroneWire
import Sockets

/// What answers at a drone's address, before anything is told to it: only navdata is asked for, which harms nobody in the air.
struct DronePortCheck {
    let host: String

    /// How long an answer may take.
    private static let patience = Duration.milliseconds(1500)

    /// One of the drone's TCP ports.
    struct Door: Hashable, Sendable {
        var port: Int
        var name: String
        /// How long it took to open; nil where it did not.
        var opened: Duration?
        /// Whether the host refused it, and did not merely stay silent.
        var isRefused = false
    }

    /// What came on the navdata port.
    struct Voice: Hashable, Sendable {
        /// How long the first datagram took.
        var first: Duration?
        /// The newest state word.
        var state: StateWord?
        /// Datagrams that are no navdata.
        var unreadable = 0
        var isRefused = false
    }

    /// Knocks at the drone's TCP ports, all at once.
    func doors() async -> [Door] {
        let names = [(5551, "firmware, FTP"), (5555, "video"), (5559, "settings")]
        return await withTaskGroup(of: Door.self) { group in
            for (port, name) in names { group.addTask { await knock(port, name) } }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.port < $1.port }
        }
    }

    private func knock(_ port: Int, _ name: String) async -> Door {
        let clock = ContinuousClock()
        let began = clock.now
        do {
            return try await withStreamPort(to: Endpoint(host, port)) { _ in
                Door(port: port, name: name, opened: clock.now - began)
            }
        } catch SocketError.refused {
            return Door(port: port, name: name, isRefused: true)
        } catch {
            return Door(port: port, name: name)
        }
    }

    /// Wakes the drone and listens, without a command.
    /// - Throws: `SocketError` where there is no way to the host.
    func voice() async throws -> Voice {
        try await withDatagramPort(remote: Endpoint(host, 5554)) { port in
            let clock = ContinuousClock()
            let began = clock.now
            return await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    while clock.now - began < Self.patience, !Task.isCancelled {
                        port.send([1, 0, 0, 0])
                        try? await Task.sleep(for: .milliseconds(250))
                    }
                    port.incoming.finish()
                }
                var voice = Voice()
                var heard = 0
                for await arrival in port.incoming {
                    switch arrival {
                    case .success(let datagram):
                        guard let navdata = try? NavdataIndex(datagram.bytes.rawSpan) else {
                            voice.unreadable += 1
                            continue
                        }
                        voice.state = navdata.state
                        voice.first = voice.first ?? clock.now - began
                        heard += 1
                        if heard == 5 { port.incoming.finish() }
                    case .failure(.refused): voice.isRefused = true
                    case .failure: break
                    }
                }
                group.cancelAll()
                return voice
            }
        }
    }
}
