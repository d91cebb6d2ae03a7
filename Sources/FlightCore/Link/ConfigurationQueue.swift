import DroneWire

/// Writes settings to the drone one after the other, each until it is acknowledged or given up, and asks for its listing.
///
/// The drone has a single bit of feedback for all of them (state bit 6): it rises when a setting has arrived and falls
/// when we acknowledge that with `CTRL 5`. So the next setting waits until the bit has fallen.
///
/// A value is said again every 100 ms until the bit rises: on a bad radio a single datagram is lost, or overtaken by the
/// next one and then dropped by the drone for its number. An order, such as a flip, is said again only when the drone was
/// heard long enough after it without the bit: then it certainly did not arrive, and nobody flips twice.
///
/// A listing is asked for with `CTRL 4`; it comes over a connection of its own, and raises the same bit.
///
/// Nothing waits for ever: every setting ends confirmed or reported, however many datagrams are lost. Only what a flight cannot
/// do without is tried on and on, and then what waits behind it is reported.
struct ConfigurationQueue: Sendable {
    /// Something that waits for its turn.
    private struct Entry {
        enum Work {
            /// Without an essential one there is no flight data, so it is tried as long as the link tries.
            case write(ConfigurationSetting, isEssential: Bool)
            case read
        }

        var work: Work
        /// When it was asked for.
        var since: Duration
        var tries = 0
        /// Whether the listing that was asked for has come.
        var hasText = false
        /// Whether it is not sent again: nobody wants it any more.
        var isWithdrawn = false

        var isEssential: Bool { if case .write(_, isEssential: true) = work { true } else { false } }
        var isRead: Bool { if case .read = work { true } else { false } }
        var setting: ConfigurationSetting? { if case .write(let setting, _) = work { setting } else { nil } }
    }

    private enum Stage {
        /// The next entry may go as soon as the bit is seen down.
        case ready
        /// The first entry was sent, and again, and its bit not seen yet.
        case sent(at: Duration, again: Duration)
        /// The bit was seen up and has to fall.
        case clearing
        /// The bit has fallen, and the listing did not come yet.
        case expectingText(since: Duration)
    }

    /// How long the drone may be heard without the bit before the setting counts as not arrived.
    static let patience = Duration.milliseconds(500)
    /// How many times that is waited for before a setting is given up.
    static let mostTries = 3
    /// How often a value is said meanwhile.
    static let repetition = Duration.milliseconds(100)
    /// How long a stuck bit may keep a setting from being sent.
    static let longestWait = Duration.seconds(3)
    /// How long a listing may take to come, once the drone has said that it sends it.
    static let listingPatience = Duration.seconds(1)
    /// How long anything waits behind an essential setting that the drone does not acknowledge.
    static let longestBehind = Duration.seconds(5)
    /// How long a figure waits for its turn.
    static let longestFigureWait = Duration.seconds(3)
    /// How often a listing is asked for before it is given up.
    static let mostReads = 2

    /// Who writes; nil for anybody.
    var identifiers: ConfigurationIDs?
    private var entries: [Entry] = []
    private var stage = Stage.ready
    /// When the first entry began to wait.
    private var headSince = Duration.zero
    /// Whether the newest state word had the bit; nil until one was heard.
    private var bit: Bool?

    /// How many settings the drone has acknowledged.
    private(set) var acknowledged = 0

    /// How many listings were given up.
    private(set) var unreadListings = 0

    init(identifiers: ConfigurationIDs? = nil) { self.identifiers = identifiers }

    /// Whether everything was confirmed or reported.
    var isEmpty: Bool { entries.isEmpty }

    /// Whether a setting waits to be confirmed or reported.
    var hasWrites: Bool { entries.contains { !$0.isRead } }

    /// Whether a setting waits without which there is no flight data.
    var hasEssentials: Bool { entries.contains(where: \.isEssential) }

    /// Whether a listing waits to come.
    var hasReads: Bool { entries.contains { $0.isRead } }

    /// Adds a setting at the end.
    mutating func append(_ setting: ConfigurationSetting, isEssential: Bool = false, at now: Duration) {
        append(Entry(work: .write(setting, isEssential: isEssential), since: now), at: now)
    }

    /// Asks for the listing, after everything that waits.
    mutating func appendRead(at now: Duration) { append(Entry(work: .read, since: now), at: now) }

    private mutating func append(_ entry: Entry, at now: Duration) {
        if entries.isEmpty { headSince = now }
        entries.append(entry)
    }

    /// Hears what the drone says; returns what became of a setting.
    mutating func hear(_ word: StateWord, at now: Duration) -> [FlightEvent] {
        advance(word, at: now) + giveUpBehindEssential(at: now) + giveUpLateFigures(at: now)
    }

    /// Whoever wanted a figure, and has waited for it so long, does not expect it any more.
    private mutating func giveUpLateFigures(at now: Duration) -> [FlightEvent] {
        guard let oldest = entries.first(where: { $0.setting?.isFigure == true && $0.tries == 0 })?.since,
            now - oldest > Self.longestFigureWait
        else { return [] }
        let late = entries.filter { $0.tries == 0 && now - $0.since > Self.longestFigureWait }.compactMap(\.setting)
        return withdraw(where: { $0.isFigure && late.contains($0) }, at: now)
    }

