/// A key of the drone's configuration whose values have this type.
///
/// All keys are static properties: `ConfigurationSetting(.altitudeMax, 3000)`.
public struct ConfigurationKey<Value: ConfigurationValue>: Hashable, Sendable {
    /// What is known of the key.
    public let entry: ConfigurationEntry

    /// The key's name on the wire, `category:name`.
    public var name: String { entry.name }

    init(
        _ name: String,
        _ access: ConfigurationAccess?,
        _ category: ConfigurationCategory?,
        default: ConfigurationDefault,
        taking domain: ConfigurationDomain = .anything,
        in unit: ConfigurationUnit? = nil,
        on generation: ConfigurationGeneration = .both,
        summary: String
    ) {
        entry = ConfigurationEntry(
            name: name,
            type: Value.configurationType,
            access: access,
            category: category,
            default: `default`,
            domain: domain,
            unit: unit,
            generation: generation,
            summary: summary
        )
    }
}

/// Everything that is known of one key.
public struct ConfigurationEntry: Hashable, Sendable {
    /// The key's name, `category:name` in lower case.
    public let name: String

    /// How the drone stores it.
    public let type: ConfigurationType

    /// Who may read and write it; nil where nobody has found out.
    public let access: ConfigurationAccess?

    /// Which identifier owns the value; nil where nobody has found out.
    public let category: ConfigurationCategory?

    /// What it is before anybody wrote.
    public let `default`: ConfigurationDefault

    /// Which values it takes.
    public let domain: ConfigurationDomain

    /// What its numbers count.
    public let unit: ConfigurationUnit?

    /// Which drones know it.
    public let generation: ConfigurationGeneration

    /// What it is for, in a line.
    public let summary: String

    /// The part of the name before the colon.
    public var section: Substring { name.prefix { $0 != ":" } }

    /// The setting that writes this text to the key.
    /// - Throws: ``ConfigurationError`` when no client can write the key, or the drone would not take the value.
    public func setting(_ text: String) throws(ConfigurationError) -> ConfigurationSetting {
        if let access, !access.allowsWriting(custom: true) { throw .notWritable(key: name) }
        let setting = try ConfigurationSetting(key: name, value: text)
        try check(text)
        return setting
    }

    /// Requires that a text spells a value of the key's type and range.
    /// - Throws: ``ConfigurationError/wrongType(key:found:wanted:)`` or ``ConfigurationError/outOfRange(key:found:allowed:)``.
    public func check(_ text: String) throws(ConfigurationError) {
        guard type.accepts(text) else { throw .wrongType(key: name, found: text, wanted: type) }
        guard domain.contains(text) else { throw .outOfRange(key: name, found: text, allowed: domain) }
    }

    /// The text as the drone's listing spells it: numbers of type float with seven decimals and an exponent.
    ///
    /// How the listing spells a double is not known; here with the digits that C needs to keep every bit.
    public func listed(_ text: String) -> String {
        switch type {
        case .float: Float(configurationText: text).map { Double($0).scientificDecimal(decimals: 7) } ?? text
        case .double: Double(configurationText: text).map { $0.scientificDecimal(decimals: 16) } ?? text
        case .integer, .boolean, .string, .vector2, .vector3, .matrix33: text
        }
    }
}

extension ConfigurationType {
    /// Whether a text spells a value of this type.
    fileprivate func accepts(_ text: String) -> Bool {
        switch self {
        case .integer: Int32(configurationText: text) != nil
        case .boolean: Bool(configurationText: text) != nil
        case .float: Float(configurationText: text) != nil
        case .double: Double(configurationText: text) != nil
        case .string: true
        case .vector2: FixedArray<2, Float>(configurationText: text) != nil
        case .vector3: FixedArray<3, Float>(configurationText: text) != nil
        case .matrix33: FixedArray<9, Float>(configurationText: text) != nil
        }
    }
}
