/// Reads numbers, least significant byte first, from borrowed bytes; every read names its field, so that an error can.
///
/// ```swift
/// var reader = ByteReader(bytes)
/// let status = try reader.integer("status", as: UInt32.self)
/// ```
public struct ByteReader: ~Escapable {
    /// The bytes that are read.
    public let bytes: RawSpan

    /// Where the next read begins, in bytes from the start.
    public private(set) var offset = 0

    /// A reader at the first of `bytes`.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) {
        self.bytes = bytes
    }

    /// How many bytes are left.
    public var remaining: Int { bytes.byteCount - offset }

    /// Reads an integer of the width that `T` has.
    /// - Throws: ``WireError/truncated(field:offset:needed:left:)`` when fewer bytes are left; then nothing is consumed.
    @_lifetime(self: copy self)
    public mutating func integer<T: FixedWidthInteger & WireScalar>(
        _ field: String,
        as type: T.Type = T.self
    ) throws(WireError) -> T {
        try scalar(field)
    }

    /// Reads an IEEE 754 single.
    /// - Throws: ``WireError/truncated(field:offset:needed:left:)`` when fewer than 4 bytes are left; then nothing is consumed.
    @_lifetime(self: copy self)
    public mutating func float(_ field: String) throws(WireError) -> Float {
        try scalar(field)
    }

    /// Reads an IEEE 754 double.
    /// - Throws: ``WireError/truncated(field:offset:needed:left:)`` when fewer than 8 bytes are left; then nothing is consumed.
    @_lifetime(self: copy self)
    public mutating func double(_ field: String) throws(WireError) -> Double {
        try scalar(field)
    }

    /// Passes over `count` bytes.
    /// - Throws: ``WireError/truncated(field:offset:needed:left:)`` when fewer are left; then nothing is consumed.
    @_lifetime(self: copy self)
    public mutating func skip(_ count: Int, _ field: String) throws(WireError) {
        try require(count, field)
        offset += count
    }

    /// Reads `count` bytes as they are.
    /// - Throws: ``WireError/truncated(field:offset:needed:left:)`` when fewer are left; then nothing is consumed.
    @_lifetime(self: copy self)
    public mutating func raw(_ count: Int, _ field: String) throws(WireError) -> [UInt8] {
        try require(count, field)
        defer { offset += count }
        return [UInt8](copying: bytes.extracting(offset..<offset + count))
    }

    @_lifetime(self: copy self)
    private mutating func scalar<T: WireScalar>(_ field: String) throws(WireError) -> T {
        try require(T.wireSize, field)
        defer { offset += T.wireSize }
        return bytes.scalar(at: offset)
    }

    private func require(_ count: Int, _ field: String) throws(WireError) {
        precondition(count >= 0, "A field cannot have a negative length.")
        guard count <= remaining else {
            throw .truncated(field: field, offset: offset, needed: count, left: remaining)
        }
    }
}

extension [UInt8] {
    /// A copy of borrowed bytes.
    public init(copying bytes: RawSpan) {
        self = unsafe bytes.withUnsafeBytes { unsafe [UInt8]($0) }
    }

    /// The bytes, borrowed.
    public var rawSpan: RawSpan {
        // Safe: a byte has no padding that could be uninitialised.
        @_lifetime(borrow self)
        get { unsafe span.bytes }
    }
}
