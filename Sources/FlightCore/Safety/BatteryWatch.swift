/// Watches the charge: the median of the last three seconds, because the percentage follows the voltage, which sags under load.
struct BatteryWatch: Sendable {
    enum Alarm: Hashable {
        /// Little is left; told once.
        case warn(percent: Int)
        /// So little that the flight has to end.
        case land(percent: Int)
    }

    static let window = Duration.seconds(3)
    static let warnPercent = 30
    static let landPercent = 25
    /// Flips need more current than a weak battery gives.
    static let flipPercent = 40

    private var samples: [(at: Duration, percent: Int)] = []
    private var hasWarned = false

    /// The median of the window; nil before the first sample.
    private(set) var percent: Int?

    /// Notes the charge; returns an alarm when one is due.
    mutating func note(_ newest: Int, at now: Duration) -> Alarm? {
        samples.append((now, newest))
        samples.removeAll { now - $0.at > Self.window }
        let median = samples.map(\.percent).sorted()[samples.count / 2]
        percent = median
        // A single low sample is no verdict; the first one after a pause stands alone.
        guard now - samples[0].at >= Self.window / 2 else { return nil }
        if median <= Self.landPercent { return .land(percent: median) }
        guard median <= Self.warnPercent, !hasWarned else { return nil }
        hasWarned = true
        return .warn(percent: median)
    }
}
