import DroneWire

/// The conversation with the drone: how it is met, kept awake, heard, told, and met again after it was away.
///
/// It attaches without harm: until the first state word came it sends nothing but navdata wake-ups, so that a drone in the
/// air is not landed by a stranger's first datagram.
struct LinkMachine: Sendable {
    private enum Phase: Hashable {
        /// Nothing but wake-ups is sent.
        case listening
        /// The drone was heard and is told to stream.
        case settingUp
        /// Flight data come in.
        case up
    }

    /// What a received datagram meant.
    struct Reception {
        /// The datagram was news, and these are its state word and its options.
        var isNews = false
        /// It is the first one of this connection: whether the drone flies is to be copied from it.
        var isFirst = false
        /// The drone was switched off and on: nothing known of it holds any more.
        var isNewLife = false
        /// Flight data begin to come in.
        var isUp = false
        var events: [FlightEvent] = []
    }

    /// How long a drone may take to stream flight data; a program that asks for it has its answer within 5 s.
    static let longestBringUp = Duration.milliseconds(4800)
    /// It has more time while it goes forward, as on a bad radio: a setting without which it does not stream was taken this short ago.
    static let longestStandstill = Duration.seconds(3)
    /// After this silence, and as often while it lasts, the drone is woken.
    static let wakeInterval = Duration.milliseconds(200)
    /// After this silence the drone is held in a hover.
    static let quietAfter = Duration.milliseconds(500)
    /// After this silence the link is lost.
    static let lostAfter = Duration.seconds(2)
    /// When for so long nothing timely came, it will not get better: the link is lost as well.
    static let lostAfterQuiet = Duration.seconds(5)
    /// What comes is timely again when it is less late than this: between two datagrams of the slowest stream it does not age to
    /// ``quietAfter``.
    static let timely = Duration.milliseconds(400)
    /// How long the watchdog bit may stay up while commands are sent, before these seem to carry stale numbers.
    static let staleNumbersAfter = Duration.milliseconds(150)
    /// The same in bootstrap, where the bit is always up: there only a drone that takes no setting for so long hears no numbers.
    ///
    /// To begin at 1 again costs much on a bad radio: the drone is deaf until it happens to receive just that first datagram again,
    /// and what is still on its way is newer than all that follows.
    static let staleNumbersInBootstrapAfter = Duration.seconds(1)

    /// After this time without a setting to write, what was written is read back.
    static let readBackAfter = Duration.milliseconds(400)
    /// How long the settings may wait for somebody to find out which drone this is.
    static let identityPatience = Duration.milliseconds(1200)

    /// The datagram that asks the drone to stream to where it came from.
    static let wakeUp: [UInt8] = [1, 0, 0, 0]

    let flight: FlightSettings
    private var settings: ConnectSettings
    var configuration: ConfigurationQueue
    var ledger = ConfigurationLedger()
    /// Whether the listing that the drone is asked for would be received.
    var isReadable = false
    /// How many wait for a listing that they asked for.
    var readers = 0
    var reportedUnread = 0
    /// When the last setting was written, while it was not read back.
    var writtenAt: Duration?
    private var effects = EffectWatch()
    var stream = StreamWatch()
    /// How long everything was acknowledged, and flight data do not come.
    private var unstreamed = Sustained()
    /// Which drone this is; nil while it is not known.
    var identity: DroneIdentity?
    private(set) var statistics = LinkStatistics()
    private(set) var status = LinkStatus.connecting

    private var phase = Phase.listening
    private var gate = SequenceGate()
    private var numbers = ATSequence()
    private var startedAt = Duration.zero
    private var wokenAt = Duration.zero
    private var lateness = NavdataLateness()
    /// When the drone said what was heard last: when that came, less how late it was.
    private var toldAt: Duration?
    private var quiet = Sustained()
    private(set) var hasFailed = false
    private var hasToldOfWait = false
    /// How many of the settings without which the drone does not stream it has taken while it was met, and when the last one.
    private var progress = (taken: 0, at: Duration.zero)
    /// When the drone last took a setting.
    private var takenAt = Duration.zero
    /// A visit has met a drone in the air, to which it says nothing.
    private var isIntruding = false
    /// Datagrams in a row with the bootstrap bit; one alone may be a late one from before the stream began.
    private var bootstraps = 0
    /// Since when the watchdog bit is up, while it is.
    private var watchdogSince: Duration?
    private var owesWatchdogReset = false
    private var others = ControllerWatch()
    /// Until when the settings wait for somebody to find out which drone this is.
    private var identityDeadline: Duration?
    private var owesSetUp = false
    /// Limits were given up behind a setting that the drone has to take first.
    private var owesLimits = false
    private var hasFlightData = false
    private var acknowledgedAny: Bool { configuration.acknowledged > 0 }

