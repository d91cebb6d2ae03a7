/// The figures that the drone flies by itself; a figure's place in the list is its number on the wire.
///
/// The flips, which follow there, have a verb of their own.
public enum Figure: String, CaseIterable, Hashable, Sendable {
    /// Lean 30° to the left.
    case rollLeft = "roll_left"
    /// Lean 30° to the right.
    case rollRight = "roll_right"
    /// Lean 30° ahead.
    case pitchForward = "pitch_forward"
    /// Lean 30° back.
    case pitchBackward = "pitch_backward"
    /// Lean 20° and turn 200° to the right.
    case pitchTurnRight = "pitch_turn_right"
    /// Lean 20° and turn 200° to the left.
    case pitchTurnLeft = "pitch_turn_left"
    /// Half a turn.
    case turnaround
    /// Half a turn, sinking.
    case turnaroundDescending = "turnaround_descending"
    /// Shake the nose.
    case yawShake = "yaw_shake"
    /// Dance with the nose.
    case yawDance = "yaw_dance"
    /// Dance from side to side.
    case rollDance = "roll_dance"
    /// Dance ahead and back.
    case pitchDance = "pitch_dance"
    /// Dance up and down.
    case verticalDance = "vertical_dance"
    /// A wave.
    case wave
    /// A circle of leaning.
    case leaningCircle = "leaning_circle"
    /// Two of them.
    case doubleLeaningCircle = "double_leaning_circle"
}

/// The tags that the drone can look for.
public enum TagKind: String, CaseIterable, Hashable, Sendable {
    /// A black and white roundel, seen by the camera below.
    case roundel
    /// A roundel that tells its direction.
    case oriented
    /// None.
    case off
}

/// Two sets of limits.
public enum FlightProfile: String, CaseIterable, Hashable, Sendable {
    /// For rooms: low, slow and near.
    case indoor
    /// For the open air.
    case outdoor
}
