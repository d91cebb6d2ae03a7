import DroneWire

/// Shows navdata: all fields of a single datagram, a line for each of several.
struct NavdataInspection {
    let isJSON: Bool

    /// Shows all datagrams, line by line, and returns what was damaged.
    func inspect(_ bytes: [UInt8], write: (String) -> Void) -> InspectedDamage {
        let pieces = Self.pieces(of: bytes)
        if isJSON {
            for piece in pieces {
                write(Self.object(of: bytes.rawSpan.extracting(piece), at: piece.lowerBound).text)
            }
        } else if pieces.count == 1 {
            NavdataText.lines(of: bytes.rawSpan).forEach(write)
        } else {
            NavdataText.lines(of: bytes, pieces: pieces).forEach(write)
        }
        let damaged = pieces.filter { (try? NavdataIndex(bytes.rawSpan.extracting($0))) == nil }
        var damage = InspectedDamage()
        damage.note(damaged.count, "datagram", "datagrams")
        damage.note(damaged.reduce(0) { $0 + $1.count }, "byte in all", "bytes in all")
        return damage
    }

    private static func pieces(of bytes: [UInt8]) -> [Range<Int>] {
        var splitter = NavdataSplitter(bytes.rawSpan)
        var pieces: [Range<Int>] = []
        while let piece = splitter.next() {
            pieces.append(piece)
        }
        return pieces
    }
}

// MARK: JSON

extension NavdataInspection {
    /// A datagram with all fields, in the words of the protocol reference, or what is wrong with it.
    static func object(of bytes: RawSpan, at start: Int = 0) -> JSON {
        do throws(NavdataError) {
            let index = try NavdataIndex(bytes)
            let datagram = NavdataDatagram(index)
            return .object([
                ("header", .unsigned(UInt64(datagram.header))), ("state", .unsigned(UInt64(datagram.state.rawValue))),
                ("sequence", .unsigned(UInt64(datagram.sequence))),
                ("vision", .unsigned(UInt64(datagram.visionDefined))),
                ("options", .list(datagram.options.map(object))), ("checksum", .unsigned(UInt64(index.checksum))),
            ])
        } catch {
            var members: [(String, JSON)] = [("error", .text(error.name))]
            members += error.facts.map { ($0, .integer(Int64($1))) }
            if start > 0 { members.append(("start", .integer(Int64(start)))) }
            return .object(members)
        }
    }

    /// What is wrong with bytes that are no navdata.
    static func errorObject(of bytes: RawSpan) -> JSON {
        object(of: bytes)
    }

    private static func object(of option: NavdataOption) -> JSON {
        let head: [(String, JSON)] = [("tag", .unsigned(UInt64(option.tag))), ("size", .unsigned(UInt64(option.size)))]
        guard let payload = option.payload else {
            guard case .unknown(_, let bytes) = option else {
                preconditionFailure("Only unknown options have no payload.")
            }
            return .object(head + [("name", .null), ("raw", .text(bytes.hexadecimal))])
        }
        let kind = type(of: payload)
        let fields = payload.fields.map { ($0.name, JSON($0.value)) }
        let surplus = payload.size > kind.fullSize ? [("extra", JSON.text(payload.extra.hexadecimal))] : []
        return .object(head + [("name", .text(kind.name)), ("fields", .object(fields))] + surplus)
    }
}

extension JSON {
    fileprivate init(_ value: NavdataField.Value) {
        switch value {
        case .number(let number): self.init(number)
        case .array(let numbers): self = .list(numbers.map { JSON($0) })
        }
    }

    private init(_ number: NavdataField.Number) {
        switch number {
        case .integer(let value): self = .integer(value)
        case .single(let value): self = .number(Double(value))
        case .double(let value): self = .number(value)
        }
    }
}

extension NavdataError {
    /// The facts that the protocol reference names, in its words.
    fileprivate var facts: [(String, Int)] {
        switch self {
        case .truncatedHeader, .badHeader, .missingChecksum: []
        case .truncatedOptionHeader(let offset, _): [("offset", offset)]
        case .invalidOptionSize(let offset, let tag, let size), .optionOverrun(let offset, let tag, let size, _):
            [("offset", offset), ("tag", Int(tag)), ("size", Int(size))]
        case .checksumMismatch(let stored, let computed): [("stored", Int(stored)), ("computed", Int(computed))]
        case .invalidChecksumOption(let offset, let size): [("offset", offset), ("size", Int(size))]
        case .trailingData(let offset, _): [("offset", offset)]
        }
    }
}

extension [UInt8] {
    /// Two digits a byte.
    var hexadecimal: String {
        map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
