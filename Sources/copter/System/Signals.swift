import Dispatch
import Glibc

/// The signals that end a flight, as a stream.
enum Signals {
    /// What the process was told.
    enum Signal: Hashable, Sendable {
        /// Ctrl-C, or `kill -INT`.
        case interrupt
        /// The terminal was closed, the connection to it cut, or somebody ended the process.
        case terminate
    }

    /// Hands the signals to the body instead of letting them end the process, for as long as it runs.
    ///
    /// Ctrl-Z is without effect meanwhile: a stopped process could not keep a drone in the air.
    static func withSignals<Result: Sendable>(
        _ body: (AsyncStream<Signal>) async throws -> Result
    ) async rethrows -> Result {
        let (stream, continuation) = AsyncStream.makeStream(of: Signal.self)
        let meanings: [(Int32, Signal)] = [(SIGINT, .interrupt), (SIGTERM, .terminate), (SIGHUP, .terminate)]
        let sources = meanings.map { number, meaning in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(meaning) }
            source.resume()
            return source
        }
        let stopping = signal(SIGTSTP, SIG_IGN)
        defer {
            for source in sources { source.cancel() }
            signal(SIGTSTP, stopping)
            continuation.finish()
        }
        return try await body(stream)
    }
}
