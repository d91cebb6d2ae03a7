import DroneWire

/// The receiving end of the command channel: which commands count, and how long nothing came.
struct CommandLink: Hashable, Sendable {
    /// s: after this silence the drone hovers and says so (state bit 30).
    static let watchdogSilence = 0.05

    /// The number of the last accepted command.
    private(set) var lastSequence: UInt32 = 0

    /// When that came, in seconds since power-on; nil while nobody has sent anything, and after the link was lost.
    private(set) var lastHeard: Double?

    /// State bit 30: no recent command.
    private(set) var watchdogFired = true

    /// State bit 13: no command for so long that the client is given up.
    private(set) var isLost = false

    /// Whether a command counts; number 1 begins a new count, what is not newer than the last one is old.
    mutating func accept(_ sequence: UInt32, at now: Double) -> Bool {
        guard sequence == 1 || sequence > lastSequence else { return false }
        lastSequence = sequence
        lastHeard = now
        watchdogFired = false
        isLost = false
        return true
    }

    /// What a silence makes of the link.
    enum Silence {
        /// Nothing new.
        case none
        /// The sticks do not count any more.
        case watchdog
        /// The client is gone.
        case lost
    }

    /// Looks at the clock; tells each stage of a silence once.
    mutating func check(at now: Double, lostAfter limit: Double) -> Silence {
        guard let heard = lastHeard else { return .none }
        let silence = now - heard
        if silence > limit {
            // A client that comes back may start to count anew.
            lastSequence = 0
            lastHeard = nil
            (watchdogFired, isLost) = (true, true)
            return .lost
        }
        if silence > CommandLink.watchdogSilence, !watchdogFired {
            watchdogFired = true
            return .watchdog
        }
        return .none
    }
}

/// State bit 6: the one answer that a client gets to CONFIG and CTRL.
///
/// It goes only after it was acknowledged several times, or so many datagrams after the one time: programs for real
/// drones acknowledge with every datagram (SDK) or once and wait (node-ar-drone).
struct Acknowledgement: Hashable, Sendable {
    /// How many CTRL 5 real drones wanted, in captures: a few after a CONFIG, many after a listing.
    private static let afterSetting = 3...5
    private static let afterListing = 20

    private var missing = 0

    /// Whether the client has begun to acknowledge, and whether it has done so since the last datagram.
    private var hasBegun = false
    private var isFresh = false

    private var draws: Random

    init(seed: UInt64) { draws = Random(seed: seed, stream: 20) }

    /// Whether the bit is set.
    var isPending: Bool { missing > 0 }

    /// A CONFIG came.
    mutating func raiseForSetting() {
        missing = Int.random(in: Self.afterSetting, using: &draws)
        hasBegun = false
    }

    /// A listing was sent.
    mutating func raiseForListing() {
        missing = Self.afterListing
        hasBegun = false
    }

    /// A CTRL 5 came.
    mutating func acknowledge() {
        missing = max(0, missing - 1)
        (hasBegun, isFresh) = (true, true)
    }

    /// A navdata datagram with the bit was sent.
    mutating func datagramSent() {
        if hasBegun, !isFresh { missing = max(0, missing - 1) }
        isFresh = false
    }
}

/// Commands that were received but do not act yet: the drone needs its time from a stick's move to the motors.
struct StickQueue: Hashable, Sendable {
    /// s from a command's arrival to its effect; with the network about 0.1 s, as measured on real drones.
    static let delay = 0.06

    private struct Entry: Hashable, Sendable {
        var time: Double
        var sticks: Sticks

        /// Counts stretches of 5 ms.
        var slot: Int { Int(time * 200) }
    }

    private var waiting: [Entry] = []

    /// How many wait.
    var count: Int { waiting.count }

    /// What acts at the moment.
    private(set) var acting = Sticks.released

    /// Puts in what came at this time.
    mutating func append(_ sticks: Sticks, at now: Double) {
        let entry = Entry(time: now + StickQueue.delay, sticks: sticks)
        // Of what would act in the same instant only the last acts: a flood of commands fills nothing.
        if let last = waiting.last, last.slot == entry.slot { waiting.removeLast() }
        waiting.append(entry)
    }

    /// Lets everything act whose time has come; half a step of tolerance, because the times are sums of steps.
    mutating func advance(to now: Double, step: Double) {
        guard let last = waiting.lastIndex(where: { $0.time <= now + step / 2 }) else { return }
        acting = waiting[last].sticks
        waiting.removeSubrange(...last)
    }
}
