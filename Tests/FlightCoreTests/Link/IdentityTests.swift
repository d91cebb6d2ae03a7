import DroneWire
import Testing

@testable import FlightCore

struct IdentityTests {
    @Test func `settings wait until it is known which drone this is, and commands do not`() throws {
        var drone = try ScriptedDrone(awaitsIdentity: true)
        drone.run(for: .seconds(1))
        #expect(drone.settings.isEmpty)
        #expect(drone.datagrams.count > 25)
        drone.identify(DroneIdentity(firmware: FirmwareVersion(2, 4, 8), evidence: .versionFile))
        drone.run(for: .milliseconds(200))
        #expect(drone.settings.first?.key == "custom:session_id")
    }

    @Test func `where nobody finds out which drone it is, settings are written all the same`() throws {
        var drone = try ScriptedDrone(awaitsIdentity: true)
        drone.run(for: .milliseconds(1500))
        #expect(drone.settings.first?.key == "custom:session_id")
        #expect(drone.machine.identity == nil)
    }

    @Test(arguments: [(FirmwareVersion(1, 5, 1), false), (FirmwareVersion(1, 6), true), (FirmwareVersion(1, 10), true)])
    func `firmware before 1.6 gets no session, user or application`(version: FirmwareVersion, isKept: Bool) throws {
        var drone = try ScriptedDrone(awaitsIdentity: true)
        drone.identify(DroneIdentity(firmware: version, evidence: .versionFile))
        drone.run(for: .seconds(6))
        #expect(drone.settings.contains { $0.key == "custom:session_id" } == isKept)
        #expect(drone.datagrams.joined().contains { if case .configIDs = $0 { true } else { false } } == isKept)
        #expect(drone.machine.isConfigured)
    }

    @Test func `the first drone is given no ceiling above five metres`() throws {
        var drone = try ScriptedDrone(settings: FlightSettings(limits: .outdoor), awaitsIdentity: true)
        drone.identify(DroneIdentity(firmware: FirmwareVersion(1, 7, 4), evidence: .versionFile))
        drone.run(for: .seconds(6))
        #expect(drone.settings.last { $0.key == "control:altitude_max" }?.value == "5000")
    }

    @Test func `a version tells the drone, and its ports tell it where there is no version`() {
        #expect(DroneIdentity(firmware: FirmwareVersion(1, 7, 4), evidence: .versionFile).generation == .one)
        #expect(DroneIdentity(firmware: FirmwareVersion(2, 4, 8), evidence: .configuration).generation == .two)
        #expect(DroneIdentity(takesVideoConnections: false).generation == .one)
        #expect(DroneIdentity(takesVideoConnections: true).description == "AR.Drone 2")
    }
}
