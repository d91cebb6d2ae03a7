import DroneWire
import Testing

@testable import DroneSim

@Suite struct GPSTests {
    private func cockpit(_ settings: SimulatorSettings) -> Cockpit {
        var cockpit = Cockpit.hovering(settings, .everything)
        cockpit.pass(.milliseconds(200))
        return cockpit
    }

    @Test func `tag 27 is GPS as firmware 2.4 sends it, and says whether a module is plugged in`() throws {
        let indoors = SimulatorSettings(sensors: .perfect, world: .room)
        #expect(try #require(cockpit(indoors).newest?.gps).gpsPlugged == 0)
        #expect(try #require(cockpit(indoors).newest?.gps).dataAvailable == 0)
        var plugged = indoors
        plugged.hasGPS = true
        #expect(try #require(cockpit(plugged).newest?.gps).gpsPlugged == 1)
        var unplugged = Cockpit.clear
        unplugged.hasGPS = false
        #expect(try #require(cockpit(unplugged).newest?.gps).gpsPlugged == 0)
    }

    @Test func `a perfect fix is where the drone is, and its motion is the drone's`() throws {
        var cockpit = cockpit(Cockpit.clear)
        cockpit.sticks = Piloting(pitch: -0.5)
        cockpit.pass(.seconds(4))
        let gps = try #require(cockpit.newest?.gps)
        let truth = cockpit.truth
        #expect(gps.dataAvailable != 0 && gps.nbSatellites > 5)
        let north = (gps.latitudeDegrees - gps.lat0Degrees) * 111_320
        #expect(abs(north - truth.position.x) < 1)
        #expect(abs(gps.longitudeDegrees - gps.lon0Degrees) < 1e-6)
        #expect(abs(Double(gps.speedMetersPerSecond) - truth.velocity.x) < 0.3)
        #expect(gps.degreeDegrees < 1 || gps.degreeDegrees > 359)
    }

    @Test func `a typical fix is metres off, and the same for the same seed`() throws {
        let settings = SimulatorSettings(world: .field, wind: .calm)
        let (first, second) = (cockpit(settings), cockpit(settings))
        let gps = try #require(first.newest?.gps)
        #expect(gps == second.newest?.gps)
        var largest = 0.0
        for datagram in first.navdata {
            guard let fix = datagram.gps else { continue }
            largest = max(largest, abs(fix.latitudeDegrees - fix.lat0Degrees) * 111_320)
        }
        #expect(largest > 0.05 && largest < 10)
    }
}
