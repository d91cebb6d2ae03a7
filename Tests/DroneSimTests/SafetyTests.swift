import DroneWire
import Testing

@testable import DroneSim

@Suite struct SafetyTests {
    private static let press = Reference(takeOff: false, emergency: true)

    @Test func `an emergency edge cuts the motors, the next one clears it, a held bit does nothing more`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.reference = Self.press
        cockpit.pass(.milliseconds(100))
        #expect(cockpit.drone.state.isSuperset(of: [.emergency, .userEmergency]))
        #expect(!cockpit.drone.state.contains(.flying))
        #expect(cockpit.truth.state.major == .landed)
        #expect(cockpit.truth.velocity.z < 0)
        cockpit.pass(.seconds(2))
        #expect(cockpit.truth.position.z == 0)
        #expect(cockpit.drone.state.contains(.emergency))

        cockpit.reference = .takeOff
        cockpit.pass(.seconds(1))
        #expect(!cockpit.drone.state.contains(.flying))

        cockpit.reference = .land
        cockpit.pass(.milliseconds(100))
        cockpit.reference = Self.press
        cockpit.pass(.milliseconds(100))
        #expect(cockpit.drone.state.isDisjoint(with: [.emergency, .userEmergency]))
        cockpit.reference = .land
        cockpit.pass(.milliseconds(100))
        cockpit.reference = .takeOff
        try cockpit.pass(until: .hovering, within: .seconds(10))
    }

    @Test func `take-off is refused with a low battery`() {
        var cockpit = Cockpit.connected(SimulatorSettings(batteryPercent: 19, sensors: .perfect))
        cockpit.reference = .takeOff
        cockpit.pass(.seconds(2))
        #expect(cockpit.drone.state.contains(.vbatLow))
        #expect(!cockpit.drone.state.contains(.flying))
    }

    @Test func `take-off is refused until a landing is over`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.reference = .land
        cockpit.pass(.milliseconds(500))
        cockpit.reference = .takeOff
        cockpit.pass(.milliseconds(100))
        #expect(cockpit.truth.state.major == .landing)
        try cockpit.pass(until: .takingOff, within: .seconds(5))
        #expect(cockpit.truth.position.z == 0)
    }

    @Test func `a battery carries the drone for about twelve minutes, warns, and lands it by itself`() throws {
        var cockpit = Cockpit.connected()
        cockpit.reference = .takeOff
        var percents: [UInt32] = []
        var warned: (time: Duration, percent: UInt32)?
        let start = cockpit.now
        try cockpit.pass(until: .hovering, within: .seconds(10))
        while cockpit.drone.state.contains(.flying), cockpit.now < .seconds(900) {
            cockpit.pass(.seconds(5))
            let percent = try #require(cockpit.newest?.demo).batteryPercent
            percents.append(percent)
            if warned == nil, cockpit.drone.state.contains(.vbatLow) { warned = (cockpit.now, percent) }
        }
        let minutes = (cockpit.now - start).inSeconds / 60
        #expect((9.5...12).contains(minutes))
        #expect(try #require(warned).percent <= 20)
        #expect(zip(percents, percents.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(cockpit.truth.position.z == 0)
        // The sag is gone: the gauge recovers a little, but not so far that it would fly again.
        cockpit.pass(.seconds(10))
        #expect(try #require(cockpit.newest?.demo).batteryPercent >= percents[percents.count - 1])
        #expect(!cockpit.drone.state.contains(.flying))
    }

    @Test func `the voltage sags when the motors carry the drone and recovers after`() throws {
        var cockpit = Cockpit.connected(Cockpit.clear, .everything)
        cockpit.pass(.seconds(1))
        func millivolts() throws -> Int { Int(try #require(cockpit.newest?.rawMeasures).vbatRawMillivolts) }
        let rested = try millivolts()
        cockpit.reference = .takeOff
        cockpit.pass(.seconds(5))
        let loaded = try millivolts()
        cockpit.reference = .land
        cockpit.pass(.seconds(5))
        #expect(rested - loaded > 100)
        #expect(try millivolts() - loaded > 90)
    }

    @Test func `an endless battery stays full`() {
        var cockpit = Cockpit.hovering(SimulatorSettings(batteryIsEndless: true, sensors: .perfect))
        cockpit.pass(.seconds(60))
        #expect(cockpit.truth.batteryPercent == 100)
    }

    @Test func `flying into a wall stops the propellers, touching it does not`() {
        var cockpit = Cockpit.hovering(SimulatorSettings(sensors: .perfect, world: .room))
        cockpit.sticks = Piloting(pitch: -0.15)
        cockpit.pass(.seconds(7))
        #expect(cockpit.drone.state.contains(.flying))
        #expect(cockpit.truth.position.x <= World.room.bounds.maximum.x - 0.28)
        cockpit.sticks = Piloting(pitch: 0.8)
        cockpit.pass(.seconds(5))
        #expect(cockpit.drone.state.isSuperset(of: [.cutout, .emergency]))
        #expect(cockpit.truth.position.z == 0)
        #expect(cockpit.truth.position.x >= World.room.bounds.minimum.x + 0.28)
    }

    @Test func `a wall that is touched softly pushes the drone back and tilts it away`() {
        var cockpit = Cockpit.hovering(SimulatorSettings(sensors: .perfect, world: .room))
        cockpit.sticks = Piloting(roll: 0.15)
        var tilts: [Double] = []
        while cockpit.now < .seconds(20) {
            cockpit.pass(.milliseconds(5))
            tilts.append(cockpit.truth.attitude.roll.inDegrees)
        }
        // The stick asks for 1.8 degrees to the right; the wall on the right tilts it to the left now and then.
        #expect(tilts.contains { $0 < -1 })
        #expect(cockpit.drone.state.contains(.flying))
        #expect(cockpit.truth.position.y <= World.room.bounds.maximum.y - 0.28)
    }

    @Test func `propellers that meet the floor at speed trip the drone, and its angles are out of range`() {
        var cockpit = Cockpit.hovering()
        cockpit.sticks = Piloting(pitch: -1)
        cockpit.pass(.seconds(3))
        cockpit.reference = .land
        // A wind from behind keeps it from braking.
        cockpit.drone.blow(speed: 25, fromDegrees: 180, for: .seconds(6))
        cockpit.pass(.seconds(6))
        #expect(cockpit.drone.state.isSuperset(of: [.emergency, .anglesOutOfRange]))
        #expect(!cockpit.drone.state.contains(.flying))
    }

    @Test func `the air under the propellers softens a landing`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.reference = .land
        var speeds: [Double] = []
        while cockpit.truth.state.major != .landed, cockpit.now < .seconds(30) {
            speeds.append(cockpit.truth.velocity.z)
            cockpit.pass(.milliseconds(5))
        }
        #expect(cockpit.truth.state.major == .landed)
        let last = try #require(speeds.last { $0 < -0.01 })
        // It sinks at 0.3 m/s until the air carries.
        #expect((-0.29 ... -0.1).contains(last))
    }
}
