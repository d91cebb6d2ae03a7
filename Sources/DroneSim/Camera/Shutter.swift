import DroneWire

/// Takes the pictures of the live stream at their rate, and lets each out only after the camera's own delay.
struct Shutter: Hashable, Sendable {
    /// µs between exposure and the encoder: pictures lag the angles by 75 ms on real drones, of which the network has 25
    /// and an encoder a few more.
    private static let delay = 45_000

    private struct Exposure: Hashable, Sendable {
        var due: Int
        var frame: LiveFrame
    }

    private var waiting: [Exposure] = []
    private var nextExposure = 0

    /// The number of the last picture taken.
    private(set) var number: UInt32 = 0

    /// Moves on to a time in µs since power-on; returns the picture that is ready then.
    mutating func advance(
        to now: Int,
        video: VideoSettings,
        position: Vector,
        attitude: TrueAttitude
    ) -> LiveFrame? {
        if now >= nextExposure {
            number &+= 1
            let (width, height) = video.size
            let picture = PictureRequest(
                camera: video.camera,
                width: width,
                height: height,
                position: position,
                attitude: attitude,
                number: number,
                timestampMilliseconds: UInt32(truncatingIfNeeded: now / 1000)
            )
            waiting.append(Exposure(due: now + Shutter.delay, frame: LiveFrame(picture: picture, video: video)))
            // Steps of 5 ms do not divide the interval; counting from the wanted time keeps the mean rate exact.
            nextExposure = max(nextExposure + 1_000_000 / video.framesPerSecond, now - 20_000)
        }
        guard let first = waiting.first, first.due <= now else { return nil }
        waiting.removeFirst()
        return first.frame
    }
}
