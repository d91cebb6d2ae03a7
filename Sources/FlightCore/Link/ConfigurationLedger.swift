import DroneWire

/// What is known of one of the drone's settings: what was wanted, what the drone said to it, and what was seen since.
public struct ConfigurationFact: Hashable, Sendable {
    /// What the drone said to a setting.
    public enum Answer: Hashable, Sendable {
        /// Nothing yet.
        case none
        /// It has received it; that says nothing of its having done it.
        case acknowledged
        /// It was given up.
        case failed(ConfigurationFailure)
    }

    /// The key, `category:name`.
    public var key: String

    /// The value that was written last; nil where nothing was written from here.
    public var wanted: String?

    /// What the drone said to that.
    public var said = Answer.none

    /// The value in the drone's newest listing; nil where it was not read, or the listing has no such key.
    public var seen: String?

    /// The value before anything was written from here; nil where that was not read.
    public var original: String?

    /// Whether what was seen is what was wanted; nil while one of them is missing.
    public var isAsWanted: Bool? {
        guard let wanted, let seen else { return nil }
        return ConfigurationFact.areSame(wanted, seen, key: key)
    }

    init(key: String) { self.key = key }

    /// Whether two spellings mean the same value: listings write numbers otherwise than settings.
    package static func areSame(_ one: String, _ other: String, key: String) -> Bool {
        if one.lowercased() == other.lowercased() { return true }
        guard let first = Double(one), let second = Double(other) else { return false }
        return abs(first - second) <= 1e-4 * max(1, abs(first))
    }

    /// A value of a listing as CONFIG spells it: `2.0000000e-01` is written `0.200000`.
    package static func spelled(_ text: String, of key: String) -> String {
        switch ConfigurationCatalogue.entry(named: key)?.type {
        case .float: Float(configurationText: text)?.configurationText ?? text
        case .double: Double(configurationText: text)?.configurationText ?? text
        default: text
        }
    }
}

/// The memory of all settings of a connection.
struct ConfigurationLedger: Sendable {
    private var facts: [String: ConfigurationFact] = [:]
    /// Keys in the order in which they were first written, which is the order in which they are put back.
    private var written: [String] = []
    /// Keys whose value was written once more, because the drone acknowledged it and did not have it.
    private var repeated: Set<String> = []
    private var unchecked: Set<String> = []
    /// Keys that the drone has acknowledged: what it has there since is not its own.
    private var changed: Set<String> = []

    /// Whether something was acknowledged and not seen since.
    var hasUnchecked: Bool { !unchecked.isEmpty }

    /// Everything that is known, in the order of the keys.
    var all: [ConfigurationFact] { facts.values.sorted { $0.key < $1.key } }

    subscript(key: String) -> ConfigurationFact? { facts[key] }

    /// The value that was written to a key and acknowledged.
    func acknowledged<Value>(_ key: ConfigurationKey<Value>) -> Value? {
        guard let fact = facts[key.name], fact.said == .acknowledged else { return nil }
        return fact.wanted.flatMap(Value.init(configurationText:))
    }

    /// A value is about to be written.
    mutating func want(_ setting: ConfigurationSetting) {
        if facts[setting.key]?.wanted == nil { written.append(setting.key) }
        facts[setting.key, default: ConfigurationFact(key: setting.key)].wanted = setting.value
        facts[setting.key]?.said = .none
        repeated.remove(setting.key)
    }

    /// The drone answered, or was given up.
    mutating func note(_ setting: ConfigurationSetting, _ answer: ConfigurationFact.Answer) {
        guard facts[setting.key]?.wanted == setting.value else { return }
        facts[setting.key]?.said = answer
        guard answer == .acknowledged else { return }
        unchecked.insert(setting.key)
        changed.insert(setting.key)
    }

    /// Compares what the drone has with what was wanted; returns what is as it was wanted, or cannot be seen, what has to be written
    /// again, and what it will not take.
    mutating func see(
        _ listing: ConfigurationListing
    ) -> (
        verified: [ConfigurationSetting], again: [ConfigurationSetting],
        refused: [(setting: ConfigurationSetting, found: String)]
    ) {
        for line in listing.lines {
            let key = line.key.lowercased()
            facts[key, default: ConfigurationFact(key: key)].seen = line.value
            if facts[key]?.original == nil, !changed.contains(key) { facts[key]?.original = line.value }
        }
        var verified: [ConfigurationSetting] = []
        var again: [ConfigurationSetting] = []
        var refused: [(setting: ConfigurationSetting, found: String)] = []
        for key in written where unchecked.contains(key) {
            guard let fact = facts[key], let wanted = fact.wanted,
                let setting = try? ConfigurationSetting(key: key, value: wanted)
            else { continue }
            // A key that the listing does not have cannot be checked this way.
            guard let seen = fact.seen, fact.isAsWanted == false else {
                verified.append(setting)
                continue
            }
            if repeated.insert(key).inserted {
                again.append(setting)
            } else {
                refused.append((setting, seen))
                facts[key]?.said = .failed(.notTaken(found: seen))
            }
        }
        unchecked = []
        return (verified, again, refused)
    }

    /// The settings that put back what was there before, in the order in which it was changed.
    ///
    /// Not the identifiers and the kind of navdata: they are this connection's, and go with it.
    var restoration: [ConfigurationSetting] {
        written.compactMap { key in
            guard !key.hasPrefix("custom:"), !key.hasPrefix("general:navdata_"), let fact = facts[key],
                let wanted = fact.wanted, let original = fact.original, !original.isEmpty,
                !ConfigurationFact.areSame(wanted, original, key: key)
            else { return nil }
            return try? ConfigurationSetting(key: key, value: ConfigurationFact.spelled(original, of: key))
        }
    }

    /// Forgets what the drone was told, because it was switched off; what was there before stays known.
    mutating func forgetAnswers() {
        for key in written { facts[key]?.said = .none }
        unchecked = []
        repeated = []
    }
}
