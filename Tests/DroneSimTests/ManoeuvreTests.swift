import DroneWire
import Testing

@testable import DroneSim

@Suite struct ManoeuvreTests {
    /// The truth every 5 ms from the order to three seconds after it.
    private func perform(_ animation: FlightAnimation, milliseconds: Int32? = nil, battery: Double = 100) -> [Truth] {
        var cockpit = Cockpit.hovering(SimulatorSettings(batteryPercent: battery, sensors: .perfect, world: .field))
        cockpit.send([.config(.flightAnimation(animation, milliseconds: milliseconds))])
        var curve: [Truth] = []
        for _ in 0..<600 {
            cockpit.pass(.milliseconds(5))
            curve.append(cockpit.truth)
        }
        return curve
    }

    @Test(arguments: [
        (FlightAnimation.flipAhead, -1.0, 0.0), (.flipBehind, 1, 0), (.flipLeft, 0, -1), (.flipRight, 0, 1),
    ])
    func `a flip turns the drone round once about its axis and ends in a hover`(
        animation: FlightAnimation,
        pitch: Double,
        roll: Double
    ) throws {
        let curve = perform(animation)
        let states = curve.map(\.state)
        #expect(states.contains(ControlState(.looping)))
        #expect(states.contains(ControlState(.looping, minor: 1)))
        #expect(states.contains(ControlState(.looping, minor: 2)))
        let looping = states.count { $0.major == .looping }
        #expect((180...240).contains(looping))  // about a second of 5 ms steps
        // The sum of all turns, each taken the short way.
        func turn(_ angle: (Truth) -> Double) -> Double {
            zip(curve, curve.dropFirst()).reduce(0) { $0 + (angle($1.1) - angle($1.0)).wrappedAngle }.inDegrees
        }
        #expect(abs(turn(\.attitude.pitch) - pitch * 360) < 3)
        #expect(abs(turn(\.attitude.roll) - roll * 360) < 3)
        let end = try #require(curve.last)
        #expect(end.state.major == .hovering)
        #expect(abs(end.position.z - curve[0].position.z) < 0.1)
        #expect(curve.allSatisfy { $0.position.z > 0.5 })
    }

    @Test func `a flip is refused with little charge, near the ground, and on it`() {
        #expect(perform(.flipLeft, battery: 28).allSatisfy { $0.state.major == .hovering })
        var cockpit = Cockpit.connected()
        cockpit.configure(.flightAnimation(.flipLeft))
        cockpit.pass(.seconds(1))
        #expect(cockpit.truth.state.major == .landed)
    }

    @Test func `turnaround turns half a circle`() throws {
        let curve = perform(.turnaround, milliseconds: 2000)
        #expect(abs(try #require(curve.last).attitude.heading.inDegrees - 180) < 2)
    }

    @Test func `a tilt animation overrides the sticks for its time and the drone hovers after it`() throws {
        let curve = perform(.rollRight, milliseconds: 500)
        #expect(abs(try #require(curve.map(\.attitude.roll.inDegrees).max()) - 30) < 1)
        #expect(curve[80].state.major == .flying)
        #expect(try #require(curve.last).state.major == .hovering)
    }

    @Test func `calibrating the magnetometer spins the drone once, in the air only`() {
        var grounded = Cockpit.connected()
        grounded.send([.calibrate(.magnetometer)])
        grounded.pass(.seconds(1))
        #expect(grounded.truth.state.major == .landed)

        var cockpit = Cockpit.hovering()
        cockpit.send([.calibrate(.magnetometer)])
        cockpit.pass(.seconds(1))
        #expect(cockpit.truth.state == ControlState(.hovering, minor: 12))
        cockpit.pass(.seconds(6))
        #expect(abs(cockpit.truth.attitude.heading.inDegrees - 360) < 3)
        #expect(cockpit.truth.state == ControlState(.hovering))
    }

    @Test func `lights show their animation for its time, and the standard pattern else`() {
        var cockpit = Cockpit.connected()
        #expect(cockpit.truth.lights == 0xA5)
        cockpit.configure(.ledAnimation(.blinkOrange, frequencyHertz: 2, seconds: 2))
        var patterns: [UInt8] = []
        for _ in 0..<200 {
            patterns.append(cockpit.truth.lights)
            cockpit.pass(.milliseconds(5))
        }
        #expect(Set(patterns) == [0xFF, 0x00])
        #expect(zip(patterns, patterns.dropFirst()).count { $0 != $1 } == 4)
        cockpit.pass(.seconds(2))
        #expect(cockpit.truth.lights == 0xA5)
    }
}
