import DroneWire

/// Sees in navdata whether the drone streams as it was told, since an acknowledgement says only that it was told.
struct EffectWatch: Sendable {
    /// How long the stream may be another one than was acknowledged.
    static let patience = Duration.seconds(1)
    /// How often the drone is set up again for it.
    static let mostRepetitions = 3

    private var since: Duration?
    private var repetitions = 0

    /// Whether something that was acknowledged has shown no effect for too long, and the drone is to be set up again.
    mutating func isMissing(
        in datagram: NavdataIndex,
        wanted ledger: ConfigurationLedger,
        at now: Duration
    ) -> Bool {
        let isAsTold = Self.isAsTold(datagram, wanted: ledger)
        guard isAsTold == false else {
            since = nil
            // While it is told again nothing shows, and the repetitions go on counting.
            if isAsTold == true { repetitions = 0 }
            return false
        }
        guard let began = since else {
            since = now
            return false
        }
        guard now - began >= Self.patience, repetitions < Self.mostRepetitions else { return false }
        since = now
        repetitions += 1
        return true
    }

    /// Whether the drone streams as it acknowledged; nil while it has not acknowledged both what to stream and how.
    private static func isAsTold(_ datagram: NavdataIndex, wanted ledger: ConfigurationLedger) -> Bool? {
        guard !datagram.state.contains(.navdataBootstrap),
            let demo = ledger.acknowledged(.navdataDemo),
            let options = ledger.acknowledged(.navdataOptions)
        else { return nil }
        guard datagram.state.contains(.navdataDemo) == demo else { return false }
        // Which options a firmware has differs; the time is in all of them.
        return datagram.time != nil || !options.contains(NavdataOptionsMask(tags: [Int(NavdataTime.tag)]))
    }
}
