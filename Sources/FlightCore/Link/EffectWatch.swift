import DroneWire

/// Sees in navdata whether the drone streams as it was told, since an acknowledgement says only that it was told.
struct EffectWatch: Sendable {
    /// How long the stream may be another one than was acknowledged.
    static let patience = Duration.seconds(1)
    /// How often a setting without effect is written again.
    static let mostRepetitions = 3

    private var since: Duration?
    private var repetitions = 0

    /// The setting that was acknowledged and shows no effect, to be written again; nil while all is as it should be.
    mutating func missing(
        in datagram: NavdataIndex,
        wanted ledger: ConfigurationLedger,
        at now: Duration
    ) -> ConfigurationSetting? {
        guard let missing = Self.missing(in: datagram, wanted: ledger) else {
            since = nil
            repetitions = 0
            return nil
        }
        guard let began = since else {
            since = now
            return nil
        }
        guard now - began >= Self.patience, repetitions < Self.mostRepetitions else { return nil }
        since = now
        repetitions += 1
        return missing
    }

    private static func missing(
        in datagram: NavdataIndex,
        wanted ledger: ConfigurationLedger
    ) -> ConfigurationSetting? {
        if datagram.state.contains(.navdataBootstrap) { return nil }
        if let demo = wanted(ConfigurationKey<Bool>.navdataDemo, in: ledger) {
            guard datagram.state.contains(.navdataDemo) == demo else { return .navdataDemo(demo) }
        }
        // Which options a firmware has differs; the time is in all of them.
        if let options = wanted(ConfigurationKey<NavdataOptionsMask>.navdataOptions, in: ledger),
            options.contains(NavdataOptionsMask(tags: [Int(NavdataTime.tag)])), datagram.time == nil
        {
            return .navdataOptions(options)
        }
        return nil
    }

    /// The value that was written to a key and acknowledged.
    private static func wanted<Value>(_ key: ConfigurationKey<Value>, in ledger: ConfigurationLedger) -> Value? {
        guard let fact = ledger[key.name], fact.said == .acknowledged else { return nil }
        return fact.wanted.flatMap(Value.init(configurationText:))
    }
}
