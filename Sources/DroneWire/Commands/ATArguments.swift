/// The text of one command, taken apart argument by argument; every read names its field, so that an error can.
struct ATArguments: ~Escapable {
    /// The command's name.
    let command: String

    /// The command's number.
    let sequence: UInt32

    /// Where the command begins in its datagram.
    let start: Int

    private let bytes: RawSpan
    private let end: Int

    /// Where the comma before the next argument stands, or ``end``.
    private var offset: Int

    /// Reads name and number of the command in `start..<end`, the carriage return not among them.
    @_lifetime(copy bytes)
    init(of bytes: RawSpan, from start: Int, to end: Int) throws(ATError) {
        let nameStart = start + 3
        guard end > nameStart, bytes.matches("AT*", at: start),
            let equals = bytes.offset(of: UInt8(ascii: "="), in: nameStart..<end), equals > nameStart,
            let name = bytes.text(in: nameStart..<equals)
        else { throw .notACommand(offset: start) }
        let comma = bytes.offset(of: UInt8(ascii: ","), in: equals..<end) ?? end
        guard let number = bytes.decimal(in: equals + 1..<comma), let sequence = UInt32(exactly: number) else {
            throw .badSequence(offset: equals + 1, command: name)
        }
        self.bytes = bytes
        self.start = start
        self.end = end
        self.sequence = sequence
        command = name
        offset = comma
    }

    /// Whether all arguments were read.
    var isAtEnd: Bool { offset == end }

    /// Requires this number of arguments.
    func expect(_ count: Int) throws(ATError) {
        try expect(count...count)
    }

    /// Requires a number of arguments in this range.
    func expect(_ wanted: ClosedRange<Int>) throws(ATError) {
        var found = 0
        var position = offset
        while position < end {
            found += 1
            position = argumentEnd(after: position)
        }
        guard wanted.contains(found) else {
            throw .argumentCount(offset: start, command: command, found: found, wanted: wanted)
        }
    }

    /// Requires that there is no argument; one trailing comma is let pass.
    func expectNone() throws(ATError) {
        if offset + 1 != end { try expect(0) }
    }

    /// Reads a signed decimal number.
    @_lifetime(self: copy self)
    mutating func integer(_ field: StaticString) throws(ATError) -> Int32 {
        let range = nextRange()
        guard let number = bytes.decimal(in: range) else {
            throw .notAnInteger(offset: range.lowerBound, command: command, field: "\(field)")
        }
        return number
    }

    /// Reads four numbers and requires that there are no others.
    @_lifetime(self: copy self)
    mutating func fourIntegers(_ field: StaticString) throws(ATError) -> (Int32, Int32, Int32, Int32) {
        try expect(4)
        let first = try integer(field)
        let second = try integer(field)
        let third = try integer(field)
        return (first, second, third, try integer(field))
    }

    /// Reads the bit pattern of a float.
    @_lifetime(self: copy self)
    mutating func float(_ field: StaticString) throws(ATError) -> Float {
        let argumentStart = offset + 1
        let bits = try integer(field)
        guard let number = Float(commandArgument: bits) else {
            throw .notFinite(offset: argumentStart, command: command, field: "\(field)", bits: bits)
        }
        return number
    }

    /// Reads a number that stands for a case.
    @_lifetime(self: copy self)
    mutating func value<Value: RawRepresentable<Int32>>(_ field: StaticString) throws(ATError) -> Value {
        let argumentStart = offset + 1
        let number = try integer(field)
        guard let value = Value(rawValue: number) else {
            throw .unknownValue(offset: argumentStart, command: command, field: "\(field)", found: number)
        }
        return value
    }

    /// Reads eight hexadecimal digits between quotes.
    @_lifetime(self: copy self)
    mutating func identifier(_ field: StaticString) throws(ATError) -> ConfigurationID {
        let argumentStart = offset + 1
        let text = try text(field)
        guard let identifier = ConfigurationID(text) else {
            throw .notAnIdentifier(offset: argumentStart, command: command, field: "\(field)", found: text)
        }
        return identifier
    }

    /// Reads a key and a value, both between quotes.
    @_lifetime(self: copy self)
    mutating func setting() throws(ATError) -> ConfigurationSetting {
        let key = try text("key")
        let value = try text("value")
        do throws(ConfigurationError) {
            return try ConfigurationSetting(key: key, value: value)
        } catch {
            throw .badSetting(offset: start, error)
        }
    }

    @_lifetime(self: copy self)
    private mutating func text(_ field: StaticString) throws(ATError) -> String {
        let quote = UInt8(ascii: "\"")
        let range = nextRange()
        guard range.count >= 2, bytes.byte(at: range.lowerBound) == quote,
            bytes.byte(at: range.upperBound - 1) == quote,
            bytes.offset(of: quote, in: range.lowerBound + 1..<range.upperBound) == range.upperBound - 1
        else { throw .notQuoted(offset: range.lowerBound, command: command, field: "\(field)") }
        guard let text = bytes.text(in: range.lowerBound + 1..<range.upperBound - 1) else {
            throw .notText(offset: range.lowerBound, command: command, field: "\(field)")
        }
        return text
    }

    /// Takes the next argument; ``expect(_:)-(ClosedRange<Int>)`` has made sure that there is one.
    @_lifetime(self: copy self)
    private mutating func nextRange() -> Range<Int> {
        let argumentStart = offset + 1
        offset = argumentEnd(after: offset)
        return argumentStart..<offset
    }

    /// Where the argument after the comma at `comma` ends: at the next comma outside of quotes.
    private func argumentEnd(after comma: Int) -> Int {
        var isQuoted = false
        var position = comma + 1
        while position < end {
            let byte = bytes.byte(at: position)
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ","), !isQuoted { break }
            position += 1
        }
        return position
    }
}
