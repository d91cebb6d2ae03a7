/// Collects what TCP port 5559 sends, however it is cut, into replies that end with a zero byte.
///
/// ```swift
/// for reply in assembler.append(bytes) { let listing = ConfigurationListing(parsing: reply.rawSpan) }
/// ```
public struct ConfigurationReplyAssembler: Hashable, Sendable {
    /// The bytes of a reply that has not ended yet.
    private var beginning: [UInt8] = []

    /// How many replies were given up because they did not end.
    public private(set) var repliesDropped = 0

    /// A reply is not longer than this; a real one has about 5 KiB.
    public static let maximumReplyLength = 256 << 10

    private var isDropping = false

    /// An assembler at the start of a connection.
    public init() {}

    /// Takes the next bytes of the connection; any bytes are safe.
    /// - Returns: the replies that ended in them, without their zero bytes.
    public mutating func append(_ bytes: RawSpan) -> [[UInt8]] {
        var replies: [[UInt8]] = []
        var start = 0
        while let end = bytes.offset(of: 0, in: start..<bytes.byteCount) {
            collect(bytes.extracting(start..<end))
            if !isDropping { replies.append(beginning) }
            beginning = []
            isDropping = false
            start = end + 1
        }
        collect(bytes.extracting(start..<bytes.byteCount))
        return replies
    }

    private mutating func collect(_ bytes: RawSpan) {
        guard !isDropping else { return }
        if beginning.count + bytes.byteCount > Self.maximumReplyLength {
            beginning = []
            isDropping = true
            repliesDropped += 1
        } else {
            beginning += [UInt8](copying: bytes)
        }
    }
}
