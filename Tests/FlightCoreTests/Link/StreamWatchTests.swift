import DroneWire
import Testing

@testable import FlightCore

/// What was acknowledged, and what the pictures show.
struct StreamWatchTests {
    private static let live360p = StreamShape(codec: .h264, width: 640, height: 360)
    private static let front = StreamShape(codec: .vlib, width: 320, height: 240)

    /// A drone that acknowledges a setting, and goes on sending pictures of a shape.
    private func drone(told settings: [ConfigurationSetting], showing shape: StreamShape) throws -> ScriptedDrone {
        var drone = try ScriptedDrone.connected()
        for setting in settings { drone.configure(setting) }
        drone.run(for: .seconds(2))
        drone.forget()
        for _ in 0..<20 {
            drone.show(shape)
            drone.run(for: .milliseconds(500))
        }
        return drone
    }

    private func failures(_ drone: ScriptedDrone) -> [FlightEvent] {
        drone.events.filter { if case .configurationFailed = $0 { true } else { false } }
    }

    @Test(arguments: [
        (ConfigurationSetting.videoCodec(.h264Live720p), live360p, "H.264, 640 x 360"),
        (.videoCodec(.mpeg4Live360p), live360p, "H.264, 640 x 360"),
        (.videoCodec(.p264), front, "UVLC, 320 x 240"),
        (.videoChannel(.bottom), front, "UVLC, 320 x 240"),
    ])
    func `what is acknowledged and does not show is written once more, and then reported with what shows, once`(
        setting: ConfigurationSetting,
        shape: StreamShape,
        seen: String
    ) throws {
        let drone = try drone(told: [setting], showing: shape)
        #expect(drone.settings == [setting])
        #expect(failures(drone) == [.configurationFailed(setting, .notInEffect(seen: seen))])
        let fact = drone.machine.configuration.first { $0.key == setting.key }
        #expect(fact?.said == .failed(.notInEffect(seen: seen)))
    }

    @Test(arguments: [
        ([ConfigurationSetting.videoCodec(.h264Live360p)], live360p),
        // Both cameras of an AR.Drone 2.0 have pictures of this size.
        ([.videoChannel(.bottom)], live360p),
        // What the bottom camera makes of 720p is not known.
        ([.videoChannel(.bottom), .videoCodec(.h264Live720p)], live360p),
        ([.videoCodec(.h264AutoResize)], StreamShape(codec: .h264, width: 320, height: 180)),
        ([.videoChannel(.bottom)], StreamShape(codec: .vlib, width: 176, height: 144)),
        ([.videoChannel(.frontWithBottomInset), .videoCodec(.uvlc)], front),
    ])
    func `what shows, or cannot be seen, is left alone`(settings: [ConfigurationSetting], shape: StreamShape) throws {
        let drone = try drone(told: settings, showing: shape)
        #expect(drone.settings.isEmpty)
        #expect(failures(drone).isEmpty)
    }

    @Test func `pictures of before are borne for as long as they may be on their way`() throws {
        var drone = try ScriptedDrone.connected()
        drone.configure(.videoCodec(.h264Live720p))
        drone.run(for: .seconds(1))
        drone.forget()
        for _ in 0..<5 {
            drone.show(Self.live360p)
            drone.run(for: .milliseconds(500))
        }
        drone.show(StreamShape(codec: .h264, width: 1280, height: 720))
        drone.run(for: .seconds(2))
        #expect(drone.settings.isEmpty)
    }
}
