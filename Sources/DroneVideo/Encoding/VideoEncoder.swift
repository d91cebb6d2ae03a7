import CFFmpeg
package import DroneWire

/// What a `VideoEncoder` makes.
package struct VideoEncoderSettings: Hashable, Sendable {
    /// H.264 baseline or MPEG-4 part 2.
    package var codec: PaVECodec

    /// Width of the pictures in pixels, even.
    package var width: Int

    /// Height of the pictures in pixels, even.
    package var height: Int

    /// Pictures a second.
    package var picturesPerSecond: Int

    /// Size of a second's frames, in bits.
    package var bitsPerSecond: Int

    /// A key frame comes every so many frames.
    package var keyFrameInterval: Int

    /// What the drone sends: 640 x 360, 30 a second, 1 Mbit/s, a key frame every half second.
    package init(
        codec: PaVECodec = .h264,
        width: Int = 640,
        height: Int = 360,
        picturesPerSecond: Int = 30,
        bitsPerSecond: Int = 1_000_000,
        keyFrameInterval: Int = 15
    ) {
        self.codec = codec
        self.width = width
        self.height = height
        self.picturesPerSecond = picturesPerSecond
        self.bitsPerSecond = bitsPerSecond
        self.keyFrameInterval = keyFrameInterval
    }
}

/// A coded picture as the payload of a PaVE frame.
package struct EncodedPicture: Hashable, Sendable {
    /// H.264: NAL units behind four-byte start codes: parameter sets in front of a key frame, then one slice.
    package let payload: [UInt8]

    /// Whether decoding can begin here.
    package let isKeyFrame: Bool

    /// Length of the sequence parameter set with its start code, for the PaVE header's `header1_size`; 0 = none.
    package let sequenceParametersSize: Int

    /// Length of the picture parameter set with its start code, for the PaVE header's `header2_size`; 0 = none.
    package let pictureParametersSize: Int
}

