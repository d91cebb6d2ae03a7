import DroneWire

extension LinkMachine {
    /// Whether this is no flight.
    var isVisit: Bool { flight.isVisit }

    /// Tells whether the listing that the drone is asked for would be received.
    mutating func setReadable(_ isReadable: Bool, at now: Duration) {
        guard isReadable != self.isReadable else { return }
        self.isReadable = isReadable
        // What was written while nobody could read it is looked at now.
        if isReadable, ledger.hasUnchecked { writtenAt = now }
    }

    /// Asks for the listing.
    mutating func read(at now: Duration) -> [FlightAction] {
        guard isReadable, maySpeak else { return [.configurationRead(nil)] }
        readers += 1
        configuration.appendRead(at: now)
        return []
    }

    /// Takes in a listing.
    mutating func receive(_ listing: ConfigurationListing, at now: Duration) -> [FlightAction] {
        configuration.hearListing()
        if identity?.firmware == nil, let text = listing.value(of: ConfigurationKey<String>.softwareVersion),
            let version = FirmwareVersion(text)
        {
            identity = DroneIdentity(firmware: version, evidence: .configuration)
        }
        let (verified, again, refused) = ledger.see(listing)
        for setting in again { configuration.append(setting, at: now) }
        let answered = readers
        readers = 0
        return Array(repeating: .configurationRead(listing), count: answered)
            + verified.map { .emit(.verified($0)) }
            + refused.map { .emit(.configurationFailed($0.setting, .notTaken(found: $0.found))) }
    }

    /// Looks at a picture of the live stream: what was acknowledged and does not show is written once more, and then reported.
    mutating func see(_ shape: StreamShape, at now: Duration) -> [FlightEvent] {
        guard status == .up else { return [] }
        let (again, missing) = stream.judge(shape, wanted: ledger, at: now)
        for setting in again { configuration.append(setting, at: now) }
        return note(missing.map { .configurationFailed($0, .notInEffect(seen: "\(shape)")) }, at: now)
    }

    /// Writes what was there before.
    mutating func restore(at now: Duration) {
        guard status == .up, !flight.isVisit else { return }
        for setting in ledger.restoration { append(setting, at: now) }
    }

    /// Lets go of figures that wait for their turn: nobody stands behind them any more.
    mutating func withdrawFigures(at now: Duration) -> [FlightEvent] {
        note(configuration.withdraw(where: \.isFigure, at: now), at: now)
    }

    /// Adds a setting at the end, and remembers it.
    mutating func append(_ setting: ConfigurationSetting, at now: Duration) {
        if !setting.isOrder { ledger.want(setting) }
        configuration.append(setting, at: now)
    }

    /// Keeps what the drone said to its settings.
    mutating func note(_ events: [FlightEvent], at now: Duration) -> [FlightEvent] {
        var events = events
        for event in events {
            switch event {
            case .configured(let setting):
                ledger.note(setting, .acknowledged)
                if ledger.hasUnchecked { writtenAt = now }
                if !isReadable, !setting.isOrder { events.append(.verified(setting)) }
            case .configurationFailed(let setting, let failure): ledger.note(setting, .failed(failure))
            default: break
            }
        }
        return events
    }

    /// Reads back what was written, a moment after the last setting; tells those who wait for a listing that did not come.
    mutating func readBack(at now: Duration) -> [FlightAction] {
        if isReadable, let writtenAt, now - writtenAt >= Self.readBackAfter, configuration.isEmpty, status == .up {
            self.writtenAt = nil
            configuration.appendRead(at: now)
        }
        guard configuration.unreadListings > reportedUnread else { return [] }
        reportedUnread = configuration.unreadListings
        defer { readers = 0 }
        return Array(repeating: .configurationRead(nil), count: readers)
    }

    /// Gives up what waits, because the drone did or may have done so.
    mutating func abandonSettings(at now: Duration) -> [FlightEvent] {
        let events = note(configuration.abandon(at: now), at: now)
        ledger.forgetAnswers()
        writtenAt = nil
        return events
    }
}
