public import DroneWire

/// Something that leaves the simulated drone.
public enum SimulatorOutput: Hashable, Sendable {
    /// A datagram from the navdata port to a client; the number is the one under which the client's wake-up came.
    case navdata([UInt8], to: UInt64)

    /// Text for the control connection (TCP 5559), its terminating NUL included.
    case configuration([UInt8])

    /// A camera took a picture and it should go out on the video connection.
    case frameDue(LiveFrame)

    /// The userbox took a picture with the front camera: it should be stored as JPEG with
    /// ``SimulatedDrone/store(_:at:)`` under this path.
    case photographDue(PictureRequest, path: String)

    /// A connection is closed from the drone's side.
    case cut(Fault.Channel)

    /// What is really the case, every ``Truth/recordInterval``; no client ever sees it.
    case truth(Truth)
}

/// A picture for the live stream, and how the client wants it encoded.
public struct LiveFrame: Hashable, Sendable {
    /// What to render.
    public var picture: PictureRequest

    /// The other camera's picture, which covers the top left of an AR.Drone 1.0's; nil in most channels.
    public var inset: PictureRequest?

    /// The encoding that the client chose.
    public var video: VideoSettings

    /// Bytes that stand in the middle of the encoded picture and mean nothing; none on a healthy drone.
    public var garbage: [UInt8] = []
}

/// What the configuration says of the live stream.
public struct VideoSettings: Hashable, Sendable {
    /// The codec, which also decides the size.
    public var codec: VideoCodec

    /// The camera that is streamed.
    public var camera: Camera

    /// The camera whose picture covers a corner; nil in most channels.
    public var inset: Camera?

    /// Pictures per second, 15...30; an AR.Drone 1.0 takes 15.
    public var framesPerSecond: Int

    /// Target bit rate.
    public var kilobitsPerSecond: Int

    /// Whether the bit rate sinks where the link does not carry it.
    public var adaptsToLink = false

    /// Target bit rate of the record stream.
    public var storageKilobitsPerSecond = 4000

    /// The file of what is being recorded on a USB key in the drone, instead of by the client; nil without such a film.
    ///
    /// Whoever encodes it hands it over with ``SimulatedDrone/store(_:at:)`` when it is over.
    public var filmOnKey: String?

    /// The size of the live pictures in pixels.
    public var size: (width: Int, height: Int) {
        switch codec {
        case .h264Live720p, .h264Live720pSLRS: (1280, 720)
        case .uvlc, .p264: camera == .front ? (320, 240) : (176, 144)
        default: (640, 360)
        }
    }

    /// The size of the pictures that are recorded beside the live ones, whoever gets them; nil without a recording.
    public var recordedSize: (width: Int, height: Int)? {
        switch codec {
        case .mpeg4Live360pH264Record720p: (1280, 720)
        case .mpeg4Live360pH264Record360p: (640, 360)
        default: nil
        }
    }

    /// The size of the inset; its camera's picture is shrunk to that.
    public static func insetSize(of camera: Camera) -> (width: Int, height: Int) {
        camera == .front ? (58, 42) : (88, 72)
    }
}
