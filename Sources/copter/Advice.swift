import DroneLink
import FlightConsole
import FlightCore
import MissionRuntime
import SimulatorHost

/// What a person can do about an error: the only place where that is worded, and where errors become exit codes.
enum Advice {
    /// The failure that an error means, or nil for what is not ours.
    static func failure(for error: any Error) -> CommandFailure? {
        switch error {
        case let error as CommandFailure: error
        case let error as LinkError: noLink(error)
        case let error as FlightFailure: CommandFailure(error.exitCode, error.words)
        case let error as SimulatorHostError: noSimulator(error)
        case let error as ConsoleError: CommandFailure(.internalError, error.description)
        case is CancellationError: CommandFailure(.interrupted, "interrupted")
        default: nil
        }
    }

    private static func noLink(_ error: LinkError) -> CommandFailure {
        switch error {
        case .notReached(let address, let failure, _):
            CommandFailure(.noConnection, error.description, advice: advice(for: failure, at: address))
        case .noRoute(let address, _):
            CommandFailure(.noConnection, error.description, advice: joinNetwork(of: address))
        case .unknownHost:
            CommandFailure(
                .noConnection,
                error.description,
                advice: "Is the name right? A drone in its own network is 192.168.1.1"
            )
        case .portTaken:
            CommandFailure(
                .noConnection,
                error.description,
                advice: "Another program on this computer has it: end that one, or let copter doctor name it"
            )
        case .noGuardian:
            CommandFailure(
                .noConnection,
                error.description,
                advice: "Put copter beside this program or on PATH; --guardian none flies without, at your own risk"
            )
        case .guardianFailed:
            CommandFailure(
                .noConnection,
                error.description,
                advice: "It must be a copter of this version; copter guard shows its log"
            )
        case .tooManyOpen: CommandFailure(.noConnection, error.description, advice: allowMoreFiles)
        case .impossible, .contradictory: CommandFailure(.usage, error.description)
        case .ended: CommandFailure(.internalError, error.description)
        }
    }

    private static func advice(for failure: LinkFailure, at address: DroneAddress) -> String {
        switch failure {
        case .silent: joinNetwork(of: address)
        case .unreadable:
            "Something else answers at \(address); is that the drone's address? Without a drone, try: copter --sim"
        case .refused:
            "Something is at \(address), and it is no drone. Is that its address? Without a drone, try: copter --sim"
        case .deaf:
            """
            Is this a recording that is replayed, or a drone paired with somebody else (the button under its hull unpairs \
            it)? Does a firewall block UDP 5556?
            """
        case .anotherController:
            "End the other program, or switch off the phone that flies this drone; copter doctor looks for it"
        case .inTheAir: "Land it, then ask again"
        case .stuckInBootstrap, .noFlightData:
            "Switch the drone off and on, and make sure that no other program or phone controls it"
        }
    }

    static let allowMoreFiles = "Allow more in this shell, before copter starts: ulimit -n 256"

    private static func joinNetwork(of address: DroneAddress) -> String {
        let network = WirelessNetwork.name.map { "This computer is on \"\($0)\". " } ?? ""
        return """
            \(network)Is the drone on, and has this computer joined its network (ardrone2_…)? Does a firewall block UDP \
            5554 and 5556? Try: copter doctor, or without a drone: copter --sim
            """
    }

    private static func noSimulator(_ error: SimulatorHostError) -> CommandFailure {
        switch error {
        case .addressInUse:
            CommandFailure(
                .noConnection,
                error.description,
                advice: "Is another simulated drone running? Give this one an address of its own: --host 127.0.0.2"
            )
        case .cannotListen:
            CommandFailure(
                .noConnection,
                error.description,
                advice: "An address of this computer is needed, such as 127.0.0.1"
            )
        case .tooManyOpen: CommandFailure(.noConnection, error.description, advice: allowMoreFiles)
        case .cannotWriteTruth: CommandFailure(.recordingFailed, error.description)
        case .noFreeAddress: CommandFailure(.noConnection, error.description)
        }
    }
}
