/// Why a text is no command.
///
/// The drone drops such text without a word. Offsets count from the start of the datagram.
public enum ATError: Error, Hashable, Sendable {
    /// The text at this offset does not begin with `AT*`, a name and `=`.
    case notACommand(offset: Int)

    /// The text that begins here does not end with a carriage return.
    case unterminated(offset: Int, length: Int)

    /// The command that begins here is longer than the drone reads, its carriage return included.
    case tooLong(offset: Int, length: Int, limit: Int)

    /// There is no command of this name.
    case unknownCommand(offset: Int, name: String)

    /// The sequence number is missing, or no number from 0 to 2³¹ - 1.
    case badSequence(offset: Int, command: String)

    /// The command has more or fewer arguments than the drone takes, the sequence number not counted.
    case argumentCount(offset: Int, command: String, found: Int, wanted: ClosedRange<Int>)

    /// An argument is no signed 32-bit decimal number.
    case notAnInteger(offset: Int, command: String, field: String)

    /// An argument is the bit pattern of a NaN or an infinity.
    case notFinite(offset: Int, command: String, field: String, bits: Int32)

    /// An argument is a number without a meaning here.
    case unknownValue(offset: Int, command: String, field: String, found: Int32)

    /// An argument is not a text between two double quotes.
    case notQuoted(offset: Int, command: String, field: String)

    /// An argument's bytes are not UTF-8, which includes ASCII.
    case notText(offset: Int, command: String, field: String)

    /// An argument is not an identifier of eight hexadecimal digits.
    case notAnIdentifier(offset: Int, command: String, field: String, found: String)

    /// Key and value are no setting.
    case badSetting(offset: Int, ConfigurationError)
}

extension ATError: CustomStringConvertible {
    /// One line: where, what was found, what was wanted.
    public var description: String {
        switch self {
        case .notACommand(let offset): "text at byte \(offset) is no AT*NAME="
        case .unterminated(let offset, let length):
            "command at byte \(offset) has no carriage return in its \(length) bytes"
        case .tooLong(let offset, let length, let limit):
            "command at byte \(offset) has \(length) bytes, more than \(limit)"
        case .unknownCommand(let offset, let name): "command at byte \(offset) is \(name), which does not exist"
        case .badSequence(let offset, let command):
            "sequence number of \(command) at byte \(offset) is not 0 to 2147483647"
        case .argumentCount(let offset, let command, let found, let wanted):
            "\(command) at byte \(offset) has \(found) arguments, not \(wanted.spelled)"
        case .notAnInteger(let offset, let command, let field):
            "\(field) of \(command) at byte \(offset) is no 32-bit decimal number"
        case .notFinite(let offset, let command, let field, let bits):
            "\(field) of \(command) at byte \(offset) is \(bits), the bits of no finite number"
        case .unknownValue(let offset, let command, let field, let found):
            "\(field) of \(command) at byte \(offset) is \(found), which has no meaning"
        case .notQuoted(let offset, let command, let field):
            "\(field) of \(command) at byte \(offset) is not between double quotes"
        case .notText(let offset, let command, let field): "\(field) of \(command) at byte \(offset) is not UTF-8"
        case .notAnIdentifier(let offset, let command, let field, let found):
            "\(field) of \(command) at byte \(offset) is \"\(found)\", not 8 hexadecimal digits"
        case .badSetting(let offset, let error): "CONFIG at byte \(offset): \(error)"
        }
    }
}

extension ClosedRange<Int> {
    fileprivate var spelled: String {
        lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
    }
}
