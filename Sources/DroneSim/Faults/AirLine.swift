/// What happens to messages on their way; shares in 0...1, times in seconds.
struct AirWeather: Hashable, Sendable {
    var loss = 0.0
    var delay = 0.0
    var jitter = 0.0
    var duplicate = 0.0
    var reorder = 0.0
    var corrupt = 0.0
}

/// One way over the air: messages go in, and come out late, twice, out of order, changed or never.
struct AirLine<Message: Sendable>: Sendable {
    /// s: what is overtaken is this late, longer than two commands are apart.
    private static var overtaken: Double { 0.07 }

    /// More than this is never under way; what comes then is lost, as in a full queue.
    private static var mostWaiting: Int { 4096 }

    private var waiting: [(due: Double, message: Message)] = []
    private var draws: Random

    init(seed: UInt64, stream: UInt64) { draws = Random(seed: seed, stream: stream) }

    /// Whether nothing is under way.
    var isEmpty: Bool { waiting.isEmpty }

    /// Sends a message; `damage` changes one byte of it.
    mutating func send(
        _ message: Message,
        at now: Double,
        in weather: AirWeather,
        damage: (inout Message, inout Random) -> Void
    ) {
        let copies = draws.fraction() < weather.duplicate ? 2 : 1
        for _ in 0..<copies where draws.fraction() >= weather.loss && waiting.count < Self.mostWaiting {
            var due = now + weather.delay + draws.fraction() * weather.jitter
            if draws.fraction() < weather.reorder { due += Self.overtaken }
            var copy = message
            if draws.fraction() < weather.corrupt { damage(&copy, &draws) }
            // Behind everything that is due at the same time: the order stays where nothing disturbs it.
            let place = waiting.firstIndex { $0.due > due } ?? waiting.count
            waiting.insert((due, copy), at: place)
        }
    }

    /// What arrives up to now.
    mutating func arrivals(at now: Double) -> [Message] {
        let count = waiting.prefix { $0.due <= now }.count
        guard count > 0 else { return [] }
        defer { waiting.removeFirst(count) }
        return waiting.prefix(count).map(\.message)
    }

    /// Loses what is under way.
    mutating func empty() { waiting = [] }
}

/// Changes one byte.
func flipByte(_ bytes: inout [UInt8], _ draws: inout Random) {
    guard !bytes.isEmpty else { return }
    bytes[Int.random(in: bytes.indices, using: &draws)] ^= UInt8.random(in: 1...255, using: &draws)
}
