import DroneWire

/// The last piloting command as it came, and how regularly they come.
struct PilotingRecord: Hashable, Sendable {
    /// Share of a new gap in the averages (chosen).
    private static let gain = 0.1

    private(set) var sticks = Piloting.hover
    private(set) var pilot: PilotHeading?
    private(set) var sequence: UInt32 = 0

    /// When it came, in seconds since power-on.
    private(set) var time = 0.0

    /// ms between two commands, averaged, and the variance of that.
    private(set) var meanGap = 0.0
    private(set) var gapVariance = 0.0

    /// Takes note of a command.
    mutating func note(_ sticks: Piloting, pilot: PilotHeading?, sequence: UInt32, at now: Double) {
        if self.sequence > 0 {
            let gap = (now - time) * 1000
            let wrong = gap - meanGap
            if meanGap == 0 { meanGap = gap } else { meanGap += PilotingRecord.gain * wrong }
            gapVariance += PilotingRecord.gain * (wrong * wrong * (1 - PilotingRecord.gain) - gapVariance)
        }
        (self.sticks, self.pilot, self.sequence, time) = (sticks, pilot, sequence, now)
    }
}
