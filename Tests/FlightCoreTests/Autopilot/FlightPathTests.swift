import Testing

@testable import FlightCore

/// Ways that are flown without stopping.
struct FlightPathTests {
    private func place(_ forward: Double, _ right: Double, _ up: Double = 1) -> Position {
        Position(forward: .meters(forward), right: .meters(right), up: .meters(up))
    }

    private func follow(_ path: FlightPath, speed: Double, each: (MovingPoint) -> Void = { _ in }) -> Double {
        var follower = PathFollower(path, speed: .metersPerSecond(speed), heading: .zero)
        var now = Duration.zero
        var drone = path.point(at: 0).place.position
        while !follower.isAtEnd, now < .seconds(120) {
            let point = follower.advance(to: now, drone: drone, facing: .zero, turn: .degreesPerSecond(45))
            drone = point.pose.position
            each(point)
            now += .milliseconds(30)
        }
        return now.seconds
    }

    @Test(arguments: [
        [(2.0, 0.0), (2, 2)], [(2, 0), (0, 2)], [(2, 0), (3, 0.2), (5, 0)], [(2, 0), (0, 0)], [(1, 0), (1, 0), (2, 0)],
    ])
    func `a way through gates passes each within 15 cm, never jumps, and ends at its end`(gates: [(Double, Double)]) {
        let places = gates.map { place($0.0, $0.1) }
        let path = FlightPath(from: place(0, 0), through: places)
        var nearest = places.map { _ in Double.infinity }
        var last = path.point(at: 0).place
        for step in 0...2000 {
            let point = path.point(at: path.total * Double(step) / 2000)
            #expect(abs(point.direction.length - 1) < 1e-6)
            #expect((point.place - last).length < path.total / 2000 + 1e-6)
            last = point.place
            for (index, gate) in places.enumerated() {
                nearest[index] = min(nearest[index], (point.place - Vector(gate)).length)
            }
        }
        #expect(nearest.allSatisfy { $0 < 0.16 }, "\(nearest)")
        #expect((last - Vector(places[places.count - 1])).length < 1e-6)
    }

    @Test(arguments: [FlightPath.Side.left, .right], [0.5, 1, 2.25])
    func `a circle begins along the nose, bends to its side, and keeps its radius`(
        side: FlightPath.Side,
        turns: Double
    ) {
        let start = Pose(position: place(1, 1), heading: .degrees(30))
        let path = FlightPath(circlingFrom: start, to: side, radius: .meters(2), turns: turns)
        #expect(abs(path.length.meters - 4 * .pi * turns) < 1e-9)
        let first = path.point(at: 0)
        #expect((first.place - Vector(start.position)).length < 1e-9)
        #expect(abs(Angle.bearing(forward: first.direction.forward, right: first.direction.right).degrees - 30) < 1e-6)
        let sign: Double = side == .right ? 1 : -1
        let centre = start.moved(right: .meters(2 * sign))
        for step in 0...50 {
            let point = path.point(at: path.total * Double(step) / 50)
            #expect(abs(point.place.position.horizontalDistance(to: centre.position).meters - 2) < 1e-9)
            #expect(point.place.up == 1)
        }
        // A little on, it is to that side of the nose.
        let on = path.point(at: 0.5).place - first.place
        #expect((on.right * start.heading.cosine - on.forward * start.heading.sine) * sign > 0)
    }

    @Test func `the point on a path is never faster or harder to follow than a drone can bear`() {
        let path = FlightPath(from: place(0, 0), through: [place(3, 0), place(3, 0.6), place(0, 2, 2)])
        var before: MovingPoint?
        let took = follow(path, speed: 1) { point in
            #expect(point.velocity.length <= 1 + 1e-9)
            #expect(point.acceleration.length <= 1.8 * ReferencePoint.acceleration)
            if let before {
                let moved = Vector(point.pose.position) - Vector(before.pose.position)
                #expect(moved.length <= 0.031)
            }
            before = point
        }
        #expect(took < path.total / 1 + 10)
        #expect((Vector(before?.pose.position ?? Position()) - Vector(place(0, 2, 2))).length < 0.01)
    }

    @Test func `straight gates are passed at full speed`() {
        let path = FlightPath(from: place(0, 0), through: [place(2, 0), place(4, 0)])
        var slowest = 1.0
        _ = follow(path, speed: 1) { point in
            let forward = point.pose.position.forward.meters
            if forward > 1, forward < 3 { slowest = min(slowest, point.velocity.length) }
        }
        #expect(slowest > 0.99)
    }

    @Test func `the point waits for a drone that cannot follow`() {
        let path = FlightPath(from: place(0, 0), through: [place(9, 0)])
        var follower = PathFollower(path, speed: .metersPerSecond(1), heading: .zero)
        var now = Duration.zero
        while now < .seconds(20) {
            _ = follower.advance(to: now, drone: place(0, 0), facing: .zero, turn: .degreesPerSecond(45))
            now += .milliseconds(30)
        }
        #expect(follower.flown < .meters(2))
        #expect(!follower.isAtEnd)
    }
}