    init(settings: FlightSettings) throws(ConfigurationError) {
        flight = settings
        self.settings = try ConnectSettings(settings)
        configuration = ConfigurationQueue()
    }

    // MARK: Which drone

    /// Lets the settings wait until ``identify(_:at:)`` is called, but no longer than ``identityPatience``.
    mutating func awaitIdentity(at now: Duration) { identityDeadline = now + Self.identityPatience }

    /// Learns which drone this is, or that nobody found out; what it knows of settings depends on that.
    mutating func identify(_ identity: DroneIdentity?, at now: Duration) {
        identityDeadline = nil
        self.identity = identity ?? self.identity
        // What fits one drone fits the other with a ceiling that is not higher: nothing new is thrown here.
        let observed = settings.observed
        settings = (try? ConnectSettings(flight, for: self.identity)) ?? settings
        settings.observed = observed
        if owesSetUp { setUp(at: now) }
    }

    /// Whether commands may be sent: the drone has told its state.
    var maySpeak: Bool { phase != .listening }

    /// The number of the last command that was sent; 0 before the first one.
    var lastCommand: UInt32 { numbers.next - 1 }

    /// Whether everything that was to be written was confirmed or reported, the limits among it.
    var isConfigured: Bool { !configuration.hasWrites && !flight.isVisit && phase == .up }

    /// How old the drone's last word is; nil before the first datagram.
    ///
    /// It grows while nothing comes, and while what comes is late: both are the same to whoever flies by it.
    func age(at now: Duration) -> Duration? { toldAt.map { now - $0 } }

    /// How much later than the quickest ones the newest datagram came.
    var lateBy: Duration { lateness.value }

    // MARK: Time

    /// Begins the connection.
    mutating func start(at now: Duration) -> [FlightAction] {
        startedAt = now
        return [wake(at: now)]
    }

    /// Lets time pass: wakes a silent drone and notices how long it is silent.
    mutating func tick(at now: Duration) -> [FlightAction] {
        var actions: [FlightAction] = []
        let age = now - (toldAt ?? startedAt)
        if age >= Self.wakeInterval, now - wokenAt >= Self.wakeInterval {
            actions.append(wake(at: now))
        }
        let isLate = now - startedAt >= Self.longestBringUp
        if phase != .up, status == .connecting, !hasFailed, isIntruding || isLate {
            if isIntruding || now - progress.at >= Self.longestStandstill {
                hasFailed = true
                actions.append(.connectionFailed(failure(at: now)))
            } else if !hasToldOfWait {
                hasToldOfWait = true
                actions.append(.emit(.settingsAwaited))
            }
        }
        actions += readBack(at: now)
        if let deadline = identityDeadline, now >= deadline { identify(nil, at: now) }
        guard let toldAt, status != .connecting else { return actions }
        let quiet = quiet.note(status != .up, at: now) ?? .zero
        if case .lost = status { return actions }
        if age >= Self.lostAfter || quiet >= Self.lostAfterQuiet {
            status = .lost(since: toldAt)
            actions.append(.emit(.linkLost(age)))
            actions += abandonSettings(at: now).map(FlightAction.emit)
        } else if age >= Self.quietAfter, status == .up {
            status = .quiet(since: toldAt)
            actions.append(.emit(.linkQuiet(age)))
        }
        return actions
    }

    private mutating func wake(at now: Duration) -> FlightAction {
        wokenAt = now
        statistics.wakeUps += 1
        return .sendNavdata(Self.wakeUp)
    }

