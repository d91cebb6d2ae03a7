package import DroneWire

/// The video that a drone sends: pictures in, numbered frames with their headers out.
package struct CameraStream: ~Copyable {
    private var encoder: VideoEncoder
    private let streamID: UInt16
    private var nextFrameNumber: UInt32
    private var bytePosition: UInt64 = 0

    /// A stream of pictures of one size and codec; with others it is another stream, with another identifier.
    package init(
        _ settings: VideoEncoderSettings = VideoEncoderSettings(),
        streamID: UInt16 = 1,
        firstFrameNumber: UInt32 = 1
    ) throws(VideoError) {
        encoder = try VideoEncoder(settings)
        self.streamID = streamID
        nextFrameNumber = firstFrameNumber
    }

    /// The frame of a picture that was taken so many milliseconds after the drone's start.
    package mutating func frame(
        of picture: borrowing Picture,
        timestampMilliseconds: UInt32,
        forcingKeyFrame: Bool = false
    ) throws(VideoError) -> PaVEFrame {
        frame(
            try encoder.encode(picture, forcingKeyFrame: forcingKeyFrame),
            timestampMilliseconds: timestampMilliseconds
        )
    }

    /// The frame of a picture in three planes, which was taken so many milliseconds after the drone's start.
    ///
    /// - Precondition: the planes have the size that the settings give them.
    package mutating func frame(
        luma: Span<UInt8>,
        blueDifference: Span<UInt8>,
        redDifference: Span<UInt8>,
        timestampMilliseconds: UInt32,
        forcingKeyFrame: Bool = false
    ) throws(VideoError) -> PaVEFrame {
        let coded = try encoder.encode(
            luma: luma,
            blueDifference: blueDifference,
            redDifference: redDifference,
            forcingKeyFrame: forcingKeyFrame
        )
        return frame(coded, timestampMilliseconds: timestampMilliseconds)
    }

    private mutating func frame(_ coded: EncodedPicture, timestampMilliseconds: UInt32) -> PaVEFrame {
        var header = PaVEHeader(
            frameNumber: nextFrameNumber,
            timestampMilliseconds: timestampMilliseconds,
            frameType: coded.isKeyFrame ? .refresh : .predicted,
            width: UInt16(encoder.settings.width),
            height: UInt16(encoder.settings.height),
            payloadSize: UInt32(coded.payload.count)
        )
        header.codec = encoder.settings.codec
        header.streamID = streamID
        header.streamBytePosition = bytePosition
        header.header1Size = UInt8(coded.sequenceParametersSize)
        header.header2Size = UInt8(coded.pictureParametersSize)
        // As in captures, parameter sets do not count.
        bytePosition += UInt64(coded.payload.count - coded.sequenceParametersSize - coded.pictureParametersSize)
        nextFrameNumber &+= 1
        return PaVEFrame(header: header, payload: coded.payload)
    }
}
