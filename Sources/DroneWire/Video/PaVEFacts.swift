/// How a payload is encoded; other numbers are kept as they are (SDK `parrot_video_encapsulation_codecs_t`).
public struct PaVECodec: RawRepresentable, Hashable, Sendable {
    /// The number on the wire.
    public let rawValue: UInt8

    /// The codec with this number.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Not told (SDK `CODEC_UNKNNOWN`).
    public static let unknown = Self(rawValue: 0)

    /// The AR.Drone 1.0's JPEG-like codec, UVLC (SDK `CODEC_VLIB`).
    public static let vlib = Self(rawValue: 1)

    /// The AR.Drone 1.0's H.264-like codec (SDK `CODEC_P264`).
    public static let p264 = Self(rawValue: 2)

    /// MPEG-4 part 2 (SDK `CODEC_MPEG4_VISUAL`).
    public static let mpeg4 = Self(rawValue: 3)

    /// H.264, Annex B (SDK `CODEC_MPEG4_AVC`).
    public static let h264 = Self(rawValue: 4)
}

/// What kind of picture a frame is; other numbers are kept as they are (SDK `parrot_video_encapsulation_frametypes_t`).
public struct PaVEFrameType: RawRepresentable, Hashable, Sendable {
    /// The number on the wire.
    public let rawValue: UInt8

    /// The type with this number.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Not told (SDK `FRAME_TYPE_UNKNNOWN`).
    public static let unknown = Self(rawValue: 0)

    /// Parameter sets and a picture that needs no other, and forgets all before (SDK `FRAME_TYPE_IDR_FRAME`).
    public static let refresh = Self(rawValue: 1)

    /// A picture that needs no other (SDK `FRAME_TYPE_I_FRAME`).
    public static let intra = Self(rawValue: 2)

    /// A picture that needs the one before (SDK `FRAME_TYPE_P_FRAME`).
    public static let predicted = Self(rawValue: 3)

    /// Parameter sets alone (SDK `FRAME_TYPE_HEADERS`).
    public static let headers = Self(rawValue: 4)

    /// Whether decoding can begin here.
    public var isKey: Bool { self == .refresh || self == .intra }
}

/// What else is to be known of a packet (SDK `parrot_video_encapsulation_control_t`).
public struct PaVEControl: OptionSet, Hashable, Sendable {
    /// The bits on the wire.
    public let rawValue: UInt8

    /// Control with these bits, whatever they are.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// No payload follows, whatever the header says: the frame comes on the other connection (SDK `CONTROL_ADVERTISEMENT`).
    public static let advertisement = Self(rawValue: 1)

    /// The stream ends with this frame (SDK `LAST_FRAME_IN_STREAM`).
    public static let lastFrame = Self(rawValue: 2)
}

/// Why some bytes are no header.
public enum PaVEError: Error, Hashable, Sendable {
    /// The bytes end before the header does.
    case truncated(needed: Int, found: Int)

    /// The bytes do not begin with `PaVE`; what they begin with, as a little-endian number.
    case badSignature(UInt32)

    /// There is no such version.
    case badVersion(UInt8)

    /// No header has this length.
    case badHeaderSize(UInt16)

    /// No payload has this length.
    case payloadTooLarge(UInt32)
}

extension PaVEError: CustomStringConvertible {
    /// One line: what was found, what was wanted.
    public var description: String {
        switch self {
        case .truncated(let needed, let found): "PaVE header needs \(needed) bytes, \(found) found"
        case .badSignature(let found):
            "PaVE signature is 0x\(String(found, radix: 16)), not 0x\(String(PaVEHeader.signature, radix: 16))"
        case .badVersion(let found): "PaVE version is \(found), not 1 or more"
        case .badHeaderSize(let found): "PaVE header size is \(found), not 64 to 256"
        case .payloadTooLarge(let found): "PaVE payload size is \(found), not below \(PaVEHeader.payloadLimit)"
        }
    }
}
