import DroneSim
import DroneVideo
import DroneWire

/// Draws and encodes the pictures of one connection as frames of an AR.Drone 2.0.
struct FrameEncoder: ~Copyable {
    private let renderer: SceneRenderer
    private var picture = PlanarPicture(width: 640, height: 360)
    private var encoder: VideoEncoder?
    private var lastNumber: UInt32?
    private var streamPosition: UInt64 = 0

    init(renderer: SceneRenderer) { self.renderer = renderer }

    /// The frame of a picture.
    ///
    /// After pictures that were left out comes a key frame: what follows would have nothing to refer to.
    mutating func encode(_ request: PictureRequest, _ settings: VideoEncoderSettings) throws(VideoError) -> PaVEFrame {
        // Taken out while it works: one that fails is not put back, and the next picture gets a new one.
        var active = try encoder(for: settings)
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
        return PaVEFrame(header: header(of: coded, request, settings.codec), payload: coded.payload)
    }

    /// The encoder of before, or another one for other settings.
    private mutating func encoder(for settings: VideoEncoderSettings) throws(VideoError) -> VideoEncoder {
        if var active = encoder.take(), active.adopt(settings) { return active }
        lastNumber = nil
        return try VideoEncoder(settings)
    }

    private mutating func header(of coded: EncodedPicture, _ request: PictureRequest, _ codec: PaVECodec) -> PaVEHeader
    {
        var header = PaVEHeader(
            frameNumber: request.number,
            timestampMilliseconds: request.timestampMilliseconds,
            // Only H.264 has pictures that make a decoder forget what was before.
            frameType: !coded.isKeyFrame ? .predicted : codec == .h264 ? .refresh : .intra,
            width: UInt16(request.width),
            height: UInt16(request.height),
            payloadSize: UInt32(coded.payload.count)
        )
        header.codec = codec
        header.streamID = codec == .mpeg4 ? 0 : request.height == 720 ? 2 : 1
        header.header1Size = UInt8(coded.sequenceParametersSize)
        header.header2Size = UInt8(coded.pictureParametersSize)
        header.streamBytePosition = streamPosition
        // As in captures, parameter sets do not count.
        streamPosition += UInt64(coded.payload.count - coded.sequenceParametersSize - coded.pictureParametersSize)
        return header
    }
}