/// Turns pictures into a stream like the drone's, one in, one out.
package struct VideoEncoder: ~Copyable {
    /// What it makes.
    package private(set) var settings: VideoEncoderSettings

    private let context: CodecContext
    private let packet: OwnedPacket
    private let frame: OwnedFrame
    private var pictureNumber: Int64 = 0

    /// An encoder; H.264 needs an FFmpeg with libx264.
    package init(_ settings: VideoEncoderSettings = VideoEncoderSettings()) throws(VideoError) {
        let context = try Self.context(settings)
        let packet = try OwnedPacket()
        frame = try OwnedFrame.allocating(width: settings.width, height: settings.height, format: AV_PIX_FMT_YUV420P)
        self.packet = packet
        self.context = context
        self.settings = settings
    }

    private static func context(_ settings: VideoEncoderSettings) throws(VideoError) -> CodecContext {
        let isH264 = settings.codec == .h264
        guard isH264 || settings.codec == .mpeg4 else { throw .codecNotSupported(settings.codec.rawValue) }
        let context = try CodecContext.encoding(isH264 ? "libx264" : "mpeg4")
        let codec = unsafe context.pointer
        unsafe codec.pointee.width = Int32(settings.width)
        unsafe codec.pointee.height = Int32(settings.height)
        unsafe codec.pointee.pix_fmt = AV_PIX_FMT_YUV420P
        unsafe codec.pointee.time_base = AVRational(num: 1, den: Int32(settings.picturesPerSecond))
        unsafe codec.pointee.framerate = AVRational(num: Int32(settings.picturesPerSecond), den: 1)
        unsafe codec.pointee.gop_size = Int32(settings.keyFrameInterval)
        unsafe codec.pointee.max_b_frames = 0
        setRate(of: context, settings.bitsPerSecond)
        if isH264 {
            try context.set("preset", to: "ultrafast")
            try context.set("tune", to: "zerolatency")
            try context.set("profile", to: "baseline")
            try context.set("forced-idr", to: "1")
            // Key frames at their places only, as the drone has them.
            try context.set("x264-params", to: "scenecut=0")
            // 3.0 has room for 360p at 30 pictures a second, 3.1 for 720p.
            unsafe codec.pointee.level = settings.width * settings.height > 720 * 576 ? 31 : 30
        }
        try context.open()
        return context
    }

    /// Goes on with other settings, without a key frame; false where that takes another encoder.
    package mutating func adopt(_ changed: VideoEncoderSettings) -> Bool {
        if changed == settings { return true }
        var same = changed
        same.bitsPerSecond = settings.bitsPerSecond
        // libavcodec's own encoder of MPEG-4 takes its rate when it is opened.
        guard same == settings, settings.codec == .h264 else { return false }
        settings = changed
        Self.setRate(of: context, changed.bitsPerSecond)
        return true
    }

    /// No frame may be so much larger than the others that it arrives late.
    private static func setRate(of context: borrowing CodecContext, _ bitsPerSecond: Int) {
        let codec = unsafe context.pointer
        unsafe codec.pointee.bit_rate = Int64(bitsPerSecond)
        unsafe codec.pointee.rc_max_rate = Int64(bitsPerSecond)
        unsafe codec.pointee.rc_buffer_size = Int32(clamping: bitsPerSecond / 2)
    }

    /// Encodes a picture of the size of `settings`.
    package mutating func encode(
        _ picture: borrowing Picture,
        forcingKeyFrame: Bool = false
    ) throws(VideoError) -> EncodedPicture {
        guard picture.width == settings.width, picture.height == settings.height else {
            throw .wrongPictureSize(
                width: picture.width,
                height: picture.height,
                wantedWidth: settings.width,
                wantedHeight: settings.height
            )
        }
        return try encode(
            luma: picture.luma,
            blueDifference: picture.blueDifference,
            redDifference: picture.redDifference,
            forcingKeyFrame: forcingKeyFrame
        )
    }

    /// Encodes the three planes of a picture, row by row without gaps.
    ///
    /// - Precondition: the planes have the size that `settings` give them.
    package mutating func encode(
        luma: Span<UInt8>,
        blueDifference: Span<UInt8>,
        redDifference: Span<UInt8>,
        forcingKeyFrame: Bool = false
    ) throws(VideoError) -> EncodedPicture {
        try frame.fill(luma: luma, blueDifference: blueDifference, redDifference: redDifference)
        unsafe frame.pointer.pointee.pts = pictureNumber
        unsafe frame.pointer.pointee.pict_type = forcingKeyFrame ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
        pictureNumber += 1
        guard case .accepted = try context.send(frame), case .received = try context.receive(packet) else {
            // Neither codec holds a picture back as it is set up here.
            preconditionFailure("the encoder did not answer picture \(pictureNumber) with a frame")
        }
        let isKeyFrame = unsafe packet.pointer.pointee.flags & AV_PKT_FLAG_KEY != 0
        let coded = unsafe [UInt8](packet.bytes)
        guard settings.codec == .h264 else {
            return EncodedPicture(
                payload: coded,
                isKeyFrame: isKeyFrame,
                sequenceParametersSize: 0,
                pictureParametersSize: 0
            )
        }
        return Self.accessUnit(coded, isKeyFrame: isKeyFrame)
    }

    /// The frame as the drone has it: x264's units without its own remarks and hints, all start codes of the same length.
    private static func accessUnit(_ coded: [UInt8], isKeyFrame: Bool) -> EncodedPicture {
        var payload: [UInt8] = []
        payload.reserveCapacity(coded.count + AnnexB.startCode.count)
        var sizes: [AnnexB.UnitType: Int] = [:]
        for unit in AnnexB.units(in: coded.span) {
            guard let type = unit.type, type != .supplementalInformation, type != .accessUnitDelimiter else { continue }
            let bytes = coded[unit.range]
            let plain = type == .sequenceParameters ? SequenceParameters.plain(Array(bytes))[...] : bytes
            payload += AnnexB.startCode
            payload += plain
            sizes[type] = AnnexB.startCode.count + plain.count
        }
        return EncodedPicture(
            payload: payload,
            isKeyFrame: isKeyFrame,
            sequenceParametersSize: sizes[.sequenceParameters] ?? 0,
            pictureParametersSize: sizes[.pictureParameters] ?? 0
        )
    }
}
