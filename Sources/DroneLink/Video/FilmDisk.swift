/// What a film may ask of the disk, and what of the disk is looked at meanwhile.
///
/// A film ends while there is still room for everything else, and before it is so far behind that the drone has to wait for it.
struct FilmDisk: Sendable {
    /// No film is begun, and none goes on, with less than this.
    static let leastFree: UInt64 = 200_000_000

    /// No film goes on that is written later than this.
    static let longestDelay = Duration.seconds(1)

    /// The bytes that may still be written into a folder; nil where nobody can tell.
    var freeBytes: @Sendable (_ folder: String) -> UInt64? = { FreeSpace.bytes(in: $0) }

    /// The time by which writing is measured.
    var now: @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }

    /// Why no film can be written into this folder; nil where one can.
    func obstacle(in folder: String) -> String? {
        guard let free = freeBytes(folder), free < Self.leastFree else { return nil }
        return "only \(free / 1_000_000) MB are free for the film, and \(Self.leastFree / 1_000_000) must stay"
    }
}

/// How far the disk is behind a film that is being written.
///
/// The frames are a queue in front of one server: each is late by what the one before was late, and by the time that it took to
/// write, less the time until the next one came. That time is taken from the drone's clock: a program that was kept waiting by the
/// disk does not know when the frames came that wait for it.
struct WriteDelay: Sendable {
    /// A longer step of the drone's clock is none.
    private static let longestStep: UInt32 = 2000

    /// How late the newest frame was written.
    private(set) var delay = Duration.zero

    private var last: UInt32?

    /// A frame that the drone has taken at this time, in milliseconds, took so long to write.
    mutating func note(_ writing: Duration, timestamp: UInt32) {
        let step = last.map { timestamp &- $0 } ?? 0
        last = timestamp
        let passed = step <= Self.longestStep ? Duration.milliseconds(Int(step)) : .zero
        delay = max(.zero, delay - passed) + writing
    }
}
