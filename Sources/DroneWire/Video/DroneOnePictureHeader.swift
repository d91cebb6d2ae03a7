/// The first bits of every picture of an AR.Drone 1.0, one of which fills a datagram from UDP 5555.
///
/// There is no header in front of the picture: these are the start code of its first row of blocks and what follows that.
/// All bits come in words of 32, the least significant byte first, each read from its most significant bit (PROTOCOL 12).
public struct DroneOnePictureHeader: Hashable, Sendable {
    /// How the picture is encoded: ``PaVECodec/vlib`` (UVLC) or ``PaVECodec/p264``.
    public let codec: PaVECodec

    /// In pixels, a multiple of 16.
    public let width: Int

    /// In pixels, a multiple of 16.
    public let height: Int

    /// Whether the picture needs the one before; UVLC pictures never do.
    public let isPredicted: Bool

    /// How coarse it is: 1...31 in UVLC, 0...51 in P264.
    public let quantizer: Int

    /// The picture's number, one more than the one before.
    public let frameNumber: UInt32

    /// How many bits these are; the picture's first block comes right behind them.
    public var bitCount: Int { Self.bitCount(of: codec) }

    /// How many bytes have to be there to tell.
    public static let byteCount = 12

    /// So many rows of blocks have numbers: one more is the end code.
    private static let mostRows = 31

    /// The header of a UVLC picture; nil where no such picture has this size or quantizer.
    public init?(uvlcWidth width: Int, height: Int, quantizer: Int, frameNumber: UInt32) {
        guard Self.sizeCode(width, height) != nil, (1...31).contains(quantizer) else { return nil }
        codec = .vlib
        (self.width, self.height, self.quantizer, self.frameNumber) = (width, height, quantizer, frameNumber)
        isPredicted = false
    }

    /// Reads the header at the start of a datagram.
    /// - Throws: ``DroneOnePictureError`` when there is none.
    public init(parsing bytes: RawSpan) throws(DroneOnePictureError) {
        guard bytes.byteCount >= Self.byteCount else {
            throw .truncated(needed: Self.byteCount, found: bytes.byteCount)
        }
        let words: (UInt32, UInt32, UInt32) = (bytes.scalar(at: 0), bytes.scalar(at: 4), bytes.scalar(at: 8))
        switch words.0 >> 10 {
        case Self.startCode(of: .vlib): codec = .vlib
        case Self.startCode(of: .p264): codec = .p264
        default: throw .badStart(words.0)
        }
        let (format, resolution) = (Int(words.0 >> 8 & 3), Int(words.0 >> 5 & 7))
        guard let size = Self.size(format: format, resolution: resolution) else {
            throw .badSize(format: format, resolution: resolution)
        }
        (width, height) = size
        let type = Int(words.0 >> 2 & 7)
        guard type <= (codec == .vlib ? 0 : 1) else { throw .badType(type) }
        isPredicted = type == 1
        // The quantizer's first two bits are the word's last.
        let quantizerBits = Self.quantizerBits(of: codec) - 2
        quantizer = Int((words.0 & 3) << UInt32(quantizerBits) | words.1 >> UInt32(32 - quantizerBits))
        guard (codec == .vlib ? 1...31 : 0...51).contains(quantizer) else { throw .badQuantizer(quantizer) }
        frameNumber = words.1 << UInt32(quantizerBits) | words.2 >> UInt32(32 - quantizerBits)
    }

    /// The first ``bitCount`` bits, as a picture begins with them: in words, the rest of the last one zero.
    public var words: [UInt32] {
        guard let (format, resolution) = Self.sizeCode(width, height) else {
            preconditionFailure("No picture of \(width)x\(height) was ever made.")
        }
        let quantizerBits = UInt32(Self.quantizerBits(of: codec) - 2)
        let (quantizer, type) = (UInt32(quantizer), UInt32(isPredicted ? 1 : 0))
        let start = Self.startCode(of: codec) << 10 | UInt32(format) << 8 | UInt32(resolution) << 5 | type << 2
        return [
            start | quantizer >> quantizerBits,
            quantizer << (32 - quantizerBits) | frameNumber >> quantizerBits,
            frameNumber << (32 - quantizerBits),
        ]
    }

    private static func bitCount(of codec: PaVECodec) -> Int { 22 + 2 + 3 + 3 + quantizerBits(of: codec) + 32 }

    private static func quantizerBits(of codec: PaVECodec) -> Int { codec == .vlib ? 5 : 6 }

    private static func startCode(of codec: PaVECodec) -> UInt32 { codec == .vlib ? 0x20 : 0x40 }

    /// The sizes of each format, from that of resolution 1.
    private static let bases = [1: (width: 88, height: 72), 2: (width: 160, height: 120)]

    private static func size(format: Int, resolution: Int) -> (width: Int, height: Int)? {
        guard let base = bases[format], (1...5).contains(resolution) else { return nil }
        let size = (width: base.width << (resolution - 1), height: base.height << (resolution - 1))
        let isWhole = size.width % 16 == 0 && size.height % 16 == 0
        return isWhole && size.height / 16 <= mostRows ? size : nil
    }

    private static func sizeCode(_ width: Int, _ height: Int) -> (format: Int, resolution: Int)? {
        for format in 1...2 {
            for resolution in 1...5
            where size(format: format, resolution: resolution).map({ $0 == (width, height) }) == true {
                return (format, resolution)
            }
        }
        return nil
    }
}

/// Why some bytes are no picture of an AR.Drone 1.0.
public enum DroneOnePictureError: Error, Hashable, Sendable {
    /// The bytes end before the header does.
    case truncated(needed: Int, found: Int)

    /// The first word, a little-endian number, begins neither a UVLC nor a P264 picture.
    case badStart(UInt32)

    /// There are no pictures of this size.
    case badSize(format: Int, resolution: Int)

    /// There is no such type of picture.
    case badType(Int)

    /// There is no such quantizer.
    case badQuantizer(Int)
}

extension DroneOnePictureError: CustomStringConvertible {
    /// One line: what was found, what was wanted.
    public var description: String {
        switch self {
        case .truncated(let needed, let found): "picture header needs \(needed) bytes, \(found) found"
        case .badStart(let found): "picture starts with 0x\(String(found, radix: 16)), which is neither UVLC nor P264"
        case .badSize(let format, let resolution):
            "picture size is format \(format), resolution \(resolution), of which no picture has whole blocks"
        case .badType(let found): "picture type is \(found), not intra (0), or inter (1) of P264"
        case .badQuantizer(let found): "quantizer is \(found), not 1 to 31 in UVLC or 0 to 51 in P264"
        }
    }
}

extension PaVEFrame {
    /// A datagram of an AR.Drone 1.0's video as a frame, so that all video goes one way from here.
    ///
    /// Such pictures tell no time: `timestampMilliseconds` is when they came.
    /// - Throws: ``DroneOnePictureError`` when it is no picture.
    public init(droneOnePicture bytes: [UInt8], timestampMilliseconds: UInt32) throws(DroneOnePictureError) {
        let picture = try DroneOnePictureHeader(parsing: bytes.rawSpan)
        var header = PaVEHeader(
            frameNumber: picture.frameNumber,
            timestampMilliseconds: timestampMilliseconds,
            frameType: picture.isPredicted ? .predicted : .intra,
            width: UInt16(picture.width),
            height: UInt16(picture.height),
            payloadSize: UInt32(bytes.count)
        )
        header.codec = picture.codec
        self.init(header: header, payload: bytes)
    }
}
