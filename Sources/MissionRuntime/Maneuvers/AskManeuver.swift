import FlightCore
import MissionLanguage

/// Asks the operator, stays where the drone is meanwhile, and goes on with a yes.
struct AskManeuver: Maneuver {
    /// How long the operator may take.
    private static let patience = Duration.seconds(60)

    private let step: String
    private let question: String
    private let deadline: Duration
    private var askedAt: Duration?

    init(_ step: String, _ question: String, manner: Manner, _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        self.question = question
        deadline = try flight.time(manner.timeout, otherwise: Self.patience)
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard let askedAt else {
            self.askedAt = flight.now
            return .flying(flight.hold() + [.perform(.ask(question))])
        }
        for case .answered(let isYes) in flight.situation.events {
            guard isYes else { throw .refused(.declined(question)) }
            return .finished(flight.hold())
        }
        if flight.now - askedAt >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying(flight.hold())
    }

    var progress: String { "waiting for an answer" }
}
