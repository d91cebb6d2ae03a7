import DroneSim
import Sockets

/// The ports on which a drone listens, and one for what goes wrong with it.
struct DronePorts: Sendable {
    let host: String
    /// The thread of the two that follow, and of whoever answers them.
    let loop: SocketLoop
    let navdata: DatagramPort
    let commands: DatagramPort
    let video: VideoPorts
    let control: StreamServer
    let faults: StreamServer
    let update: StreamServer
    /// Many systems give ports below 1024 to nobody but their owner; a drone flies without this one.
    let media: Result<StreamServer, SimulatorHostError>

    /// Where the pictures leave.
    enum VideoPorts: Sendable {
        /// Datagrams, to whoever has sent one; connections are refused (AR.Drone 1.0).
        case datagrams(DatagramPort)
        /// One connection for what is seen live, and one for what is recorded (AR.Drone 2.0).
        case connections(live: StreamServer, recorder: StreamServer)

        func finish() {
            switch self {
            case .datagrams(let port): port.incoming.finish()
            case .connections(let live, let recorder):
                live.connections.finish()
                recorder.connections.finish()
            }
        }
    }

    /// The descriptors that a drone takes: two event loops, nine ports, and a connection to each of those that take some.
    private static let mostDescriptors = 24

    /// Everything that a video client which does not read may keep in the system: about one second of the stream.
    private static let videoBuffer = 1 << 17

    /// Runs `body` with the ports of an address.
    static func with<Success>(
        host: String,
        generation: DroneGeneration,
        _ body: (DronePorts) async throws -> Success
    ) async throws -> Success {
        try requireDescriptors(mostDescriptors)
        let loop = try SocketLoop()
        return try await withDatagramPort(local: Endpoint(host, 5554), on: loop) { navdata in
            try await withDatagramPort(local: Endpoint(host, 5556), on: loop) { commands in
                try await withVideoPorts(host: host, generation: generation) { video in
                    try await withServers(on: [5559, FaultPort.port, 5551].map { Endpoint(host, $0) }) { servers in
                        try await withMediaServer(host: host) { media in
                            let ports = DronePorts(
                                host: host,
                                loop: loop,
                                navdata: navdata,
                                commands: commands,
                                video: video,
                                control: servers[0],
                                faults: servers[1],
                                update: servers[2],
                                media: media
                            )
                            return try await body(ports)
                        }
                    }
                }
            }
        }
    }

    /// Listens on all of these, or on none.
    private static func withServers<Success>(
        on endpoints: [Endpoint],
        _ body: ([StreamServer]) async throws -> Success
    ) async throws -> Success {
        guard let last = endpoints.last else { return try await body([]) }
        return try await withServers(on: endpoints.dropLast()) { servers in
            try await withStreamServer(on: last) { try await body(servers + [$0]) }
        }
    }

    private static func withMediaServer<Success>(
        host: String,
        _ body: (Result<StreamServer, SimulatorHostError>) async throws -> Success
    ) async throws -> Success {
        var isListening = false
        do {
            return try await withStreamServer(on: Endpoint(host, 21)) { server in
                isListening = true
                return try await body(.success(server))
            }
        } catch let error as SocketError where !isListening {
            return try await body(.failure(SimulatorHostError(error, host: host)))
        }
    }

    private static func withVideoPorts<Success>(
        host: String,
        generation: DroneGeneration,
        _ body: (VideoPorts) async throws -> Success
    ) async throws -> Success {
        let live = Endpoint(host, 5555)
        return switch generation {
        case .one: try await withDatagramPort(local: live) { try await body(.datagrams($0)) }
        case .two:
            try await withStreamServer(on: live, sendBuffer: videoBuffer) { live in
                try await withStreamServer(on: Endpoint(host, 5553)) { recorder in
                    try await body(.connections(live: live, recorder: recorder))
                }
            }
        }
    }

    /// Ends what arrives, and with it the loops that read it.
    func finish() {
        navdata.incoming.finish()
        commands.incoming.finish()
        video.finish()
        control.connections.finish()
        faults.connections.finish()
        update.connections.finish()
        if case .success(let media) = media { media.connections.finish() }
    }
}

/// Runs `body` with the drone's ports, on the given address or on a free loopback address.
///
/// - Throws: ``SimulatorHostError``; what the body throws must be none of ``SocketError``.
nonisolated(nonsending) func withDronePorts<Success>(
    host: String?,
    generation: DroneGeneration,
    _ body: (DronePorts) async throws -> Success
) async throws -> Success {
    if let host {
        do {
            return try await DronePorts.with(host: host, generation: generation, body)
        } catch let error as SocketError {
            throw SimulatorHostError(error, host: host)
        }
    }
    let tries = 100
    for _ in 0..<tries {
        do {
            return try await DronePorts.with(host: randomLoopbackHost(), generation: generation, body)
        } catch SocketError.inUse {
            continue
        } catch let error as SocketError {
            throw SimulatorHostError(error, host: "the loopback")
        }
    }
    throw SimulatorHostError.noFreeAddress(tries: tries)
}

/// A loopback address that hardly anybody else has: never in 127.0.0, where everybody is.
private func randomLoopbackHost() -> String {
    "127.\(Int.random(in: 1...254)).\(Int.random(in: 0...255)).\(Int.random(in: 1...254))"
}

extension SimulatorHostError {
    fileprivate init(_ error: SocketError, host: String) {
        switch error {
        case .tooManyOpen: self = .tooManyOpen(reason: error.description)
        case .inUse(let endpoint, _): self = .addressInUse(host: endpoint.host, port: endpoint.port)
        default: self = .cannotListen(host: host, reason: error.description)
        }
    }
}
