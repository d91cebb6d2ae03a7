import DroneWire

@testable import DroneVideo

/// The frames that a drone would send of `scene(0)`, `scene(1)` …
func stream(
    of count: Int,
    codec: PaVECodec = .h264,
    width: Int = 128,
    height: Int = 96,
    keyFrameInterval: Int = 15,
    firstFrame: UInt32 = 1,
    firstTimestamp: UInt32 = 0
) throws(VideoError) -> [PaVEFrame] {
    var encoder = try VideoEncoder(
        VideoEncoderSettings(
            codec: codec,
            width: width,
            height: height,
            bitsPerSecond: 250_000,
            keyFrameInterval: keyFrameInterval
        )
    )
    var frames: [PaVEFrame] = []
    for number in 0..<count {
        let coded = try encoder.encode(scene(number, width: width, height: height))
        var header = PaVEHeader(
            frameNumber: firstFrame &+ UInt32(number),
            timestampMilliseconds: firstTimestamp &+ UInt32(33 * number),
            frameType: coded.isKeyFrame ? .refresh : .predicted,
            width: UInt16(width),
            height: UInt16(height),
            payloadSize: UInt32(coded.payload.count)
        )
        header.codec = codec
        header.header1Size = UInt8(coded.sequenceParametersSize)
        header.header2Size = UInt8(coded.pictureParametersSize)
        frames.append(PaVEFrame(header: header, payload: coded.payload))
    }
    return frames
}

/// The frame with another payload.
func with(payload: [UInt8], like frame: PaVEFrame) -> PaVEFrame {
    var frame = frame
    frame.payload = payload
    return frame
}

/// The frame with another header.
func with(headerLike frame: PaVEFrame, _ change: (inout PaVEHeader) -> Void) -> PaVEFrame {
    var frame = frame
    change(&frame.header)
    return frame
}
