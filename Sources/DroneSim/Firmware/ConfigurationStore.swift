import DroneWire

/// The drone's memory of settings: common ones, and sets of them per application, user and session.
struct ConfigurationStore: Sendable {
    /// The keys and first values of this drone's firmware.
    private let factory: FactoryConfiguration

    /// The values that were written, by key; what is missing has its first value.
    private typealias Values = [String: String]

    private var common: Values = [:]
    private var applications = ConfigurationShelf()
    private var users = ConfigurationShelf()
    private var sessions = ConfigurationShelf()

    /// Which user and application each session works with.
    private var companions: [ConfigurationID: ConfigurationIDs] = [:]

    /// Whose settings count at the moment.
    private(set) var current = ConfigurationIDs.default

    /// The memory of a drone that nobody has written to.
    init(_ generation: DroneGeneration) { factory = .of(generation) }

    /// Which drone's memory it is.
    var generation: DroneGeneration { factory.generation }

    /// The value of a key.
    subscript<Value: ConfigurationValue>(key: ConfigurationKey<Value>) -> Value {
        guard let value = Value(configurationText: text(of: key.entry)) else {
            preconditionFailure("\(key.name) holds \"\(text(of: key.entry))\", which was never checked")
        }
        return value
    }

    private func text(of entry: ConfigurationEntry) -> String {
        switch entry.name {
        case ConfigurationKey<IdentifierSelection>.sessionID.name: current.session.description
        case ConfigurationKey<IdentifierSelection>.profileID.name: current.user.description
        case ConfigurationKey<IdentifierSelection>.applicationID.name: current.application.description
        default: values(of: entry)[entry.name] ?? factory.values[entry.name] ?? ""
        }
    }

    private func values(of entry: ConfigurationEntry) -> Values {
        switch entry.category {
        case .application: applications[current.application]
        case .user: users[current.user]
        case .session: sessions[current.session]
        case .common, nil: common
        }
    }

    private mutating func store(_ text: String, under name: String, of category: ConfigurationCategory?) {
        switch category {
        case .application: applications[current.application][name] = text
        case .user: users[current.user][name] = text
        case .session: sessions[current.session][name] = text
        case .common, nil: common[name] = text
        }
    }

    /// The client is gone: its session, user and application do not count any more, but are kept.
    mutating func leaveCustomSession() { current = .default }

    /// The drone was switched off and on: only what it loads again at its start is kept.
    mutating func restart() {
        current = .default
        func isLoaded(_ key: String) -> Bool {
            ConfigurationCatalogue.entry(named: key)?.access?.isDisjoint(with: [.momentary, .notLoaded]) ?? false
        }
        common = common.filter { isLoaded($0.key) }
        applications.keepValues { isLoaded($0) }
        users.keepValues { isLoaded($0) }
        sessions.keepValues { isLoaded($0) }
    }

    /// Writes what the drone itself finds out, whoever may write it.
    mutating func report<Value>(_ key: ConfigurationKey<Value>, _ value: Value) {
        guard factory.values[key.name] != nil else { return }
        store(value.configurationText, under: key.name, of: key.entry.category)
    }

    /// Gives a setting that was an order its first value again.
    mutating func reset<Value>(_ key: ConfigurationKey<Value>) {
        guard let first = factory.values[key.name] else { return }
        store(first, under: key.name, of: key.entry.category)
    }
}

// Writing.
extension ConfigurationStore {
    /// Writes a setting as the client with these identifiers (nil: one that gave none).
    ///
    /// Returns what was written, its key spelled as in the catalogue; nil where nothing was, because the key is unknown or
    /// read-only, the value is none that it takes, or the identifiers are not the current ones.
    mutating func write(_ setting: ConfigurationSetting, by ids: ConfigurationIDs?) -> ConfigurationSetting? {
        guard let entry = ConfigurationCatalogue.entry(named: setting.key),
            let spelled = factory.accepted(setting.value, for: entry)
        else { return nil }
        let claimed = ids ?? .default
        if let isCurrent = select(spelled, claimed) { return isCurrent ? spelled : nil }
        guard claimed == current, entry.access?.allowsWriting(custom: isCustom(entry.category)) == true else {
            return nil
        }
        store(spelled.value, under: spelled.key, of: entry.category)
        keepLimitsTogether(after: spelled)
        return spelled
    }

    /// Whether the owner of this kind of setting is anybody but the default one.
    private func isCustom(_ category: ConfigurationCategory?) -> Bool {
        switch category {
        case .application: current.application != .default
        case .user: current.user != .default
        case .session: current.session != .default
        case .common, nil: current.session != .default
        }
    }

