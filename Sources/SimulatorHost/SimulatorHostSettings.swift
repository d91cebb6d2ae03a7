public import DroneSim
public import Logging

/// Where a simulated drone listens, and what it is like.
public struct SimulatorHostSettings: Sendable {
    /// The local address to listen on, with the drone's own ports; nil takes a free one of the loopback's 16 million.
    public var host: String?

    /// What the drone is like, and where it stands.
    public var simulator: SimulatorSettings

    /// Where the host says what it does; nowhere unless a program gives its own logger.
    public var logger: Logger

    /// Makes settings; without any, for a drone of its own on a free loopback address.
    public init(
        host: String? = nil,
        simulator: SimulatorSettings = SimulatorSettings(),
        logger: Logger = Logger(label: "SwiftCopter.simulator") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.host = host
        self.simulator = simulator
        self.logger = logger
    }
}

/// Why a simulated drone cannot listen.
public enum SimulatorHostError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another program listens on this port of this address.
    case addressInUse(host: String, port: Int)

    /// This address cannot be listened on, for this reason.
    case cannotListen(host: String, reason: String)

    /// No free loopback address was found in this many tries.
    case noFreeAddress(tries: Int)

    /// What was found, in one line.
    public var description: String {
        switch self {
        case .addressInUse(let host, let port): "\(host):\(port) is in use by another program"
        case .cannotListen(let host, let reason): "cannot listen on \(host): \(reason)"
        case .noFreeAddress(let tries): "none of \(tries) loopback addresses has the drone's ports free"
        }
    }
}
