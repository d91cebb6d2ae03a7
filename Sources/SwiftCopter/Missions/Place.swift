public import FlightCore

/// Where a move leads: home, a mark, or distances from home along home's axes.
public struct Place: Hashable, Sendable, ExpressibleByStringLiteral {
    let written: String

    private init(written: String) { self.written = written }

    /// The place that was marked with this name.
    public init(stringLiteral name: String) { written = name.named }

    /// Above home, at the present height.
    public static let home = Place(written: "home")

    /// The place that was marked with this name.
    public static func mark(_ name: String) -> Place { Place(written: name.named) }

    /// Distances from home along home's axes; what is left out stays as it is.
    public static func from(_ distances: Distances) -> Place { Place(written: distances.written) }
}

/// Distances along directions, which are words and never signs: `Distances(forward: 2.m, up: 50.cm)`.
public struct Distances: Hashable, Sendable {
    let written: String

    /// Takes the distances that are given.
    public init(
        forward: Length? = nil,
        back: Length? = nil,
        left: Length? = nil,
        right: Length? = nil,
        up: Length? = nil,
        down: Length? = nil,
        altitude: Length? = nil
    ) {
        let axes = [
            forward.after("forward"), back.after("back"), left.after("left"), right.after("right"), up.after("up"),
            down.after("down"), altitude.after("altitude"),
        ]
        written = axes.compactMap(\.self).joined(separator: ", ")
    }
}

/// Where the nose points.
public struct Aim: Hashable, Sendable {
    let written: String

    private init(written: String) { self.written = written }

    /// A heading, clockwise from home's forward.
    public static func heading(_ angle: Angle) -> Aim { Aim(written: angle.written) }

    /// The place that was marked with this name.
    public static func mark(_ name: String) -> Aim { Aim(written: name.named) }

    /// To home.
    public static let home = Aim(written: "home")

    /// To the north, by the compass.
    public static let north = Aim(written: "north")

    /// To the middle of the arc that is flown; only on the way.
    public static let center = Aim(written: "center")

    /// Where the way leads; only on the way.
    public static let travel = Aim(written: "travel")
}
