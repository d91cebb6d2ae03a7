/// The patterns of the drone's lamps; a pattern's place in the list is its number on the wire.
public enum LampPattern: String, CaseIterable, Hashable, Sendable {
    /// All lamps change between green and red.
    case blinkGreenRed = "blink_green_red"
    /// All lamps blink green.
    case blinkGreen = "blink_green"
    /// All lamps blink red.
    case blinkRed = "blink_red"
    /// All lamps blink orange.
    case blinkOrange = "blink_orange"
    /// A green light runs around over red.
    case snakeGreenRed = "snake_green_red"
    /// All lamps flicker like a fire.
    case fire
    /// Green in front, red behind: the drone's own pattern.
    case standard
    /// All lamps red.
    case red
    /// All lamps green.
    case green
    /// A red light runs around.
    case redSnake = "red_snake"
    /// All lamps off.
    case blank
    /// A light flies to the right, once.
    case rightMissile = "right_missile"
    /// A light flies to the left, once.
    case leftMissile = "left_missile"
    /// Two lights fly apart, once.
    case doubleMissile = "double_missile"
    /// Front left green, the others red.
    case frontLeftGreenOthersRed = "front_left_green_others_red"
    /// Front right green, the others red.
    case frontRightGreenOthersRed = "front_right_green_others_red"
    /// Rear right green, the others red.
    case rearRightGreenOthersRed = "rear_right_green_others_red"
    /// Rear left green, the others red.
    case rearLeftGreenOthersRed = "rear_left_green_others_red"
    /// Left green, right red.
    case leftGreenRightRed = "left_green_right_red"
    /// Left red, right green.
    case leftRedRightGreen = "left_red_right_green"
    /// The drone's own pattern, blinking.
    case blinkStandard = "blink_standard"
}
