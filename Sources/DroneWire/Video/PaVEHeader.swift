/// The header in front of every frame, or slice of a frame, on TCP 5555 and 5553 of an AR.Drone 2.0.
///
/// A value is the header's bytes, whatever their number, so that reading and writing are exact, and every field's place is
/// said once. A new value is the header of a whole frame of H.264; set what differs.
public struct PaVEHeader: Hashable, Sendable {
    /// The header's bytes, ``headerSize`` of them.
    public private(set) var encoded: [UInt8]

    /// The format's version; 2 in all captures (SDK `version`).
    public var version: UInt8 {
        get { self[4] }
        set { self[4] = newValue }
    }

    /// How the payload is encoded (SDK `video_codec`).
    public var codec: PaVECodec {
        get { PaVECodec(rawValue: self[5]) }
        set { self[5] = newValue.rawValue }
    }

    /// How many bytes follow the header (SDK `payload_size`).
    public var payloadSize: UInt32 {
        get { self[8] }
        set { self[8] = newValue }
    }

    /// The encoded picture's width, a multiple of 16 (SDK `encoded_stream_width`).
    public var encodedWidth: UInt16 {
        get { self[12] }
        set { self[12] = newValue }
    }

    /// The encoded picture's height, a multiple of 16 (SDK `encoded_stream_height`).
    public var encodedHeight: UInt16 {
        get { self[14] }
        set { self[14] = newValue }
    }

    /// How much of the width is to be shown (SDK `display_width`).
    public var displayWidth: UInt16 {
        get { self[16] }
        set { self[16] = newValue }
    }

    /// How much of the height is to be shown (SDK `display_height`).
    public var displayHeight: UInt16 {
        get { self[18] }
        set { self[18] = newValue }
    }

    /// The frame's number, one more than the one before (SDK `frame_number`).
    public var frameNumber: UInt32 {
        get { self[20] }
        set { self[20] = newValue }
    }

    /// When the picture was taken, in milliseconds since the drone's start (SDK `timestamp`).
    public var timestampMilliseconds: UInt32 {
        get { self[24] }
        set { self[24] = newValue }
    }

    /// Into how many datagrams the frame is cut; always 1 on TCP (SDK `total_chuncks`).
    public var totalChunks: UInt8 {
        get { self[28] }
        set { self[28] = newValue }
    }

    /// Which of the datagrams this is (SDK `chunck_index`).
    public var chunkIndex: UInt8 {
        get { self[29] }
        set { self[29] = newValue }
    }

    /// What kind of picture the frame is (SDK `frame_type`).
    public var frameType: PaVEFrameType {
        get { PaVEFrameType(rawValue: self[30]) }
        set { self[30] = newValue.rawValue }
    }

    /// What else is to be known (SDK `control`).
    public var control: PaVEControl {
        get { PaVEControl(rawValue: self[31]) }
        set { self[31] = newValue.rawValue }
    }

    /// Where in the encoded stream the frame stands; parameter sets do not count (SDK `stream_byte_position_lw`, `_uw`).
    public var streamBytePosition: UInt64 {
        get { self[32] }
        set { self[32] = newValue }
    }

    /// Which frames belong together; another size or codec is another stream (SDK `stream_id`).
    public var streamID: UInt16 {
        get { self[40] }
        set { self[40] = newValue }
    }

    /// Into how many slices the frame is cut (SDK `total_slices`).
    public var totalSlices: UInt8 {
        get { self[42] }
        set { self[42] = newValue }
    }

    /// Which of the slices this is (SDK `slice_index`).
    public var sliceIndex: UInt8 {
        get { self[43] }
        set { self[43] = newValue }
    }

    /// How many bytes of the payload are the sequence parameter set, start code included (SDK `header1_size`).
    public var header1Size: UInt8 {
        get { self[44] }
        set { self[44] = newValue }
    }

    /// How many bytes after those are the picture parameter set (SDK `header2_size`).
    public var header2Size: UInt8 {
        get { self[45] }
        set { self[45] = newValue }
    }

    /// Two bytes without a meaning (SDK `reserved2`).
    public var reserved: UInt16 {
        get { self[46] }
        set { self[46] = newValue }
    }

    /// How long the frame is, also where only announced (SDK `advertised_size`).
    public var advertisedSize: UInt32 {
        get { self[48] }
        set { self[48] = newValue }
    }

    /// All bytes after ``advertisedSize``: 12 zeros, or more since firmware of late 2012.
    ///
    /// Headers of 68 bytes have here the number 2 and three singles that look like an attitude in radians.
    public var trailer: [UInt8] { Array(encoded[Self.fixedSize...]) }

    /// How long the header is (SDK `header_size`).
    public private(set) var headerSize: UInt16 {
        get { self[6] }
        set { self[6] = newValue }
    }

    /// How long a header may be.
    public static let sizes: ClosedRange<UInt16> = 64...256

    /// A payload is shorter than this.
    public static let payloadLimit: UInt32 = 1 << 20

    /// A header of a whole frame, 64 bytes long.
    public init() {
        encoded = [UInt8](repeating: 0, count: 64)
        self[0] = Self.signature
        headerSize = 64
        version = 2
        codec = .h264
        frameType = .predicted
        totalChunks = 1
        totalSlices = 1
    }

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
        self.init()
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
        let size = UInt16(clamping: Self.fixedSize + bytes.count)
        precondition(Self.sizes.contains(size), "A header has 64 to 256 bytes.")
        encoded.replaceSubrange(Self.fixedSize..., with: bytes)
        headerSize = size
    }

    /// How many bytes are in front of the trailer.
    private static var fixedSize: Int { 52 }

    /// The number whose bytes begin at `offset`, the least significant first.
    private subscript<Number: WireScalar>(offset: Int) -> Number {
        get { encoded.rawSpan.scalar(at: offset) }
        set {
            var bits = newValue.wireBits
            for index in offset..<offset + Number.wireSize {
                encoded[index] = UInt8(truncatingIfNeeded: bits)
                bits >>= 8
            }
        }
    }
}

extension PaVEHeader {
    /// `PaVE` as the number that its four bytes are.
    static var signature: UInt32 { 0x4556_6150 }

    /// How many bytes tell whether something is a header, and how long it is.
    static var decisiveSize: Int { 12 }

    /// Reads the header at the start of some bytes; what follows it does not matter.
    /// - Throws: ``PaVEError`` when there is none, or less than all of it.
    public init(parsing bytes: RawSpan) throws(PaVEError) {
        let size = try Self.size(of: bytes)
        guard bytes.byteCount >= size else { throw .truncated(needed: size, found: bytes.byteCount) }
        self.init(whole: bytes, size: size)
    }

    /// Reads a header whose length was found with ``size(of:)`` and is there.
    init(whole bytes: RawSpan, size: Int) {
        encoded = [UInt8](copying: bytes.extracting(0..<size))
    }

    /// Replaces all of the header by one whose length was found with ``size(of:)`` and is there, in the same storage where
    /// nobody else holds that.
    mutating func replace(with bytes: RawSpan, size: Int) {
        if encoded.count == size {
            encoded.overwrite(with: bytes.extracting(0..<size))
        } else {
            self = PaVEHeader(whole: bytes, size: size)
        }
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

extension [UInt8] {
    /// Replaces all bytes by as many others.
    fileprivate mutating func overwrite(with bytes: RawSpan) {
        precondition(bytes.byteCount == count, "Bytes are replaced one for one.")
        // Safe: both have the same length.
        unsafe withUnsafeMutableBytes { target in
            unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
        }
    }
}
