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
    var camera = try CameraStream(
        VideoEncoderSettings(
            codec: codec,
            width: width,
            height: height,
            bitsPerSecond: 250_000,
            keyFrameInterval: keyFrameInterval
        ),
        firstFrameNumber: firstFrame
    )
    var frames: [PaVEFrame] = []
    for number in 0..<count {
        frames.append(
            try camera.frame(
                of: scene(number, width: width, height: height),
                timestampMilliseconds: firstTimestamp &+ UInt32(33 * number)
            )
        )
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
