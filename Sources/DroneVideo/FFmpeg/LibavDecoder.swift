import CFFmpeg
import DroneWire

/// libavcodec's decoder for H.264 or MPEG-4 part 2: one frame in, one picture out, on the caller's thread.
struct LibavDecoder: ~Copyable {
    private let codec: PaVECodec

    private let context: CodecContext
    private let packet: OwnedPacket
    private let frame: OwnedFrame

    /// The drone's largest picture is 1280 x 720; damaged headers must not make libavcodec allocate for a larger one.
    private static let mostPixels: Int64 = 1920 * 1088

    /// Blocks of 16 x 16 are coded, so up to this many columns or rows of a coded picture are not to be shown.
    private static let mostPadding = 15

    /// A decoder for H.264 or MPEG-4 part 2.
    init(codec: PaVECodec) throws(VideoError) {
        let context = try CodecContext.decoding(try codec.libavIdentifier)
        // A picture comes out with its own frame, not with the next one.
        unsafe context.pointer.pointee.flags |= AV_CODEC_FLAG_LOW_DELAY
        unsafe context.pointer.pointee.max_pixels = Self.mostPixels
        try context.open()
        let packet = try OwnedPacket()
        frame = try OwnedFrame()
        self.packet = packet
        self.context = context
        self.codec = codec
    }

    /// Decodes the next frame.
    mutating func decode(_ coded: borrowing PaVEFrame) -> VideoDecoder.Outcome {
        guard !coded.payload.isEmpty else { return .noPicture }
        do throws(VideoError) {
            try packet.fill(copying: coded.payload.span)
            unsafe packet.pointer.pointee.pts = Int64(coded.timestampMilliseconds)
            var newest: Picture?
            if case .full = try context.send(packet) {
                newest = try receive(displayWidth: coded.displayWidth, displayHeight: coded.displayHeight)
                _ = try context.send(packet)
            }
            newest = try receive(displayWidth: coded.displayWidth, displayHeight: coded.displayHeight) ?? newest
            return newest.map { .picture($0) } ?? .noPicture
        } catch {
            return isWithoutSlices(coded.payload) ? .noPicture : .undecodable(error)
        }
    }

    /// Takes every picture that is ready and gives the last.
    private func receive(displayWidth: Int, displayHeight: Int) throws(VideoError) -> Picture? {
        var newest: Picture?
        while case .received = try context.receive(frame) {
            newest = try picture(displayWidth: displayWidth, displayHeight: displayHeight)
        }
        return newest
    }

    private func picture(displayWidth: Int, displayHeight: Int) throws(VideoError) -> Picture {
        let format = frame.format
        // The second differs in the range of values alone, of which no drone's stream says anything.
        guard format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_YUVJ420P else {
            let name = unsafe av_get_pix_fmt_name(format).map { unsafe String(cString: $0) }
            throw .pixelFormatNotSupported(name ?? "\(format.rawValue)")
        }
        let width = Self.cropped(Int(unsafe frame.pointer.pointee.width), toShow: displayWidth)
        let height = Self.cropped(Int(unsafe frame.pointer.pointee.height), toShow: displayHeight)
        let flags = unsafe (frame.pointer.pointee.decode_error_flags, frame.pointer.pointee.flags)
        return Picture(
            width: width,
            height: height,
            samples: frame.i420Samples(width: width, height: height),
            timestamp: .milliseconds(unsafe frame.pointer.pointee.pts),
            isDamaged: flags.0 != 0 || flags.1 & AV_FRAME_FLAG_CORRUPT != 0
        )
    }

    /// The length to show of a decoded one: H.264 says itself what is padding, other streams leave it to the PaVE
    /// header, which is believed as far as it can be padding.
    private static func cropped(_ decoded: Int, toShow wanted: Int) -> Int {
        (0...mostPadding).contains(decoded - wanted) ? wanted : decoded
    }

    /// Whether an H.264 payload has parameter sets only; libavcodec keeps them, but calls the frame an error.
    private func isWithoutSlices(_ payload: [UInt8]) -> Bool {
        guard codec == .h264 else { return false }
        let units = AnnexB.units(in: payload.span)
        return units.contains(where: \.isParameterSet) && !units.contains(where: \.isSlice)
    }
}

extension PaVECodec {
    /// libavcodec's name for it.
    var libavIdentifier: AVCodecID {
        get throws(VideoError) {
            switch self {
            case .h264: AV_CODEC_ID_H264
            case .mpeg4: AV_CODEC_ID_MPEG4
            default: throw .codecNotSupported(rawValue)
            }
        }
    }
}
