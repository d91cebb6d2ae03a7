/// The name of a session, a user profile or an application: 8 hexadecimal digits on the wire.
public struct ConfigurationID: RawRepresentable, Hashable, Sendable {
    /// The identifier as a number.
    public let rawValue: UInt32

    /// The drone's own configuration, which every client begins with.
    public static let `default` = Self(rawValue: 0)

    /// The identifier with this number.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The identifier of an application, as the SDK computes it: the CRC-32 of `name:version`.
    public static func application(_ name: String, sdkVersion: String = "2.0") -> Self {
        Self(rawValue: CRC32.checksum(of: "\(name):\(sdkVersion)"))
    }

    /// The identifier of a user, as the SDK computes it: the CRC-32 of the name.
    public static func user(_ name: String) -> Self {
        Self(rawValue: CRC32.checksum(of: name))
    }

    /// A new session's identifier: random, and never the default one.
    public static func session(using generator: inout some RandomNumberGenerator) -> Self {
        Self(rawValue: UInt32.random(in: 1...UInt32.max, using: &generator))
    }
}

extension ConfigurationID: LosslessStringConvertible {
    /// The identifier of 8 hexadecimal digits, upper or lower case; nil for another text.
    public init?(_ description: String) {
        guard description.utf8.count == 8,
            description.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let number = UInt32(description, radix: 16)
        else { return nil }
        self.init(rawValue: number)
    }

    /// 8 hexadecimal digits, lower case as the SDK writes them.
    public var description: String {
        let digits = String(rawValue, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}

/// Whose settings are read and written (SDK `CONFIG_IDS`).
public struct ConfigurationIDs: Hashable, Sendable {
    /// The session; momentary settings such as the camera belong to it.
    public var session: ConfigurationID

    /// The user profile; limits of flight belong to it (SDK `profile`).
    public var user: ConfigurationID

    /// The application; the choice of navdata belongs to it.
    public var application: ConfigurationID

    /// The drone's own configuration.
    public static let `default` = Self(session: .default, user: .default, application: .default)

    /// These three.
    public init(session: ConfigurationID, user: ConfigurationID, application: ConfigurationID) {
        self.session = session
        self.user = user
        self.application = application
    }
}
