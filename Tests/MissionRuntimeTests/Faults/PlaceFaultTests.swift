import DroneSim
import DroneWire
import FlightCore
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// What happens by itself at the fence, and where the place is in doubt.
@Suite(.timeLimit(.minutes(15))) struct PlaceFaultTests {
    @Test func `a gust carries the drone out of the fence: it comes back the way it came, slowly, or lands in time`()
        throws
    {
        // As strong against the wind as the drone's own hover.
        var limits = FlightLimits.outdoor
        limits.radius = .meters(2)
        var returned = 0
        for speed in stride(from: 7.0, through: 9, by: 0.25) {
            var flight = try FaultMatrix.hovering(limits: limits)
            try flight.inject("gust \(speed)m/s from 180deg for 10s")
            let isOut = flight.virtual.run(until: { $0.events.contains { $0.isLeaving } }, limit: .seconds(15))
            // A weaker one is held by the drone itself.
            guard isOut else { continue }
            let left = flight.now
            let isOver = flight.virtual.run(
                until: {
                    $0.events.contains(.returnedInside)
                        || $0.events.contains(where: FaultMatrix.isLanding { _ in true })
                },
                limit: .seconds(10.1)
            )
            #expect(isOver, "\(speed) m/s")
            guard flight.events.contains(.returnedInside) else {
                FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
                continue
            }
            returned += 1
            // What comes back sooner has been blown back.
            if flight.now - left > .seconds(3) { #expect(flight.truth.velocity.length < 0.8, "0.5 m/s, and some wind") }
            flight.run(for: .seconds(2))
            #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(2.1))
            #expect(flight.land() == .completed)
        }
        #expect(returned > 0)
    }

    @Test func `outside the fence for ten seconds, or without an estimate, it lands there`() throws {
        var limits = FlightLimits.indoor
        limits.radius = .meters(2)
        var flight = try FaultMatrix.hovering(limits: limits)
        // A wind that it cannot fly against.
        try flight.inject("gust 12m/s from 180deg for 40s")
        let hasLanded = flight.virtual.run(until: { $0.truth.isDown }, limit: .seconds(40))
        #expect(hasLanded)
        let left = try #require(FaultMatrix.time(of: { $0.isLeaving }, after: .zero, in: flight))
        let landing = try #require(
            FaultMatrix.time(of: FaultMatrix.isLanding { $0 == .fence(.meters(2)) }, after: .zero, in: flight)
        )
        #expect(landing - left <= .seconds(10.1))
    }

    @Test func `every target is checked before the drone moves, and the ceiling stops it where it would come to rest`()
        throws
    {
        var flight = try FaultMatrix.hovering()
        let far = Pose(position: Position(forward: .meters(11), up: .meters(1)))
        flight.want(.move(.pose(far, speed: .metersPerSecond(1), turn: .degreesPerSecond(45))), for: .seconds(3))
        #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(0.1))
        flight.want(.move(.sticks(Sticks(up: 1))), for: .seconds(8))
        #expect(flight.truth.position.z < 3.05)
        #expect(flight.land() == .completed)
    }

    @Test(arguments: [1.0, 1.5, 2, 2.5, 3])
    func `a drone in full flight toward its fence is braked, also when it is meant to go to a place inside`(
        seconds: Double
    ) throws {
        var limits = FlightLimits.indoor
        limits.radius = .meters(4)
        var flight = try FaultMatrix.hovering(limits: limits)
        flight.want(.move(.sticks(Sticks(forward: 1))), for: .seconds(seconds))
        let place = Pose(position: Position(forward: .meters(3.8), up: .meters(1)))
        var farthest = Length.zero
        for _ in 0..<60 {
            let motion = Motion.pose(place, speed: .metersPerSecond(1), turn: .degreesPerSecond(45))
            flight.want(.move(motion), for: .milliseconds(100))
            farthest = max(farthest, flight.truePosition.horizontalDistance(to: Position()))
        }
        #expect(farthest < .meters(4.25))
        #expect((flight.truePosition.forward - .meters(3.8)).magnitude < .meters(0.3), "and it comes there")
    }

    @Test func `velocity missing for a second: position verbs fail, the mission lands, sticks stay usable`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("sensor flow after 2s for 30s")
        let flown = try flight.fly("takeoff\nforward 9m\nland\n")
        #expect(flown.outcome == .failed(.positionLost))
        #expect(flight.truth.isDown)

        flight = try FaultMatrix.hovering()
        flight.want(.move(.sticks(Sticks(up: 0.2))), for: .seconds(1))
        try flight.inject("sensor flow for 30s")
        flight.want(.move(.sticks(Sticks(forward: 0.1))), for: .seconds(2))
        #expect(flight.events.contains { if case .positionLost(.blind) = $0 { true } else { false } })
        let height = flight.truth.position.z
        flight.want(.move(.sticks(Sticks(forward: 0.1, up: 0.5))), for: .seconds(2))
        #expect(flight.truth.position.z > height + 0.2)
    }

    @Test func `two minutes and more without a landmark: the place is lost, and the mission lands`() throws {
        var flight = try FaultMatrix.hovering(endless: true)
        let flown = try flight.fly("takeoff\nrepeat 30: hover 10s\nforward 1m\nland\n", limit: .seconds(400))
        #expect(flown.outcome == .failed(.positionLost))
        let lost = try #require(
            FaultMatrix.time(
                of: { if case .positionLost(.error) = $0 { true } else { false } },
                after: .zero,
                in: flight
            )
        )
        #expect((110...160).contains(lost / .seconds(1)))
        #expect(flight.truth.isDown)
    }

    @Test func `sources of the height that disagree: a message, slow moves, and no climb`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("sensor sonar for 60s")
        flight.run(for: .seconds(4))
        #expect(flight.events.contains { if case .heightUncertain = $0 { true } else { false } })
        let start = flight.truePosition
        let target = Pose(position: Position(forward: .meters(8), up: .meters(1)))
        flight.want(.move(.pose(target, speed: .metersPerSecond(1), turn: .degreesPerSecond(45))), for: .seconds(6))
        let flown = flight.truePosition.horizontalDistance(to: start)
        #expect(flown > .meters(0.5) && flown < .meters(2))
        let height = flight.truth.position.z
        flight.want(.move(.sticks(Sticks(up: 1))), for: .seconds(3))
        #expect(flight.truth.position.z < height + 0.3)
        #expect(flight.land() == .completed)
    }
}
