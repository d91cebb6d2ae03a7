import DroneWire
import Testing

@testable import DroneSim

/// The identified model of the AR.Drone, as step responses of the whole simulated drone: commands in, truth out.
@Suite struct DynamicsTests {
    /// 60 ms pass between a command and its effect.
    private static let delay = 0.06

    /// The truth every 5 ms after a step of the sticks, with the time since their effect in seconds.
    private func response(
        to sticks: Piloting,
        for duration: Duration,
        _ settings: [ConfigurationSetting] = []
    ) -> [(time: Double, truth: Truth)] {
        var cockpit = Cockpit.hovering()
        for setting in settings { cockpit.configure(setting) }
        cockpit.pass(.seconds(1))
        let start = cockpit.now
        cockpit.sticks = sticks
        cockpit.send([.pcmd(sticks)])
        var curve: [(Double, Truth)] = []
        while cockpit.now < start + duration {
            cockpit.pass(.milliseconds(5))
            curve.append(((cockpit.now - start).inSeconds - Self.delay, cockpit.truth))
        }
        return curve
    }

    /// When a curve first reaches a value.
    private func time(
        _ curve: [(time: Double, truth: Truth)],
        reaching value: Double,
        _ quantity: (Truth) -> Double
    ) throws -> Double {
        try #require(curve.first { abs(quantity($0.truth)) >= abs(value) }).time
    }

    private func isWithin5Percent(_ value: Double, of wanted: Double) -> Bool {
        abs(value - wanted) <= 0.05 * abs(wanted)
    }

    @Test func `nothing moves for 60 ms after a command`() {
        let curve = response(to: Piloting(roll: 1, pitch: -1, gaz: 1, yaw: 1), for: .milliseconds(200))
        let before = curve.filter { $0.time < 0.001 }
        let after = curve.filter { $0.time > 0.01 }
        #expect(before.count == 12)
        #expect(before.allSatisfy { abs($0.truth.attitude.pitch) < 0.002 && abs($0.truth.attitude.heading) < 0.002 })
        #expect(after.allSatisfy { abs($0.truth.attitude.pitch) > 0.01 })
    }

    @Test func `a tilt step of 12 degrees reaches 63 percent in a tenth of a second`() throws {
        let curve = response(to: Piloting(roll: 1), for: .seconds(1))
        let full = 12.0.inRadians
        let rise = try time(curve, reaching: full * 0.632) { $0.attitude.roll }
        #expect(abs(rise - 0.1) <= 0.01)
        #expect(isWithin5Percent(try #require(curve.last).truth.attitude.roll, of: full))
    }

    @Test(arguments: [6.0, 12, 20]) func `a held tilt ends in the speed at which drag balances it`(
        degrees: Double
    ) throws {
        let tilt = try ConfigurationSetting(.eulerAngleMax, Float(degrees.inRadians))
        let curve = response(to: Piloting(pitch: -1), for: .seconds(14), [tilt])
        let steady = 17.8 * sine(degrees.inRadians)
        #expect(isWithin5Percent(try #require(curve.last).truth.velocity.x, of: steady))
        // The tilt needs its own tenth of a second before the speed begins to rise.
        let rise = try time(curve, reaching: steady * 0.632) { $0.velocity.x } - 0.1
        #expect(isWithin5Percent(rise, of: 1 / 0.58))
    }

    @Test func `level sticks coast with the time constant of drag, released sticks brake`() {
        func speed(after sticks: Piloting) -> Double {
            var cockpit = Cockpit.hovering()
            cockpit.sticks = Piloting(pitch: -0.5)
            cockpit.pass(.seconds(6))
            cockpit.sticks = sticks
            cockpit.pass(.milliseconds(160))  // command delay and levelling
            let before = cockpit.truth.velocity.x
            cockpit.pass(.milliseconds(1500))
            return cockpit.truth.velocity.x / before
        }
        #expect(isWithin5Percent(speed(after: Piloting()), of: exponential(-1.5 * 0.58)))
        #expect(abs(speed(after: .hover)) < 0.15)
    }

    @Test func `a climb settles at the stick's share of the limit with 0.71 s, and a descent at twice that`() throws {
        let up = response(to: Piloting(gaz: 1), for: .seconds(2))
        let rise = try time(up, reaching: 0.7 * 0.632) { $0.velocity.z }
        #expect(isWithin5Percent(rise, of: 1 / 1.4))
        let fall = 2 * 0.7 * 0.5
        let ceiling = try ConfigurationSetting(.altitudeMax, 100_000)
        var cockpit = Cockpit.hovering()
        cockpit.configure(ceiling)
        cockpit.sticks = Piloting(gaz: 1)
        cockpit.pass(.seconds(20))
        #expect(isWithin5Percent(cockpit.truth.velocity.z, of: 0.7))
        cockpit.sticks = Piloting(gaz: -0.5)
        cockpit.pass(.seconds(6))
        #expect(isWithin5Percent(cockpit.truth.velocity.z, of: -fall))
    }

    @Test func `the turn rate settles at the stick's share of the limit within a tenth of a second`() throws {
        let limit = try ConfigurationSetting(.controlYaw, 1.5)
        let curve = response(to: Piloting(yaw: 0.5), for: .seconds(3), [limit])
        let (early, late) = (try #require(curve.first { $0.time >= 1 }), try #require(curve.last))
        let rate = (late.truth.attitude.heading - early.truth.attitude.heading) / (late.time - early.time)
        #expect(isWithin5Percent(rate, of: 0.75))
        // A first-order lag costs exactly its time constant of turning.
        let lag = late.time - late.truth.attitude.heading / 0.75
        #expect(abs(lag - 0.1) < 0.01)
    }

    @Test func `the ceiling stops a climb and the floor a descent`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.configure(try ConfigurationSetting(.altitudeMax, 2000))
        cockpit.sticks = Piloting(gaz: 1)
        cockpit.pass(.seconds(12))
        #expect(abs(cockpit.truth.position.z - 2) < 0.05)
        cockpit.sticks = Piloting(gaz: -1)
        cockpit.pass(.seconds(8))
        // A little higher than `control:altitude_min`: the air under the propellers carries.
        #expect((0...0.16).contains(cockpit.truth.position.z))
        #expect(cockpit.truth.state.major == .flying)
    }
}
