import DroneWire
import Testing

@testable import FlightCore

/// The numbers of the safety table that no other test holds from both sides: just before nothing happens, just after it does.
struct BoundaryTests {
    // MARK: What is sent when a drone is met

    @Test(
        arguments: [
            (
                FlightLimits.indoor,
                [
                    "control:outdoor": "FALSE", "control:flight_without_shell": "FALSE",
                    "control:euler_angle_max": "0.200000", "control:control_vz_max": "700.000000",
                    "control:control_yaw": "1.745329", "control:altitude_max": "3000",
                ]
            ),
            (
                .outdoor,
                [
                    "control:outdoor": "TRUE", "control:flight_without_shell": "TRUE",
                    "control:euler_angle_max": "0.350000", "control:control_vz_max": "1000.000000",
                    "control:control_yaw": "2.617994", "control:altitude_max": "20000",
                ]
            ),
        ] as [(FlightLimits, [String: String])]
    )
    func `a drone that is met is given the limits of its surroundings`(
        limits: FlightLimits,
        wanted: [String: String]
    ) throws {
        var drone = try ScriptedDrone(settings: FlightSettings(limits: limits))
        drone.run(for: .seconds(6))
        let told = drone.settings.filter { $0.key.hasPrefix("control:") }
        #expect(Dictionary(told.map { ($0.key, $0.value) }) { $1 } == wanted)
    }

    @Test
    func `a room is 3 m high and 10 m around, a field 20 m and 50 m, and how well a place is known follows from that`()
    {
        #expect(FlightLimits.indoor.ceiling == .meters(3))
        #expect(FlightLimits.indoor.radius == .meters(10))
        #expect(FlightLimits.outdoor.ceiling == .meters(20))
        #expect(FlightLimits.outdoor.radius == .meters(50))
        #expect(FlightLimits.indoor.largestPositionError == .meters(2.5))
        #expect(FlightLimits.outdoor.largestPositionError == .meters(10))
    }

    // MARK: Commands that have no effect

