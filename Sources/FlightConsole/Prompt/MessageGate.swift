/// Lets at most so many messages through in a second, and counts the rest: what happens in the air must not scroll the
/// line that is being typed out of sight.
package struct MessageGate: Sendable {
    /// The most messages in a second.
    package static let most = 5
    private static let span = Duration.seconds(1)

    private var passed: [Duration] = []
    private var held = 0

    /// A gate that has let nothing through.
    package init() {}

    /// Whether a message may be shown now; one that may not is counted.
    ///
    /// An alarm always may.
    package mutating func admits(_ weight: EventLine.Weight, at now: Duration) -> Bool {
        passed.removeAll { now - $0 >= Self.span }
        guard weight == .alarm || passed.count < Self.most else {
            held += 1
            return false
        }
        passed.append(now)
        return true
    }

    /// How many messages were counted instead of shown, once there is room to say so; 0 where there is nothing to say.
    package mutating func takeHeld(at now: Duration) -> Int {
        passed.removeAll { now - $0 >= Self.span }
        guard held > 0, passed.count < Self.most else { return 0 }
        passed.append(now)
        defer { held = 0 }
        return held
    }
}
