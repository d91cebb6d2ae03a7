public import FlightCore
public import MissionLanguage

/// A move along one direction; the type of its amount chooses what is flown, as the unit does in the language.
public protocol StraightMove: MissionElement {
    /// The direction.
    static var direction: Direction { get }

    /// Makes the move from its line.
    init(lines: [MissionLine])
}

extension StraightMove {
    /// Flies a distance, and ends there at rest.
    ///
    /// - Parameters:
    ///   - distance: how far.
    ///   - speed: how fast; 0.5 m/s when it is left out.
    ///   - within: how near is near enough; 20 cm.
    ///   - settle: how long it must stay there; 0.5 s.
    ///   - timeout: when to give up; after distance / speed × 3 + 5 s.
    public init(
        _ distance: Length,
        at speed: Speed? = nil,
        within: Length? = nil,
        settle: Duration? = nil,
        timeout: Duration? = nil
    ) {
        let line = MissionLine(
            Self.direction.rawValue,
            distance.written,
            arriving(at: speed, within: within, settle: settle, timeout: timeout)
        )
        self.init(lines: [line])
    }

    /// Holds a speed for a time, then brakes.
    public init(_ speed: Speed, for time: Duration) {
        self.init(lines: [MissionLine(Self.direction.rawValue, speed.written, "for", time.written)])
    }

    /// Pushes the stick for a time, then brakes.
    public init(_ stick: Percent, for time: Duration) {
        self.init(lines: [MissionLine(Self.direction.rawValue, stick.written, "for", time.written)])
    }
}

/// How a move is flown and when it is over, as the language writes it.
private func arriving(at speed: Speed?, within: Length?, settle: Duration?, timeout: Duration?) -> String? {
    let parts = [speed.after("at"), within.after("within"), settle.after("settle"), timeout.after("timeout")]
    return parts.allSatisfy { $0 == nil } ? nil : parts.compactMap(\.self).joined(separator: " ")
}

/// Flies ahead, along the nose.
public struct Forward: StraightMove {
    /// The direction.
    public static let direction = Direction.forward

    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the move from its line.
    public init(lines: [MissionLine]) { self.lines = lines }
}

/// Flies backwards; the nose stays.
public struct Back: StraightMove {
    /// The direction.
    public static let direction = Direction.back

    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the move from its line.
    public init(lines: [MissionLine]) { self.lines = lines }
}

/// Flies to the left; the nose stays.
public struct Left: StraightMove {
    /// The direction.
    public static let direction = Direction.left

    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the move from its line.
    public init(lines: [MissionLine]) { self.lines = lines }
}

/// Flies to the right; the nose stays.
public struct Right: StraightMove {
    /// The direction.
    public static let direction = Direction.right

    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the move from its line.
    public init(lines: [MissionLine]) { self.lines = lines }
}

/// Flies up.
public struct Up: StraightMove {
    /// The direction.
    public static let direction = Direction.up

    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the move from its line.
    public init(lines: [MissionLine]) { self.lines = lines }
}

/// Flies down.
public struct Down: StraightMove {
    /// The direction.
    public static let direction = Direction.down

    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the move from its line.
    public init(lines: [MissionLine]) { self.lines = lines }
}

/// Flies one straight move along several directions, measured from here along the nose.
public struct Move: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the move: `Move(Distances(forward: 2.m, up: 50.cm))`.
    public init(
        _ distances: Distances,
        at speed: Speed? = nil,
        within: Length? = nil,
        settle: Duration? = nil,
        timeout: Duration? = nil
    ) {
        lines = [
            MissionLine(
                "move",
                distances.written,
                arriving(at: speed, within: within, settle: settle, timeout: timeout)
            )
        ]
    }
}

/// Climbs or sinks to a height above the take-off point.
public struct Altitude: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the climb.
    public init(
        _ height: Length,
        at speed: Speed? = nil,
        within: Length? = nil,
        settle: Duration? = nil,
        timeout: Duration? = nil
    ) {
        lines = [
            MissionLine(
                "altitude",
                height.written,
                arriving(at: speed, within: within, settle: settle, timeout: timeout)
            )
        ]
    }
}

/// Flies in a straight line to a place, past others without a stop if there are any.
public struct Go: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the move: `Go(to: .home)`, `Go(to: "gate")`, `Go(to: .from(Distances(forward: 2.m)))`.
    public init(
        to place: Place,
        via marks: [String] = [],
        at speed: Speed? = nil,
        within: Length? = nil,
        settle: Duration? = nil,
        timeout: Duration? = nil,
        facing: Aim? = nil
    ) {
        let way = marks.isEmpty ? nil : "via " + marks.map(\.named).joined(separator: ", ")
        lines = [
            MissionLine(
                "go",
                way,
                "to " + place.written,
                arriving(at: speed, within: within, settle: settle, timeout: timeout),
                facing.after("facing")
            )
        ]
    }
}

/// Flies an arc around the point that lies the radius to a side.
public struct Circle: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Makes the arc; one turn with the nose along the way when nothing else is said.
    public init(
        _ side: TurnSide,
        radius: Length,
        turns: Double? = nil,
        facing: Aim? = nil,
        at speed: Speed? = nil,
        within: Length? = nil,
        timeout: Duration? = nil
    ) {
        lines = [
            MissionLine(
                "circle",
                side.rawValue,
                "radius " + radius.written,
                turns.map { "turns " + $0.written },
                facing.after("facing"),
                speed.after("at"),
                within.after("within"),
                timeout.after("timeout")
            )
        ]
    }
}

/// Remembers the pose that is flown to as a place.
public struct Mark: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Gives the place a name.
    public init(_ name: String) { lines = [MissionLine("mark", name.named)] }
}
