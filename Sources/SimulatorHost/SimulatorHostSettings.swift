public import DroneSim
public import Logging

/// Where a simulated drone listens, and what it is like.
public struct SimulatorHostSettings: Sendable {
    /// The local address to listen on, with the drone's own ports; nil takes a free one of the loopback's 16 million.
    public var host: String?

    /// What the drone is like, and where it stands.
    public var simulator: SimulatorSettings

    /// The file into which the truth goes, ``Truth/jsonLine`` by line, 50 times a second; an old file is overwritten.
    public var truthFile: String?

    /// Is told once when that file takes no more; the drone flies on.
    public var reportTruthFailure: @Sendable (SimulatorHostError) -> Void = { _ in }

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

    /// This process may not open as many files and sockets as a simulated drone needs.
    case tooManyOpen(reason: String)

    /// The file for the truth does not open, or takes no more after so many lines.
    case cannotWriteTruth(path: String, lines: Int, reason: String)

    /// No free loopback address was found in this many tries.
    case noFreeAddress(tries: Int)

    /// What was found, in one line.
    public var description: String {
        switch self {
        case .addressInUse(let host, let port): "\(host):\(port) is in use by another program"
        case .cannotListen(let host, let reason): "cannot listen on \(host): \(reason)"
        case .tooManyOpen(let reason): "no simulated drone: \(reason)"
        case .cannotWriteTruth(let path, 0, let reason): "cannot write the truth into \(path): \(reason)"
        case .cannotWriteTruth(let path, let lines, let reason):
            "cannot write the truth into \(path) any more: \(reason); it ends after \(lines) lines"
        case .noFreeAddress(let tries): "none of \(tries) loopback addresses has the drone's ports free"
        }
    }
}
