import DroneLink
import FlightConsole
import FlightCore
import Glibc
import MissionLanguage
import MissionRuntime

/// `copter fly - --stream`: flies lines as they come from another program, one after the other.
///
/// Each line, or block of lines, is checked when it is its turn. The end of the input lands, and so does a line that is
/// wrong or fails; `emergency!` acts at once.
struct StreamFlight {
    /// With which drone.
    var choice: DroneChoice

    /// On what kind of link.
    var settings: LinkSettings

    /// How it is told.
    var output: OutputOptions

    /// Who answers what a line asks: nobody at a terminal, for that is where the lines come from.
    var answers: Answers

    private let library = MissionFolders.library()

    /// The most lines that wait to be flown; more are flown by nobody who still knows what he wrote.
    private static let mostTexts = 10_000

    init(choice: DroneChoice, settings: LinkSettings, output: OutputOptions, saysYes: Bool) {
        self.choice = choice
        self.settings = settings
        self.output = output
        answers = saysYes ? .yes : .nobody
    }

    /// Flies until the input ends, and throws where the program does not end with success.
    func fly() async throws {
        try await Interruption.withNarrator(output) { narrator, interruptions in
            try await withEvents(
                telling: narrator.tell,
                of: { try await choice.withDrone(settings: settings, $0) }
            ) { drone in
                try await withLineReader(descriptor: STDIN_FILENO) { lines in
                    try await answers.answering(drone) {
                        try await fly(drone, lines, until: interruptions, told: narrator)
                    }
                }
            }
        }
    }

    /// Flies what comes until all of it was flown, or until somebody wants another end; leaving the drone's scope lands.
    private func fly(
        _ drone: Drone,
        _ lines: AsyncStream<String>,
        until interruptions: AsyncStream<Interruption>,
        told narrator: Narrator
    ) async throws {
        let (texts, feed) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(Self.mostTexts))
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await interruption in interruptions { throw interruption.failure }
                return false
            }
            group.addTask {
                var block = StreamedBlock()
                for await line in lines {
                    if case .atOnce(.emergency, _) = ConsoleLine(line) {
                        // Takes the seat from what is flown, and from a line that was just about to take it.
                        var end = PilotOutcome.failed(.replaced)
                        while end == .failed(.replaced), !Task.isCancelled {
                            end = try await drone.attempt(EmergencyPilot(stoppingMotors: true)).outcome
                        }
                        let words = end == .completed ? "the motors were stopped" : "the drone did not confirm it"
                        throw CommandFailure(.emergency, "emergency!: \(words)")
                    }
                    for text in block.append(line) { try Self.add(text, to: feed) }
                }
                if let text = block.finish() { try Self.add(text, to: feed) }
                feed.finish()
                return false
            }
            group.addTask { try await fly(drone, texts, told: narrator) }
            defer { group.cancelAll() }
            for try await isOver in group where isOver { return }
        }
    }

    /// Lets a text wait for its turn.
    private static func add(_ text: String, to feed: AsyncStream<String>.Continuation) throws {
        guard case .dropped = feed.yield(text) else { return }
        throw CommandFailure(
            .missionFailed,
            "the stream is written faster than the drone flies: \(mostTexts) lines wait",
            advice:
                "Wait for the answer to a line before writing many more, or fly all of them as one mission: copter fly -"
        )
    }

    /// Flies line after line; false where somebody else took the seat, who then says why.
    private func fly(_ drone: Drone, _ texts: AsyncStream<String>, told narrator: Narrator) async throws -> Bool {
        var memory = MissionMemory()
        for await text in texts {
            let mission = try check(text, knowing: memory, flying: drone.isFlying)
            guard let mission else { continue }
            if let formula = mission.shownValue {
                let value = await drone.value(of: formula, in: mission, carrying: memory)?.spoken
                narrator.conclude(
                    "\(text): \(value ?? "not known now")",
                    record: .object([("value", .text(text)), ("is", value.map { .text($0) } ?? .null)])
                )
                continue
            }
            let (pilot, outcome) = try await drone.attempt(
                MissionMachine(mission, carrying: memory, defaults: settings.flight.limits.defaults)
            )
            memory = pilot.memory
            if outcome == .failed(.replaced) { return false }
            narrator.conclude(pilot.report.briefly ?? text, record: pilot.report.record)
            if case .failed(let failure) = outcome {
                throw CommandFailure(failure.exitCode, "\(text): \(failure.words)", because: pilot.report.causes)
            }
        }
        return true
    }

    /// The checked line; nil where there is nothing to fly.
    ///
    /// A mistake is told, and ends the stream.
    private func check(_ text: String, knowing memory: MissionMemory, flying: Bool) throws -> CheckedMission? {
        let source = SourceText(name: "standard input", text: text)
        let (mission, diagnostics) = MissionCheck.check(
            source,
            context: .prompt,
            knowing: memory.names(flying: flying),
            using: library
        )
        for diagnostic in diagnostics where diagnostic.severity > .note || mission == nil {
            StandardError.write(DiagnosticRenderer.render(diagnostic, in: source, colour: output.coloursErrors))
        }
        guard let mission else { throw CommandFailure(toldAlready: .usage) }
        if let refusal = LoneDeclaration.refusal(of: source) { throw CommandFailure(.usage, refusal) }
        guard !mission.steps.isEmpty || !mission.definitions.isEmpty else { return nil }
        try answers.check(mission)
        return mission
    }
}

/// Puts lines of a stream together to what is flown as one piece: a block ends where a line at the margin follows.
private struct StreamedBlock {
    private var reader = BlockReader()

    mutating func append(_ line: String) -> [String] {
        var texts: [String] = []
        let isIndented = line.hasPrefix(" ") || line.allSatisfy(\.isWhitespace) || line.hasPrefix("else")
        if reader.isOpen, !isIndented, let text = finish() { texts.append(text) }
        switch reader.append(line) {
        case .whole(let text), .meanwhile(let text): texts.append(text)
        case .open, .leftOut: break
        }
        return texts.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    mutating func finish() -> String? {
        guard reader.isOpen, case .whole(let text) = reader.end() else { return nil }
        return text
    }
}
