import FlightCore

/// How the drone was in the last minute.
struct Samples: Sendable {
    private static let span = Duration.seconds(60)

    private var samples: [(time: Duration, situation: Situation)] = []

    /// How it was, oldest first.
    var situations: [Situation] { samples.map(\.situation) }

    /// The time from the first to the last.
    var span: Duration { samples.isEmpty ? .zero : samples[samples.count - 1].time - samples[0].time }

    /// It is like this now.
    mutating func append(_ situation: Situation, at now: Duration) {
        samples.append((now, situation))
        samples.removeAll { now - $0.time > Self.span }
    }
}