    private func failure(at now: Duration) -> LinkFailure {
        let after = now - startedAt
        if isIntruding { return .inTheAir }
        if toldAt != nil {
            if let sign = others.lastSign { return .anotherController(sign) }
            if bootstraps > 0 { return .stuckInBootstrap(after: after, acknowledged: configuration.acknowledged) }
            return hasFlightData && !acknowledgedAny ? .deaf(after: after) : .noFlightData(after: after)
        }
        if let last = statistics.lastDamage { return .unreadable(datagrams: statistics.damaged, last: last) }
        return .silent(after: after, wakeUps: statistics.wakeUps)
    }

    // MARK: Hearing

    /// Counts a datagram that is no navdata.
    mutating func receive(damage: NavdataError) {
        statistics.damaged += 1
        statistics.lastDamage = damage
    }

    /// Hears a whole datagram.
    mutating func receive(_ datagram: NavdataIndex, at now: Duration) -> Reception {
        var reception = Reception()
        let word = datagram.state
        let verdict = gate.judge(datagram.sequence, state: word, at: now)
        switch verdict {
        case .late:
            statistics.late += 1
            return reception
        case .news(let missing):
            statistics.missing += missing
        case .newLife:
            break
        }
        statistics.accepted += 1
        reception.isNews = true
        let wasLost = if case .lost = status { true } else { false }
        if verdict == .newLife { lateness = NavdataLateness() }
        lateness.note(datagram.time?.clock, at: now)
        toldAt = now - lateness.value
        // Datagrams that come on and on from a moment that has passed are as good as silence.
        let isTimely = lateness.value < Self.timely
        bootstraps = word.contains(.navdataBootstrap) ? bootstraps + 1 : 0

        switch phase {
        case .listening:
            reception.isFirst = true
            isIntruding = isIntruding || flight.isVisit && word.contains(.flying)
            if !isIntruding { setUp(at: now) }
        case .settingUp:
            break
        case .up:
            // A drone in the air that does not stream any more has lost its client, and not its life.
            let isUntold = bootstraps >= 2 && word.contains(.flying)
            if verdict == .newLife || (bootstraps >= 2 && !isUntold) {
                reception.isNewLife = true
                others.forget()
                (lateness, toldAt) = (NavdataLateness(), now)
                reception.events = abandonSettings(at: now) + [.rebooted]
                setUp(at: now)
            } else if isUntold || (wasLost && isTimely) {
                // A drone that lost its client goes back to its default configuration.
                setUp(at: now)
            }
        }
        hasFlightData = hasFlightData || datagram.demo != nil
        // A drone that has acknowledged nothing does not hear us: it may be a recording, or obey somebody else.
        if phase == .settingUp, bootstraps == 0, datagram.demo != nil, status != .connecting || acknowledgedAny {
            phase = .up
            reception.isUp = status == .connecting
            if reception.isUp { status = .up }
        }
        switch status {
        case .quiet, .lost:
            guard isTimely else { break }
            status = .up
            reception.events.append(.linkRestored)
        case .connecting, .up:
            break
        }
        hearWatchdog(word, at: now)
        hearOthers(datagram, into: &reception, at: now)
        let before = configuration.acknowledged
        reception.events += note(configuration.hear(word, at: now), at: now)
        if configuration.acknowledged > before { takenAt = now }
        // On a bad radio all may have to be written twice; what is written once more is no way forward.
        let taken = min(configuration.acknowledged, 2 * settings.essential.count)
        if taken > progress.taken { progress = (taken, now) }
        hearEssentials(reception.events, at: now)
        // A drone that missed its client for a while has its default configuration again: the limits are gone with the stream,
        // and what is written without loading the session first has no effect.
        if phase == .up, effects.isMissing(in: datagram, wanted: ledger, at: now) { setUp(at: now) }
        // The bit that acknowledges says not what: the copy of an earlier setting that came late raises it as well.
        let isUnmet = phase == .settingUp && !owesSetUp && !configuration.hasWrites
        if let time = unstreamed.note(isUnmet, at: now), time >= EffectWatch.patience { setUp(at: now) }
        return reception
    }

