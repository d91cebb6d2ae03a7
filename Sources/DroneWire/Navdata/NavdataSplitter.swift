/// Finds the datagrams in bytes that hold several of them one after the other, as a recording without lengths does.
///
/// A datagram reaches to its checksum when the next one, or the end, follows there. Where nothing of the kind is found, a piece reaches
/// to the next magic number; such a piece is damaged, and ``NavdataIndex`` says how.
public struct NavdataSplitter: ~Escapable {
    private let bytes: RawSpan

    /// Where the next piece begins.
    public private(set) var offset = 0

    /// A splitter at the first of `bytes`.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) {
        self.bytes = bytes
    }

    /// The next piece, or nil at the end; all pieces together are all bytes.
    @_lifetime(self: copy self)
    public mutating func next() -> Range<Int>? {
        guard offset < bytes.byteCount else { return nil }
        let start = offset
        offset = endOfDatagram(at: start) ?? Self.offsetOfHeader(in: bytes, from: start + 1) ?? bytes.byteCount
        return start..<offset
    }

    /// True when one of the two magic numbers stands at the first of `bytes`.
    public static func beginsWithHeader(_ bytes: RawSpan) -> Bool {
        isHeader(at: 0, in: bytes)
    }

    private static func offsetOfHeader(in bytes: RawSpan, from start: Int) -> Int? {
        var offset = start
        while offset + 4 <= bytes.byteCount {
            if isHeader(at: offset, in: bytes) { return offset }
            offset += 1
        }
        return nil
    }

    /// Walks over the options to the checksum, and sees that a datagram can end behind it.
    private func endOfDatagram(at start: Int) -> Int? {
        guard Self.isHeader(at: start, in: bytes) else { return nil }
        var offset = start + NavdataDatagram.headerSize
        while let option = try? NavdataOptionHeader(in: bytes, at: offset) {
            offset = option.end
            if option.tag == NavdataOptionHeader.checksumTag {
                return offset == bytes.byteCount || Self.isHeader(at: offset, in: bytes) ? offset : nil
            }
        }
        return nil
    }

    private static func isHeader(at offset: Int, in bytes: RawSpan) -> Bool {
        guard offset + 4 <= bytes.byteCount else { return false }
        let header: UInt32 = bytes.scalar(at: offset)
        return header == NavdataDatagram.standardHeader || header == NavdataDatagram.alternateHeader
    }
}
