/// The tags that the cameras have detected, up to four.
///
/// Only the first ``nbDetected`` elements of each array mean something. Positions and lengths are in thousandths of
/// the picture, from its top left. SDK: `navdata_vision_detect_t`, tag 16.
public struct NavdataVisionDetect: NavdataPayload {
    /// 16.
    public static let tag: UInt16 = 16
    /// The SDK's name of the structure.
    public static let name = "navdata_vision_detect"
    /// 328 bytes.
    public static let fullSize: UInt16 = 328
    /// 104 bytes: what an AR.Drone 1.0 sends.
    public static let droneOneSize: UInt16 = 104

    /// How many tags are detected, 0...4 (SDK `nb_detected`).
    public var nbDetected: UInt32 = 0
    /// What each is: source << 16 | tag (SDK `type`).
    public var type = FixedArray<4, UInt32>()
    /// Centre x, 0 at the left edge to 1000 at the right (SDK `xc`).
    public var xc = FixedArray<4, UInt32>()
    /// Centre y, 0 at the top to 1000 at the bottom (SDK `yc`).
    public var yc = FixedArray<4, UInt32>()
    /// Width of the bounding box, 1000 is that of the picture (SDK `width`).
    public var width = FixedArray<4, UInt32>()
    /// Height of the bounding box, 1000 is that of the picture (SDK `height`).
    public var height = FixedArray<4, UInt32>()
    /// Distance from the camera (SDK `dist`, cm).
    ///
    /// The last field of an AR.Drone 1.0.
    public var distCentimeters = FixedArray<4, UInt32>()
    /// How an oriented roundel lies in the picture, 0...360 (SDK `orientation_angle`, deg).
    public var orientationAngleDegrees = FixedArray<4, Float>()
    /// Four rotations, 3 x 3 row by row (SDK `rotation`).
    ///
    /// Reserved, usually zero.
    public var rotation = FixedArray<36, Float>()
    /// Four translations x, y, z (SDK `translation`, mm).
    ///
    /// Reserved, usually zero.
    public var translationMillimeters = FixedArray<12, Float>()
    /// The camera that saw it: 0 front, 1 bottom, 2 bottom at the rate of the front camera (SDK `camera_source`).
    public var cameraSource = FixedArray<4, UInt32>()

    /// The option's size in bytes on the wire.
    public var size = fullSize
    /// The bytes after the last complete number.
    public var extra: [UInt8] = []

    /// All fields zero, in full size.
    @inlinable
    public init() {}

    /// Shows all fields, in wire order, to a visitor.
    @inlinable
    @inline(__always)
    public mutating func visit(_ visitor: inout some NavdataFieldVisitor & ~Escapable) {
        visitor.field("nb_detected", &nbDetected)
        visitor.field("type", &type)
        visitor.field("xc", &xc)
        visitor.field("yc", &yc)
        visitor.field("width", &width)
        visitor.field("height", &height)
        visitor.field("dist", in: "cm", &distCentimeters)
        visitor.field("orientation_angle", in: "deg", &orientationAngleDegrees)
        visitor.field("rotation", &rotation)
        visitor.field("translation", in: "mm", &translationMillimeters)
        visitor.field("camera_source", &cameraSource)
    }
}
