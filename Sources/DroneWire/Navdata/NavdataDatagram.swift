/// A whole navdata datagram (UDP 5554) as a value: what is decoded from bytes is encoded to the same bytes.
///
/// To read only a few options from borrowed bytes, use ``NavdataIndex``.
public struct NavdataDatagram: Hashable, Sendable {
    /// The magic number that Parrot's firmware sends.
    public static let standardHeader: UInt32 = 0x5566_7788
    /// A magic number that other clients accept as well, for the same layout.
    public static let alternateHeader: UInt32 = 0x5566_7789
    /// How many bytes come before the first option.
    @inlinable
    static var headerSize: Int { 16 }

    /// The magic number, ``standardHeader`` or ``alternateHeader``.
    public var header = standardHeader

    /// What the drone says of itself (SDK `ardrone_state`).
    public var state: StateWord

    /// The number of the datagram, from 1.
    public var sequence: UInt32

    /// 1 when vision data are valid, whatever ``StateWord/visionEnabled`` says (SDK `vision_defined`).
    public var visionDefined: UInt32

    /// The options in their order, duplicates included.
    ///
    /// The checksum is not among them; ``encoded`` adds it.
    public var options: [NavdataOption]

    /// A datagram with the standard header.
    public init(state: StateWord, sequence: UInt32, visionDefined: UInt32 = 0, options: [NavdataOption] = []) {
        self.state = state
        self.sequence = sequence
        self.visionDefined = visionDefined
        self.options = options
    }

    /// Decodes all options of a datagram.
    /// - Throws: ``NavdataError`` for the first thing that is wrong, the checksum last.
    public init(parsing bytes: RawSpan) throws(NavdataError) {
        self.init(try NavdataIndex(bytes))
    }

    /// Decodes all options of a datagram that was found to be whole.
    public init(_ index: borrowing NavdataIndex) {
        header = index.header
        state = index.state
        sequence = index.sequence
        visionDefined = index.visionDefined
        options = []
        options.reserveCapacity(index.optionCount)
        index.forEachOption { tag, payload in
            options.append(NavdataOption(parsing: payload, tag: tag))
        }
    }

    /// The bytes on the wire, the checksum included.
    public var encoded: [UInt8] {
        let size = options.reduce(Self.headerSize + Int(NavdataOptionHeader.checksumSize)) { $0 + Int($1.size) }
        var writer = ByteWriter(capacity: size)
        writer.append(header)
        writer.append(state.rawValue)
        writer.append(sequence)
        writer.append(visionDefined)
        for option in options {
            option.write(into: &writer)
        }
        let checksum = NavdataChecksum.sum(of: writer.bytes.rawSpan)
        writer.append(NavdataOptionHeader.checksumTag)
        writer.append(NavdataOptionHeader.checksumSize)
        writer.append(checksum)
        return writer.bytes
    }
}
