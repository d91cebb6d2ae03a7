/// The header in front of every frame, or slice of a frame, on TCP 5555 and 5553 of an AR.Drone 2.0.
///
/// All bytes of a header are kept, whatever its length, so that reading and writing are exact. A new value is the header
/// of a whole frame of H.264; set what differs.
public struct PaVEHeader: Hashable, Sendable {
    /// The format's version; 2 in all captures (SDK `version`).
    public var version: UInt8 = 2

    /// How the payload is encoded (SDK `video_codec`).
    public var codec: PaVECodec = .h264

    /// How many bytes follow the header (SDK `payload_size`).
    public var payloadSize: UInt32 = 0

    /// The encoded picture's width, a multiple of 16 (SDK `encoded_stream_width`).
    public var encodedWidth: UInt16 = 0

    /// The encoded picture's height, a multiple of 16 (SDK `encoded_stream_height`).
    public var encodedHeight: UInt16 = 0

    /// How much of the width is to be shown (SDK `display_width`).
    public var displayWidth: UInt16 = 0

    /// How much of the height is to be shown (SDK `display_height`).
    public var displayHeight: UInt16 = 0

    /// The frame's number, one more than the one before (SDK `frame_number`).
    public var frameNumber: UInt32 = 0

    /// When the picture was taken, in milliseconds since the drone's start (SDK `timestamp`).
    public var timestampMilliseconds: UInt32 = 0

    /// Into how many datagrams the frame is cut; always 1 on TCP (SDK `total_chuncks`).
    public var totalChunks: UInt8 = 1

    /// Which of the datagrams this is (SDK `chunck_index`).
    public var chunkIndex: UInt8 = 0

    /// What kind of picture the frame is (SDK `frame_type`).
    public var frameType: PaVEFrameType = .predicted

    /// What else is to be known (SDK `control`).
    public var control: PaVEControl = []

    /// Where in the encoded stream the frame stands; parameter sets do not count (SDK `stream_byte_position_lw`, `_uw`).
    public var streamBytePosition: UInt64 = 0

    /// Which frames belong together; another size or codec is another stream (SDK `stream_id`).
    public var streamID: UInt16 = 0

    /// Into how many slices the frame is cut (SDK `total_slices`).
    public var totalSlices: UInt8 = 1

    /// Which of the slices this is (SDK `slice_index`).
    public var sliceIndex: UInt8 = 0

    /// How many bytes of the payload are the sequence parameter set, start code included (SDK `header1_size`).
    public var header1Size: UInt8 = 0

    /// How many bytes after those are the picture parameter set (SDK `header2_size`).
    public var header2Size: UInt8 = 0

    /// Two bytes without a meaning (SDK `reserved2`).
    public var reserved: UInt16 = 0

    /// How long the frame is, also where only announced (SDK `advertised_size`).
    public var advertisedSize: UInt32 = 0

    /// All bytes after ``advertisedSize``: 12 zeros, or more since firmware of late 2012.
    ///
    /// Headers of 68 bytes have here the number 2 and three singles that look like an attitude in radians.
    public var trailer: [UInt8] { otherTrailer ?? Self.plainTrailer }

    /// The trailer when it is not what nearly all headers have; so those need no memory, and no counting of references.
    private var otherTrailer: [UInt8]?

    /// How long the header is (SDK `header_size`).
    public var headerSize: UInt16 { UInt16(Self.fixedSize + (otherTrailer?.count ?? Self.plainTrailer.count)) }

    /// How long a header may be.
    public static let sizes: ClosedRange<UInt16> = 64...256

    /// A payload is shorter than this.
    public static let payloadLimit: UInt32 = 1 << 20

    /// A header of a whole frame, 64 bytes long.
    public init() {}

    /// The header of a whole frame of H.264, as an AR.Drone 2.0 sends it.
    /// - Parameters:
    ///   - frameNumber: the frame's number.
    ///   - timestampMilliseconds: when the picture was taken.
    ///   - frameType: what kind of picture it is.
    ///   - width: the shown width; the encoded one is padded to a multiple of 16.
    ///   - height: the shown height; the encoded one is padded to a multiple of 16.
    ///   - payloadSize: how many bytes follow.
    public init(
        frameNumber: UInt32,
        timestampMilliseconds: UInt32,
        frameType: PaVEFrameType,
        width: UInt16,
        height: UInt16,
        payloadSize: UInt32
    ) {
        self.frameNumber = frameNumber
        self.timestampMilliseconds = timestampMilliseconds
        self.frameType = frameType
        self.payloadSize = payloadSize
        advertisedSize = payloadSize
        displayWidth = width
        displayHeight = height
        encodedWidth = (width + 15) / 16 * 16
        encodedHeight = (height + 15) / 16 * 16
    }

