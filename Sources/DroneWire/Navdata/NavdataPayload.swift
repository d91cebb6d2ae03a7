/// What one kind of navdata option carries.
///
/// Two payloads are equal when they are the same bytes on the wire; so a NaN equals itself, and 0 is not -0.
public protocol NavdataPayload: Hashable, Sendable {
    /// The number of the option. SDK: `NAVDATA_…_TAG`.
    static var tag: UInt16 { get }

    /// The SDK's name of the structure.
    static var name: String { get }

    /// The size in bytes of the layout that is known here, with the 4 bytes of the option's header.
    static var fullSize: UInt16 { get }

    /// The sizes that this kind may have on the wire; all but for tag 27, which has two kinds.
    static var sizes: ClosedRange<UInt16> { get }

    /// The option's size in bytes on the wire, with the 4 bytes of its header.
    ///
    /// Fields beyond it were not sent and are zero; bytes beyond the known layout are in ``extra``.
    var size: UInt16 { get set }

    /// The bytes after the last complete number: those of newer firmware, or of a field that was cut off.
    var extra: [UInt8] { get set }

    /// All fields zero, in full size.
    init()

    /// Shows all fields, in wire order, to a visitor.
    mutating func visit(_ visitor: inout some NavdataFieldVisitor & ~Escapable)

    /// Appends the option with its header: exactly ``size`` bytes, for which ``extra`` is cut or filled up with zeros.
    ///
    /// A requirement only so that every kind has its own compiled form, ten times as fast as one for all; there is nothing to
    /// implement.
    func write(into writer: inout ByteWriter)
}

extension NavdataPayload {
    /// All: an option may always be shorter or longer than known.
    public static var sizes: ClosedRange<UInt16> { 4...65535 }

    /// Decodes the bytes of an option, without its header; never fails, because an option may be shorter or longer than known.
    @inlinable
    @inline(__always)
    public init(parsing payload: RawSpan) {
        self.init()
        read(payload)
    }

    /// Sets everything from the bytes of an option, without its header; for a value that is kept, faster than to make a new one.
    @inlinable
    @inline(__always)
    public mutating func read(_ payload: RawSpan) {
        let fullCount = Int(Self.fullSize) - NavdataOptionHeader.byteCount
        if payload.byteCount == fullCount {
            // The usual case: every field is set, and with the count known, the optimiser takes all bounds checks out of the walk.
            var reader = NavdataFieldReader(payload.extracting(first: fullCount))
            visit(&reader)
            size = Self.fullSize
            if !extra.isEmpty {  // To assign what it already is would take as long as a small option.
                extra = []
            }
        } else {
            self = Self()
            var reader = NavdataFieldReader(payload)
            visit(&reader)
            size = payload.optionSize
            extra = [UInt8](copying: payload.extracting(droppingFirst: reader.consumed))
        }
    }

    /// Appends the option with its header: exactly ``size`` bytes, for which ``extra`` is cut or filled up with zeros.
    public func write(into writer: inout ByteWriter) {
        let count = max(Int(size), NavdataOptionHeader.byteCount) - NavdataOptionHeader.byteCount
        writer.append(Self.tag)
        writer.append(UInt16(count + NavdataOptionHeader.byteCount))
        let start = writer.bytes.count
        // The writer is moved to the visitor and back: two owners of its bytes would copy them.
        var fields = NavdataFieldWriter(limit: count, into: exchange(&writer, with: ByteWriter()))
        var copy = self
        copy.visit(&fields)
        writer = fields.writer
        writer.append(contentsOf: extra.prefix(count - (writer.bytes.count - start)))
        writer.appendZeros(count - (writer.bytes.count - start))
    }

    /// True when both are the same bytes on the wire.
    public static func == (left: Self, right: Self) -> Bool {
        left.wireBytes == right.wireBytes
    }

    /// Feeds the bytes on the wire.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(wireBytes)
    }

    private var wireBytes: [UInt8] {
        var writer = ByteWriter(capacity: Int(size))
        write(into: &writer)
        return writer.bytes
    }
}

extension RawSpan {
    /// The size of the option that has these bytes behind its header.
    @usableFromInline
    var optionSize: UInt16 {
        precondition(byteCount <= 65535 - NavdataOptionHeader.byteCount, "An option has at most 65531 bytes.")
        return UInt16(byteCount + NavdataOptionHeader.byteCount)
    }
}
