package import DroneWire

/// What a program says to its guardian; one message a datagram of the pair of sockets between them.
package enum GuardianMessage: Hashable, Sendable {
    /// The program lives.
    case heartbeat(GuardianHeartbeat)

    /// The program was away and asks, under a number, whether the drone is still its own.
    case question(UInt32)
}

/// What a guardian says to its program.
package enum GuardianAnswer: Hashable, Sendable {
    /// It watches from now on.
    case ready

    /// To the question with this number: the drone is still the program's own.
    case clear(UInt32)

    /// The guardian has the drone, for good; to the question with this number, or 0 unasked.
    case taken(UInt32)
}

/// Why bytes are no message between program and guardian.
package enum GuardianMessageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// They end early.
    case wire(WireError)

    /// A field does not have the value, or one of the values, that it must have.
    case unexpected(field: String, found: UInt32, wanted: String)

    /// The drone's host is no UTF-8, or empty.
    case host(bytes: Int)

    /// Something follows the message.
    case trailing(bytes: Int)

    /// Where, what was found, what was wanted.
    package var description: String {
        switch self {
        case .wire(let error): "\(error)"
        case .unexpected(let field, let found, let wanted): "\(field) is \(found), not \(wanted)"
        case .host(let bytes): "the host in \(bytes) bytes is no text"
        case .trailing(let bytes): "\(bytes) bytes follow the message"
        }
    }
}

// The form, least significant byte first: u16 magic, u8 version, u8 kind; then a heartbeat has u8 watch, u8 handover,
// u32 last command, u8 length of the host and the host in UTF-8; questions and their answers have a u32 number.
private enum GuardianForm {
    static let magic: UInt16 = 0x4347
    static let version: UInt8 = 1

    enum Kind: UInt8 {
        case heartbeat = 1
        case question = 2
        case ready = 0x81
        case clear = 0x82
        case taken = 0x83
    }

    static func writer(_ kind: Kind) -> ByteWriter {
        var writer = ByteWriter(capacity: 32)
        writer.append(magic)
        writer.append(version)
        writer.append(kind.rawValue)
        return writer
    }

    static func numbered(_ kind: Kind, _ number: UInt32) -> [UInt8] {
        var writer = writer(kind)
        writer.append(number)
        return writer.bytes
    }
}

extension ByteReader {
    @_lifetime(self: copy self)
    fileprivate mutating func guardianKind() throws(GuardianMessageError) -> GuardianForm.Kind {
        let magic: UInt16 = try guardianInteger("magic")
        guard magic == GuardianForm.magic else {
            throw .unexpected(field: "magic", found: UInt32(magic), wanted: "\(GuardianForm.magic)")
        }
        let version: UInt8 = try guardianInteger("version")
        guard version == GuardianForm.version else {
            throw .unexpected(field: "version", found: UInt32(version), wanted: "\(GuardianForm.version)")
        }
        return try guardianChoice("kind", wanted: "a known one")
    }

    @_lifetime(self: copy self)
    fileprivate mutating func guardianInteger<T: FixedWidthInteger & WireScalar>(
        _ field: String
    ) throws(GuardianMessageError) -> T {
        do throws(WireError) { return try integer(field) } catch { throw .wire(error) }
    }

    @_lifetime(self: copy self)
    fileprivate mutating func guardianChoice<Choice: RawRepresentable>(
        _ field: String,
        wanted: String
    ) throws(GuardianMessageError) -> Choice where Choice.RawValue == UInt8 {
        let found: UInt8 = try guardianInteger(field)
        guard let choice = Choice(rawValue: found) else {
            throw .unexpected(field: field, found: UInt32(found), wanted: wanted)
        }
        return choice
    }

    fileprivate borrowing func guardianEnd() throws(GuardianMessageError) {
        if remaining > 0 { throw .trailing(bytes: remaining) }
    }
}

extension GuardianMessage {
    /// The message's bytes.
    package var encoded: [UInt8] {
        switch self {
        case .question(let number): return GuardianForm.numbered(.question, number)
        case .heartbeat(let heartbeat):
            let host = Array(heartbeat.drone.utf8.prefix(255))
            var writer = GuardianForm.writer(.heartbeat)
            writer.append(heartbeat.watch.rawValue)
            writer.append(heartbeat.handover.rawValue)
            writer.append(heartbeat.lastCommand)
            writer.append(UInt8(host.count))
            writer.append(contentsOf: host)
            return writer.bytes
        }
    }

    /// Reads a message.
    package init(parsing bytes: RawSpan) throws(GuardianMessageError) {
        var reader = ByteReader(bytes)
        let kind = try reader.guardianKind()
        switch kind {
        case .question:
            self = .question(try reader.guardianInteger("number"))
        case .heartbeat:
            let watch: GuardianHeartbeat.Watch = try reader.guardianChoice("watch", wanted: "0, 1 or 2")
            let handover: GuardianHeartbeat.Handover = try reader.guardianChoice("handover", wanted: "0, 1 or 2")
            let lastCommand: UInt32 = try reader.guardianInteger("last command")
            let length: UInt8 = try reader.guardianInteger("length of the host")
            let host: [UInt8]
            do throws(WireError) { host = try reader.raw(Int(length), "host") } catch { throw .wire(error) }
            guard !host.isEmpty, let drone = String(validating: host, as: UTF8.self) else {
                throw .host(bytes: host.count)
            }
            self = .heartbeat(
                GuardianHeartbeat(drone: drone, lastCommand: lastCommand, watch: watch, handover: handover)
            )
        case .ready, .clear, .taken:
            throw .unexpected(field: "kind", found: UInt32(kind.rawValue), wanted: "one for a guardian")
        }
        try reader.guardianEnd()
    }
}

extension GuardianAnswer {
    /// The answer's bytes.
    package var encoded: [UInt8] {
        switch self {
        case .ready: GuardianForm.writer(.ready).bytes
        case .clear(let number): GuardianForm.numbered(.clear, number)
        case .taken(let number): GuardianForm.numbered(.taken, number)
        }
    }

    /// Reads an answer.
    package init(parsing bytes: RawSpan) throws(GuardianMessageError) {
        var reader = ByteReader(bytes)
        let kind = try reader.guardianKind()
        switch kind {
        case .ready: self = .ready
        case .clear: self = .clear(try reader.guardianInteger("number"))
        case .taken: self = .taken(try reader.guardianInteger("number"))
        case .heartbeat, .question:
            throw .unexpected(field: "kind", found: UInt32(kind.rawValue), wanted: "one for a program")
        }
        try reader.guardianEnd()
    }
}
