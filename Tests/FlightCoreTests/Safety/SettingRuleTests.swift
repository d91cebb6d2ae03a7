import DroneWire
import Testing

@testable import FlightCore

/// Which settings of the drone a pilot may write.
struct SettingRuleTests {
    @Test(
        arguments: [
            ("control:altitude_max", "3001"), ("control:euler_angle_max", "0.21"),
            ("control:outdoor_euler_angle_max", "0.52"), ("control:control_vz_max", "701"),
            ("control:control_yaw", "6.11"), ("control:outdoor", "TRUE"), ("control:flight_without_shell", "TRUE"),
            ("CONTROL:Altitude_Max", "100000"), ("control:altitude_max", "nan"),
            ("control:euler_angle_max", "4602678819172646912"),
        ]
    )
    func `a pilot widens no limit`(key: String, value: String) throws {
        let told = try written(key, value)
        #expect(told.events == [.refused(.widening(key.lowercased()))])
        #expect(told.settings.isEmpty)
    }

    @Test(
        arguments: [
            ("general:navdata_demo", "FALSE"), ("general:navdata_options", "0"), ("general:com_watchdog", "10"),
            ("network:owner_mac", "00:00:00:00:00:00"), ("custom:session_id", "-all"),
        ]
    )
    func `a pilot does not take away what the link lives by`(key: String, value: String) throws {
        let told = try written(key, value)
        #expect(told.events == [.refused(.linksOwn(key))])
        #expect(told.settings.isEmpty)
    }

    @Test(
        arguments: [
            ("control:altitude_max", "2000"), ("control:euler_angle_max", "0.1"), ("control:outdoor", "FALSE"),
            ("video:video_channel", "1"), ("general:ardrone_name", "Heron"),
        ]
    )
    func `a pilot tightens limits, and sets everything else`(key: String, value: String) throws {
        let told = try written(key, value)
        #expect(!told.events.contains { if case .refused = $0 { true } else { false } })
        #expect(told.settings.contains(try ConfigurationSetting(key: key, value: value)))
    }

    @Test func `a flip is refused on the ground in whatever case its key is written`() throws {
        let told = try written("CONTROL:FLIGHT_ANIM", "16,15")
        #expect(told.events == [.refused(.notFlying)])
        #expect(told.settings.isEmpty)
    }

    private func written(_ key: String, _ value: String) throws -> ScriptedDrone {
        var drone = try ScriptedDrone.connected()
        drone.take(seat: SteadyPilot(.configure(try ConfigurationSetting(key: key, value: value))))
        drone.run(for: .milliseconds(500))
        return drone
    }
}
