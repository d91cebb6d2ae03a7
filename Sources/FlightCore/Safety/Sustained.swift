/// How long something has been true without a break.
package struct Sustained: Hashable, Sendable {
    private var since: Duration?

    /// Makes one that has seen nothing yet.
    package init() {}

    /// Notes whether it is true now; returns for how long it has been, or nil when it is not.
    package mutating func note(_ isTrue: Bool, at now: Duration) -> Duration? {
        guard isTrue else {
            since = nil
            return nil
        }
        let start = since ?? now
        since = start
        return now - start
    }
}
