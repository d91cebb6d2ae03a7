/// The program's side of the guardian: when a heartbeat is due, and whether the drone is still the program's own.
///
/// After any gap of its own (it was stopped, or the computer slept) the program asks before it sends a datagram, for by
/// then the guardian may have taken the drone.
package struct GuardianClient: Sendable {
    /// After a longer gap than this the program asks.
    package static let longestGap = Duration.milliseconds(400)
    /// The time between two heartbeats, on average.
    static let interval = Duration.milliseconds(50)
    /// A guardian that does not answer in this time does not fly the drone either: the program goes on.
    ///
    /// It goes on telling the guardian that it lives as well: one that was only slow must not land the drone behind its back.
    static let patience = Duration.seconds(1)

    /// What became of the guardian.
    package enum Standing: Hashable, Sendable {
        /// It watches.
        case watching
        /// It was asked and did not answer in time, or is gone: nobody watches, as far as is known.
        case gone
        /// It has the drone: the program sends nothing any more.
        case tookOver
    }

    /// What became of the guardian.
    package private(set) var standing = Standing.watching

    /// Whether its end of the conversation is closed, so that it never answers again.
    private var hasEnded = false
    private var lastLook: Duration?
    private var question: (number: UInt32, at: Duration)?
    private var questions: UInt32 = 0
    private var last: GuardianHeartbeat?
    private var nextHeartbeat = Duration.zero

    /// Makes a client whose guardian watches.
    package init() {}

    /// Whether a datagram may be sent now, and what to tell the guardian; asked before each datagram, and at every tick.
    package mutating func mayFly(at now: Duration) -> (Bool, GuardianMessage?) {
        let gap = lastLook.map { now - $0 } ?? .zero
        lastLook = now
        if standing == .tookOver { return (false, nil) }
        if hasEnded { return (true, nil) }
        if gap > Self.longestGap {
            // Also while an older question waits: an answer to that one would be as old.
            questions += 1
            question = (questions, now)
            return (false, .question(questions))
        }
        guard let question else { return (true, nil) }
        guard now - question.at > Self.patience else { return (false, nil) }
        self.question = nil
        standing = .gone
        return (true, nil)
    }

    /// The heartbeat, where one is due or says something new.
    package mutating func beat(_ heartbeat: GuardianHeartbeat, at now: Duration) -> GuardianMessage? {
        guard standing != .tookOver, !hasEnded, question == nil else { return nil }
        let isNew = last?.watch != heartbeat.watch || last?.handover != heartbeat.handover
        guard isNew || now >= nextHeartbeat else { return nil }
        // Kept to a raster, so that ticks of 30 ms give 20 in a second; but nothing is made up for.
        nextHeartbeat = max(nextHeartbeat + Self.interval, now)
        last = heartbeat
        return .heartbeat(heartbeat)
    }

    /// Hears the guardian.
    package mutating func hear(_ answer: GuardianAnswer) {
        switch answer {
        case .ready: break
        case .clear(let number):
            // An answer to an older question would be as old; one that came too late still tells that somebody watches.
            guard number == questions, standing != .tookOver, !hasEnded else { break }
            question = nil
            standing = .watching
        case .taken: standing = .tookOver
        }
    }

    /// Hears that the guardian's end of the conversation is closed.
    package mutating func hearGuardianEnd() {
        hasEnded = true
        guard standing == .watching else { return }
        standing = .gone
        question = nil
    }
}
