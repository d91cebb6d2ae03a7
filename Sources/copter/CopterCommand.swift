import ArgumentParser
import Glibc

/// The one program: its subcommands, and how it ends.
@main
struct CopterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copter",
        abstract: "Fly an AR.Drone: from a prompt, or with missions; the real one, or a simulated one.",
        usage: "copter [--sim | --drone ADDRESS] | copter <subcommand>",
        discussion: """
            Without a subcommand it opens the prompt, where "?" explains what can be typed.

              copter --sim                       a prompt with a simulated drone
              copter fly missions/hop.fly --sim  a mission with a simulated drone
              copter --drone 192.168.1.1         a prompt with the drone whose network this computer has joined

            Without --sim or --drone, the drone is the one named by the variable COPTER_DRONE (an address, or "sim"), \
            then by `drone = "…"` in ./copter.toml or ~/.config/copter/config.toml, then 192.168.1.1.

            Exit codes: 0 done, 1 mission failed (landed), 2 usage or bad mission, 3 no connection, 4 link lost, 5 \
            battery, 6 limit, 7 emergency, 8 film or photo failed, 9 landing not confirmed, 70 internal, 130 \
            interrupted (landed).
            """,
        version: "0.1.0",
        subcommands: [
            PromptCommand.self, FlyCommand.self, CheckCommand.self, PlanCommand.self, RehearseCommand.self,
            FormatCommand.self, SimCommand.self, RecordCommand.self, InspectCommand.self, DoctorCommand.self,
            ConfigCommand.self,
            GuardCommand.self,
        ],
        defaultSubcommand: PromptCommand.self
    )

    static func main() async {
        // A reader that goes away is seen where it is written to, and never ends the process with a drone in the air.
        signal(SIGPIPE, SIG_IGN)
        // Nor does a file that may not grow any more: that is an error where it is written.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Glibc.exit(Self.tell(error).rawValue)
        }
    }

    /// Says why the program ends, on the stream where that belongs.
    private static func tell(_ error: any Error) -> ExitCode {
        if let failure = Advice.failure(for: error) {
            if let message = failure.message { StandardError.write("copter: \(message)") }
            if let advice = failure.advice { StandardError.write("  \(advice)") }
            return failure.code
        }
        if exitCode(for: error) == .success {
            print(fullMessage(for: error))
            return .success
        }
        // ArgumentParser's own code for this, 64, means nothing to a script of ours.
        StandardError.write("copter: \(message(for: error))")
        if let help = fullMessage(for: error).split(separator: "\n").last, help.contains("--help") {
            StandardError.write("\(help)")
        }
        return .usage
    }
}
