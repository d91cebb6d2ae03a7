import DroneSim
import Logging
import Sockets

/// Runs a simulated drone on the drone's standard ports for as long as `body` takes.
///
/// It opens UDP 5554 and 5556 and TCP 5555 and 5559 on one loopback address, and stands there like a drone that was
/// just switched on.
/// - Parameters:
///   - settings: the address and the drone.
///   - body: what to do meanwhile; it is given the running drone.
/// - Returns: what the body returns.
/// - Throws: ``SimulatorHostError`` when the ports cannot be opened, and whatever the body throws.
public func withSimulatedDrone<Success: Sendable>(
    _ settings: SimulatorHostSettings = SimulatorHostSettings(),
    _ body: (HostedDrone) async throws -> Success
) async throws -> Success {
    if let address = settings.address { return try await host(settings, at: address, body) }
    var hasRun = false
    for _ in 1...LoopbackAddress.attempts {
        do {
            return try await host(settings, at: LoopbackAddress.random()) { drone in
                hasRun = true
                return try await body(drone)
            }
        } catch SimulatorHostError.portInUse where !hasRun {
            continue
        }
    }
    throw SimulatorHostError.noFreeAddress(attempts: LoopbackAddress.attempts)
}

/// Why a simulated drone cannot be reached.
public enum SimulatorHostError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Somebody else, perhaps another simulated drone, has this port.
    case portInUse(address: String, port: Int)

    /// The address is not one of this computer, or its ports may not be opened.
    case cannotListen(address: String, port: Int, reason: String)

    /// No loopback address with free ports was found.
    case noFreeAddress(attempts: Int)

    /// Where, and what was found: one line.
    public var description: String {
        switch self {
        case .portInUse(let address, let port): "port \(port) on \(address) is already in use"
        case .cannotListen(let address, let port, let reason): "cannot listen on \(address) port \(port): \(reason)"
        case .noFreeAddress(let attempts): "no free loopback address in \(attempts) attempts"
        }
    }
}

extension SocketError {
    /// Whether this is about opening a port of one's own at `endpoint`.
    fileprivate func isListening(at endpoint: Endpoint) -> Bool {
        switch self {
        case .unknownHost(endpoint.host), .badPort(endpoint), .failed(.listen, endpoint, _, _),
            .other(.listen, endpoint, _, _):
            true
        default:
            false
        }
    }
}

/// Loopback has 16 million addresses, so every simulated drone can have the standard ports for itself.
private enum LoopbackAddress {
    static let attempts = 16

    /// Any but 127.0.x.y, which people choose by hand.
    static func random() -> String {
        "127.\(Int.random(in: 64...254)).\(Int.random(in: 0...254)).\(Int.random(in: 1...254))"
    }
}

private enum Port {
    static let navdata = 5554
    static let video = 5555
    static let commands = 5556
    static let control = 5559
}

private func host<Success: Sendable>(
    _ settings: SimulatorHostSettings,
    at address: String,
    _ body: (HostedDrone) async throws -> Success
) async throws -> Success {
    try await opening(Port.navdata, on: address) { endpoint in
        try await withDatagramPort(local: endpoint) { navdata in
            try await opening(Port.commands, on: address) { endpoint in
                try await withDatagramPort(local: endpoint) { commands in
                    try await opening(Port.video, on: address) { endpoint in
                        try await withStreamServer(on: endpoint) { video in
                            try await opening(Port.control, on: address) { endpoint in
                                try await withStreamServer(on: endpoint) { control in
                                    let drone = HostedDrone(settings, address: address, navdata: navdata)
                                    let services = Services(
                                        drone: drone,
                                        navdata: navdata,
                                        commands: commands,
                                        video: video,
                                        control: control
                                    )
                                    return try await services.run(settings, body)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Names the port in the error of opening it; errors of what runs inside pass as they are.
private func opening<Success>(
    _ port: Int,
    on address: String,
    _ open: (Endpoint) async throws -> Success
) async throws -> Success {
    let endpoint = Endpoint(address, port)
    do {
        return try await open(endpoint)
    } catch SocketError.inUse(endpoint, _) {
        throw SimulatorHostError.portInUse(address: address, port: port)
    } catch let error as SocketError where error.isListening(at: endpoint) {
        throw SimulatorHostError.cannotListen(address: address, port: port, reason: "\(error)")
    }
}

/// Everything that runs while a drone is hosted.
private struct Services {
    let drone: HostedDrone
    let navdata: DatagramPort
    let commands: DatagramPort
    let video: StreamServer
    let control: StreamServer

    func run<Success>(
        _ settings: SimulatorHostSettings,
        _ body: (HostedDrone) async throws -> Success
    ) async throws -> Success {
        let cameras = VideoService(drone: drone, world: settings.simulator.world, logger: settings.logger)
        let texts = ControlService(drone: drone)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: drone.queue) { await drone.run() }
            group.addTask(executorPreference: drone.queue) {
                for await case .success(let datagram) in commands.incoming { await drone.receiveCommands(datagram) }
            }
            group.addTask(executorPreference: drone.queue) {
                for await case .success(let datagram) in navdata.incoming { await drone.receiveNavdataWake(datagram) }
            }
            group.addTask { await cameras.serve(video.connections) }
            group.addTask { await texts.serve(control.connections) }
            defer {
                commands.incoming.finish()
                navdata.incoming.finish()
                video.connections.finish()
                control.connections.finish()
                group.cancelAll()
            }
            return try await body(drone)
        }
    }
}
