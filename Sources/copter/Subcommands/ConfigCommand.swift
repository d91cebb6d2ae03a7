import ArgumentParser
import FlightConsole

/// `copter config`: the settings of the drone, and those of this program.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show where copter's own settings come from; read and write the drone's.",
        discussion: """
            Without a verb it says which drone and which guardian are used, and where that was said: on the command line, else \
            in a variable (COPTER_DRONE, COPTER_GUARDIAN), else in ./copter.toml, else in ~/.config/copter/config.toml.

            With a verb it is about the drone, which has to stand on the ground:

              copter config list control           what the drone has under control:
              copter config get control:altitude_max
              copter config set control:altitude_max 5000
              copter config save mine.conf         everything that can be written, into a file
              copter config restore mine.conf      and back

            A key that is unknown, or a value that the drone would not take, is refused before anything is sent. What was \
            written is read back. The drone keeps settings by application, user and session: copter writes those of its \
            application and of the user "pilot", as its flights do; a flight writes its own limits over them.

            Exit codes: 0 done, 1 the drone did not take a value, 2 usage, unknown key or impossible value, 3 no connection.
            """,
        subcommands: [
            ConfigListCommand.self, ConfigGetCommand.self, ConfigSetCommand.self, ConfigSaveCommand.self,
            ConfigRestoreCommand.self,
        ]
    )

    @Flag(name: .customLong("json"), help: "Write JSON, one object a line.")
    var isJSON = false

    @OptionGroup var drone: DroneOptions

    func run() async throws {
        var columns = TextColumns([.left, .left])
        for key in OwnSettings.Key.allCases {
            let told = try drone.told(key)
            if isJSON {
                print(
                    JSON.object([
                        ("key", .text(key.rawValue)), ("value", .text(told.value)), ("from", .text(told.origin.words)),
                    ]).text
                )
            } else {
                columns.add([key.rawValue, told.value, "from \(told.origin.words)"])
            }
        }
        for line in columns.lines() { print(line) }
    }
}