    private mutating func hearOthers(_ datagram: NavdataIndex, into reception: inout Reception, at now: Duration) {
        defer { if let delay = others.newestDelay { statistics.commandDelay.note(delay) } }
        if let sign = others.observe(datagram, at: now, lateBy: lateBy) {
            reception.events.append(.secondController(sign))
        }
        // The drone drops what is numbered below the newest command, whoever sent that: a landing must still get through.
        if let foreign = others.foreignNumber, foreign > lastCommand { restartNumbers() }
    }

    /// Writes the limits after all when the drone takes what was in their way, and they were given up behind it.
    private mutating func hearEssentials(_ events: [FlightEvent], at now: Duration) {
        let limits = settings.limits
        guard configuration.hasEssentials else {
            if owesLimits { for setting in limits { append(setting, at: now) } }
            owesLimits = false
            return
        }
        for case .configurationFailed(let setting, .notAcknowledged) in events where limits.contains(setting) {
            owesLimits = true
        }
    }

    private mutating func setUp(at now: Duration) {
        phase = .settingUp
        owesSetUp = identityDeadline != nil
        if owesSetUp { return }
        owesLimits = false
        restartNumbers()
        configuration.identifiers = settings.identifiers
        for setting in settings.essential {
            ledger.want(setting)
            configuration.append(setting, isEssential: true, at: now)
        }
        // First what is there: it is put back at the end.
        if isReadable { configuration.appendRead(at: now) }
        guard !flight.isVisit else { return }
        for setting in settings.limits { append(setting, at: now) }
    }

    private mutating func hearWatchdog(_ word: StateWord, at now: Duration) {
        guard word.contains(.communicationWatchdog) else {
            watchdogSince = nil
            return
        }
        // In bootstrap the bit is always up, and the settings that end it are commands enough.
        if !word.contains(.navdataBootstrap) { owesWatchdogReset = true }
        guard let since = watchdogSince else {
            statistics.watchdogs += 1
            watchdogSince = now
            return
        }
        let isBootstrap = word.contains(.navdataBootstrap)
        let doubted = isBootstrap ? max(since, takenAt) : since
        if now - doubted >= (isBootstrap ? Self.staleNumbersInBootstrapAfter : Self.staleNumbersAfter) {
            restartNumbers()
            watchdogSince = now
        }
    }

    /// Counts from 1 again: the one number that the drone accepts whatever it heard before.
    mutating func restartNumbers() {
        guard statistics.commandDatagrams > 0 else { return }
        numbers.restart()
        statistics.restarts += 1
    }

    // MARK: Telling

    /// Navdata options that are kept whole.
    var observed: NavdataOptionsMask { settings.observed }

    /// Asks for navdata options beyond those of every flight; they stay asked for, also of a drone that was away.
    mutating func observe(_ options: NavdataOptionsMask, at now: Duration) {
        let before = settings.options
        settings.observed.formUnion(options)
        // A drone that is not met yet, or not again, is told with everything else.
        if case .lost = status { return }
        guard maySpeak, !owesSetUp, settings.options != before else { return }
        append(settings.options, at: now)
    }

    /// Adds a setting to those that are to be written.
    mutating func configure(_ setting: ConfigurationSetting, at now: Duration) -> [FlightEvent] {
        if case .lost = status { return [.configurationFailed(setting, .disconnected)] }
        append(setting, at: now)
        return []
    }

    /// The one datagram of a tick: the watchdog's answer where it is owed, the two commands that fly, and then what can wait.
    mutating func commands(
        _ reference: Reference,
        _ piloting: Piloting,
        once: [ATCommand],
        at now: Duration
    ) -> [FlightAction] {
        guard maySpeak else { return [] }
        var commands: [ATCommand] = owesWatchdogReset ? [.resetWatchdog] : []
        owesWatchdogReset = false
        commands += [.ref(reference), .pcmd(piloting)]
        commands += once
        commands += configuration.commands(at: now)
        // These never fill the 1024 bytes of a datagram, so there is exactly one.
        let first = numbers.next
        let datagrams = numbers.encode(commands)
        statistics.cadence.note(at: now)
        if lastCommand >= first { others.noteSent(first...lastCommand, flyBit: reference.takeOff, at: now) }
        statistics.commandDatagrams += datagrams.count
        return datagrams.map(FlightAction.sendCommands)
    }
}
