import ArgumentParser
import Glibc

/// `copter fly`: flies a mission and tells how it went.
struct FlyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fly",
        abstract: "Fly a mission: from a file, from standard input (-), or given with -c.",
        discussion: """
            The whole mission is read, checked, and flown in the simulated drone before anything moves: one that leaves \
            its limits, that no battery carries, or that has a step with too little time is not flown. What happens is \
            told line by line, then a report of what was planned and what was flown. Ctrl-C lands; a mission that fails \
            lands.

              copter fly missions/square.fly --sim
              copter fly missions/square.fly side=3m pace=0.3m/s
              copter fly -c 'takeoff; hover 3s; land' --drone 192.168.1.1
              copter fly - < missions/hop.fly
              program | copter fly - --stream            line by line, as they come; the end of them lands
              copter fly missions/hop.fly --dry          what would be sent, and when; nothing is
            """
    )

    @OptionGroup var chosen: MissionOptions

    @Flag(name: .customLong("dry"), help: "Tell what would be sent to the drone, without opening a socket.")
    var isDry = false

    @Flag(name: .customLong("stream"), help: "Read standard input line by line, and fly each line as it comes.")
    var isStream = false

    @Flag(name: .customLong("yes"), help: "Answer every question of the mission with yes.")
    var saysYes = false

    @OptionGroup var film: FilmOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup var drone: DroneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if isStream {
            guard chosen.file == "-", chosen.text == nil, chosen.arguments.isEmpty, !isDry else {
                throw CommandFailure(.usage, "--stream reads standard input: copter fly - --stream")
            }
            return try await StreamFlight(
                choice: try drone.choice(),
                settings: limits.applied(to: film.settings),
                output: output,
                saysYes: saysYes
            ).fly()
        }
        let given = try chosen.source()
        let mission = try given.checked(colour: output.coloursErrors)
        if isDry { return try DryFlight(mission: mission, isJSON: output.isJSON).fly { print($0) } }
        let answers: Answers = saysYes ? .yes : chosen.file != "-" && isatty(STDIN_FILENO) == 1 ? .terminal : .nobody
        try await MissionFlight(
            mission: mission,
            choice: try drone.choice(),
            settings: limits.applied(to: film.settings),
            output: output,
            answers: answers
        ).fly()
    }
}
