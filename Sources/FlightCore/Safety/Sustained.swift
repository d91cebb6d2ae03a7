/// How long something has been true without a break.
struct Sustained: Hashable, Sendable {
    private var since: Duration?

    /// Notes whether it is true now; returns for how long it has been, or nil when it is not.
    mutating func note(_ isTrue: Bool, at now: Duration) -> Duration? {
        guard isTrue else {
            since = nil
            return nil
        }
        let start = since ?? now
        since = start
        return now - start
    }
}
