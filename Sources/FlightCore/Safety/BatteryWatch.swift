/// Watches the charge: the median of the last three seconds, because the percentage follows the voltage, which sags under load;
/// and the voltage itself, because a weak battery breaks down before its percentage says so.
struct BatteryWatch: Sendable {
    enum Alarm: Hashable {
        /// Little is left; told once.
        case warn(percent: Int)
        /// So little that the flight has to come to its end.
        case end(LandingReason)
        /// So little that the drone lands at once.
        case land(percent: Int)
    }

    static let window = Duration.seconds(3)
    static let warnPercent = 30
    static let endPercent = 25
    static let landPercent = 15
    /// At about this charge the drone raises its own alarm, and lands soon after.
    static let dronesOwnAlarm = 20
    /// Flips need more current than a weak battery gives.
    static let flipPercent = 40

    /// At the rate of the last twenty seconds there must be more than this left.
    static let leastTimeLeft = Duration.seconds(60)
    /// A rate is measured over twice this time, and the slower half counts: a gauge that jumps once is not empty soon.
    static let rateTime = Duration.seconds(10)

    /// How far the voltage may fall below what it was within ten seconds.
    static let largestSag = Voltage.volts(0.6)
    private static let sagWindow = Duration.seconds(10)
    /// What the load of the motors takes from the voltage when they start is no sag: it is watched from so long after it.
    static let loadTime = Duration.seconds(2)
    private static let voltageWindow = Duration.seconds(1)

    /// Below this charge a flight has to end; an operator who took off with less than usual has chosen to fly on.
    private let endPercent: Int
    private var samples: [(at: Duration, percent: Int)] = []
    private var voltages: [(at: Duration, voltage: Voltage)] = []
    private var medians: [(at: Duration, percent: Int)] = []
    private var smoothed: [(at: Duration, voltage: Voltage)] = []
    private var flyingSince: Duration?
    private var hasWarned = false
    private var hasEnded = false

    /// Makes a watch for flights that may begin with this charge.
    init(leastTakeOffPercent: Int = FlightSettings.usualTakeOffPercent) {
        endPercent = leastTakeOffPercent < FlightSettings.usualTakeOffPercent ? Self.landPercent : Self.endPercent
    }

    /// The median of the window; nil before the first sample.
    private(set) var percent: Int?

    /// How long the charge lasts when it goes on as it does; nil while that cannot be told.
    private(set) var timeLeft: Duration?

    /// How far the voltage is below the highest of the last ten seconds; nil while that cannot be told.
    private(set) var sag: Voltage?

    /// Notes what a drone in the air, or on the ground, says of its battery; returns an alarm when one is due.
    mutating func note(_ state: DroneState, isFlying: Bool, at now: Duration) -> Alarm? {
        if isFlying {
            let since = flyingSince ?? now
            flyingSince = since
            if now - since >= Self.loadTime { noteVoltage(state.batteryVoltage, at: now) }
        } else {
            (medians, timeLeft, hasEnded, flyingSince) = ([], nil, false, nil)
            (voltages, smoothed, sag) = ([], [], nil)
        }
        guard let newest = state.batteryPercent else { return nil }
        samples.append((now, newest))
        samples.removeAll { now - $0.at > Self.window }
        let median = samples.map(\.percent).sorted()[samples.count / 2]
        percent = median
        // A single low sample is no verdict; the first one after a pause stands alone.
        guard now - samples[0].at >= Self.window / 2 else { return nil }
        if isFlying { noteRate(median, at: now) }
        if median <= Self.landPercent { return .land(percent: median) }
        if isFlying, !hasEnded, let reason = ending(median) {
            hasEnded = true
            return .end(reason)
        }
        guard median <= Self.warnPercent, !hasWarned else { return nil }
        hasWarned = true
        return .warn(percent: median)
    }

    /// Why the flight has to come to its end; nil while it may go on.
    private func ending(_ median: Int) -> LandingReason? {
        if median <= endPercent { return .battery(percent: median) }
        if let timeLeft, timeLeft < Self.leastTimeLeft { return .batteryEnding(timeLeft) }
        if let sag, sag > Self.largestSag { return .batterySag(sag) }
        return nil
    }

    private mutating func noteRate(_ median: Int, at now: Duration) {
        if medians.last.map({ now - $0.at >= .milliseconds(500) }) ?? true { medians.append((now, median)) }
        let (start, halfway) = (now - Self.rateTime * 2, now - Self.rateTime)
        medians.removeAll { $0.at < start - .seconds(1) }
        timeLeft = nil
        guard let begin = medians.last(where: { $0.at <= start })?.percent,
            let middle = medians.last(where: { $0.at <= halfway })?.percent
        else { return }
        let drop = min(begin - middle, middle - median)
        if drop > 0 { timeLeft = Self.rateTime * (Double(median) / Double(drop)) }
    }

    private mutating func noteVoltage(_ voltage: Voltage?, at now: Duration) {
        guard let voltage else { return }
        voltages.append((now, voltage))
        voltages.removeAll { now - $0.at > Self.voltageWindow }
        let median = voltages.map(\.voltage).sorted()[voltages.count / 2]
        smoothed.append((now, median))
        smoothed.removeAll { now - $0.at > Self.sagWindow }
        sag = smoothed.map(\.voltage).max().map { $0 - median }
    }
}
