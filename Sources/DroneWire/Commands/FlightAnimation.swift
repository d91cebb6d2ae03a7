/// A figure that the drone flies by itself (SDK `anim_mayday_t`).
public enum FlightAnimation: Int32, CaseIterable, Hashable, Sendable {
    /// Roll 30 degrees to the left (SDK `PHI_M30_DEG`).
    case rollLeft = 0

    /// Roll 30 degrees to the right (SDK `PHI_30_DEG`).
    case rollRight = 1

    /// Pitch 30 degrees forward (SDK `THETA_M30_DEG`).
    case pitchForward = 2

    /// Pitch 30 degrees backward (SDK `THETA_30_DEG`).
    case pitchBackward = 3

    /// Pitch 20 degrees while turning 200 degrees clockwise (SDK `THETA_20DEG_YAW_200DEG`).
    case pitchTurnRight = 4

    /// Pitch 20 degrees while turning 200 degrees counter-clockwise (SDK `THETA_20DEG_YAW_M200DEG`).
    case pitchTurnLeft = 5

    /// Half a turn (SDK `TURNAROUND`).
    case turnaround = 6

    /// Half a turn while descending (SDK `TURNAROUND_GODOWN`).
    case turnaroundDescending = 7

    /// Shake left and right in yaw (SDK `YAW_SHAKE`).
    case yawShake = 8

    /// Dance in yaw (SDK `YAW_DANCE`).
    case yawDance = 9

    /// Dance in roll (SDK `PHI_DANCE`).
    case rollDance = 10

    /// Dance in pitch (SDK `THETA_DANCE`).
    case pitchDance = 11

    /// Dance up and down (SDK `VZ_DANCE`).
    case verticalDance = 12

    /// A wave (SDK `WAVE`).
    case wave = 13

    /// A circle of roll and pitch (SDK `PHI_THETA_MIXED`).
    case circle = 14

    /// Two circles of roll and pitch (SDK `DOUBLE_PHI_THETA_MIXED`).
    case doubleCircle = 15

    /// Flip forward; AR.Drone 2.0 (SDK `FLIP_AHEAD`).
    case flipAhead = 16

    /// Flip backward; AR.Drone 2.0 (SDK `FLIP_BEHIND`).
    case flipBehind = 17

    /// Flip to the left; AR.Drone 2.0 (SDK `FLIP_LEFT`).
    case flipLeft = 18

    /// Flip to the right; AR.Drone 2.0 (SDK `FLIP_RIGHT`).
    case flipRight = 19

    /// How long the SDK lets the figure last.
    ///
    /// The 15 ms of a flip are what it sends; the flip itself takes about a second.
    public var defaultMilliseconds: Int32 {
        switch self {
        case .rollLeft, .rollRight, .pitchForward, .pitchBackward, .pitchTurnRight, .pitchTurnLeft: 1000
        case .yawShake: 2000
        case .turnaround, .turnaroundDescending, .yawDance, .rollDance, .pitchDance, .verticalDance, .wave, .circle,
            .doubleCircle:
            5000
        case .flipAhead, .flipBehind, .flipLeft, .flipRight: 15
        }
    }

    /// Whether the figure is a flip, which needs height, battery and an AR.Drone 2.0.
    public var isFlip: Bool { rawValue >= Self.flipAhead.rawValue }
}
