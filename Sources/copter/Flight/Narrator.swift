import FlightConsole
import FlightCore
import Glibc

/// Tells a flight on standard output, one line an event, in words or as JSON.
struct Narrator: Sendable {
    private let writer: LineWriter
    private let isJSON: Bool
    private let traits: TerminalTraits
    private let speak: @Sendable (FlightEvent) -> Void
    private let began = ContinuousClock.now

    /// A narrator who begins to count the time now.
    init(writer: LineWriter, output: OutputOptions, speak: @escaping @Sendable (FlightEvent) -> Void = { _ in }) {
        self.writer = writer
        isJSON = output.isJSON
        traits = output.traits
        self.speak = speak
    }

    /// Runs the body with a narrator who writes to standard output, and speaks where that is wanted.
    ///
    /// `broke` is called when nobody reads any more what is written.
    static func withNarrator<Result: Sendable>(
        _ output: OutputOptions,
        broke: @escaping @Sendable () -> Void = {},
        _ body: (Narrator) async throws -> Result
    ) async throws -> Result {
        try await Speaker.withSpeaker(isWanted: output.speaks) { speak in
            try await withLineWriter(descriptor: STDOUT_FILENO, broke: broke) { writer in
                try await body(Narrator(writer: writer, output: output, speak: speak))
            }
        }
    }

    /// Tells an event.
    func tell(_ event: FlightEvent) {
        let time = ContinuousClock.now - began
        speak(event)
        if isJSON {
            writer.write(event.record(at: time).text)
        } else if let line = event.line {
            writer.write("\(Format.stamp(time))  \(line.rendered(for: traits))")
        }
    }

    /// Tells something that is no event, for people only.
    func remark(_ text: String) {
        if !isJSON { writer.write("\(Format.stamp(ContinuousClock.now - began))  \(text)") }
    }

    /// Writes a result: a text for people, or a record for a script.
    func conclude(_ text: @autoclosure () -> String, record: @autoclosure () -> JSON) {
        writer.write(isJSON ? record().text : text())
    }
}