    private mutating func giveUpBehindEssential(at now: Duration) -> [FlightEvent] {
        guard entries.first?.isEssential == true, now - headSince > Self.longestBehind else { return [] }
        let behind = entries.filter { !$0.isEssential }
        entries.removeAll { !$0.isEssential }
        unreadListings += behind.count(where: \.isRead)
        return behind.compactMap(\.setting).map { .configurationFailed($0, .notAcknowledged(tries: 0)) }
    }

    private mutating func advance(_ word: StateWord, at now: Duration) -> [FlightEvent] {
        let bit = word.contains(.commandMask)
        self.bit = bit
        switch stage {
        case .ready:
            // The bit is up though nothing was sent: left over from another client, or by a copy that came late.
            guard bit, let first = entries.first, !first.isEssential, now - headSince > Self.longestWait else {
                return []
            }
            return giveUp(at: now)
        case .sent(let sentAt, _):
            if bit {
                stage = .clearing
                guard let setting = entries[0].setting else { return [] }
                acknowledged += 1
                finish(at: now)
                return [.configured(setting)]
            }
            guard now - sentAt >= Self.patience else { return [] }
            stage = .ready
            if entries[0].hasText {
                finish(at: now)
                return []
            }
            return entries[0].tries >= most && !entries[0].isEssential ? giveUp(at: now) : []
        case .clearing:
            if !bit {
                stage = .ready
                headSince = now
                // Only a listing still has the head here: a setting left it when the bit rose.
                if entries.first?.isRead == true, entries[0].tries > 0 { stage = .expectingText(since: now) }
                return endReading(at: now)
            }
            if now - headSince > Self.longestWait { stage = .ready }
            return []
        case .expectingText:
            return endReading(at: now)
        }
    }

    /// The listing that was asked for has come.
    mutating func hearListing() {
        guard entries.first?.isRead == true, entries[0].tries > 0 else { return }
        entries[0].hasText = true
    }

    private var most: Int {
        if entries[0].isWithdrawn { return 0 }
        return entries[0].isRead ? Self.mostReads : Self.mostTries
    }

    private mutating func endReading(at now: Duration) -> [FlightEvent] {
        guard case .expectingText(let since) = stage else { return [] }
        if entries[0].hasText {
            stage = .ready
            finish(at: now)
        } else if now - since >= Self.listingPatience {
            stage = .ready
            if entries[0].tries >= Self.mostReads { return giveUp(at: now) }
        }
        return []
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
            // A listing is sent as often as it is asked for: as an order, it is not repeated on suspicion.
            guard let setting = entries[0].setting, !setting.isOrder, now - again >= Self.repetition else { return [] }
            stage = .sent(at: sentAt, again: now)
            return first
        case .expectingText:
            return []
        }
    }

    private var first: [ATCommand] {
        guard let setting = entries[0].setting else { return [.control(.sendConfiguration)] }
        return identifiers.map { [.configIDs($0), .config(setting)] } ?? [.config(setting)]
    }

    /// Forgets everything, because the drone did or may have done so; returns what is thereby given up.
    mutating func abandon(at now: Duration) -> [FlightEvent] {
        let given = entries.filter { !$0.isEssential }.compactMap(\.setting)
        unreadListings += entries.count(where: \.isRead)
        entries = []
        stage = .ready
        bit = nil
        return given.map { .configurationFailed($0, .disconnected) }
    }

    /// Lets go of settings that nobody wants any more; returns those that were never sent, and so are given up.
    ///
    /// One that is on its way is not sent again, and ends as it turns out.
    mutating func withdraw(where isUnwanted: (ConfigurationSetting) -> Bool, at now: Duration) -> [FlightEvent] {
        let isSent = if case .sent = stage { true } else { false }
        var kept: [Entry] = []
        var given: [FlightEvent] = []
        for (index, entry) in entries.enumerated() {
            guard let setting = entry.setting, isUnwanted(setting) else {
                kept.append(entry)
                continue
            }
            if index == 0, isSent {
                kept.append(entry)
                kept[0].isWithdrawn = true
            } else {
                given.append(.configurationFailed(setting, .notAcknowledged(tries: entry.tries)))
                if index == 0 { headSince = now }
            }
        }
        entries = kept
        return given
    }

    @discardableResult
    private mutating func finish(at now: Duration) -> Entry {
        headSince = now
        return entries.removeFirst()
    }

    private mutating func giveUp(at now: Duration) -> [FlightEvent] {
        let entry = finish(at: now)
        if let setting = entry.setting {
            return [.configurationFailed(setting, .notAcknowledged(tries: entry.tries))]
        }
        unreadListings += 1
        return []
    }
}

extension ConfigurationSetting {
    /// Whether writing it makes the drone fly a figure, such as a flip.
    var isFigure: Bool { key == "control:flight_anim" }

    /// Whether writing it makes the drone do something, each time, instead of being something.
    var isOrder: Bool {
        isFigure || key == "leds:leds_anim" || key == "userbox:userbox_cmd"
    }
}
