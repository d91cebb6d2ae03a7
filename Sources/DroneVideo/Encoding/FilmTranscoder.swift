import DroneWire

/// Makes H.264 of the AR.Drone 1.0's pictures, which no film can hold as they are.
struct FilmTranscoder: ~Copyable {
    /// More than the drone's own pictures have, so that little is lost a second time.
    private static let bitsPerSecond = 2_000_000

    /// What the drone sends in a second.
    private static let picturesPerSecond = 15

    /// Every half second, as an AR.Drone 2.0 does, so that little of the film is lost when the program dies.
    private static let keyFrameInterval = 8

    private var decoder = UVLCDecoder()
    private var encoder: VideoEncoder?
    private var frameNumber: UInt32 = 0

    /// The frame again in H.264; nil when it is no picture.
    ///
    /// The numbers of these frames have no gaps: each stands for itself.
    mutating func h264(of frame: borrowing PaVEFrame) throws(VideoError) -> PaVEFrame? {
        guard let picture = decoded(frame) else { return nil }
        var encoder = try encoder(for: picture)
        let coded = try encoder.encode(picture)
        self.encoder = consume encoder
        frameNumber &+= 1
        var header = PaVEHeader(
            frameNumber: frameNumber,
            timestampMilliseconds: frame.timestampMilliseconds,
            frameType: coded.isKeyFrame ? .refresh : .predicted,
            width: UInt16(picture.width),
            height: UInt16(picture.height),
            payloadSize: UInt32(coded.payload.count)
        )
        header.header1Size = UInt8(coded.sequenceParametersSize)
        header.header2Size = UInt8(coded.pictureParametersSize)
        return PaVEFrame(header: header, payload: coded.payload)
    }

    /// What cannot be decoded is left out, as a frame that was lost.
    private mutating func decoded(_ frame: borrowing PaVEFrame) -> Picture? {
        do throws(VideoError) { return try decoder.decode(frame.payload) } catch { return nil }
    }

    private mutating func encoder(for picture: Picture) throws(VideoError) -> VideoEncoder {
        if let encoder = encoder.take(), encoder.settings.width == picture.width,
            encoder.settings.height == picture.height
        {
            return encoder
        }
        return try VideoEncoder(
            VideoEncoderSettings(
                width: picture.width,
                height: picture.height,
                picturesPerSecond: Self.picturesPerSecond,
                bitsPerSecond: Self.bitsPerSecond,
                keyFrameInterval: Self.keyFrameInterval
            )
        )
    }
}
