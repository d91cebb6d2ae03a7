import DroneWire
import Testing

@testable import DroneSim

/// What each stick does, told by the truth and by navdata apart, so that two wrong signs cannot hide each other.
@Suite struct DirectionTests {
    /// The truth and the newest datagram after a second of the sticks, from a hover with the nose to the north.
    private func fly(
        _ sticks: Piloting,
        turnedBy heading: Double = 0,
        for duration: Duration = .seconds(1)
    ) throws -> (
        truth: Truth, navdata: NavdataDatagram
    ) {
        var cockpit = Cockpit.hovering(Cockpit.clear, .everything)
        cockpit.sticks = Piloting(yaw: heading < 0 ? -1 : 1)
        while abs(cockpit.truth.attitude.heading.inDegrees - heading) > 5 { cockpit.pass(.milliseconds(5)) }
        cockpit.sticks = .hover
        cockpit.pass(.seconds(3))
        cockpit.sticks = sticks
        cockpit.pass(duration)
        return (cockpit.truth, try #require(cockpit.newest))
    }

    @Test func `negative pitch lowers the nose and flies ahead`() throws {
        let (truth, navdata) = try fly(Piloting(pitch: -0.5))
        #expect(truth.position.x > 0.1 && abs(truth.position.y) < 0.01)
        let demo = try #require(navdata.demo)
        #expect(demo.thetaMillidegrees < -5000)
        #expect(demo.vxMillimetersPerSecond > 300 && abs(demo.vyMillimetersPerSecond) < 10)
    }

    @Test func `positive pitch flies backward`() throws {
        let (truth, navdata) = try fly(Piloting(pitch: 0.5))
        #expect(truth.position.x < -0.1)
        let demo = try #require(navdata.demo)
        #expect(demo.thetaMillidegrees > 5000 && demo.vxMillimetersPerSecond < -300)
    }

    @Test func `positive roll lowers the right side and flies to the right`() throws {
        let (truth, navdata) = try fly(Piloting(roll: 0.5))
        #expect(truth.position.y > 0.1 && abs(truth.position.x) < 0.01)
        let demo = try #require(navdata.demo)
        #expect(demo.phiMillidegrees > 5000)
        #expect(demo.vyMillimetersPerSecond > 300 && abs(demo.vxMillimetersPerSecond) < 10)
    }

    @Test func `negative roll flies to the left`() throws {
        let (truth, navdata) = try fly(Piloting(roll: -0.5))
        #expect(truth.position.y < -0.1)
        let demo = try #require(navdata.demo)
        #expect(demo.phiMillidegrees < -5000 && demo.vyMillimetersPerSecond < -300)
    }

    @Test func `positive gaz climbs, negative gaz sinks, and demo's vz stays 0`() throws {
        let (up, climbing) = try fly(Piloting(gaz: 1))
        #expect(up.velocity.z > 0.4)
        #expect(try #require(climbing.altitude).altitudeVzMillimetersPerSecond > 400)
        #expect(try #require(climbing.demo).vzMillimetersPerSecond == 0)
        let (down, sinking) = try fly(Piloting(gaz: -0.3))
        #expect(down.velocity.z < -0.1)
        #expect(try #require(sinking.altitude).altitudeVzMillimetersPerSecond < -100)
    }

    @Test func `positive yaw turns clockwise, from north to east`() throws {
        let (truth, navdata) = try fly(Piloting(yaw: 0.5))
        #expect((30...60).contains(truth.attitude.heading.inDegrees))
        // The newest datagram may be 65 ms old.
        #expect(abs(Double(try #require(navdata.demo).psiMillidegrees) / 1000 - truth.attitude.heading.inDegrees) < 4)
        #expect(try #require(navdata.physMeasures).physGyrosDegreesPerSecond[2] > 40)
    }

    @Test func `ahead is where the nose points: turned to the east, negative pitch flies east`() throws {
        let (truth, navdata) = try fly(Piloting(pitch: -0.5), turnedBy: 90)
        #expect(truth.velocity.y > 0.3 && abs(truth.velocity.x) < 0.15)
        #expect(try #require(navdata.demo).vxMillimetersPerSecond > 300)
    }

    @Test func `with absolute control, forward is away from the pilot whatever the nose does`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.sticks = Piloting(yaw: 1)
        cockpit.pass(.milliseconds(1200))
        cockpit.sticks = .hover
        cockpit.pass(.seconds(3))
        let start = cockpit.truth.position
        // The pilot looks east.
        let sticks = Piloting(pitch: -0.5, flags: [.progressive, .absoluteControl])
        for _ in 0..<40 {
            cockpit.send([.ref(.takeOff), .pcmdMag(sticks, PilotHeading(psi: 0.5))])
            cockpit.beSilent(.milliseconds(30))
        }
        let moved = cockpit.truth.position - start
        #expect(moved.y > 0.2 && abs(moved.x) < 0.05)
    }

    @Test func `accelerometers feel gravity downward as minus 1000 mg and a raised nose as positive x`() throws {
        let (_, level) = try fly(.hover)
        let rest = try #require(level.physMeasures).physAccsMilligravity
        #expect(abs(rest[2] + 1000) < 10 && abs(rest[0]) < 10 && abs(rest[1]) < 10)
        // Long enough for drag to balance the thrust, or the drone feels its own acceleration instead.
        let (_, tilted) = try fly(Piloting(pitch: 0.5), for: .seconds(12))
        #expect(try #require(tilted.physMeasures).physAccsMilligravity[0] > 80)
        #expect(try #require(tilted.eulerAngles).thetaAMillidegrees > 4000)
    }
}