    @Test func `commands that are not heard: the controls are lost at 2 s, and the drone lands at 5 s`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.move(.hover)))
        drone.run(for: .milliseconds(100))
        drone.word.insert(.communicationWatchdog)
        drone.run(for: .milliseconds(1950))
        #expect(drone.outcomes.isEmpty)
        drone.run(for: .milliseconds(200))
        guard case .failed(.commandsUnheard) = drone.outcomes.first else {
            Issue.record("\(drone.outcomes)")
            return
        }
        drone.run(for: .milliseconds(2800))
        #expect(drone.lastReference == .takeOff)
        drone.run(for: .milliseconds(200))
        #expect(drone.lastReference == .land)
    }

    @Test func `a take-off without effect for 5 s, and a landing for 10 s, begin the numbers again`() throws {
        var drone = try ScriptedDrone.connected()
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(4950))
        #expect(!drone.numbers.contains { $0.first == 1 })
        drone.run(for: .milliseconds(100))
        #expect(drone.numbers.contains { $0.first == 1 })

        drone = try ScriptedDrone.hovering()
        drone.take(seat: LandingPilot())
        drone.run(for: .milliseconds(9950))
        #expect(!drone.numbers.contains { $0.first == 1 })
        drone.run(for: .milliseconds(100))
        #expect(drone.numbers.contains { $0.first == 1 })
    }

    @Test func `a landing is told as not confirmed at 20 s`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: LandingPilot())
        drone.run(for: .milliseconds(19_950))
        #expect(!drone.events.contains { if case .landingNotConfirmed = $0 { true } else { false } })
        drone.run(for: .milliseconds(100))
        #expect(drone.events.contains { if case .landingNotConfirmed = $0 { true } else { false } })
    }

    // MARK: The battery

    private static func alarm(
        percent: Int = 80,
        sag: Double = 0,
        drainPerMinute: Double = 0,
        seconds: Int = 30
    ) -> BatteryWatch.Alarm? {
        var watch = BatteryWatch()
        for step in 0...seconds * 15 {
            let time = Double(step) / 15
            var state = DroneState()
            state.batteryPercent = Int(Double(percent) - drainPerMinute * time / 60)
            state.batteryVoltage = .volts(time > Double(seconds) / 2 ? 11.5 - sag : 11.5)
            if let alarm = watch.note(state, isFlying: true, at: .seconds(time)) { return alarm }
        }
        return nil
    }

    @Test func `the marks of the charge are 30, 25 and 15 percent`() {
        #expect(Self.alarm(percent: 31) == nil)
        #expect(Self.alarm(percent: 30) == .warn(percent: 30))
        #expect(Self.alarm(percent: 26) == .warn(percent: 26))
        #expect(Self.alarm(percent: 25) == .end(.battery(percent: 25)))
        #expect(Self.alarm(percent: 16) == .end(.battery(percent: 16)))
        #expect(Self.alarm(percent: 15) == .land(percent: 15))
    }

    @Test func `a sag is one of more than 0.6 V, and an end one of less than 60 s`() {
        #expect(Self.alarm(sag: 0.55) == nil)
        guard case .end(.batterySag) = Self.alarm(sag: 0.65) else {
            Issue.record("nothing said of a voltage that breaks down")
            return
        }
        // After 20 s of a percent a second 79 s are left, after as long at 1.4 a second 51.
        #expect(Self.alarm(percent: 99, drainPerMinute: 60, seconds: 21) == nil)
        guard case .end(.batteryEnding(let time)) = Self.alarm(percent: 99, drainPerMinute: 84) else {
            Issue.record("nothing said of a charge that lasts less than a minute")
            return
        }
        #expect((Duration.seconds(45)..<Duration.seconds(60)).contains(time))
    }

    // MARK: The fence

    private static func verdict(_ distance: Double, seconds: Double, known: Bool = true) -> FenceWatch.Verdict {
        var watch = FenceWatch(limits: .indoor)
        var verdict = watch.note(Position(forward: .meters(9.4)), isKnown: true, at: .zero)
        let steps = Int(seconds * 100)
        for step in 1...steps + 1 {
            let place = Position(forward: .meters(distance))
            verdict = watch.note(place, isKnown: known, at: .milliseconds(10 * step))
        }
        return verdict
    }

    @Test func `outside is more than 0.25 m, for 3 s, and after ten more the drone lands where it is`() {
        #expect(Self.verdict(10.2, seconds: 20) == .none)
        #expect(Self.verdict(10.3, seconds: 2.95) == .none)
        let inside = Position(forward: .meters(9.4))
        #expect(Self.verdict(10.3, seconds: 3.05) == .back(to: inside, .fence(.meters(10))))
        #expect(Self.verdict(10.3, seconds: 3.05, known: false) == .land(.fence(.meters(10))))
        #expect(Self.verdict(10.3, seconds: 12.95) == .back(to: inside, .fence(.meters(10))))
        #expect(Self.verdict(10.3, seconds: 13.05) == .land(.fence(.meters(10))))
        #expect(FenceWatch.returnSpeed == .metersPerSecond(0.5))
    }

    @Test func `a drone comes to rest 0.2 s and its braking later than the fence says stop`() {
        let fence = Fence(limits: .indoor)
        // 2 m/s: 0.4 m of latency and 1.33 m of braking.
        let (moving, ahead) = (Vector(forward: 2), Vector(forward: 1))
        #expect(fence.refusal(at: Vector(forward: 8.2), moving: moving, toward: ahead, error: .zero) == nil)
        #expect(fence.refusal(at: Vector(forward: 8.3), moving: moving, toward: ahead, error: .zero) != nil)
    }

    // MARK: Heights and crashes

    @Test func `with an uncertain height moves to a place are flown at 0.3 m/s, and sticks as they are`() {
        let rate = TurnRate.degreesPerSecond(45)
        let slow = Motion.pose(Pose(), speed: .metersPerSecond(0.3), turn: rate)
        #expect(Motion.pose(Pose(), speed: .metersPerSecond(1), turn: rate).slowed == slow)
        #expect(slow.slowed == slow)
        #expect(Motion.sticks(Sticks(forward: 1)).slowed == .sticks(Sticks(forward: 1)))
    }

    @Test(arguments: [(58.0, false), (62, true)])
    func `a drone in one piece leans by 60 degrees at most`(roll: Double, isCrash: Bool) {
        var watch = CrashWatch()
        var state = DroneState()
        state.control = ControlState(.hovering)
        state.attitude = Attitude(pitch: .zero, roll: .degrees(roll), heading: .zero)
        let found = (0...10).compactMap { watch.note(state, isAirborne: true, at: .milliseconds(66 * $0)) }
        #expect(found.isEmpty != isCrash)
    }

    // MARK: Before a take-off

    private struct Ground {
        var tilt = 0.0
        var swing = 0.0
        var height = 0.3
        var trimAge = Duration.zero
        var clockStandsFor = Duration.zero
        var free: UInt64 = 1_000_000_000

        var findings: [PreflightFinding] {
            var preflight = Preflight()
            let now = Duration.seconds(10_000)
            preflight.noteTrim(at: now - trimAge)
            var state = DroneState()
            state.height = .meters(height)
            for step in 0...30 {
                let time = now - .milliseconds(50 * (30 - step))
                if time <= now - clockStandsFor { state.droneClock = time }
                let lean = step > 20 ? tilt + swing : tilt
                state.attitude = Attitude(pitch: .degrees(lean), roll: .zero, heading: .zero)
                preflight.note(state, at: time)
            }
            state.attitude = Attitude(pitch: .degrees(tilt), roll: .zero, heading: .zero)
            var surroundings = Surroundings()
            surroundings.freeBytes = free
            return preflight.findings(state, surroundings, at: now)
        }
    }

    @Test func `before a take-off: level within 10 degrees, still within 3, trimmed within 30 minutes`() {
        #expect(Ground().findings.isEmpty)
        #expect(Ground(tilt: 9.9).findings.isEmpty)
        #expect(Ground(tilt: 10.1).findings == [.notLevel(.degrees(10.1))])
        #expect(Ground(swing: 2.9).findings.isEmpty)
        #expect(Ground(swing: 3.1).findings.count == 1)
        #expect(Ground(trimAge: .seconds(1799)).findings.isEmpty)
        #expect(Ground(trimAge: .seconds(1801)).findings == [.trimIsOld(.seconds(1801))])
    }

    @Test func `before a take-off: a sonar below 1 m, a clock that goes, 200 MB of room`() {
        #expect(Ground(height: 0.99).findings.isEmpty)
        #expect(Ground(height: 1.01).findings == [.sonarImplausible(.meters(1.01))])
        #expect(Ground(clockStandsFor: .milliseconds(950)).findings.isEmpty)
        #expect(Ground(clockStandsFor: .milliseconds(1100)).findings == [.noClock])
        #expect(Ground(free: 200_000_000).findings.isEmpty)
        #expect(Ground(free: 199_999_999).findings == [.diskAlmostFull(free: 199_999_999)])
    }

    // MARK: Emergency

    @Test func `an emergency is asked for three times, a second each`() {
        var request = EmergencyRequest(wanted: true, at: .zero)
        var raised: [Duration] = []
        var wasRaised = false
        for tick in 0...400 {
            let now = Duration.milliseconds(30 * tick)
            if request.isRaised, !wasRaised { raised.append(now) }
            wasRaised = request.isRaised
            if request.advance(isInEmergency: false, toldAt: now, at: now) == .failed { break }
        }
        #expect(raised.count == 3)
        #expect(zip(raised, raised.dropFirst()).allSatisfy { (1.3...1.4).contains(($1 - $0) / .seconds(1)) })
    }
}
