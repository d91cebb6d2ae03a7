/// Why a setting cannot be written.
public enum ConfigurationError: Error, Hashable, Sendable {
    /// The key is not of the form `category:name`.
    case malformedKey(String)

    /// There is no such key.
    case unknownKey(String)

    /// Key or value has no bytes or too many.
    case textLength(key: String, found: Int, limit: Int)

    /// Key or value has a control character or a double quote, which no setting can carry.
    case forbiddenByte(key: String, offset: Int, byte: UInt8)

    /// No client can write the key.
    case notWritable(key: String)

    /// The text does not spell a value of the key's type.
    case wrongType(key: String, found: String, wanted: ConfigurationType)

    /// The value is not one that the key takes.
    case outOfRange(key: String, found: String, allowed: ConfigurationDomain)
}

extension ConfigurationError: CustomStringConvertible {
    /// One line: which key, what was found, what was wanted.
    public var description: String {
        switch self {
        case .malformedKey(let key): "\"\(key)\" is no key of the form category:name"
        case .unknownKey(let key): "there is no key \(key)"
        case .textLength(let key, let found, let limit): "text of \(key) has \(found) bytes, not 1 to \(limit)"
        case .forbiddenByte(let key, let offset, let byte):
            "text of \(key) has byte \(byte) at \(offset), which cannot be sent"
        case .notWritable(let key): "\(key) can only be read"
        case .wrongType(let key, let found, let wanted): "\(key) is \"\(found)\", not \(wanted.article)"
        case .outOfRange(let key, let found, let allowed): "\(key) is \(found), not \(allowed)"
        }
    }
}
