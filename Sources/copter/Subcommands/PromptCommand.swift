import ArgumentParser
import DroneLink
import FlightConsole
import FlightCore
import Glibc
import MissionLanguage
import Rehearsal

/// `copter` and `copter prompt`: flies what is typed.
struct PromptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prompt",
        abstract: "Fly what you type (default).",
        discussion: """
            The prompt appears at once and looks for the drone in the background; "?" explains what can be typed. Where \
            standard input is no terminal it is read as a mission, as copter fly - does.

              copter --sim
              copter --drone 192.168.1.1 --no-status
              copter --sim < missions/hop.fly
            """
    )

    @OptionGroup var film: FilmOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup var drone: DroneOptions
    @OptionGroup var output: OutputOptions

    @Flag(name: .customLong("no-status"), help: "Do not show the drone's state at the right end of the line.")
    var hidesStatus = false

    @Argument(help: .hidden)
    var unexpected: [String] = []

    func validate() throws {
        guard let word = unexpected.first else { return }
        throw ValidationError(Self.unknown(word))
    }

    /// Subcommands that this release does not have yet.
    private static let announced = ["watch", "replay", "export", "media", "serve", "import"]

    /// Names the subcommand that was probably meant.
    private static func unknown(_ word: String) -> String {
        if announced.contains(word) { return "copter \(word) is not available yet" }
        let names = CopterCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        if word.hasSuffix(".fly") { return "no subcommand \"\(word)\"; to fly a mission: copter fly \(word)" }
        let nearest = Suggestions.nearest(to: word, among: names)
        let hint =
            nearest.isEmpty
            ? "known are \(names.joined(separator: ", "))" : "did you mean \(nearest.joined(separator: ", "))?"
        return "no subcommand \"\(word)\"; \(hint)"
    }

    func run() async throws {
        let choice = try drone.choice()
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            let given = try MissionSource(file: "-", text: nil, arguments: [])
            let mission = try given.checked(colour: output.coloursErrors)
            return try await MissionFlight(
                mission: mission,
                choice: choice,
                settings: limits.applied(to: film.settings),
                output: output
            ).fly()
        }
        var console = Console(
            droneName: choice.words,
            traits: output.traits,
            showsStatus: !hidesStatus,
            history: HistoryFile(environment: Environment.value),
            shelf: MissionFolders.shelf(),
            limits: limits.limits,
            configuration: "  drone = \(choice.words)",
            explain: Self.explain
        )
        let settings = limits.applied().flight
        console.prove = { mission, memory, charge in
            do {
                let forecast = try MissionForecast.beforeFlight(of: mission, carrying: memory, in: settings)
                return forecast?.refusal(with: charge).map(Self.explain)
            } catch {
                return Self.explain(error)
            }
        }
        try await Speaker.withSpeaker(isWanted: output.speaks) { speak in
            console.hear = speak
            try await run(console, with: choice)
        }
    }

    private func run(_ console: Console, with choice: DroneChoice) async throws {
        let settings = limits.applied(to: film.settings)
        try await Signals.withSignals { signals in
            let (inputs, feed) = AsyncStream.makeStream(of: ConsoleInput.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await signal in signals {
                        feed.yield(signal == .interrupt ? .interrupted(lineIsEmpty: true) : .hungUp)
                    }
                }
                defer { group.cancelAll() }
                try await console.run(
                    link: { try await choice.withDrone(settings: settings, $0) as Void },
                    signals: inputs
                )
            }
        }
    }

    private static func explain(_ error: any Error) -> String {
        guard let failure = Advice.failure(for: error), let message = failure.message else { return "\(error)" }
        return failure.advice.map { "\(message)\n  \($0)" } ?? message
    }
}
