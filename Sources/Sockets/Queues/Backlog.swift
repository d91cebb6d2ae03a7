/// A short queue that forgets its oldest entries: for datagrams, of which the newest matter.
struct Backlog<Element> {
    private var entries: [Element] = []
    private let capacity: Int

    init(capacity: Int) {
        precondition(capacity > 0, "a backlog without room keeps nothing")
        self.capacity = capacity
        entries.reserveCapacity(capacity)
    }

    /// Adds the newest entry; returns the oldest when it had to go.
    mutating func append(_ entry: Element) -> Element? {
        let displaced = entries.count == capacity ? entries.removeFirst() : nil
        entries.append(entry)
        return displaced
    }

    /// Takes the oldest entry.
    mutating func popFirst() -> Element? { entries.isEmpty ? nil : entries.removeFirst() }
}