    /// Replaces the bytes after ``advertisedSize``, and with them the header's length.
    /// - Precondition: the header's length stays in ``sizes``.
    public mutating func replaceTrailer(with bytes: [UInt8]) {
        precondition(
            Self.sizes.contains(UInt16(clamping: Self.fixedSize + bytes.count)),
            "A header has 64 to 256 bytes."
        )
        otherTrailer = bytes == Self.plainTrailer ? nil : bytes
    }

    /// How many bytes are in front of the trailer.
    private static let fixedSize = 52

    /// What nearly all headers end with.
    private static let plainTrailer = [UInt8](repeating: 0, count: 12)
}

/// Both directions, side by side.
extension PaVEHeader {
    /// `PaVE` as the number that its four bytes are.
    static let signature: UInt32 = 0x4556_6150

    /// How many bytes tell whether something is a header, and how long it is.
    static let decisiveSize = 12

    /// Reads the header at the start of some bytes; what follows it does not matter.
    /// - Throws: ``PaVEError`` when there is none, or less than all of it.
    public init(parsing bytes: RawSpan) throws(PaVEError) {
        let size = try Self.size(of: bytes)
        guard bytes.byteCount >= size else { throw .truncated(needed: size, found: bytes.byteCount) }
        self.init(whole: bytes, size: size)
    }

    /// Reads a header whose length was found with ``size(of:)`` and is there.
    init(whole bytes: RawSpan, size: Int) {
        version = bytes.scalar(at: 4)
        codec = PaVECodec(rawValue: bytes.scalar(at: 5))
        payloadSize = bytes.scalar(at: 8)
        encodedWidth = bytes.scalar(at: 12)
        encodedHeight = bytes.scalar(at: 14)
        displayWidth = bytes.scalar(at: 16)
        displayHeight = bytes.scalar(at: 18)
        frameNumber = bytes.scalar(at: 20)
        timestampMilliseconds = bytes.scalar(at: 24)
        totalChunks = bytes.scalar(at: 28)
        chunkIndex = bytes.scalar(at: 29)
        frameType = PaVEFrameType(rawValue: bytes.scalar(at: 30))
        control = PaVEControl(rawValue: bytes.scalar(at: 31))
        streamBytePosition = bytes.scalar(at: 32)
        streamID = bytes.scalar(at: 40)
        totalSlices = bytes.scalar(at: 42)
        sliceIndex = bytes.scalar(at: 43)
        header1Size = bytes.scalar(at: 44)
        header2Size = bytes.scalar(at: 45)
        reserved = bytes.scalar(at: 46)
        advertisedSize = bytes.scalar(at: 48)
        let isPlain =
            size == 64 && bytes.scalar(at: 52, as: UInt64.self) == 0 && bytes.scalar(at: 60, as: UInt32.self) == 0
        otherTrailer = isPlain ? nil : [UInt8](copying: bytes.extracting(Self.fixedSize..<size))
    }

    /// The header's bytes, ``headerSize`` of them.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: Int(headerSize))
        writer.append(Self.signature)
        writer.append(version)
        writer.append(codec.rawValue)
        writer.append(headerSize)
        writer.append(payloadSize)
        writer.append(encodedWidth)
        writer.append(encodedHeight)
        writer.append(displayWidth)
        writer.append(displayHeight)
        writer.append(frameNumber)
        writer.append(timestampMilliseconds)
        writer.append(totalChunks)
        writer.append(chunkIndex)
        writer.append(frameType.rawValue)
        writer.append(control.rawValue)
        writer.append(streamBytePosition)
        writer.append(streamID)
        writer.append(totalSlices)
        writer.append(sliceIndex)
        writer.append(header1Size)
        writer.append(header2Size)
        writer.append(reserved)
        writer.append(advertisedSize)
        writer.append(contentsOf: trailer)
        return writer.bytes
    }

    /// How long the header at the start of some bytes is; the first ``decisiveSize`` of them tell.
    static func size(of bytes: RawSpan) throws(PaVEError) -> Int {
        guard bytes.byteCount >= decisiveSize else { throw .truncated(needed: decisiveSize, found: bytes.byteCount) }
        let signature: UInt32 = bytes.scalar(at: 0)
        guard signature == Self.signature else { throw .badSignature(signature) }
        let version: UInt8 = bytes.scalar(at: 4)
        guard version >= 1 else { throw .badVersion(version) }
        let size: UInt16 = bytes.scalar(at: 6)
        guard sizes.contains(size) else { throw .badHeaderSize(size) }
        let payloadSize: UInt32 = bytes.scalar(at: 8)
        guard payloadSize < payloadLimit else { throw .payloadTooLarge(payloadSize) }
        return Int(size)
    }
}
