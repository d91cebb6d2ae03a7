/// The drone's configuration as text, as TCP port 5559 sends it after CTRL 4.
///
/// A line is `section:key = value`; the order is kept, and so are keys that come twice.
public struct ConfigurationListing: Hashable, Sendable {
    /// One line.
    public struct Line: Hashable, Sendable {
        /// The part of the key before its first colon.
        public var section: String

        /// The part of the key after it.
        public var name: String

        /// The value, which may be empty.
        public var value: String

        /// A line of these parts.
        public init(section: String, name: String, value: String) {
            self.section = section
            self.name = name
            self.value = value
        }

        /// The whole key, `section:name`.
        public var key: String { "\(section):\(name)" }
    }

    /// The lines in their order.
    public var lines: [Line]

    /// Lines that were not of the form `section:key = value`, as they came.
    public private(set) var unreadable: [String] = []

    /// A listing of these lines.
    public init(lines: [Line] = []) {
        self.lines = lines
    }

    /// The value of a key, whose name may be in upper or lower case; the last one when the key comes twice.
    public func value(of key: String) -> String? {
        let wanted = key.lowercased()
        return lines.last { $0.key.lowercased() == wanted }?.value
    }

    /// The value of a key; nil when it is missing, or its text spells none.
    public func value<Value>(of key: ConfigurationKey<Value>) -> Value? {
        value(of: key.name).flatMap(Value.init(configurationText:))
    }
}

/// Both directions, side by side.
extension ConfigurationListing {
    /// Reads a listing; what follows a zero byte does not matter, and what is no line is kept in ``unreadable``.
    ///
    /// A line is split at its first `=`, and what is before that at its first `:`; spaces around all parts go.
    public init(parsing bytes: RawSpan) {
        self.init()
        for bytes in bytes.lines(endingWith: UInt8(ascii: "\n")) {
            if let line = Line(parsing: bytes) {
                lines.append(line)
            } else {
                unreadable.append(bytes.text)
            }
        }
    }

    /// The listing as the drone sends it, the closing zero byte included.
    public var encoded: [UInt8] {
        lines.flatMap { "\($0.key) = \($0.value)\n".utf8 } + [0]
    }
}

extension ConfigurationListing.Line {
    fileprivate init?(parsing line: ArraySlice<UInt8>) {
        guard let equals = line.firstIndex(of: UInt8(ascii: "=")),
            let colon = line[..<equals].firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        section = line[..<colon].trimmed.text
        name = line[(colon + 1)..<equals].trimmed.text
        value = line[(equals + 1)...].trimmed.text
        guard !section.isEmpty, !name.isEmpty else { return nil }
    }
}

/// The identifiers that a drone knows, as TCP port 5559 sends them after CTRL 6.
public struct CustomConfigurationList: Hashable, Sendable {
    /// One identifier and whose it is.
    public struct Entry: Hashable, Sendable {
        /// The identifier.
        public var id: ConfigurationID

        /// What the client called it.
        public var description: String

        /// An entry of these parts.
        public init(id: ConfigurationID, description: String) {
            self.id = id
            self.description = description
        }
    }

    /// Entries under `[common]`; there are none in practice.
    public var common: [Entry] = []

    /// The applications, under `[applis]`.
    public var applications: [Entry] = []

    /// The user profiles, under `[profiles]`.
    public var users: [Entry] = []

    /// The sessions, under `[sessions]`.
    public var sessions: [Entry] = []

    /// Lines that were neither a known heading nor an entry under one, as they came.
    public private(set) var unreadable: [String] = []

    /// An empty list.
    public init() {}
}

/// Both directions, side by side.
extension CustomConfigurationList {
    /// Reads a list; what follows a zero byte does not matter, and what is no line is kept in ``unreadable``.
    public init(parsing bytes: RawSpan) {
        self.init()
        var section: WritableKeyPath<Self, [Entry]>?
        for line in bytes.lines(endingWith: UInt8(ascii: "\r")) {
            if let heading = Self.sections.first(where: { $0.heading == line.text }) {
                section = heading.entries
            } else if let section, let entry = Entry(parsing: line) {
                self[keyPath: section].append(entry)
            } else {
                unreadable.append(line.text)
            }
        }
    }

    /// The list as the drone sends it, the closing zero byte included.
    public var encoded: [UInt8] {
        var text = ""
        for section in Self.sections {
            text += section.heading + "\r"
            for entry in self[keyPath: section.entries] {
                text += "\(entry.id),\(entry.description)\r"
            }
        }
        return Array(text.utf8) + [0]
    }

    private static var sections: [(heading: String, entries: WritableKeyPath<Self, [Entry]>)] {
        [
            ("[common]", \.common), ("[applis]", \.applications), ("[profiles]", \.users), ("[sessions]", \.sessions),
        ]
    }
}

extension CustomConfigurationList.Entry {
    fileprivate init?(parsing line: ArraySlice<UInt8>) {
        guard let comma = line.firstIndex(of: UInt8(ascii: ",")), let id = ConfigurationID(line[..<comma].text) else {
            return nil
        }
        self.init(id: id, description: line[(comma + 1)...].text)
    }
}

extension RawSpan {
    /// The lines up to a zero byte or the end, without spaces around them and without those that are empty.
    fileprivate func lines(endingWith terminator: UInt8) -> [ArraySlice<UInt8>] {
        let end = offset(of: 0, in: 0..<byteCount) ?? byteCount
        let bytes = [UInt8](copying: extracting(0..<end))
        return bytes.split(separator: terminator).map(\.trimmed).filter { !$0.isEmpty }
    }
}

extension ArraySlice<UInt8> {
    /// The bytes without white space at both ends.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let front = drop(while: Self.isSpace)
        guard let last = front.lastIndex(where: { !Self.isSpace($0) }) else { return [] }
        return front[...last]
    }

    /// The bytes as text; what is not UTF-8 is replaced.
    fileprivate var text: String { String(decoding: self, as: UTF8.self) }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (9...13).contains(byte)
    }
}
