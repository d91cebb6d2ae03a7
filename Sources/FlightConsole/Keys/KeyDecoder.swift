/// Makes keys of the bytes that a terminal sends.
///
/// libedit asks for one character at a time and knows no bracketed paste: this value stands between the terminal and
/// libedit, decodes UTF-8 and takes pasted text out as one piece. Escape sequences that are not a paste go through
/// unchanged, for libedit binds them.
package struct KeyDecoder: Sendable {
    /// What came from the terminal.
    package enum Key: Hashable, Sendable {
        /// A character, or one character of an escape sequence.
        case character(Unicode.Scalar)

        /// Text that was pasted, without the brackets that the terminal puts around it.
        case paste(String)
    }

    private static let begin: [UInt8] = Array("\u{1B}[200~".utf8)
    private static let end: [UInt8] = Array("\u{1B}[201~".utf8)

    private static let interrupt: UInt8 = 0x03

    private var bytes: [UInt8] = []
    private var isPasting = false

    /// A decoder that has seen nothing.
    package init() {}

    /// True while bytes wait for others that tell what they mean; nothing more need come, see ``next(flushing:)``.
    package var isUndecided: Bool { !bytes.isEmpty }

    /// Takes bytes as they come, cut anywhere.
    package mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// The next key, or nil where more bytes are needed.
    ///
    /// An escape key pressed by hand looks like the beginning of a paste. Whoever has waited long enough for the rest
    /// asks with `flushing` and gets what is there.
    package mutating func next(flushing: Bool = false) -> Key? {
        if isPasting { return pasted() }
        guard let first = bytes.first else { return nil }
        if first == Self.begin[0] {
            if bytes.starts(with: Self.begin) {
                bytes.removeFirst(Self.begin.count)
                isPasting = true
                return pasted()
            }
            if Self.begin.starts(with: bytes), !flushing { return nil }
        }
        return character(flushing: flushing)
    }

    private mutating func pasted() -> Key? {
        guard let length = Self.offset(of: Self.end, in: bytes) else {
            // A terminal that died in the middle never says the end; Ctrl-C must work all the same, and drops what came.
            guard bytes.contains(Self.interrupt) else { return nil }
            bytes = []
            isPasting = false
            return .character(Unicode.Scalar(Self.interrupt))
        }
        let text = String(decoding: bytes[..<length], as: UTF8.self)
        bytes.removeFirst(length + Self.end.count)
        isPasting = false
        // Terminals send a carriage return for each end of line, as if it had been typed.
        return .paste(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    }

    private mutating func character(flushing: Bool) -> Key? {
        var decoder = Unicode.UTF8.ForwardParser()
        var input = bytes.makeIterator()
        switch decoder.parseScalar(from: &input) {
        case .valid(let encoded):
            bytes.removeFirst(encoded.count)
            return .character(Unicode.UTF8.decode(encoded))
        case .error(let length):
            if !flushing, Self.expectedLength(bytes[0]) > bytes.count { return nil }
            bytes.removeFirst(max(1, length))
            return .character("\u{FFFD}")
        case .emptyInput:
            return nil
        }
    }

    private static func expectedLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private static func offset(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= pattern.count else { return nil }
        return (0...bytes.count - pattern.count).first { bytes[$0...].starts(with: pattern) }
    }
}
