/// Turns the drone's timestamps into the time of a film: from zero, strictly increasing, at the true pace.
struct FilmClock {
    /// The pace assumed while the drone's clock tells none.
    static let nominalStep: Int64 = 33

    /// No two successive frames are further apart than this; a longer step means that the drone's clock was set.
    static let longestStep: Int64 = 2000

    /// With frames missing in between an outage of up to an hour is believed.
    static let longestOutage: Int64 = 3_600_000

    /// How long a frame is shown if nothing tells when the next one came.
    private(set) var step = Self.nominalStep

    /// How often the drone's clock did not fit and the pace of before was assumed.
    private(set) var jumps = 0

    private var last: (timestamp: UInt32, frameNumber: UInt32, time: Int64)?

    /// The film's time, in milliseconds, of a frame with this timestamp and number; to be asked for every frame that
    /// arrives, in order.
    mutating func time(ofTimestamp timestamp: UInt32, frameNumber: UInt32) -> Int64 {
        guard let last else {
            self.last = (timestamp, frameNumber, 0)
            return 0
        }
        // Wrapping subtraction: the counter of milliseconds overflows after 49 days.
        let elapsed = Int64(Int32(bitPattern: timestamp &- last.timestamp))
        let isSuccessor = frameNumber == last.frameNumber &+ 1
        let isBelieved = elapsed > 0 && elapsed <= (isSuccessor ? Self.longestStep : Self.longestOutage)
        if !isBelieved { jumps += 1 }
        if isBelieved, isSuccessor { step = elapsed }
        let time = last.time + (isBelieved ? elapsed : step)
        self.last = (timestamp, frameNumber, time)
        return time
    }
}
