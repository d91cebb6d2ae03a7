import DroneWire

/// The settings of one kind of owner: the default one's, and those that clients made.
struct ConfigurationShelf: Hashable, Sendable {
    /// So many owners beside the default one are kept (chosen: a client may invent a new one every second).
    static let mostOwners = 32

    /// What each has written, by key.
    private var values: [ConfigurationID: [String: String]] = [.default: [:]]

    /// Those beside the default one, the newest last.
    private var order: [ConfigurationID] = []

    /// What an owner has written; to write for one who is not there changes nothing.
    subscript(id: ConfigurationID) -> [String: String] {
        get { values[id] ?? [:] }
        set { if values[id] != nil { values[id] = newValue } }
    }

    /// Everybody, the default owner included.
    var ids: [ConfigurationID] { [.default] + order }

    /// Makes room for an owner; returns the one to be forgotten where there are too many.
    mutating func add(_ id: ConfigurationID) -> ConfigurationID? {
        guard values[id] == nil else { return nil }
        values[id] = [:]
        order.append(id)
        return order.count > ConfigurationShelf.mostOwners ? order.first : nil
    }

    /// Forgets an owner; the default one stays.
    mutating func remove(_ id: ConfigurationID) {
        guard id != .default else { return }
        values[id] = nil
        order.removeAll { $0 == id }
    }

    /// Keeps of everybody's values those of the keys for which the condition holds.
    mutating func keepValues(_ isKept: (String) -> Bool) {
        for id in ids { values[id] = values[id]?.filter { isKept($0.key) } }
    }
}
