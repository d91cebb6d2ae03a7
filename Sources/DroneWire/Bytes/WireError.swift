/// Why bytes could not be read as the format says.
public enum WireError: Error, Hashable, Sendable {
    /// The bytes end before the field does.
    /// - Parameters:
    ///   - field: the field that was being read.
    ///   - offset: where it begins.
    ///   - needed: how many bytes it has.
    ///   - left: how many bytes there were.
    case truncated(field: String, offset: Int, needed: Int, left: Int)

    /// A field holds something else than the format allows.
    /// - Parameters:
    ///   - field: the field that was being read.
    ///   - offset: where it begins.
    ///   - found: what it holds.
    ///   - wanted: what it should hold.
    case unexpected(field: String, offset: Int, found: UInt64, wanted: UInt64)
}

extension WireError: CustomStringConvertible {
    /// One line: where, what was found, what was wanted.
    public var description: String {
        switch self {
        case .truncated(let field, let offset, let needed, let left):
            "\(field) at byte \(offset) needs \(needed) bytes, \(left) left"
        case .unexpected(let field, let offset, let found, let wanted):
            "\(field) at byte \(offset) is 0x\(String(found, radix: 16)), not 0x\(String(wanted, radix: 16))"
        }
    }
}
