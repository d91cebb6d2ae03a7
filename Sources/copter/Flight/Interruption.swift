/// Who wants a flight to end before its own end.
enum Interruption: Sendable {
    /// Somebody pressed Ctrl-C.
    case interrupted

    /// The process was told to end, or its terminal was closed.
    case terminated

    /// Nobody reads any more what is written.
    case outputClosed

    /// What the program ends with, once the drone has landed.
    var failure: CommandFailure {
        switch self {
        case .interrupted: CommandFailure(.interrupted, "interrupted; the drone has landed")
        case .terminated, .outputClosed: CommandFailure(.missionFailed, "told to end; the drone has landed")
        }
    }

    /// Runs the body with a narrator on standard output, and with everything that asks for an early end.
    static func withNarrator<Result: Sendable>(
        _ output: OutputOptions,
        _ body: (Narrator, AsyncStream<Interruption>) async throws -> Result
    ) async throws -> Result {
        let (interruptions, interrupt) = AsyncStream.makeStream(of: Interruption.self)
        let broke: @Sendable () -> Void = { interrupt.yield(.outputClosed) }
        return try await Narrator.withNarrator(output, broke: broke) { narrator in
            try await Signals.withSignals { signals in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for await signal in signals {
                            interrupt.yield(signal == .interrupt ? .interrupted : .terminated)
                        }
                    }
                    defer { group.cancelAll() }
                    return try await body(narrator, interruptions)
                }
            }
        }
    }
}
