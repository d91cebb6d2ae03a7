/// Stick deflections as PCMD carries them, but with English names and signs that need no remembering.
public struct Sticks: Hashable, Sendable {
    /// Tilt that flies ahead, -1 (back) to 1 (ahead) of the configured largest tilt.
    public var forward: Double

    /// Tilt that flies to the right, -1 (left) to 1 (right) of the configured largest tilt.
    public var right: Double

    /// Climb, -1 (down) to 1 (up) of the configured largest vertical speed.
    public var up: Double

    /// Turn, -1 (counter-clockwise) to 1 (clockwise) of the configured largest turn rate.
    public var turn: Double

    /// Makes stick deflections; values outside -1...1 are cut off and anything that is not a number becomes 0.
    public init(forward: Double = 0, right: Double = 0, up: Double = 0, turn: Double = 0) {
        func limited(_ value: Double) -> Double { value.isNaN ? 0 : min(max(value, -1), 1) }
        self.forward = limited(forward)
        self.right = limited(right)
        self.up = limited(up)
        self.turn = limited(turn)
    }
}

/// How a pilot wants the drone to move from now on.
public enum Motion: Hashable, Sendable {
    /// Stay where the drone is, by the drone's own means (PCMD flag 0).
    case hover

    /// These stick deflections and nothing else.
    case sticks(Sticks)

    /// These speeds along the drone's own axes, and this rate of turn.
    case velocity(forward: Speed, right: Speed, up: Speed, turn: TurnRate)

    /// Fly in a straight line to a pose and stay there, no faster than given.
    case pose(Pose, speed: Speed, turn: TurnRate)

    /// Be where a point in motion is, without stopping there.
    case follow(MovingPoint)
}

extension Motion {
    /// No faster than this while the height is uncertain.
    private static let slowest = Speed.metersPerSecond(0.3)

    /// Whether it ends at a place, or follows one.
    var leadsToPlace: Bool {
        switch self {
        case .pose, .follow: true
        case .hover, .sticks, .velocity: false
        }
    }

    /// The same motion to a place, but slow; what leads nowhere in particular stays as it is.
    var slowed: Motion {
        switch self {
        case .pose(let pose, let speed, let turn): .pose(pose, speed: min(speed, Self.slowest), turn: turn)
        case .follow(let point): .pose(point.pose, speed: Self.slowest, turn: TurnRate(si: abs(point.turnRate)))
        case .hover, .sticks, .velocity: self
        }
    }
}
