import DroneWire

/// Decides which navdata datagram is news, by its sequence number.
struct SequenceGate: Sendable {
    enum Verdict: Hashable {
        /// Newer than all before; so many between them never came.
        case news(missing: Int)
        /// The drone counts from the beginning again.
        case newLife
        /// Seen before, or overtaken by a newer one.
        case late
    }

    /// No datagram is overtaken by this many others (two seconds of the fastest stream): such a step back is a drone that
    /// was switched off and on.
    static let farthestStepBack: UInt32 = 400
    /// After this long without any datagram the numbering may have begun anew.
    static let timeout = Duration.milliseconds(500)

    private var last: (sequence: UInt32, at: Duration)?

    mutating func judge(_ sequence: UInt32, state: StateWord, at now: Duration) -> Verdict {
        guard let last else {
            self.last = (sequence, now)
            return .news(missing: 0)
        }
        if sequence > last.sequence {
            self.last = (sequence, now)
            return .news(missing: Int(sequence - last.sequence - 1))
        }
        if last.sequence - sequence > Self.farthestStepBack {
            self.last = (sequence, now)
            // Nobody switches a drone off and on in the air: there only its numbering began again.
            return state.contains(.flying) ? .news(missing: 0) : .newLife
        }
        guard sequence < last.sequence else { return .late }
        // The drone restarts its numbering with its client; each of these says that it may have.
        let mayHaveRestarted =
            sequence == 1 || state.contains(.communicationWatchdog) || now - last.at > Self.timeout
        guard mayHaveRestarted else { return .late }
        self.last = (sequence, now)
        return .news(missing: 0)
    }
}
