// One line of help for the words that stand behind a verb.
extension Verb {
    /// What one of the words behind the verb means.
    func summary(ofWord word: String) -> String {
        switch id {
        case .led: LampPattern(rawValue: word)?.summary ?? ""
        case .animate: Figure(rawValue: word)?.summary ?? ""
        default: Self.summaries[word]?[id] ?? Self.common[word] ?? ""
        }
    }

    private static let summaries: [String: [ID: String]] = [
        "left": [
            .turn: "counter-clockwise, seen from above", .circle: "around a point to the left",
            .flip: "over the left side",
        ],
        "right": [
            .turn: "clockwise, seen from above", .circle: "around a point to the right", .flip: "over the right side",
        ],
        "down": [.camera: "the camera below"], "forward": [.flip: "over the nose"], "back": [.flip: "over the tail"],
        "altitude": [.limit: "no higher above the take-off point"],
        "to": [.takeoff: "up to a height", .approach: "up to a distance"], "off": [.detect: "look for none"],
    ]

    private static let common = [
        "to": "to a place, in a straight line", "home": "where the flight began", "via": "pass places without a stop",
        "around": "half a turn", "forward": "ahead", "back": "behind", "left": "to the left", "right": "to the right",
        "up": "above", "down": "below", "altitude": "above the take-off point", "radius": "no farther from home",
        "speed": "no faster", "tilt": "no more leaning", "time": "no longer", "front": "the camera in the nose",
        "until": "until a condition holds", "over": "over a tag", "tag": "what the drone detects",
        "start": "begin a film", "stop": "end the film", "usb": "film to the drone's own stick",
        "compass": "find north anew",
        "roundel": "a black and white roundel", "oriented": "a roundel that tells its direction",
        "indoor": "low, slow and near", "outdoor": "for the open air",
    ]
}

extension Unit {
    /// What the unit is called.
    var summary: String {
        switch symbol {
        case "m": "metres"
        case "cm": "centimetres"
        case "mm": "millimetres"
        case "ft": "feet"
        case "m/s": "metres a second"
        case "cm/s": "centimetres a second"
        case "km/h": "kilometres an hour"
        case "deg", "°": "degrees"
        case "deg/s", "°/s": "degrees a second"
        case "s": "seconds"
        case "ms": "milliseconds"
        case "min": "minutes"
        case "%": "percent"
        case "Hz": "times a second"
        case "V": "volts"
        default: ""
        }
    }
}

extension LampPattern {
    /// What it looks like.
    var summary: String {
        switch self {
        case .blinkGreenRed: "all change between green and red"
        case .blinkGreen: "all blink green"
        case .blinkRed: "all blink red"
        case .blinkOrange: "all blink orange"
        case .snakeGreenRed: "a green light runs around over red"
        case .fire: "all flicker like a fire"
        case .standard: "green in front, red behind: the drone's own"
        case .red: "all red"
        case .green: "all green"
        case .redSnake: "a red light runs around"
        case .blank: "all off"
        case .rightMissile: "a light flies to the right, once"
        case .leftMissile: "a light flies to the left, once"
        case .doubleMissile: "two lights fly apart, once"
        case .frontLeftGreenOthersRed: "front left green, the others red"
        case .frontRightGreenOthersRed: "front right green, the others red"
        case .rearRightGreenOthersRed: "rear right green, the others red"
        case .rearLeftGreenOthersRed: "rear left green, the others red"
        case .leftGreenRightRed: "left green, right red"
        case .leftRedRightGreen: "left red, right green"
        case .blinkStandard: "the drone's own, blinking"
        }
    }
}

extension Figure {
    /// What the drone does.
    var summary: String {
        switch self {
        case .rollLeft: "lean 30° to the left"
        case .rollRight: "lean 30° to the right"
        case .pitchForward: "lean 30° ahead"
        case .pitchBackward: "lean 30° back"
        case .pitchTurnRight: "lean 20° and turn 200° to the right"
        case .pitchTurnLeft: "lean 20° and turn 200° to the left"
        case .turnaround: "half a turn"
        case .turnaroundDescending: "half a turn, sinking"
        case .yawShake: "shake the nose"
        case .yawDance: "dance with the nose"
        case .rollDance: "dance from side to side"
        case .pitchDance: "dance ahead and back"
        case .verticalDance: "dance up and down"
        case .wave: "a wave"
        case .leaningCircle: "a circle of leaning"
        case .doubleLeaningCircle: "two circles of leaning"
        }
    }
}
