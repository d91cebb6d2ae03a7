import DroneWire
import Testing

@testable import FlightCore

struct EstimatorTests {
    /// What a perfect drone says that flies like this: `when` seconds after it began, with the lag of real ones.
    private struct Course {
        var heading: (Double) -> Double = { _ in 0 }
        var speed: (Double) -> (forward: Double, right: Double)
        var hasClock = true

        func state(at seconds: Double, arriving: Duration) -> DroneState {
            var state = DroneState()
            state.word = .flying
            state.control = ControlState(.flying)
            state.heardAt = arriving
            state.attitude = Attitude(pitch: .zero, roll: .zero, heading: .degrees(heading(seconds)))
            let speed = speed(seconds - FlightModel.velocityLag.seconds)
            state.velocity = BodyVelocity(
                forward: .metersPerSecond(speed.forward),
                right: .metersPerSecond(speed.right)
            )
            state.altitude = .meters(1)
            state.flightDataAt = arriving
            if hasClock { state.droneClock = .seconds(2047.5 + seconds) }
            if hasClock, seconds >= 0.5 { state.droneClock = .seconds(seconds - 0.5) }
            return state
        }
    }

    private func fly(_ course: Course, seconds: Double, delay: (Int) -> Double = { _ in 0 }) throws -> Pose {
        var estimator = Estimator()
        let interval = 1.0 / 15
        for step in 0...Int((seconds / interval).rounded()) {
            let time = Double(step) * interval
            let arrival = Duration.seconds(time + delay(step))
            estimator.absorb(course.state(at: time, arriving: arrival), at: arrival)
            if step == 0 { estimator.setHome() }
        }
        return try #require(estimator.estimate?.pose)
    }

    @Test(arguments: [0.0, 90, -135, 179])
    func `a straight flight is measured along home's nose, wherever that points`(heading: Double) throws {
        let pose = try fly(Course(heading: { _ in heading }, speed: { _ in (0.5, 0) }), seconds: 4)
        #expect(abs(pose.position.forward.meters - 2) < 0.03)
        #expect(abs(pose.position.right.meters) < 1e-6)
        #expect(abs(pose.heading.degrees) < 1e-6)
    }

    @Test func `flight to the right is to the right`() throws {
        let pose = try fly(Course(speed: { _ in (0, 0.5) }), seconds: 4)
        #expect(abs(pose.position.right.meters - 2) < 0.03)
        #expect(abs(pose.position.forward.meters) < 1e-6)
    }

    @Test func `a full circle to the right closes`() throws {
        // 36 degrees a second at 0.5 m/s: a circle of 1.6 m in diameter, over the jump from 180 to -180 degrees.
        let course = Course(
            heading: { ($0 * 36 + 180).truncatingRemainder(dividingBy: 360) - 180 },
            speed: { _ in (0.5, 0) }
        )
        let half = try fly(course, seconds: 5)
        #expect(abs(half.position.right.meters - 1.592) < 0.03)
        #expect(abs(half.position.forward.meters) < 0.03)
        #expect(abs(half.heading.magnitude.degrees - 180) < 1)
        let whole = try fly(course, seconds: 10)
        #expect(whole.position.horizontalDistance(to: Position()) < .meters(0.03))
    }

    @Test func `datagrams that come late are integrated by the drone's clock, over its wrap`() throws {
        let course = Course(speed: { ($0 < 2 ? 1 : 0, 0) })
        // Every third datagram comes 60 ms late.
        let late = try fly(course, seconds: 4, delay: { $0 % 3 == 0 ? 0.06 : 0 })
        let punctual = try fly(course, seconds: 4)
        #expect(abs((late.position.forward - punctual.position.forward).meters) < 0.001)
        #expect(abs(punctual.position.forward.meters - 2) < 0.05)
    }

    @Test func `without the drone's clock its datagrams' arrival counts`() throws {
        let pose = try fly(Course(speed: { _ in (0.5, 0) }, hasClock: false), seconds: 4)
        #expect(abs(pose.position.forward.meters - 2) < 0.03)
    }

    @Test func `home is where the drone first hovers: a jump of the heading before it does not matter`() throws {
        var estimator = Estimator()
        var course = Course(speed: { _ in (0, 0) })
        course.heading = { $0 < 1 ? 0 : 150 }
        for step in 0...30 {
            let time = Double(step) / 15
            estimator.absorb(course.state(at: time, arriving: .seconds(time)), at: .seconds(time))
            #expect(estimator.estimate?.pose == nil)
        }
        estimator.setHome()
        estimator.absorb(course.state(at: 2.1, arriving: .seconds(2.1)), at: .seconds(2.1))
        #expect(abs(estimator.estimate?.pose?.heading.degrees ?? 99) < 1e-6)
    }

    @Test func `height counts from the take-off point`() throws {
        var estimator = Estimator()
        var state = Course(speed: { _ in (0, 0) }).state(at: 0, arriving: .zero)
        state.word = []
        state.velocity?.up = .zero
        state.altitude = .meters(0.1)
        estimator.absorb(state, at: .zero)
        state.word = .flying
        state.altitude = .meters(1.1)
        for time in [Duration.milliseconds(66), .milliseconds(132)] {
            (state.flightDataAt, state.droneClock) = (time, time)
            estimator.absorb(state, at: time)
            if time == .milliseconds(66) { estimator.setHome() }
        }
        #expect(abs((estimator.estimate?.pose?.position.up.meters ?? 9) - 1) < 1e-9)
    }

    @Test func `a floor that is out of sight for a second is a lost position, and comes back`() throws {
        var estimator = Estimator()
        let course = Course(speed: { _ in (0.1, 0) })
        var lost: [Double] = []
        for step in 0...75 {
            let time = Double(step) / 15
            var state = course.state(at: time, arriving: .seconds(time))
            if (1..<3).contains(time) { state.control = ControlState(.flying, minor: 6) }
            estimator.absorb(state, at: .seconds(time))
            if step == 0 { estimator.setHome() }
            if step > 0, estimator.estimate?.pose == nil { lost.append(time) }
        }
        #expect(lost.first.map { abs($0 - 2) < 0.1 } == true)
        #expect(lost.last.map { abs($0 - 3) < 0.1 } == true)
    }

    @Test func `the error of two minutes is what a room bears, and a far place is less certain`() {
        var error = PositionError()
        #expect(error.radius(distanceFromHome: 0) == .zero)
        for _ in 0..<120 { error.grow(over: 1, seesFloor: true) }
        #expect((2.0...2.6).contains(error.radius(distanceFromHome: 0).meters))
        #expect(error.radius(distanceFromHome: 10) > error.radius(distanceFromHome: 0))
        let seen = error
        error.grow(over: 1, seesFloor: false)
        #expect(error.radius(distanceFromHome: 0) - seen.radius(distanceFromHome: 0) > .meters(0.3))
    }
}
