/// The gains of the drone's control loops, for GAIN (SDK `api_control_gains_t`).
public struct ControlGains: Hashable, Sendable {
    /// Proportional gain of the roll and pitch rates (SDK `pq_kp`).
    public var pqKp: Int32 = 0

    /// Proportional gain of the yaw rate (SDK `r_kp`).
    public var rKp: Int32 = 0

    /// Integral gain of the yaw rate (SDK `r_ki`).
    public var rKi: Int32 = 0

    /// Proportional gain of the Euler angles (SDK `ea_kp`).
    public var eaKp: Int32 = 0

    /// Integral gain of the Euler angles (SDK `ea_ki`).
    public var eaKi: Int32 = 0

    /// Proportional gain of the altitude (SDK `alt_kp`).
    public var altKp: Int32 = 0

    /// Integral gain of the altitude (SDK `alt_ki`).
    public var altKi: Int32 = 0

    /// Proportional gain of the vertical speed (SDK `vz_kp`).
    public var vzKp: Int32 = 0

    /// Integral gain of the vertical speed (SDK `vz_ki`).
    public var vzKi: Int32 = 0

    /// Proportional gain of the hover (SDK `hovering_kp`).
    public var hoveringKp: Int32 = 0

    /// Integral gain of the hover (SDK `hovering_ki`).
    public var hoveringKi: Int32 = 0

    /// Proportional gain of the hover over a roundel (SDK `hovering_b_kp`).
    public var hoveringBKp: Int32 = 0

    /// Integral gain of the hover over a roundel; nil in the shorter command of SDK 1.x (SDK `hovering_b_ki`).
    public var hoveringBKi: Int32?

    /// All gains 0, the last one included.
    public init() {
        hoveringBKi = 0
    }
}

/// The parameters of the optical-flow trackers, for VISP (SDK `api_vision_tracker_params_t`).
public struct VisionParameters: Hashable, Sendable {
    /// Scale of the current picture against the original one (SDK `coarse_scale`).
    public var coarseScale: Int32 = 0

    /// Pairs searched in each direction (SDK `nb_pair`).
    public var nbPair: Int32 = 0

    /// Percentage of pairs that may be lost (SDK `loss_per`).
    public var lossPercent: Int32 = 0

    /// Trackers across the picture (SDK `nb_tracker_width`).
    public var nbTrackerWidth: Int32 = 0

    /// Trackers down the picture (SDK `nb_tracker_height`).
    public var nbTrackerHeight: Int32 = 0

    /// Distance between the two pixels of a pair (SDK `scale`).
    public var scale: Int32 = 0

    /// Largest shift of a tracker between two pictures (SDK `trans_max`).
    public var transMax: Int32 = 0

    /// Largest distance of a pair from its tracker (SDK `max_pair_dist`).
    public var maxPairDist: Int32 = 0

    /// Least contrast that counts (SDK `noise`).
    public var noise: Int32 = 0

    /// All parameters 0.
    public init() {}
}

/// A position measured from outside the drone, for POL.
public struct ExternalPosition: Hashable, Sendable {
    /// Position along the first axis; the unit is not documented.
    public var x: Float

    /// Position along the second axis; the unit is not documented.
    public var y: Float

    /// Heading; the unit is not documented.
    public var psi: Float

    /// Whether the position holds, 0 or 1.
    public var defined: Int32

    /// When it was measured.
    public var timeMicroseconds: Int32

    /// A position with these numbers.
    public init(x: Float, y: Float, psi: Float, defined: Int32, timeMicroseconds: Int32) {
        self.x = x
        self.y = y
        self.psi = psi
        self.defined = defined
        self.timeMicroseconds = timeMicroseconds
    }
}

/// The arguments of VICON: up to 22 numbers, of which Parrot's own clients send ten.
public struct MotionCapture: Hashable, Sendable {
    /// The arguments as they stand on the wire, at most ``maximumCount``.
    public let arguments: [Int32]

    /// How many arguments the drone's format has room for.
    public static let maximumCount = 22

    /// These arguments; nil when there are more than ``maximumCount``.
    public init?(arguments: [Int32]) {
        guard arguments.count <= Self.maximumCount else { return nil }
        self.arguments = arguments
    }

    /// The ten numbers that the SDK sends; units are not documented.
    /// - Parameters:
    ///   - seconds: the time of the measurement, whole seconds.
    ///   - microseconds: the rest of that time.
    ///   - frame: the number of the measurement.
    ///   - latency: the age of the measurement.
    ///   - translation: the position, SDK `tx`, `ty`, `tz`.
    ///   - rotation: the attitude, SDK `rx`, `ry`, `rz`.
    public init(
        seconds: Int32,
        microseconds: Int32,
        frame: Int32,
        latency: Float,
        translation: (x: Float, y: Float, z: Float),
        rotation: (x: Float, y: Float, z: Float)
    ) {
        let floats = [
            latency, translation.x, translation.y, translation.z, rotation.x, rotation.y, rotation.z,
        ]
        arguments = [seconds, microseconds, frame] + floats.map(\.commandArgument)
    }
}
