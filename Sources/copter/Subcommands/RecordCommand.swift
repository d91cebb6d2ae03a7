import ArgumentParser
import DroneLink
import FlightConsole
import FlightCore

/// `copter record`: films without flying.
struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Write the camera's stream into an MP4 file, without flying.",
        discussion: """
            The stream is not encoded again and keeps its true timing. What has been written plays, also when the program \
            is killed. Ends after the time given, or with Ctrl-C. An AR.Drone 1's pictures fit into no film: they are encoded \
            again, in H.264.

              copter record garden.mp4 --for 10s --drone 192.168.1.1
              copter record test.mp4 --sim --for 5s
              copter record large.mp4 --film 720p
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The film to write; an existing file is kept, and the new one named beside it.",
            valueName: "file"
        )
    )
    var file: String

    @Option(name: .customLong("for"), help: ArgumentHelp("How long, as 10s or 2min.", valueName: "time"))
    var length: TimeSpan?

    @OptionGroup var film: FilmOptions
    @OptionGroup var drone: DroneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try OutputFolder.check(for: file)
        let choice = try drone.choice()
        let length = length?.duration
        let settings = film.settings
        try await Interruption.withNarrator(output) { narrator, interruptions in
            try await withEvents(
                telling: narrator.tell,
                of: { try await choice.withDrone(settings: settings, $0) }
            ) { drone in
                try await drone.startRecording(to: file)
                try await Self.wait(length, or: interruptions, filmingWith: drone)
                try await drone.stopRecording()
            }
        }
    }

    /// Waits for the time to pass, if there is one, or for somebody to end it; throws what ends the film before that.
    private static func wait(
        _ length: Duration?,
        or interruptions: AsyncStream<Interruption>,
        filmingWith drone: Drone
    ) async throws {
        let events = drone.events
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in interruptions { return } }
            group.addTask {
                for await case .recordingFailed(let reason) in events { throw FlightFailure.video(reason: reason) }
            }
            if let length { group.addTask { try await Task.sleep(for: length) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
