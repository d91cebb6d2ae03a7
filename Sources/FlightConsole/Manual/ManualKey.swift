/// A key that flies, in the mode that `pilot` begins.
package enum ManualKey: Hashable, Sendable {
    /// A push of the stick into a direction.
    case push(Direction)
    /// No push any more: hover.
    case hover
    /// Start the motors.
    case takeOff
    /// Come down.
    case land
    /// How hard a push is, in tenths of the stick.
    case strength(Int)
    /// Motors off, at once.
    case emergency
    /// Back to the prompt.
    case leave

    /// Where a push leads.
    package enum Direction: CaseIterable, Hashable, Sendable {
        case forward, back, left, right, up, down, turnLeft, turnRight

        /// The word on the screen.
        var word: String {
            switch self {
            case .forward: "forward"
            case .back: "back"
            case .left: "left"
            case .right: "right"
            case .up: "up"
            case .down: "down"
            case .turnLeft: "turn left"
            case .turnRight: "turn right"
            }
        }
    }

    /// What is shown when the mode begins.
    static let help = """
        flying by keys; each press is a push of 0.3 s, and nothing pressed is a hover
          arrows  forward, back, left, right      T  take off       1 … 9  how hard, now 3 (30 %)
          W S     up, down                        L  land           space  hover
          A D     turn left, turn right           Esc  back to the prompt      F12  motors off
        """
}

/// Makes flying keys of the characters that a terminal sends for them.
package struct ManualKeyDecoder: Sendable {
    private var sequence: String?

    /// A decoder that has seen nothing.
    package init() {}

    /// Takes a character; nil where it means nothing, or where more of its sequence must come.
    package mutating func take(_ scalar: Unicode.Scalar) -> ManualKey? {
        if let begun = sequence {
            let whole = begun + String(scalar)
            // ESC [ … or ESC O …, ended by a letter or a tilde.
            let isEnd = whole.count > 1 && (scalar.properties.isAlphabetic || scalar == "~")
            let isSequence = whole.hasPrefix("[") || whole.hasPrefix("O")
            sequence = isSequence && !isEnd ? whole : nil
            return isSequence && isEnd ? Self.keys[whole] : nil
        }
        if scalar == "\u{1B}" {
            sequence = ""
            return nil
        }
        return Self.key(for: scalar)
    }

    /// Nothing has followed: an escape alone is the key of that name.
    package mutating func flush() -> ManualKey? { sequence.take() == "" ? .leave : nil }

    /// True while a sequence has begun.
    package var isUndecided: Bool { sequence != nil }

    private static let keys: [String: ManualKey] = [
        "[A": .push(.forward), "[B": .push(.back), "[C": .push(.right), "[D": .push(.left),
        "OA": .push(.forward), "OB": .push(.back), "OC": .push(.right), "OD": .push(.left),
        "[24~": .emergency,
    ]

    private static func key(for scalar: Unicode.Scalar) -> ManualKey? {
        switch scalar {
        case "w", "W": .push(.up)
        case "s", "S": .push(.down)
        case "a", "A": .push(.turnLeft)
        case "d", "D": .push(.turnRight)
        case " ": .hover
        case "t", "T": .takeOff
        case "l", "L": .land
        // Ctrl-D and Return lead back as well.
        case "\u{4}", "\r", "\n": .leave
        case "1"..."9": .strength(Int(scalar.value) - 0x30)
        default: nil
        }
    }
}
