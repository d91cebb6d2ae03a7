/// A navdata datagram that was found to be whole, and where its options are; it borrows the bytes and allocates nothing.
///
/// This is how a link reads: it takes the few options that it needs, each decoded when it is asked for. For a value that can be kept,
/// changed and written see ``NavdataDatagram``.
public struct NavdataIndex: ~Escapable {
    /// All bytes of the datagram.
    public let bytes: RawSpan

    /// The magic number, ``NavdataDatagram/standardHeader`` or ``NavdataDatagram/alternateHeader``.
    public let header: UInt32

    /// What the drone says of itself.
    public let state: StateWord

    /// The number of the datagram, from 1.
    public let sequence: UInt32

    /// 1 when vision data are valid (SDK `vision_defined`).
    public let visionDefined: UInt32

    /// How many options there are: duplicates and unknown ones are counted, the checksum is not.
    public let optionCount: Int

    /// The sum of all bytes before the checksum option.
    public let checksum: UInt32

    /// Where the options end.
    @usableFromInline
    let checksumOffset: Int

    /// Finds the options of a datagram and compares its checksum.
    /// - Throws: ``NavdataError`` for the first thing that is wrong, the checksum last.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(NavdataError) {
        guard bytes.byteCount >= NavdataDatagram.headerSize else { throw .truncatedHeader(found: bytes.byteCount) }
        header = bytes.scalar(at: 0)
        guard header == NavdataDatagram.standardHeader || header == NavdataDatagram.alternateHeader else {
            throw .badHeader(found: header)
        }
        state = StateWord(rawValue: bytes.scalar(at: 4))
        sequence = bytes.scalar(at: 8)
        visionDefined = bytes.scalar(at: 12)

        var count = 0
        var option = try NavdataOptionHeader(in: bytes, at: NavdataDatagram.headerSize)
        while option.tag != NavdataOptionHeader.checksumTag {
            count += 1
            option = try NavdataOptionHeader(in: bytes, at: option.end)
        }
        guard option.size == NavdataOptionHeader.checksumSize else {
            throw .invalidChecksumOption(offset: option.offset, size: option.size)
        }
        guard option.end == bytes.byteCount else {
            throw .trailingData(offset: option.end, count: bytes.byteCount - option.end)
        }
        checksum = bytes.scalar(at: option.payload.lowerBound)
        let computed = NavdataChecksum.sum(of: bytes.extracting(..<option.offset))
        guard checksum == computed else { throw .checksumMismatch(stored: checksum, computed: computed) }

        self.bytes = bytes
        checksumOffset = option.offset
        optionCount = count
    }

    /// Calls `body` with tag and bytes of every option, without its header, in their order.
    @inlinable
    @inline(__always)
    public func forEachOption<Failure: Error>(
        _ body: (_ tag: UInt16, _ payload: RawSpan) throws(Failure) -> Void
    ) throws(Failure) {
        var offset = NavdataDatagram.headerSize
        while offset < checksumOffset {
            let option = NavdataOptionHeader(verifiedIn: bytes, at: offset)
            try body(option.tag, bytes.extracting(option.payload))
            offset = option.end
        }
    }

    /// Decodes the first option of a kind, or returns nil where there is none.
    @inline(__always)
    func first<Payload: NavdataPayload>() -> Payload? {
        var offset = NavdataDatagram.headerSize
        while offset < checksumOffset {
            let option = NavdataOptionHeader(verifiedIn: bytes, at: offset)
            // Tag 27 has two kinds, told apart by size.
            if option.tag == Payload.tag, Payload.sizes.contains(option.size) {
                return Payload(parsing: bytes.extracting(option.payload))
            }
            offset = option.end
        }
        return nil
    }
}

/// The four bytes before an option's payload.
@usableFromInline
struct NavdataOptionHeader {
    /// How many bytes an option's tag and size take.
    @inlinable
    static var byteCount: Int { 4 }
    /// The tag of the option that ends a datagram (SDK `NAVDATA_CKS_TAG`).
    static let checksumTag: UInt16 = 0xFFFF
    /// The size of that option.
    static let checksumSize: UInt16 = 8

    @usableFromInline
    let offset: Int
    @usableFromInline
    let tag: UInt16
    @usableFromInline
    let size: UInt16

    /// Where the next option begins.
    @inlinable
    var end: Int { offset + Int(size) }

    @inlinable
    var payload: Range<Int> { offset + Self.byteCount..<end }

    /// Reads the header at `offset` and sees that the option lies inside.
    @inline(__always)
    init(in bytes: RawSpan, at offset: Int) throws(NavdataError) {
        let left = bytes.byteCount - offset
        guard left > 0 else { throw .missingChecksum(offset: offset) }
        guard left >= Self.byteCount else { throw .truncatedOptionHeader(offset: offset, left: left) }
        self.init(verifiedIn: bytes, at: offset)
        guard size >= Self.byteCount else { throw .invalidOptionSize(offset: offset, tag: tag, size: size) }
        guard size <= left else { throw .optionOverrun(offset: offset, tag: tag, size: size, left: left) }
    }

    /// Reads the header of an option that was found before.
    @inlinable
    @inline(__always)
    init(verifiedIn bytes: RawSpan, at offset: Int) {
        self.offset = offset
        tag = bytes.scalar(at: offset)
        size = bytes.scalar(at: offset + 2)
    }
}
