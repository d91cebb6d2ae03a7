/// A way through the air that is flown without stopping: straight lines and arcs, each beginning where and in the direction in
/// which the one before it ends.
package struct FlightPath: Hashable, Sendable {
    /// A side to which a circle bends.
    package enum Side: Hashable, Sendable {
        case left, right
    }

    struct Piece: Hashable, Sendable {
        enum Shape: Hashable, Sendable {
            case line(from: Vector, direction: Vector)
            /// Around a centre, from the direction `out` toward the direction `along`, both of length 1.
            case arc(centre: Vector, out: Vector, along: Vector, radius: Double)
        }

        let shape: Shape
        let length: Double
        /// Where on the path it begins.
        let start: Double

        /// How sharply it bends, in 1/m.
        var curvature: Double {
            switch shape {
            case .line: 0
            case .arc(_, _, _, let radius): 1 / radius
            }
        }
    }

    /// A gate is passed at most this far from its middle, in metres: corners are rounded as far as that allows.
    static let widestPass = 0.15

    private(set) var pieces: [Piece] = []

    /// How long it is.
    package var length: Length { .meters(total) }

    var total: Double { pieces.last.map { $0.start + $0.length } ?? 0 }

    /// Straight lines from place to place; the corners between are rounded, so that nothing has to stop there.
    package init(from start: Position, through places: [Position]) {
        let corners = Self.distinct([start] + places).map { Vector($0) }
        var from = corners[0]
        for index in corners.indices.dropFirst() {
            let corner = corners[index]
            guard index + 1 < corners.count else {
                addLine(from: from, to: corner)
                break
            }
            let into = (corner - corners[index - 1])
            let out = (corners[index + 1] - corner)
            guard let bend = Bend(into, out) else { continue }
            addLine(from: from, to: corner - bend.into * bend.cut)
            let begin = corner - bend.into * bend.cut
            add(
                .arc(
                    centre: begin - bend.outward * bend.radius,
                    out: bend.outward,
                    along: bend.into,
                    radius: bend.radius
                ),
                length: bend.radius * bend.angle
            )
            // Where the arc ends, which on the way straight back is not quite on the next line.
            from = point(at: total).place
        }
    }

    /// Part of a circle, level, that begins at a pose along its nose; more than one turn goes round again.
    package init(circlingFrom start: Pose, to side: Side, radius: Length, turns: Double) {
        let sign: Double = side == .right ? 1 : -1
        let along = Vector(forward: start.heading.cosine, right: start.heading.sine)
        // Right of the nose, seen from above, is a quarter turn clockwise.
        let inward = Vector(forward: -along.right, right: along.forward) * sign
        let centre = Vector(start.position) + inward * radius.meters
        add(
            .arc(centre: centre, out: inward * -1, along: along, radius: radius.meters),
            length: 2 * .pi * radius.meters * turns
        )
    }

    private static func distinct(_ places: [Position]) -> [Position] {
        places.reduce(into: []) { kept, place in
            if let last = kept.last, (Vector(place) - Vector(last)).length < 0.01 { return }
            kept.append(place)
        }
    }

    private mutating func addLine(from: Vector, to: Vector) {
        let way = to - from
        guard way.length > 0 else { return }
        add(.line(from: from, direction: way * (1 / way.length)), length: way.length)
    }

    private mutating func add(_ shape: Piece.Shape, length: Double) {
        pieces.append(Piece(shape: shape, length: length, start: total))
    }

    // MARK: Points

    /// Where it ends.
    package var end: Position { point(at: total).place.position }

    /// The direction in which it ends; nil when that is straight up or down, or there is none.
    package var lastCourse: Angle? {
        let direction = point(at: total).direction
        guard direction.horizontalLength > 0.1 else { return nil }
        return .bearing(forward: direction.forward, right: direction.right)
    }

    /// Places on the path, a tenth of a metre apart and with its end: what is judged before it is flown.
    package var samples: [Position] {
        let steps = max(1, min(Int(total / 0.1), 2000))
        return (0...steps).map { point(at: total * Double($0) / Double(steps)).place.position }
    }

    /// The place so far along the path, the direction there, and how the direction changes, in 1/m.
    func point(at distance: Double) -> (place: Vector, direction: Vector, bend: Vector) {
        guard let piece = pieces.last(where: { $0.start <= distance }) ?? pieces.first else {
            return (.zero, .zero, .zero)
        }
        let along = min(max(distance - piece.start, 0), piece.length)
        switch piece.shape {
        case .line(let from, let direction):
            return (from + direction * along, direction, .zero)
        case .arc(let centre, let out, let tangent, let radius):
            let angle = Angle(si: along / radius)
            let outward = out * angle.cosine + tangent * angle.sine
            let direction = tangent * angle.cosine - out * angle.sine
            return (centre + outward * radius, direction, outward * (-1 / radius))
        }
    }
}

/// A rounded corner between two straight lines.
private struct Bend {
    let into: Vector
    /// From the middle of the arc's circle to where the arc begins.
    let outward: Vector
    let angle: Double
    let radius: Double
    /// How much of each line the arc replaces.
    let cut: Double

    /// - Returns: nil where the way goes straight on.
    init?(_ before: Vector, _ after: Vector) {
        into = before * (1 / before.length)
        let out = after * (1 / after.length)
        let cosine = into.forward * out.forward + into.right * out.right + into.up * out.up
        // The part of the new direction that is across the old one, away from which the arc begins.
        let across = out - into * cosine
        guard across.length > 0.01 || cosine < 0 else { return nil }
        // A way that goes straight back bends to any side, and almost stops there.
        let side = across.length > 0.01 ? across : Vector(forward: -into.right, right: into.forward)
        outward = side * (-1 / side.length)
        angle = min(2 * Angle.arcSine(((1 - cosine) / 2).squareRoot()).si, 0.995 * .pi)
        let half = Angle(si: angle / 2)
        let tangent = half.sine / half.cosine
        let longest = min(before.length, after.length) / 2
        let pass = FlightPath.widestPass / (1 / half.cosine - 1)
        cut = min(pass * tangent, longest)
        radius = cut / tangent
    }
}
