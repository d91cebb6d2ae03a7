/// The air between a drone and its client: it delays datagrams and loses some of them.
package struct Radio: Hashable, Sendable {
    /// One of the two directions.
    package struct Path: Hashable, Sendable {
        /// The time that every datagram takes.
        package var delay: Duration
        /// The longest time that a datagram takes on top, drawn anew for each: later ones may overtake it.
        package var jitter: Duration
        /// The share of datagrams that never arrive, 0...1.
        package var loss: Double
        /// Whether nothing at all arrives.
        package var isSilent = false

        /// Makes a path; nothing is lost and all are in order when only the delay is given.
        package init(delay: Duration = .milliseconds(10), jitter: Duration = .zero, loss: Double = 0) {
            self.delay = delay
            self.jitter = jitter
            self.loss = loss
        }
    }

    /// From the drone to the client: navdata.
    package var down: Path

    /// From the client to the drone: commands and wake-ups.
    package var up: Path

    /// Makes the air; without arguments that of a quiet room.
    package init(down: Path = Path(), up: Path = Path()) {
        self.down = down
        self.up = up
    }
}

/// Datagrams on their way, in the order in which they arrive.
struct Flow<Datagram: Sendable>: Sendable {
    private var waiting: [(arrival: Duration, datagram: Datagram)] = []

    /// Sends a datagram along a path.
    mutating func send(_ datagram: Datagram, along path: Radio.Path, at now: Duration, chance: inout Chance) {
        // Both numbers are drawn for every datagram, so that one that is lost does not change the fate of the others.
        let isLost = chance.share() < path.loss
        let delay = path.delay + path.jitter * chance.share()
        if isLost || path.isSilent { return }
        let index = waiting.firstIndex { $0.arrival > now + delay } ?? waiting.endIndex
        waiting.insert((now + delay, datagram), at: index)
    }

    /// Takes out what has arrived.
    mutating func arrivals(at now: Duration) -> [Datagram] {
        let arrived = waiting.prefix { $0.arrival <= now }
        waiting.removeFirst(arrived.count)
        return arrived.map(\.datagram)
    }
}
