package import DroneWire

/// Turns the frames of one stream into pictures: one in, one out, on the caller's thread.
package struct VideoDecoder: ~Copyable {
    /// What became of a frame.
    package enum Outcome {
        case picture(Picture)

        /// The frame holds no picture, only what later ones need.
        case noPicture

        /// The frame cannot be decoded; the next one may be.
        case undecodable(VideoError)
    }

    /// The codec that it was made for.
    package let codec: PaVECodec

    /// One of the two works: FFmpeg knows nothing of the AR.Drone 1.0.
    private var uvlc: UVLCDecoder?
    private var libav: LibavDecoder?

    /// A decoder for H.264, MPEG-4 part 2 or UVLC.
    package init(codec: PaVECodec) throws(VideoError) {
        if codec == .vlib { uvlc = UVLCDecoder() } else { libav = try LibavDecoder(codec: codec) }
        self.codec = codec
    }

    /// Decodes the next frame.
    package mutating func decode(_ coded: borrowing PaVEFrame) -> Outcome {
        guard codec == .vlib else { return libav?.decode(coded) ?? .noPicture }
        do throws(VideoError) {
            let picture = try uvlc?.decode(coded.payload, timestamp: .milliseconds(Int(coded.timestampMilliseconds)))
            return picture.map { .picture($0) } ?? .noPicture
        } catch {
            return .undecodable(error)
        }
    }
}
