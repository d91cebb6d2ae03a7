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
            TCP 5559, version.txt by FTP on 5551, recorded media by FTP on 21. Any program that flies the real drone can \
            fly it. It runs until Ctrl-C.

              copter sim                      then, in another terminal: copter --drone 127.0.0.1
              copter sim --host 127.0.0.11    a second one, at an address of its own
              copter sim --generation 1       an AR.Drone 1.0
              copter sim --usb present        with a USB key for films
              copter sim --world field --wind "3m/s from 90deg gust 1m/s"
              copter sim --fault "loss 30% after 20s for 5s" --truth flight.jsonl
              copter sim fault reboot         in another terminal: the drone restarts
            """,
        subcommands: [SimFaultCommand.self]
    )

    @Option(help: ArgumentHelp("The address of this computer to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("Decides every chance in the simulation.", valueName: "number"))
    var seed: UInt64 = 1

    @OptionGroup var simulation: SimulationOptions

    func validate() throws {
        guard DroneChoice.isAddress(host) else { throw ValidationError("--host \(host) is not an IPv4 address") }
    }

    func run() async throws {
        var settings = try simulation.simulation().host
        settings.host = host
        settings.simulator.seed = seed
        try await withLineWriter(descriptor: STDOUT_FILENO) { writer in
            try await Signals.withSignals { signals in
                try await withSimulatedDrone(settings) { simulated in
                    writer.write(
                        "simulated drone at \(simulated.address), battery \(simulation.battery.words); Ctrl-C ends it"
                    )
                    if let refusal = simulated.mediaPortRefusal {
                        StandardError.write("copter: no recorded media by FTP: \(refusal)")
                    }
                    for await _ in signals { break }
                }
            }
        }
    }
}
