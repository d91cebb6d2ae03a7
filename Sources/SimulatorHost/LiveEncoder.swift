import DroneSim
import DroneVideo
import DroneWire

/// Draws and encodes the pictures of one video connection as the drone sends them.
struct LiveEncoder: ~Copyable {
    private let renderer: SceneRenderer
    private var picture = PlanarPicture(width: 640, height: 360)
    private var encoder: VideoEncoder?
    private var lastNumber: UInt32?
    private var streamPosition: UInt64 = 0

    init(renderer: SceneRenderer) { self.renderer = renderer }

    /// The bytes of a frame, header and payload; nil where the client chose a codec that this drone does not have.
    ///
    /// After pictures that were left out comes a key frame: what follows would have nothing to refer to.
    mutating func encode(_ frame: LiveFrame) throws(VideoError) -> [UInt8]? {
        guard let settings = VideoEncoderSettings(frame) else { return nil }
        // Taken out while it works: one that fails is not put back, and the next picture gets a new one.
        var active = try encoder(for: settings)
        let request = frame.picture
        renderer.render(request, into: &picture)
        let follows = lastNumber.map { request.number == $0 &+ 1 } ?? false
        lastNumber = request.number
        let coded = try active.encode(
            luma: picture.luma.span,
            blueDifference: picture.blue.span,
            redDifference: picture.red.span,
            forcingKeyFrame: !follows
        )
        encoder = consume active
        return header(of: coded, request, settings).encoded + coded.payload
    }

    /// The encoder of before, or another one for other settings.
    private mutating func encoder(for settings: VideoEncoderSettings) throws(VideoError) -> VideoEncoder {
        if let active = encoder.take(), active.settings == settings { return active }
        lastNumber = nil
        return try VideoEncoder(settings)
    }

    private mutating func header(
        of coded: EncodedPicture,
        _ request: PictureRequest,
        _ settings: VideoEncoderSettings
    ) -> PaVEHeader {
        var header = PaVEHeader(
            frameNumber: request.number,
            timestampMilliseconds: request.timestampMilliseconds,
            frameType: coded.isKeyFrame ? .refresh : .predicted,
            width: UInt16(request.width),
            height: UInt16(request.height),
            payloadSize: UInt32(coded.payload.count)
        )
        header.codec = settings.codec
        header.streamID = settings.codec == .mpeg4 ? 0 : request.height == 720 ? 2 : 1
        header.header1Size = UInt8(coded.sequenceParametersSize)
        header.header2Size = UInt8(coded.pictureParametersSize)
        header.streamBytePosition = streamPosition
        // As in captures, parameter sets do not count.
        streamPosition += UInt64(coded.payload.count - coded.sequenceParametersSize - coded.pictureParametersSize)
        return header
    }
}

extension VideoEncoderSettings {
    /// What the client chose; nil for codecs of the AR.Drone 1.0.
    fileprivate init?(_ frame: LiveFrame) {
        let codec: PaVECodec
        switch frame.video.codec {
        case .h264Live360p, .h264Live720p, .h264Live360pSLRS, .h264Live720pSLRS, .h264AutoResize:
            codec = .h264
        case .mpeg4Live360p, .mpeg4Live360pSLRS, .mpeg4Live360pH264Record360p, .mpeg4Live360pH264Record720p:
            codec = .mpeg4
        case .none, .uvlc, .mjpeg, .p263, .p264:
            return nil
        }
        self.init(
            codec: codec,
            width: frame.picture.width,
            height: frame.picture.height,
            picturesPerSecond: frame.video.framesPerSecond,
            bitsPerSecond: frame.video.kilobitsPerSecond * 1000
        )
    }
}
