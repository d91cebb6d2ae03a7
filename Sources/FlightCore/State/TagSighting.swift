public import DroneWire

/// A tag that one of the drone's cameras sees.
public struct TagSighting: Hashable, Sendable {
    /// The camera that sees it.
    public enum Camera: Hashable, Sendable {
        /// The one in the nose.
        case front
        /// The one below; the top of its picture is ahead.
        case bottom
    }

    /// What kind of tag it is.
    public var kind: TagType

    /// Which camera sees it.
    public var camera: Camera

    /// How far its centre is right of the picture's middle, as a share of the width: -0.5...0.5.
    public var right: Double

    /// How far its centre is above the picture's middle, as a share of the height: -0.5...0.5.
    public var up: Double

    /// How far away it is, as the drone judges by its size.
    public var distance: Length

    /// How an oriented tag lies in the picture, clockwise from its top; 0 for others.
    public var orientation: Angle

    /// Makes a sighting.
    public init(
        kind: TagType,
        camera: Camera,
        right: Double,
        up: Double,
        distance: Length,
        orientation: Angle = .zero
    ) {
        self.kind = kind
        self.camera = camera
        self.right = right
        self.up = up
        self.distance = distance
        self.orientation = orientation
    }

    /// The angle to it off the camera's axis, to the right in the picture.
    package var aside: Angle { .bearing(forward: focalLength, right: right * Self.width) }

    /// The angle to it off the camera's axis, to the top of the picture.
    package var above: Angle { .bearing(forward: focalLength, right: up * Self.height) }

    // Pictures of an AR.Drone 2; the focal lengths follow from the lenses' advertised 92 and 64 degrees of the diagonal.
    // Measured ones are up to a half longer; whoever steers by a tag steers until it is in the middle, where that is the same.
    private static let width = 640.0
    private static let height = 360.0
    private var focalLength: Double { camera == .front ? 354 : 587 }
}

extension TagSighting {
    /// What an option tells, at most four.
    static func all(in told: NavdataVisionDetect) -> [TagSighting] {
        (0..<min(Int(told.nbDetected), 4)).compactMap { index in
            guard let kind = TagType(rawValue: Int32(told.type[index] & 0xFF)), kind != .none,
                told.xc[index] <= 1000, told.yc[index] <= 1000
            else { return nil }
            let angle = told.orientationAngleDegrees[index]
            return TagSighting(
                kind: kind,
                camera: (told.type[index] >> 16) & 0xFF == 0 ? .front : .bottom,
                right: Double(told.xc[index]) / 1000 - 0.5,
                up: 0.5 - Double(told.yc[index]) / 1000,
                distance: .meters(Double(told.distCentimeters[index]) / 100),
                orientation: angle.isFinite ? .degrees(Double(angle)).wrapped : .zero
            )
        }
    }
}
