/// A pattern of the four lights (SDK `LED_ANIMATION_IDS`).
public enum LEDAnimation: Int32, CaseIterable, Hashable, Sendable {
    /// All lights change between green and red (SDK `BLINK_GREEN_RED`).
    case blinkGreenRed = 0

    /// All lights blink green (SDK `BLINK_GREEN`).
    case blinkGreen = 1

    /// All lights blink red (SDK `BLINK_RED`).
    case blinkRed = 2

    /// All lights blink orange (SDK `BLINK_ORANGE`).
    case blinkOrange = 3

    /// Green and red run around (SDK `SNAKE_GREEN_RED`).
    case snakeGreenRed = 4

    /// Fast flicker (SDK `FIRE`).
    case fire = 5

    /// Green in front, red behind (SDK `STANDARD`).
    case standard = 6

    /// All red (SDK `RED`).
    case red = 7

    /// All green (SDK `GREEN`).
    case green = 8

    /// Red runs around (SDK `RED_SNAKE`).
    case redSnake = 9

    /// All off (SDK `BLANK`).
    case blank = 10

    /// A shot to the right (SDK `RIGHT_MISSILE`).
    case rightMissile = 11

    /// A shot to the left (SDK `LEFT_MISSILE`).
    case leftMissile = 12

    /// Shots to both sides (SDK `DOUBLE_MISSILE`).
    case doubleMissile = 13

    /// Front left green, the others red; from here on AR.Drone 2.0 (SDK `FRONT_LEFT_GREEN_OTHERS_RED`).
    case frontLeftGreenOthersRed = 14

    /// Front right green, the others red (SDK `FRONT_RIGHT_GREEN_OTHERS_RED`).
    case frontRightGreenOthersRed = 15

    /// Rear right green, the others red (SDK `REAR_RIGHT_GREEN_OTHERS_RED`).
    case rearRightGreenOthersRed = 16

    /// Rear left green, the others red (SDK `REAR_LEFT_GREEN_OTHERS_RED`).
    case rearLeftGreenOthersRed = 17

    /// Left green, right red (SDK `LEFT_GREEN_RIGHT_RED`).
    case leftGreenRightRed = 18

    /// Left red, right green (SDK `LEFT_RED_RIGHT_GREEN`).
    case leftRedRightGreen = 19

    /// The standard pattern blinks (SDK `BLINK_STANDARD`).
    case blinkStandard = 20
}

extension LEDAnimation {
    /// Which lights are lit: two bits a light, green and red, orange when both.
    public struct Lights: OptionSet, Hashable, Sendable {
        /// The pattern byte, `G1 R1 G2 R2 G3 R3 G4 R4` from bit 7 to bit 0.
        public let rawValue: UInt8

        /// Lights with these bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Light 1, green (SDK `G1`).
        public static let frontLeftGreen = Self(rawValue: 128)

        /// Light 1, red (SDK `R1`).
        public static let frontLeftRed = Self(rawValue: 64)

        /// Light 2, green (SDK `G2`).
        public static let frontRightGreen = Self(rawValue: 32)

        /// Light 2, red (SDK `R2`).
        public static let frontRightRed = Self(rawValue: 16)

        /// Light 3, green (SDK `G3`).
        public static let rearRightGreen = Self(rawValue: 8)

        /// Light 3, red (SDK `R3`).
        public static let rearRightRed = Self(rawValue: 4)

        /// Light 4, green (SDK `G4`).
        public static let rearLeftGreen = Self(rawValue: 2)

        /// Light 4, red (SDK `R4`).
        public static let rearLeftRed = Self(rawValue: 1)
    }

    /// One picture of the lights and how long it nominally stays.
    public struct Step: Hashable, Sendable {
        /// Which lights are lit.
        public let lights: Lights

        /// Nominal time; its relation to the frequency is not documented.
        public let milliseconds: Int

        init(_ pattern: UInt8, _ milliseconds: Int) {
            lights = Lights(rawValue: pattern)
            self.milliseconds = milliseconds
        }
    }

    /// Whether the steps begin again until the animation's time is over.
    public var loops: Bool {
        switch self {
        case .blinkGreenRed, .blinkGreen, .blinkRed, .blinkOrange, .snakeGreenRed, .fire, .redSnake, .blinkStandard:
            true
        case .standard, .red, .green, .blank, .rightMissile, .leftMissile, .doubleMissile, .frontLeftGreenOthersRed,
            .frontRightGreenOthersRed, .rearRightGreenOthersRed, .rearLeftGreenOthersRed, .leftGreenRightRed,
            .leftRedRightGreen:
            false
        }
    }

    /// What the lights do, step by step.
    public var steps: [Step] {
        switch self {
        case .blinkGreenRed: [Step(0x55, 500), Step(0xAA, 500)]
        case .blinkGreen: [Step(0x00, 500), Step(0xAA, 500)]
        case .blinkRed: [Step(0x55, 500), Step(0x00, 500)]
        case .blinkOrange: [Step(0xFF, 500), Step(0x00, 500)]
        case .snakeGreenRed: [0x90, 0x48, 0x24, 0x12, 0x09, 0x84, 0x42, 0x21].map { Step($0, 200) }
        case .fire: [Step(0x35, 50), Step(0xC5, 50)]
        case .standard: [Step(0xA5, 100)]
        case .red: [Step(0x55, 100)]
        case .green: [Step(0xAA, 100)]
        case .redSnake: [0x40, 0x10, 0x04, 0x01].map { Step($0, 500) }
        case .blank: [Step(0x00, 100)]
        case .rightMissile: [Step(0x00, 500), Step(0x04, 300), Step(0x1C, 100), Step(0x30, 300), Step(0x00, 500)]
        case .leftMissile: [Step(0x00, 500), Step(0x01, 300), Step(0x43, 100), Step(0xC0, 300), Step(0x00, 500)]
        case .doubleMissile: [Step(0x00, 500), Step(0x05, 300), Step(0x5F, 100), Step(0xF0, 300), Step(0x00, 500)]
        case .frontLeftGreenOthersRed: [Step(0x95, 100)]
        case .frontRightGreenOthersRed: [Step(0x65, 100)]
        case .rearRightGreenOthersRed: [Step(0x59, 100)]
        case .rearLeftGreenOthersRed: [Step(0x56, 100)]
        case .leftGreenRightRed: [Step(0x96, 100)]
        case .leftRedRightGreen: [Step(0x69, 100)]
        case .blinkStandard: [Step(0x00, 500), Step(0xA5, 500)]
        }
    }
}
