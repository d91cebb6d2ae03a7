import DroneWire
import Testing

@testable import FlightCore

/// The watches of the supervisor one by one, where a whole flight would need a sensor to lie in just one way.
struct WatchTests {
    private static func state(
        altitude: Double = 1,
        height: Double? = nil,
        roll: Double = 0,
        speed: Double = 0,
        loadFactor: Double = 1
    ) -> DroneState {
        var state = DroneState()
        state.word = .flying
        state.control = ControlState(.hovering)
        state.altitude = .meters(altitude)
        state.height = height.map(Length.meters)
        state.attitude = Attitude(pitch: .zero, roll: .degrees(roll), heading: .zero)
        state.velocity = BodyVelocity(forward: .metersPerSecond(speed), right: .zero, up: .zero)
        state.loadFactor = loadFactor
        return state
    }

    // MARK: Crashes

    private static func crash(_ states: (Double) -> DroneState, seconds: Double = 5) -> Crash? {
        var watch = CrashWatch()
        for step in 0...Int(seconds * 15) {
            let time = Double(step) / 15
            if let crash = watch.note(states(time), isAirborne: true, at: .seconds(time)) { return crash }
        }
        return nil
    }

    @Test func `a drone that leans by more than 60 degrees has crashed`() {
        #expect(Self.crash { _ in Self.state(roll: 75) } == .tilted(.degrees(75)))
        #expect(Self.crash { _ in Self.state(roll: -75) } == .tilted(.degrees(75)))
        #expect(Self.crash { Self.state(roll: $0 < 0.25 ? 75 : 0) } == nil, "too short")
        #expect(Self.crash { _ in Self.state(roll: 45) } == nil)
    }

    @Test func `a flip turns the drone over on purpose`() {
        let crash = Self.crash { _ in
            var state = Self.state(roll: 170)
            state.control = ControlState(.looping)
            return state
        }
        #expect(crash == nil)
    }

    @Test func `a blow after which nothing moves is a crash, one that is flown on from is none`() {
        let lies = Self.crash { Self.state(altitude: 0.2, loadFactor: (1..<1.1).contains($0) ? 4 : 1) }
        #expect(lies == .shock(loadFactor: 4))
        #expect(Self.crash { Self.state(altitude: 0.2, speed: 0.5, loadFactor: (1..<1.1).contains($0) ? 4 : 1) } == nil)
        #expect(Self.crash { Self.state(altitude: 1, loadFactor: (1..<1.1).contains($0) ? 4 : 1) } == nil)
        #expect(Self.crash { _ in Self.state(altitude: 0.2) } == nil)
    }

    @Test func `a crash that the firmware does not notice lands the drone`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.move(.hover)))
        drone.demo.phiMillidegrees = 80_000
        drone.run(for: .seconds(1))
        #expect(drone.events.contains(.landingBegan(.crashed(.tilted(.degrees(80))))))
        #expect(drone.lastReference == .land)
    }

    // MARK: Heights

    private static func disagreement(_ states: (Double) -> DroneState) -> Double? {
        var watch = HeightWatch()
        for step in 0...150 {
            let time = Double(step) / 15
            if watch.note(states(time), isAirborne: true, at: .seconds(time)) == true { return time }
        }
        return nil
    }

    @Test func `two heights disagree after two seconds, unless there is a step below`() throws {
        let time = try #require(Self.disagreement { _ in Self.state(altitude: 1, height: 2.2) })
        #expect((2.0...2.2).contains(time))
        #expect(Self.disagreement { _ in Self.state(altitude: 1, height: 1.9) } == nil)
        // Over a stair: the measured distance jumps, and the estimate follows within some seconds.
        let stair = Self.disagreement { Self.state(altitude: $0 < 5 ? 1 : 2.4, height: $0 < 1 ? 1 : 2.4) }
        #expect(stair == nil)
        // Beyond the reach of the sensor there is no step.
        #expect(Self.disagreement { Self.state(altitude: 1, height: $0 < 1 ? 1 : 6) } != nil)
    }

    // MARK: Before a take-off

    @Test func `a drone that leans or is carried about does not take off, and one at rest says nothing`() throws {
        var drone = try ScriptedDrone.connected()
        drone.demo.phiMillidegrees = 15_000
        drone.run(for: .seconds(2))
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(200))
        #expect(drone.events == [.refused(.preflight(.notLevel(.degrees(15))))])
        #expect(drone.lastReference == .land)

        drone = try ScriptedDrone.connected()
        drone.run(for: .seconds(2))
        drone.demo.thetaMillidegrees = 5000
        drone.run(for: .milliseconds(200))
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(100))
        #expect(drone.events == [.refused(.preflight(.notStill(.degrees(5))))])

        drone = try ScriptedDrone.connected()
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(200))
        #expect(drone.events.isEmpty)
        #expect(drone.lastReference == .takeOff)
    }

    @Test func `what is not as it should be around the drone is said, and flown with`() throws {
        var drone = try ScriptedDrone.connected()
        var surroundings = Surroundings()
        surroundings.guardianIsGone = true
        surroundings.freeBytes = 150_000_000
        surroundings.cameraIsSilent = true
        drone.machine.note(surroundings)
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(200))
        #expect(
            drone.events == [
                .noticed(.noGuardian), .noticed(.diskAlmostFull(free: 150_000_000)), .noticed(.noPictures),
            ]
        )
        #expect(drone.lastReference == .takeOff)
    }

    // MARK: Limits

    @Test func `limits with which nothing can be flown are named`() {
        #expect(FlightLimits.indoor.contradiction == nil)
        #expect(FlightLimits.outdoor.contradiction == nil)
        var limits = FlightLimits.indoor
        limits.ceiling = .meters(0.5)
        #expect(limits.contradiction == .ceilingBelowFirstHover(.meters(0.5), least: .meters(1.2)))
        limits = .indoor
        limits.radius = .meters(Double.nan)
        #expect(limits.contradiction != nil)
        limits = .indoor
        limits.ceiling = .meters(101)
        #expect(limits.contradiction == .tooFar("a ceiling", .meters(101), most: .meters(100)))
        limits = .indoor
        limits.radius = .meters(Double.infinity)
        #expect(limits.contradiction == .tooFar("a radius", limits.radius, most: .meters(1000)))
        limits = .indoor
        limits.tilt = .zero
        #expect(limits.contradiction == .nothingAllowed("the tilt"))
    }

    // MARK: Causes

    @Test func `a failure is led back to what began it`() {
        let events: [FlightEvent] = [
            .connected(flying: false), .tookOff, .reachedHover, .linkQuiet(.milliseconds(510)), .linkLost(.seconds(2)),
            .landingBegan(.linkLost(.seconds(5))),
        ]
        let chain = CauseChain(of: .failsafe(.linkLost(.seconds(5))), in: events)
        #expect(
            chain.events == [
                .landingBegan(.linkLost(.seconds(5))), .linkLost(.seconds(2)), .linkQuiet(.milliseconds(510)),
            ]
        )
        #expect(CauseChain(of: .replaced, in: events).events.isEmpty)
    }
}
