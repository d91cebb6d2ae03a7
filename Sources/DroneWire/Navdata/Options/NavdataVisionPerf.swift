/// How long the steps of vision take.
///
/// SDK: `navdata_vision_perf_t`, tag 14.
public struct NavdataVisionPerf: NavdataPayload {
    /// 14.
    public static let tag: UInt16 = 14
    /// The SDK's name of the structure.
    public static let name = "navdata_vision_perf"
    /// 108 bytes.
    public static let fullSize: UInt16 = 108

    /// Duration of the step "szo"; the unit is not documented (SDK `time_szo`, ms).
    public var timeSzoMilliseconds: Float = 0
    /// Duration of corner detection (SDK `time_corners`, ms).
    public var timeCornersMilliseconds: Float = 0
    /// Duration of computing (SDK `time_compute`, ms).
    public var timeComputeMilliseconds: Float = 0
    /// Duration of tracking (SDK `time_tracking`, ms).
    public var timeTrackingMilliseconds: Float = 0
    /// Duration of translation (SDK `time_trans`, ms).
    public var timeTransMilliseconds: Float = 0
    /// Duration of the update (SDK `time_update`, ms).
    public var timeUpdateMilliseconds: Float = 0
    /// Twenty durations for debugging (SDK `time_custom`, ms).
    public var timeCustomMilliseconds = FixedArray<20, Float>()

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
        visitor.field("time_szo", in: "ms", &timeSzoMilliseconds)
        visitor.field("time_corners", in: "ms", &timeCornersMilliseconds)
        visitor.field("time_compute", in: "ms", &timeComputeMilliseconds)
        visitor.field("time_tracking", in: "ms", &timeTrackingMilliseconds)
        visitor.field("time_trans", in: "ms", &timeTransMilliseconds)
        visitor.field("time_update", in: "ms", &timeUpdateMilliseconds)
        visitor.field("time_custom", in: "ms", &timeCustomMilliseconds)
    }
}
