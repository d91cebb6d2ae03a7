/// A place in the air, measured from home along home's axes.
///
/// Home is the pose in which the drone first hovered: its forward is where the nose then pointed, its up starts at the
/// take-off point. Directions are words and never x, y, z, so that no sign can be mistaken.
public struct Position: Hashable, Sendable {
    /// Distance ahead of home; behind it when negative.
    public var forward: Length

    /// Distance to the right of home; to the left when negative.
    public var right: Length

    /// Height above the take-off point.
    public var up: Length

    /// Makes a position from its three distances; home on the floor when none is given.
    public init(forward: Length = .zero, right: Length = .zero, up: Length = .zero) {
        self.forward = forward
        self.right = right
        self.up = up
    }

    /// The distance over ground to another position.
    public func horizontalDistance(to other: Position) -> Length {
        let ahead = (other.forward - forward).meters
        let aside = (other.right - right).meters
        return .meters((ahead * ahead + aside * aside).squareRoot())
    }
}

/// Where the drone is and where its nose points.
public struct Pose: Hashable, Sendable {
    /// The place, measured from home.
    public var position: Position

    /// The nose's direction, clockwise from home's forward, in -180° ..< 180°.
    public var heading: Angle

    /// Makes a pose; home itself when nothing is given.
    public init(position: Position = Position(), heading: Angle = .zero) {
        self.position = position
        self.heading = heading
    }

    /// The pose that lies `forward`, `right` and `up` of this one along this one's own nose, after turning by `turn`.
    public func moved(
        forward: Length = .zero,
        right: Length = .zero,
        up: Length = .zero,
        turn: Angle = .zero
    ) -> Pose {
        let cosine = heading.cosine
        let sine = heading.sine
        return Pose(
            position: Position(
                forward: position.forward + forward * cosine - right * sine,
                right: position.right + forward * sine + right * cosine,
                up: position.up + up
            ),
            heading: (heading + turn).wrapped
        )
    }
}
