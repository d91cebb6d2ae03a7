/// Why bytes are not a navdata datagram.
public enum NavdataError: Error, Hashable, Sendable {
    /// Fewer bytes than the 16 of the header.
    /// - Parameter found: how many there were.
    case truncatedHeader(found: Int)

    /// The first four bytes are not one of the two magic numbers.
    /// - Parameter found: what they are.
    case badHeader(found: UInt32)

    /// Fewer bytes than the 4 of an option's header.
    /// - Parameters:
    ///   - offset: where the option begins.
    ///   - left: how many bytes there were.
    case truncatedOptionHeader(offset: Int, left: Int)

    /// An option's size does not even cover its own header, so nothing behind it can be found.
    /// - Parameters:
    ///   - offset: where the option begins.
    ///   - tag: its tag.
    ///   - size: its size.
    case invalidOptionSize(offset: Int, tag: UInt16, size: UInt16)

    /// An option reaches over the end of the bytes.
    /// - Parameters:
    ///   - offset: where the option begins.
    ///   - tag: its tag.
    ///   - size: its size.
    ///   - left: how many bytes there were from its beginning on.
    case optionOverrun(offset: Int, tag: UInt16, size: UInt16, left: Int)

    /// The bytes end without a checksum.
    /// - Parameter offset: where they end.
    case missingChecksum(offset: Int)

    /// The checksum is not the sum of the bytes before it.
    /// - Parameters:
    ///   - stored: the checksum that was sent.
    ///   - computed: the sum of the bytes.
    case checksumMismatch(stored: UInt32, computed: UInt32)

    /// The checksum option is not of size 8.
    /// - Parameters:
    ///   - offset: where it begins.
    ///   - size: its size.
    case invalidChecksumOption(offset: Int, size: UInt16)

    /// Bytes follow behind the checksum, which must be last.
    /// - Parameters:
    ///   - offset: where they begin.
    ///   - count: how many there are.
    case trailingData(offset: Int, count: Int)
}

extension NavdataError: CustomStringConvertible {
    /// The name of the case.
    public var name: String {
        switch self {
        case .truncatedHeader: "truncatedHeader"
        case .badHeader: "badHeader"
        case .truncatedOptionHeader: "truncatedOptionHeader"
        case .invalidOptionSize: "invalidOptionSize"
        case .optionOverrun: "optionOverrun"
        case .missingChecksum: "missingChecksum"
        case .checksumMismatch: "checksumMismatch"
        case .invalidChecksumOption: "invalidChecksumOption"
        case .trailingData: "trailingData"
        }
    }

    /// One line: where, what was found, what was wanted.
    public var description: String {
        switch self {
        case .truncatedHeader(let found):
            "header at byte 0 needs 16 bytes, \(found) left"
        case .badHeader(let found):
            "header at byte 0 is 0x\(String(found, radix: 16)), not 0x55667788"
        case .truncatedOptionHeader(let offset, let left):
            "option at byte \(offset) needs a header of 4 bytes, \(left) left"
        case .invalidOptionSize(let offset, let tag, let size):
            "option \(tag) at byte \(offset) has size \(size), not 4 or more"
        case .optionOverrun(let offset, let tag, let size, let left):
            "option \(tag) at byte \(offset) has size \(size), \(left) bytes left"
        case .missingChecksum(let offset):
            "no checksum before the end at byte \(offset)"
        case .checksumMismatch(let stored, let computed):
            "checksum is \(stored), the bytes add up to \(computed)"
        case .invalidChecksumOption(let offset, let size):
            "checksum option at byte \(offset) has size \(size), not 8"
        case .trailingData(let offset, let count):
            "\(count) bytes behind the checksum, from byte \(offset)"
        }
    }
}