    /// Chooses or deletes a session, user or application; nil for other keys, false when the identifiers do not allow it.
    private mutating func select(_ setting: ConfigurationSetting, _ claimed: ConfigurationIDs) -> Bool? {
        let part: WritableKeyPath<ConfigurationIDs, ConfigurationID>
        let sets: WritableKeyPath<ConfigurationStore, ConfigurationShelf>
        switch setting.key {
        case ConfigurationKey<IdentifierSelection>.sessionID.name: (part, sets) = (\.session, \.sessions)
        case ConfigurationKey<IdentifierSelection>.profileID.name: (part, sets) = (\.user, \.users)
        case ConfigurationKey<IdentifierSelection>.applicationID.name: (part, sets) = (\.application, \.applications)
        default: return nil
        }
        switch IdentifierSelection(configurationText: setting.value) {
        case .use(let id):
            // Whoever switches to other identifiers already speaks under the new ones.
            guard claimed == current || claimed[keyPath: part] == id else { return false }
            if let displaced = self[keyPath: sets].add(id) { forget([displaced], from: sets, part) }
            use(id, as: part)
        // Whoever deletes may claim anything: the SDK does so first, under the identifiers that it is about to choose.
        case .delete(let id):
            forget([id], from: sets, part)
        case .deleteAll:
            forget(self[keyPath: sets].ids, from: sets, part)
        case nil: return false
        }
        return true
    }

    private mutating func use(_ id: ConfigurationID, as part: WritableKeyPath<ConfigurationIDs, ConfigurationID>) {
        if part == \.session {
            // A session remembers with whom it worked.
            current = companions[id] ?? ConfigurationIDs(session: id, user: .default, application: .default)
        } else {
            current[keyPath: part] = id
        }
        if current.session != .default { companions[current.session] = current }
    }

    private mutating func forget(
        _ ids: [ConfigurationID],
        from sets: WritableKeyPath<ConfigurationStore, ConfigurationShelf>,
        _ part: WritableKeyPath<ConfigurationIDs, ConfigurationID>
    ) {
        for id in ids where id != .default {
            self[keyPath: sets].remove(id)
            if part == \.session { companions[id] = nil }
            for session in companions.keys where companions[session]?[keyPath: part] == id {
                companions[session]?[keyPath: part] = .default
            }
            if current[keyPath: part] == id { use(.default, as: part) }
        }
    }

    /// The limits in force and the indoor or outdoor ones are two names of the same values.
    private mutating func keepLimitsTogether(after setting: ConfigurationSetting) {
        let isOutdoor = self[ConfigurationKey<Bool>.outdoor]
        let limits:
            [(inForce: ConfigurationKey<Float>, indoor: ConfigurationKey<Float>, outdoor: ConfigurationKey<Float>)] = [
                (.eulerAngleMax, .indoorEulerAngleMax, .outdoorEulerAngleMax),
                (.controlVzMax, .indoorControlVzMax, .outdoorControlVzMax),
                (.controlYaw, .indoorControlYaw, .outdoorControlYaw),
            ]
        for limit in limits {
            let variant = isOutdoor ? limit.outdoor : limit.indoor
            if setting.key == ConfigurationKey<Bool>.outdoor.name {
                store(text(of: variant.entry), under: limit.inForce.name, of: limit.inForce.entry.category)
            } else if setting.key == limit.inForce.name {
                store(setting.value, under: variant.name, of: variant.entry.category)
            }
        }
    }
}

// Reading, as the control connection carries it.
extension ConfigurationStore {
    /// The whole configuration, the common settings first.
    var listing: ConfigurationListing {
        let order: [ConfigurationCategory] = [.common, .application, .user, .session]
        let entries = order.flatMap { category in factory.entries.filter { $0.category == category } }
        return ConfigurationListing(
            lines: entries.map { entry in
                let name = entry.name.dropFirst(entry.section.count + 1)
                return .init(section: String(entry.section), name: String(name), value: entry.listed(text(of: entry)))
            }
        )
    }

    /// The known identifiers with their descriptions, in ascending order.
    var identifiers: CustomConfigurationList {
        func list(
            _ sets: ConfigurationShelf,
            _ description: ConfigurationKey<String>
        ) -> [CustomConfigurationList.Entry] {
            sets.ids.sorted { $0.rawValue < $1.rawValue }.map { id in
                let text = sets[id][description.name] ?? factory.values[description.name] ?? ""
                return .init(id: id, description: text)
            }
        }
        var identifiers = CustomConfigurationList()
        identifiers.applications = list(applications, .applicationDescription)
        identifiers.users = list(users, .profileDescription)
        identifiers.sessions = list(sessions, .sessionDescription)
        return identifiers
    }
}
