import DroneWire

/// Notices that somebody else commands the same drone, by what the drone says of the commands that it obeys.
///
/// Navdata tells the number of the newest command that the drone took (options 6 and 19); a number that changes to one which
/// we did not send is somebody else's. And state bit 5 shows the fly bit of the newest REF: when it differs from ours for half a second
/// although our commands arrive, another one was newer.
struct ControllerWatch: Sendable {
    /// How many of our datagrams are remembered: six seconds of them, longer than any is on its way.
    static let memory = 200
    /// How long the fly bit must differ.
    static let longestDisagreement = Duration.milliseconds(500)
    /// After this long without a sign of it the next one is told again.
    static let forgottenAfter = Duration.seconds(5)

    private var sent: [(numbers: ClosedRange<UInt32>, at: Duration)] = []
    private var lastPiloting: UInt32?
    private var lastReference: UInt32?
    private var flyBit = (value: false, since: Duration.zero)
    private var hasMirrored = false
    private var disagreesSince: Duration?
    private var signAt: Duration?

    /// The newest sign of somebody else; nil where there was none.
    private(set) var lastSign: SecondController?

    /// The newest number that somebody else's command had; nil while only ours are obeyed.
    private(set) var foreignNumber: UInt32?

    /// How long ago the command was sent that the newest datagram is the first to tell of; nil where it tells of none.
    private(set) var newestDelay: Duration?

    /// Notes what we send.
    mutating func noteSent(_ numbers: ClosedRange<UInt32>, flyBit: Bool, at now: Duration) {
        if sent.count == Self.memory { sent.removeFirst() }
        sent.append((numbers, now))
        if flyBit != self.flyBit.value { self.flyBit = (flyBit, now) }
    }

    /// Forgets what the drone said before: it was switched off and on.
    mutating func forget() {
        (lastPiloting, lastReference, foreignNumber, disagreesSince) = (nil, nil, nil, nil)
        hasMirrored = false
    }

    /// Looks at what the drone says, which came this much later than the quickest; returns a sign of somebody else, once until
    /// there was none for a while.
    mutating func observe(
        _ datagram: NavdataIndex,
        at now: Duration,
        lateBy lateness: Duration = .zero
    ) -> SecondController? {
        guard let sign = sign(in: datagram, at: now, lateBy: lateness) else { return nil }
        lastSign = sign
        defer { signAt = now }
        if let signAt, now - signAt < Self.forgottenAfter { return nil }
        return sign
    }

    private mutating func sign(
        in datagram: NavdataIndex,
        at now: Duration,
        lateBy lateness: Duration
    ) -> SecondController? {
        var piloting: UInt32?
        if let told = datagram.references, told.size >= NavdataReferences.fullSize {
            piloting = UInt32(bitPattern: told.uiSeq)
        }
        let reference = datagram.videoStream?.atcmdRefSeq
        newestDelay = nil
        if let piloting, piloting != lastPiloting, let ours = sent.last(where: { $0.numbers.contains(piloting) }) {
            newestDelay = now - ours.at
        }
        foreignNumber = foreign(piloting, after: lastPiloting) ?? foreign(reference, after: lastReference)
        lastPiloting = piloting ?? lastPiloting
        lastReference = reference ?? lastReference
        let differs = differs(datagram.state, at: now - lateness)
        if let foreignNumber { return .foreignCommand(number: foreignNumber) }
        return differs ? .flyBit(datagram.state.contains(.userFeedbackStart)) : nil
    }

    private func foreign(_ number: UInt32?, after last: UInt32?) -> UInt32? {
        guard let number, let last, number != last, number != 0, !sent.isEmpty else { return nil }
        return sent.contains { $0.numbers.contains(number) } ? nil : number
    }

    private mutating func differs(_ word: StateWord, at now: Duration) -> Bool {
        let shown = word.contains(.userFeedbackStart)
        if shown, flyBit.value { hasMirrored = true }
        // While our commands do not arrive, or motors are cut, the bit says nothing about others. And a drone that never
        // showed our bit may not show any.
        let isEvidence = word.isDisjoint(with: [.communicationWatchdog, .communicationLost, .emergency])
        guard isEvidence, shown != flyBit.value, shown || hasMirrored, !sent.isEmpty else {
            disagreesSince = nil
            return false
        }
        let since = max(disagreesSince ?? now, flyBit.since)
        disagreesSince = since
        return now - since >= Self.longestDisagreement
    }
}

/// How it shows that a second program commands the drone.
public enum SecondController: Hashable, Sendable {
    /// The drone obeyed a command with this number, which was not sent from here.
    case foreignCommand(number: UInt32)

    /// The drone was told to fly, or to land, and not from here.
    case flyBit(Bool)
}
