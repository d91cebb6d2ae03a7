/// A point in motion that the drone is to be at: where, how fast, and how its motion changes.
public struct MovingPoint: Hashable, Sendable {
    /// Where the drone is to be now, and where its nose is to point.
    public var pose: Pose
    /// The point's velocity along home's axes, in m/s.
    var velocity: Vector
    /// Its acceleration, in m/s².
    var acceleration: Vector
    /// The rate of its turn, in rad/s.
    var turnRate: Double
}

/// Moves a point along a path: from rest to a speed, slower where the path bends, and to rest at its end.
///
/// The point never moves with more acceleration than the drone can follow, and waits for a drone that falls behind.
package struct PathFollower: Hashable, Sendable {
    /// The path.
    package let path: FlightPath
    /// How far it has come.
    package var flown: Length { .meters(along) }
    /// What is left of the path.
    package var remaining: Length { .meters(path.total - along) }
    /// Whether it is at rest at the end.
    package var isAtEnd: Bool { along >= path.total - 0.002 }
    /// The direction in which it moves; nil on a path without length, and straight up or down.
    package var course: Angle? {
        let direction = path.point(at: along).direction
        guard direction.horizontalLength > 0.1 else { return nil }
        return .bearing(forward: direction.forward, right: direction.right)
    }

    /// Where on the path the point is.
    package var place: Position { path.point(at: along).place.position }

    private let fastest: Double
    private var along = 0.0
    private var speed = 0.0
    private var heading: Angle
    private var turnRate = 0.0
    private var last: Duration?

    /// Begins at the beginning of a path.
    package init(_ path: FlightPath, speed: Speed, heading: Angle) {
        self.path = path
        fastest = speed.si
        self.heading = heading
    }

    /// Goes on from rest, after an interruption.
    package mutating func restart() {
        speed = 0
        turnRate = 0
        last = nil
    }

    /// The point at a time, given where the drone is and where its nose is to point.
    package mutating func advance(to now: Duration, drone: Position, facing: Angle, turn: TurnRate) -> MovingPoint {
        let seconds = min(last.map { (now - $0).seconds } ?? 0, 0.1)
        last = now
        let before = speed
        let here = path.point(at: along)
        let isBehind = (here.place - Vector(drone)).length > ReferencePoint.longestLead
        let wanted = isBehind ? 0 : allowedSpeed(steps: seconds)
        let most = 1.2 * ReferencePoint.acceleration * seconds
        speed += min(max(wanted - speed, -most), most)
        along = min(along + speed * seconds, path.total)
        turnTo(facing, fastest: turn.magnitude.si, seconds: seconds)
        let point = path.point(at: along)
        let change = seconds > 0 ? (speed - before) / seconds : 0
        return MovingPoint(
            pose: Pose(position: point.place.position, heading: heading.wrapped),
            velocity: point.direction * speed,
            acceleration: point.direction * change + point.bend * (speed * speed),
            turnRate: turnRate
        )
    }

    /// The speed at which every bend ahead, and the end, can still be reached slowly enough.
    private func allowedSpeed(steps seconds: Double) -> Double {
        var allowed = fastest
        for piece in path.pieces where piece.start + piece.length >= along {
            let slow = piece.curvature > 0 ? (ReferencePoint.acceleration / piece.curvature).squareRoot() : fastest
            allowed = min(allowed, Self.braked(to: slow, in: piece.start - along))
        }
        let braking = ReferencePoint.acceleration
        return ReferencePoint.approach(path.total - along, fastest: allowed, braking: braking, seconds: seconds)
    }

    private static func braked(to speed: Double, in distance: Double) -> Double {
        (speed * speed + 2 * ReferencePoint.acceleration * max(distance, 0)).squareRoot()
    }

    private mutating func turnTo(_ wanted: Angle, fastest: Double, seconds: Double) {
        let rest = (wanted - heading).wrapped.si
        let braked = (2 * ReferencePoint.turnAcceleration * abs(rest)).squareRoot()
        let rate = seconds > 0 ? min(fastest, braked, abs(rest) / seconds) : 0
        let most = 1.2 * ReferencePoint.turnAcceleration * seconds
        turnRate += min(max((rest < 0 ? -rate : rate) - turnRate, -most), most)
        heading += Angle(si: turnRate * seconds)
    }
}
