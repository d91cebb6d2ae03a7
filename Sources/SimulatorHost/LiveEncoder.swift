import DroneSim
import DroneVideo
import DroneWire

/// Draws and encodes the pictures of the live stream as the drone sends them, in the codec that the client chose.
struct LiveEncoder: ~Copyable {
    private let renderer: SceneRenderer
    private var frames: FrameEncoder
    private var rate = LinkRate()

    /// What an AR.Drone 1.0 needs instead: pictures without frames, and one in the corner of another.
    private var datagrams: UVLCEncoder?
    private var picture = PlanarPicture(width: 320, height: 240)
    private var inset = PlanarPicture(width: 88, height: 72)

    init(renderer: SceneRenderer) {
        self.renderer = renderer
        frames = FrameEncoder(renderer: renderer)
    }

    /// The bytes of a picture as they are sent; nil where the client chose a codec that this drone does not have.
    mutating func encode(_ frame: LiveFrame) throws(VideoError) -> [UInt8]? {
        guard let bytes = try healthy(frame) else { return nil }
        if frame.garbage.isEmpty { return bytes }
        let middle = bytes.count / 2
        return Array(bytes[..<middle] + frame.garbage + bytes[middle...])
    }

    private mutating func healthy(_ frame: LiveFrame) throws(VideoError) -> [UInt8]? {
        let codec: PaVECodec
        switch frame.video.codec {
        case .h264Live360p, .h264Live720p, .h264Live360pSLRS, .h264Live720pSLRS, .h264AutoResize: codec = .h264
        case .mpeg4Live360p, .mpeg4Live360pSLRS, .mpeg4Live360pH264Record360p, .mpeg4Live360pH264Record720p:
            codec = .mpeg4
        // There is no encoder for P264 here: every picture says in its header which of the two it is.
        case .uvlc, .p264: return datagram(of: frame)
        // No drone takes these.
        case .none, .mjpeg, .p263: return nil
        }
        let settings = VideoEncoderSettings(
            codec: codec,
            width: frame.picture.width,
            height: frame.picture.height,
            picturesPerSecond: frame.video.framesPerSecond,
            bitsPerSecond: rate.kilobitsPerSecond(of: frame) * 1000
        )
        return try frames.encode(frame.picture, settings).encoded
    }

    private mutating func datagram(of frame: LiveFrame) -> [UInt8]? {
        let request = frame.picture
        renderer.render(request, into: &picture)
        if let small = frame.inset {
            renderer.render(small, into: &inset)
            picture.cover(with: inset)
        }
        var encoder = datagrams
        if encoder?.width != request.width { encoder = UVLCEncoder(width: request.width, height: request.height) }
        defer { datagrams = encoder }
        return encoder?.encode(
            luma: picture.luma.span,
            blueDifference: picture.blue.span,
            redDifference: picture.red.span,
            frameNumber: request.number,
            byteCount: frame.video.kilobitsPerSecond * 1000 / 8 / frame.video.framesPerSecond
        )
    }
}
