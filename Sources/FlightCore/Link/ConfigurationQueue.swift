import DroneWire

/// Writes settings to the drone one after the other, each until it is acknowledged or given up.
///
/// The drone has a single bit of feedback for all of them (state bit 6): it rises when a setting has arrived and falls
/// when we acknowledge that with `CTRL 5`. So the next setting waits until the bit has fallen.
///
/// A value is said again every 100 ms until the bit rises: on a bad radio a single datagram is lost, or overtaken by the
/// next one and then dropped by the drone for its number. An order, such as a flip, is said again only when the drone was
/// heard long enough after it without the bit: then it certainly did not arrive, and nobody flips twice.
///
/// Nothing waits for ever: every setting ends confirmed or reported, however many datagrams are lost.
struct ConfigurationQueue: Sendable {
    /// One setting that waits for its turn.
    private struct Entry {
        var setting: ConfigurationSetting
        /// Without it there is no flight data, so it is tried as long as the link tries.
        var isEssential: Bool
        var tries = 0
    }

    private enum Stage {
        /// The next setting may go as soon as the bit is seen down.
        case ready
        /// The first entry was sent, and again, and its bit not seen yet.
        case sent(at: Duration, again: Duration)
        /// The bit was seen up and has to fall.
        case clearing
    }

    /// How long the drone may be heard without the bit before the setting counts as not arrived.
    static let patience = Duration.milliseconds(500)
    /// How many times that is waited for before a setting is given up.
    static let mostTries = 3
    /// How often a value is said meanwhile.
    static let repetition = Duration.milliseconds(100)
    /// How long a stuck bit may keep a setting from being sent.
    static let longestWait = Duration.seconds(3)

    private let identifiers: ConfigurationIDs?
    private var entries: [Entry] = []
    private var stage = Stage.ready
    /// When the first entry began to wait.
    private var headSince = Duration.zero
    /// Whether the newest state word had the bit; nil until one was heard.
    private var bit: Bool?

    /// How many settings the drone has acknowledged.
    private(set) var acknowledged = 0

    init(identifiers: ConfigurationIDs?) {
        self.identifiers = identifiers
    }

    /// Whether every setting was confirmed or reported.
    var isEmpty: Bool { entries.isEmpty }

    /// Adds a setting at the end.
    mutating func append(_ setting: ConfigurationSetting, isEssential: Bool = false, at now: Duration) {
        if entries.isEmpty { headSince = now }
        entries.append(Entry(setting: setting, isEssential: isEssential))
    }

    /// Hears what the drone says; returns what became of a setting.
    mutating func hear(_ word: StateWord, at now: Duration) -> [FlightEvent] {
        let bit = word.contains(.commandMask)
        self.bit = bit
        switch stage {
        case .ready:
            // The bit is up though nothing was sent: left over from another client, or by a copy that came late.
            guard bit, let first = entries.first, !first.isEssential, now - headSince > Self.longestWait else {
                return []
            }
            return [giveUp(at: now)]
        case .sent(let sentAt, _):
            if bit {
                acknowledged += 1
                stage = .clearing
                return [.configured(finish(at: now).setting)]
            }
            guard now - sentAt >= Self.patience else { return [] }
            stage = .ready
            let isSpent = entries[0].tries >= Self.mostTries && !entries[0].isEssential
            return isSpent ? [giveUp(at: now)] : []
        case .clearing:
            if !bit {
                stage = .ready
                headSince = now
            } else if now - headSince > Self.longestWait {
                stage = .ready
            }
            return []
        }
    }

    /// What the next datagram carries.
    mutating func commands(at now: Duration) -> [ATCommand] {
        guard let bit else { return [] }
        switch stage {
        case .ready where bit, .clearing:
            return [.control(.acknowledge)]
        case .ready:
            guard !entries.isEmpty else { return [] }
            entries[0].tries += 1
            stage = .sent(at: now, again: now)
            return first
        case .sent(let sentAt, let again):
            guard !entries[0].setting.isOrder, now - again >= Self.repetition else { return [] }
            stage = .sent(at: sentAt, again: now)
            return first
        }
    }

    private var first: [ATCommand] {
        let setting = ATCommand.config(entries[0].setting)
        return identifiers.map { [.configIDs($0), setting] } ?? [setting]
    }

    /// Forgets everything, because the drone did or may have done so; returns what is thereby given up.
    mutating func abandon(at now: Duration) -> [FlightEvent] {
        let given = entries.filter { !$0.isEssential }
        entries = []
        stage = .ready
        bit = nil
        return given.map { .configurationFailed($0.setting, .disconnected) }
    }

    private mutating func finish(at now: Duration) -> Entry {
        headSince = now
        return entries.removeFirst()
    }

    private mutating func giveUp(at now: Duration) -> FlightEvent {
        let entry = finish(at: now)
        return .configurationFailed(entry.setting, .notAcknowledged(tries: entry.tries))
    }
}

extension ConfigurationSetting {
    /// Whether writing it makes the drone do something, each time, instead of being something.
    fileprivate var isOrder: Bool {
        key == "control:flight_anim" || key == "leds:leds_anim" || key == "userbox:userbox_cmd"
    }
}
