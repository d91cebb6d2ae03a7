import ArgumentParser
import DroneLink

/// Which drone: the options of every subcommand that flies or watches.
struct DroneOptions: ParsableArguments {
    @Flag(name: .customLong("sim"), help: "Fly a simulated drone, inside this process.")
    var isSimulated = false

    @Option(
        name: .customLong("drone"),
        help: ArgumentHelp("Fly the drone at this address, or \"sim\".", valueName: "address")
    )
    var address: String?

    @Option(
        help: ArgumentHelp(
            "Who lands the drone if this program dies: \"auto\", another copter, or \"none\".",
            discussion: "A drone simulated inside this process has none: it would die as well.",
            valueName: "program"
        )
    )
    var guardian: String?

    @OptionGroup(title: "Simulated drone") var simulation: SimulationOptions

    func validate() throws {
        if isSimulated, address != nil { throw ValidationError("--sim and --drone exclude each other") }
    }

    /// The drone, from the command line, the environment or a configuration file, in this order.
    func choice() throws(CommandFailure) -> DroneChoice {
        let options = try simulation.simulation()
        switch try named() {
        case .simulated: return .simulated(options)
        case .address(let address, _):
            guard options == Simulation() else {
                throw CommandFailure(
                    .usage,
                    "--truth, --world and --wind are about a simulated drone, and the drone is \(address)",
                    advice: "Say --sim to fly a simulated one"
                )
            }
            return .address(address, guardian: try guardianChoice())
        }
    }

    private func guardianChoice() throws(CommandFailure) -> GuardianChoice {
        switch try told(.guardian).value {
        case "auto": .itself
        case "none": GuardianChoice.none
        case let path where path.contains("/"): .path(path)
        case let word:
            throw CommandFailure(
                .usage,
                "\"\(word)\" is no guardian",
                advice: "It is \"auto\", the path of a program such as ./copter, or \"none\""
            )
        }
    }

    private func named() throws(CommandFailure) -> DroneChoice { try DroneChoice(try told(.drone).value) }

    /// What copter itself was told, and where.
    func told(_ key: OwnSettings.Key) throws(CommandFailure) -> OwnSettings.Told {
        switch key {
        case .drone where isSimulated: OwnSettings.Told(value: "sim", origin: .flag("--sim"))
        case .drone: try OwnSettings.told(.drone, flag: ("--drone", address))
        case .guardian: try OwnSettings.told(.guardian, flag: ("--guardian", guardian))
        }
    }
}
