/// Lets only frames through that a decoder can show without smear.
///
/// Decoding begins at a key frame. When frames are missing, nothing passes until the next one.
public struct KeyFrameGate: Hashable, Sendable {
    /// Frames held back before the first key frame.
    public private(set) var heldBeforeFirstKeyFrame = 0

    /// Frames held back after others were missing.
    public private(set) var heldAfterGap = 0

    /// The header of the last frame that passed, while the next may follow it.
    private var last: PaVEHeader?

    private var hasPassed = false

    /// A closed gate.
    public init() {}

    /// Whether the decoder may have this frame; ask for every frame, in order.
    public mutating func admits(_ frame: PaVEFrame) -> Bool {
        if frame.isKeyFrame || follows(frame) {
            last = frame.header
            hasPassed = true
            return true
        }
        last = nil
        if hasPassed {
            heldAfterGap += 1
        } else {
            heldBeforeFirstKeyFrame += 1
        }
        return false
    }

    /// Closes the gate until the next key frame, as when the decoder failed.
    public mutating func close() {
        last = nil
    }

    private func follows(_ frame: PaVEFrame) -> Bool {
        guard let last, !frame.followsDamage else { return false }
        return frame.frameNumber == last.frameNumber &+ 1 && frame.codec == last.codec
            && frame.header.streamID == last.streamID && frame.header.encodedWidth == last.encodedWidth
            && frame.header.encodedHeight == last.encodedHeight
    }
}

/// How a live viewer catches up when more than one frame is there; never for a recording.
public enum LatencyRule {
    /// How many of the waiting frames to drop, the oldest first: all before the last key frame.
    ///
    /// No picture then misses the one that it refers to.
    public static func dropCount(_ frames: [PaVEFrame]) -> Int {
        frames.lastIndex(where: \.isKeyFrame) ?? 0
    }
}
