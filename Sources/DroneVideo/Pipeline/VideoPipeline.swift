package import DroneWire

/// The way from frames to pictures for one connection: waits for key frames, follows a change of codec, and counts.
///
/// Nothing that comes over the air is an error here; it is a number in `statistics`.
package struct VideoPipeline: ~Copyable {
    /// What became of the frames so far.
    package private(set) var statistics = VideoStatistics()

    private var gate = KeyFrameGate()
    private var decoder: VideoDecoder?

    package init() {}

    /// The picture of the next frame, if it has one that can be shown.
    package mutating func decode(_ frame: borrowing PaVEFrame) -> Picture? {
        statistics.frames += 1
        guard gate.admits(frame) else {
            statistics.framesBeforeKeyFrame = gate.heldBeforeFirstKeyFrame
            statistics.framesAfterGap = gate.heldAfterGap
            return nil
        }
        switch decoded(frame) {
        case .picture(let picture):
            statistics.pictures += 1
            if picture.isDamaged { statistics.damagedPictures += 1 }
            return picture
        case .noPicture:
            return nil
        case .undecodable(let error):
            statistics.decodeErrors += 1
            statistics.lastError = error
            // What follows would be shown with smear.
            gate.close()
            return nil
        }
    }

    private mutating func decoded(_ frame: borrowing PaVEFrame) -> VideoDecoder.Outcome {
        do throws(VideoError) {
            if decoder?.codec != frame.codec { decoder = try VideoDecoder(codec: frame.codec) }
        } catch {
            decoder = nil
            return .undecodable(error)
        }
        return decoder?.decode(frame) ?? .noPicture
    }
}

/// Counts of what became of the frames of a stream.
package struct VideoStatistics: Hashable, Sendable {
    /// All frames.
    package var frames = 0

    /// Frames that became pictures, damaged ones included.
    package var pictures = 0

    /// Pictures of which parts were lost and filled in.
    package var damagedPictures = 0

    /// Frames that the decoder refused.
    package var decodeErrors = 0

    /// Frames that came before the first key frame and mean nothing without one.
    package var framesBeforeKeyFrame = 0

    /// Frames left out because a frame before them was lost or refused.
    package var framesAfterGap = 0

    /// Why the last refused frame was refused.
    package var lastError: VideoError?
}
