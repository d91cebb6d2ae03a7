import ArgumentParser

/// Which mission, and what its caller chooses: the arguments of every subcommand that takes one.
struct MissionOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The mission, or - for standard input.", valueName: "file"))
    var file: String?

    @Option(name: .customShort("c"), help: ArgumentHelp("The mission itself.", valueName: "text"))
    var text: String?

    @Argument(help: ArgumentHelp("Parameters of the mission.", valueName: "name=value"))
    var arguments: [String] = []

    /// The mission, read.
    func source() throws(CommandFailure) -> MissionSource {
        try MissionSource(file: file, text: text, arguments: arguments)
    }
}
