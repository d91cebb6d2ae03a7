import ArgumentParser
import DroneSim
import FlightConsole
import Glibc
import SimulatorHost

/// `copter sim`: a simulated drone that other programs can fly.
struct SimCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sim",
        abstract: "Run a simulated drone on the ports of a real one.",
        discussion: """
            It answers as an AR.Drone 2.0 does: navdata on UDP 5554, commands on UDP 5556, video on TCP 5555, settings on \
            TCP 5559. Any program that flies the real drone can fly it. It runs until Ctrl-C.

              copter sim                      then, in another terminal: copter --drone 127.0.0.1
              copter sim --host 127.0.0.11    a second one, at an address of its own
            """
    )

    @Option(help: ArgumentHelp("The address of this computer to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("Decides every chance in the simulation.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The charge at the beginning.", valueName: "percent"))
    var battery = 100.0

    @Option(
        help: ArgumentHelp(
            "What it does in the air when its client is lost: land, or hover until the battery is empty.",
            valueName: "land|hover"
        ),
        transform: Self.linkLoss
    )
    var linkLoss = LinkLoss.land

    @OptionGroup var simulation: SimulationOptions

    private static func linkLoss(_ text: String) throws -> LinkLoss {
        guard let choice = LinkLoss(rawValue: text) else { throw ValidationError("--link-loss is land or hover") }
        return choice
    }

    func validate() throws {
        guard (1...100).contains(battery) else { throw ValidationError("--battery is a percentage from 1 to 100") }
        guard DroneChoice.isAddress(host) else { throw ValidationError("--host \(host) is not an IPv4 address") }
    }

    func run() async throws {
        var settings = try simulation.simulation().host
        settings.host = host
        settings.simulator.seed = seed
        settings.simulator.batteryPercent = battery
        settings.simulator.linkLoss = linkLoss
        try await withLineWriter(descriptor: STDOUT_FILENO) { writer in
            try await Signals.withSignals { signals in
                try await withSimulatedDrone(settings) { simulated in
                    writer.write("simulated drone at \(simulated.address), battery \(Int(battery)) %; Ctrl-C ends it")
                    for await _ in signals { break }
                }
            }
        }
    }
}
