import FlightCore
import MissionRuntime

/// Why a command ends, ready to be read: what is wrong in one line, and in a second one what helps.
struct CommandFailure: Error {
    /// How the program ends.
    var code: ExitCode

    /// What is wrong; nil where everything has been said already.
    var message: String?

    /// What helps.
    var advice: String?

    /// A failure to tell.
    init(_ code: ExitCode, _ message: String, advice: String? = nil) {
        self.code = code
        self.message = message
        self.advice = advice
    }

    /// A failure with what led to it, each cause behind the one before.
    init(_ code: ExitCode, _ message: String, because chain: CauseChain) {
        self.init(code, ([message] + chain.words(behind: message)).joined(separator: "\n  because  "))
    }

    /// An end of which everything has been said already.
    init(toldAlready code: ExitCode) {
        self.code = code
    }
}
