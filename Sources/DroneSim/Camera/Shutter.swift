import DroneWire

/// Takes the pictures of the live stream at their rate, and lets each out only after the camera's own delay.
struct Shutter: Hashable, Sendable {
    /// µs between exposure and the encoder: pictures lag the angles by 75 ms on real drones, of which the network has 25
    /// and an encoder a few more.
    private static let delay = 45_000

    /// µs until another camera than before is streamed (chosen: what the firmware takes is not documented).
    private static let switchingTime = 250_000

    private struct Exposure: Hashable, Sendable {
        var due: Int
        var frame: LiveFrame
    }

    private var waiting: [Exposure] = []
    private var nextExposure = 0

    /// Which camera is streamed, with which in its corner, and since when another one is wanted.
    private var cameras: Cameras?
    private var switchBegan: Int?

    private struct Cameras: Hashable, Sendable {
        var large: Camera
        var small: Camera?
    }

    /// The number of the last picture taken.
    private(set) var number: UInt32 = 0

    /// Moves on to a time in µs since power-on; returns the picture that is ready then.
    mutating func advance(
        to now: Int,
        video: VideoSettings,
        position: Vector,
        attitude: TrueAttitude
    ) -> LiveFrame? {
        var video = video
        (video.camera, video.inset) = streamed(video, at: now)
        if now >= nextExposure {
            number &+= 1
            func request(_ camera: Camera, _ size: (width: Int, height: Int)) -> PictureRequest {
                PictureRequest(
                    camera: camera,
                    width: size.width,
                    height: size.height,
                    position: position,
                    attitude: attitude,
                    number: number,
                    timestampMilliseconds: UInt32(truncatingIfNeeded: now / 1000)
                )
            }
            let frame = LiveFrame(
                picture: request(video.camera, video.size),
                inset: video.inset.map { request($0, VideoSettings.insetSize(of: $0)) },
                video: video
            )
            waiting.append(Exposure(due: now + Shutter.delay, frame: frame))
            // Steps of 5 ms do not divide the interval; counting from the wanted time keeps the mean rate exact.
            nextExposure = max(nextExposure + 1_000_000 / video.framesPerSecond, now - 20_000)
        }
        guard let first = waiting.first, first.due <= now else { return nil }
        waiting.removeFirst()
        return first.frame
    }

    /// The cameras of this moment: those that are wanted, once the sensors have been switched over.
    private mutating func streamed(_ video: VideoSettings, at now: Int) -> (Camera, Camera?) {
        let wanted = Cameras(large: video.camera, small: video.inset)
        guard let streamed = cameras, streamed != wanted else {
            (cameras, switchBegan) = (wanted, nil)
            return (video.camera, video.inset)
        }
        let began = switchBegan ?? now
        switchBegan = began
        if now - began >= Shutter.switchingTime { cameras = wanted }
        return (streamed.large, streamed.small)
    }
}
