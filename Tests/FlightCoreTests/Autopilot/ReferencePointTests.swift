import Testing

@testable import FlightCore

struct ReferencePointTests {
    private static let step = 0.03
    private let start = ReferencePoint(
        at: MotionPredictor.Prediction(place: Vector(up: 1), velocity: .zero, heading: .zero)
    )

    private func run(
        _ point: ReferencePoint,
        to target: Pose,
        speed: Double = 0.5,
        turn: Double = 45,
        seconds: Double = 30,
        each: (ReferencePoint) -> Void = { _ in }
    ) -> ReferencePoint {
        var point = point
        for _ in 0..<Int(seconds / Self.step) {
            point.advance(
                toward: target,
                speed: .metersPerSecond(speed),
                turn: .degreesPerSecond(turn),
                limits: .indoor,
                seconds: Self.step
            )
            each(point)
        }
        return point
    }

    @Test(arguments: [
        Position(forward: .meters(2), up: .meters(1)),
        Position(forward: .meters(-0.3), right: .meters(1), up: .meters(1)),
        Position(right: .meters(4), up: .meters(2.5)), Position(up: .meters(0.4)), Position(up: .meters(1)),
    ])
    func `the point comes to rest at the target, in a straight line and never past it`(target: Position) {
        let way = Vector(target) - start.place
        let end = run(start, to: Pose(position: target)) { point in
            let gone = point.place - start.place
            #expect(gone.length <= way.length + 0.005)
            if way.length > 0 {
                let along = (gone.forward * way.forward + gone.right * way.right + gone.up * way.up) / way.length
                #expect((gone - way * (along / way.length)).length < 0.001)
            }
            #expect(point.velocity.length <= 0.5 + 1e-9)
            #expect(abs(point.velocity.up) <= FlightLimits.indoor.climb.si + 1e-9)
            #expect(point.acceleration.length <= 1.2 * ReferencePoint.acceleration + 1e-9)
        }
        #expect((end.place - Vector(target)).length < 0.002)
        #expect(end.velocity.length < 0.005)
    }

    @Test func `a move of two metres takes its length by its speed and a little`() {
        var arrived: Double?
        var time = 0.0
        let target = Position(forward: .meters(2), up: .meters(1))
        _ = run(start, to: Pose(position: target)) { point in
            time += Self.step
            if arrived == nil, (point.place - Vector(target)).length < 0.02 { arrived = time }
        }
        #expect((4.0...5.2).contains(arrived ?? 0))
    }

    @Test func `a new target in the middle of a move is approached without a jump`() {
        let first = run(start, to: Pose(position: Position(forward: .meters(2), up: .meters(1))), seconds: 2)
        var before = first.velocity
        let target = Position(right: .meters(1), up: .meters(1))
        let end = run(first, to: Pose(position: target)) { point in
            #expect((point.velocity - before).length <= 1.2 * ReferencePoint.acceleration * Self.step + 1e-9)
            before = point.velocity
        }
        #expect((end.place - Vector(target)).length < 0.01)
    }

    @Test(arguments: [(0.0, 90.0, 1.0), (0, -90, -1), (170, -170, 1), (-170, 170, -1), (0, 179, 1)])
    func `a turn goes the shorter way and stops at the heading`(from: Double, to: Double, sign: Double) {
        var point = start
        point.heading = .degrees(from)
        let end = run(point, to: Pose(position: Position(up: .meters(1)), heading: .degrees(to))) { point in
            #expect(point.turnRate * sign >= -1e-6)
            #expect(abs(point.turnRate) <= TurnRate.degreesPerSecond(45).si + 1e-9)
        }
        #expect(abs((end.heading - .degrees(to)).wrapped.degrees) < 0.2)
    }

    @Test func `a fast climb is no faster than the drone can climb`() {
        var fastest = 0.0
        let target = Pose(position: Position(forward: .meters(1), up: .meters(2.9)))
        let end = run(start, to: target, speed: 3) { fastest = max(fastest, $0.velocity.up) }
        #expect(fastest <= FlightLimits.indoor.climb.si + 1e-9)
        #expect((end.place - Vector(target.position)).length < 0.002)
    }

    @Test func `the point waits for a drone that cannot follow`() {
        var point = start
        for _ in 0..<300 {
            point.advance(at: Vector(forward: 1), turn: .zero, seconds: Self.step)
            point.wait(for: Vector(up: 1))
        }
        #expect((point.place - Vector(up: 1)).length <= ReferencePoint.longestLead + 1e-9)
    }
}
