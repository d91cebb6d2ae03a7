public import DroneSim
public import Logging

/// Where a simulated drone listens, and what it is like.
public struct SimulatorHostSettings: Sendable {
    /// The address on which the drone's standard ports are opened; nil chooses a free loopback address.
    public var address: String?

    /// The drone itself.
    public var simulator: SimulatorSettings

    /// Where the host tells what its clients do.
    public var logger: Logger

    /// A drone with these settings; silent, and on a free loopback address, unless told otherwise.
    public init(
        address: String? = nil,
        simulator: SimulatorSettings = SimulatorSettings(),
        logger: Logger = Logger(label: "copter.simulator") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.address = address
        self.simulator = simulator
        self.logger = logger
    }
}
