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
        switch guardian ?? Environment.value("COPTER_GUARDIAN") {
        case nil, "auto": .beside
        case "none": GuardianChoice.none
        case let path? where path.contains("/"): .path(path)
        case let word?:
            throw CommandFailure(
                .usage,
                "\"\(word)\" is no guardian",
                advice: "It is \"auto\", the path of a program such as ./copter, or \"none\""
            )
        }
    }

    private func named() throws(CommandFailure) -> DroneChoice {
        if isSimulated { return .simulated(Simulation()) }
        if let named = address ?? Environment.value("COPTER_DRONE") { return try DroneChoice(named) }
        for path in Self.files {
            if let named = try Self.configuration(at: path)?.drone { return try DroneChoice(named) }
        }
        return .usual
    }

    /// The configuration files, the nearest first.
    private static var files: [String] {
        var files = ["copter.toml"]
        if let folder = Environment.value("XDG_CONFIG_HOME") {
            files.append("\(folder)/copter/config.toml")
        } else if let home = Environment.value("HOME") {
            files.append("\(home)/.config/copter/config.toml")
        }
        return files
    }

    private static func configuration(at path: String) throws(CommandFailure) -> ConfigurationFile? {
        let text: String
        do throws(InputFile.ReadError) {
            text = try InputFile.text(path)
        } catch {
            if error.isMissing { return nil }
            throw CommandFailure(.usage, "cannot read \(path): \(error.reason)")
        }
        do throws(ConfigurationFile.ParseError) {
            return try ConfigurationFile(parsing: text)
        } catch {
            throw CommandFailure(.usage, "\(path):\(error.line): \(error.problem)")
        }
    }
}
