/// How evenly the commands were sent: one datagram every 30 ms is what the drone expects.
public struct CommandCadence: Hashable, Sendable {
    /// The distances from 30 ms that are counted.
    public static let tolerances: [Duration] = [
        .microseconds(100), .microseconds(250), .microseconds(500), .milliseconds(1), .microseconds(1500),
        .milliseconds(3), .milliseconds(10),
    ]

    /// How many gaps between two datagrams there were.
    public private(set) var gaps = 0

    /// The longest of them.
    public private(set) var longest = Duration.zero

    private var total = Duration.zero
    private var within = [Int](repeating: 0, count: tolerances.count)
    private var last: Duration?

    /// The mean gap; nil before the second datagram.
    public var mean: Duration? { gaps > 0 ? total / gaps : nil }

    /// The share of gaps, 0...1, that were 30 ms give or take the largest of ``tolerances`` that is not above this.
    public func share(within tolerance: Duration) -> Double {
        guard gaps > 0, let index = Self.tolerances.lastIndex(where: { $0 <= tolerance }) else { return 0 }
        return Double(within[index]) / Double(gaps)
    }

    /// A datagram leaves.
    mutating func note(at now: Duration) {
        defer { last = now }
        guard let last else { return }
        let gap = now - last
        gaps += 1
        total += gap
        longest = max(longest, gap)
        let distance =
            gap > FlightMachine.tickInterval ? gap - FlightMachine.tickInterval : FlightMachine.tickInterval - gap
        for (index, tolerance) in Self.tolerances.enumerated() where distance <= tolerance { within[index] += 1 }
    }
}

/// How long commands took until the drone was heard to obey them: there and back, and the wait for its next datagram.
public struct CommandDelay: Hashable, Sendable {
    /// How many were seen.
    public private(set) var count = 0

    /// The shortest.
    public private(set) var least = Duration.zero

    /// The longest.
    public private(set) var worst = Duration.zero

    private var total = Duration.zero

    /// The mean; nil while none was seen.
    public var mean: Duration? { count > 0 ? total / count : nil }

    mutating func note(_ delay: Duration) {
        least = count == 0 ? delay : min(least, delay)
        worst = max(worst, delay)
        total += delay
        count += 1
    }
}
