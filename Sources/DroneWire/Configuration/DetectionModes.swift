/// What the drone looks for (SDK `CAD_TYPE`, `detect:detect_type`).
public enum DetectionType: Int32, CaseIterable, ConfigurationValue {
    /// Deprecated (SDK `CAD_TYPE_HORIZONTAL`).
    case horizontal = 0

    /// Deprecated (SDK `CAD_TYPE_VERTICAL`).
    case vertical = 1

    /// Tags on hulls, front camera (SDK `CAD_TYPE_VISION`).
    case vision = 2

    /// Nothing (SDK `CAD_TYPE_NONE`).
    case none = 3

    /// Roundels under the drone (SDK `CAD_TYPE_COCARDE`).
    case roundel = 4

    /// Oriented roundels under the drone (SDK `CAD_TYPE_ORIENTED_COCARDE`).
    case orientedRoundel = 5

    /// Stripes on the ground (SDK `CAD_TYPE_STRIPE`).
    case stripe = 6

    /// Roundels in front (SDK `CAD_TYPE_H_COCARDE`).
    case frontRoundel = 7

    /// Oriented roundels in front (SDK `CAD_TYPE_H_ORIENTED_COCARDE`).
    case frontOrientedRoundel = 8

    /// Stripes, bottom camera (SDK `CAD_TYPE_STRIPE_V`).
    case bottomStripe = 9

    /// What the three `detect:detections_select` masks say (SDK `CAD_TYPE_MULTIPLE_DETECTION_MODE`).
    case multiple = 10

    /// An orange and green cap, front camera (SDK `CAD_TYPE_CAP`).
    case cap = 11

    /// Black and white oriented roundels under the drone (SDK `CAD_TYPE_ORIENTED_COCARDE_BW`).
    case blackAndWhiteOrientedRoundel = 12

    /// Tags on hulls, second version, front camera (SDK `CAD_TYPE_VISION_V2`).
    case visionV2 = 13

    /// A tower's side, front camera (SDK `CAD_TYPE_TOWER_SIDE`).
    case towerSide = 14
}

/// One kind of tag (SDK `TAG_TYPE`).
public enum TagType: Int32, CaseIterable, Hashable, Sendable {
    /// None (SDK `TAG_TYPE_NONE`).
    case none = 0

    /// A tag on a hull (SDK `TAG_TYPE_SHELL_TAG`).
    case shellTag = 1

    /// A roundel (SDK `TAG_TYPE_ROUNDEL`).
    case roundel = 2

    /// An oriented roundel (SDK `TAG_TYPE_ORIENTED_ROUNDEL`).
    case orientedRoundel = 3

    /// A stripe on the ground (SDK `TAG_TYPE_STRIPE`).
    case stripe = 4

    /// The cap (SDK `TAG_TYPE_CAP`).
    case cap = 5

    /// A tag on a hull, second version (SDK `TAG_TYPE_SHELL_TAG_V2`).
    case shellTagV2 = 6

    /// A tower's side (SDK `TAG_TYPE_TOWER_SIDE`).
    case towerSide = 7

    /// The black and white oriented roundel (SDK `TAG_TYPE_BLACK_ROUNDEL`).
    case blackRoundel = 8

    /// The mask that asks for this kind alone.
    public var mask: TagMask { self == .none ? [] : TagMask(rawValue: 1 << (rawValue - 1)) }
}

/// Kinds of tags that a camera looks for (SDK `TAG_TYPE_MASK`, `detect:detections_select_h` and its two companions).
public struct TagMask: OptionSet, ConfigurationValue {
    /// The bit mask on the wire.
    public let rawValue: Int32

    /// A mask with these bits.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// Tags on hulls.
    public static let shellTag = TagType.shellTag.mask

    /// Roundels.
    public static let roundel = TagType.roundel.mask

    /// Oriented roundels.
    public static let orientedRoundel = TagType.orientedRoundel.mask

    /// Stripes on the ground.
    public static let stripe = TagType.stripe.mask

    /// The cap.
    public static let cap = TagType.cap.mask

    /// Tags on hulls, second version.
    public static let shellTagV2 = TagType.shellTagV2.mask

    /// A tower's side.
    public static let towerSide = TagType.towerSide.mask

    /// Black and white oriented roundels, printed from Parrot's guide; some clients call this bit "oriented roundel".
    public static let blackRoundel = TagType.blackRoundel.mask
}

/// The colours of hull tags (SDK `COLORS_DETECTION_TYPE`, `detect:enemy_colors`).
public enum TagColors: Int32, CaseIterable, ConfigurationValue {
    /// Orange, green, orange (SDK `ARDRONE_DETECTION_COLOR_ORANGE_GREEN`).
    case orangeGreen = 1

    /// Orange, yellow, orange (SDK `ARDRONE_DETECTION_COLOR_ORANGE_YELLOW`).
    case orangeYellow = 2

    /// Orange, blue, orange (SDK `ARDRONE_DETECTION_COLOR_ORANGE_BLUE`).
    case orangeBlue = 3
}

/// The pattern of ground stripes (SDK `COLORS_DETECTION_TYPE`, `detect:groundstripe_colors`).
public enum GroundStripePattern: Int32, CaseIterable, ConfigurationValue {
    /// A finish line (SDK `ARDRONE_DETECTION_COLOR_ARRACE_FINISH_LINE`).
    case finishLine = 0x10

    /// A ring (SDK `ARDRONE_DETECTION_COLOR_ARRACE_DONUT`).
    case donut = 0x11
}

/// Which hull the other drones wear (`detect:enemy_without_shell`).
public enum EnemyHull: Int32, CaseIterable, ConfigurationValue {
    /// The indoor hull.
    case indoor = 0

    /// The outdoor hull.
    case outdoor = 1
}
