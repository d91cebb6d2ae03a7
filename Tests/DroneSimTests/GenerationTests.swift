import DroneWire
import Testing

@testable import DroneSim

@Suite struct GenerationTests {
    private static var first: SimulatorSettings {
        var settings = Cockpit.clear
        settings.generation = .one
        return settings
    }

    private func listing(_ cockpit: inout Cockpit) throws -> ConfigurationListing {
        cockpit.send([.control(.sendConfiguration)])
        cockpit.acknowledge()
        let bytes = try #require(cockpit.listings.last)
        return ConfigurationListing(parsing: bytes.rawSpan)
    }

    @Test func `full navdata of an AR.Drone 1.0 has 20 options in the sizes of firmware 1`() throws {
        var cockpit = Cockpit.hovering(Self.first, .full)
        cockpit.pass(.milliseconds(100))
        let newest = try #require(cockpit.newest)
        #expect(newest.options.count == 20)
        let sizes = newest.options.map(\.size)
        #expect(
            sizes == [
                148, 8, 38, 46, 16, 12, 36, 16, 24, 68, 20, 16, 44, 92, 108, 364, 104, 8, 40, 29,
            ]
        )
        let demo = try #require(newest.demo)
        #expect(demo.controlState.major == .hovering && demo.altitudeMillimeters > 500)
        // A whole number where the second drone has a float.
        let thrust = Int32(bitPattern: try #require(newest.pwm).gazAltitude.bitPattern)
        #expect((100...255).contains(thrust))
    }

    @Test func `an AR.Drone 1.0 drops PCMD_MAG and CALIB like garbage`() {
        var cockpit = Cockpit.hovering(Self.first)
        cockpit.beSilent(.milliseconds(100))
        #expect(cockpit.drone.state.contains(.communicationWatchdog))
        let ahead = Piloting(pitch: -1, flags: [.progressive, .absoluteControl])
        cockpit.send([.pcmdMag(ahead, PilotHeading(psi: 0, accuracy: 0)), .calibrate(.magnetometer)])
        #expect(cockpit.drone.state.contains(.communicationWatchdog))
        cockpit.beSilent(.milliseconds(500))
        #expect(cockpit.truth.state == ControlState(.hovering))
        #expect(abs(cockpit.truth.attitude.pitch.inDegrees) < 2)
        cockpit.send([.pcmd(.hover)])
        #expect(!cockpit.drone.state.contains(.communicationWatchdog))
    }

    @Test(arguments: [(LEDAnimation.doubleMissile, true), (LEDAnimation.frontLeftGreenOthersRed, false)])
    func `an AR.Drone 1.0 plays lights 0 to 13`(animation: LEDAnimation, isPlayed: Bool) {
        for order in [
            ATCommand.led(animation, frequencyHertz: 1, seconds: 0),
            .config(.ledAnimation(animation, frequencyHertz: 1, seconds: 0)),
        ] {
            var cockpit = Cockpit.connected(Self.first)
            cockpit.send([order])
            cockpit.pass(.milliseconds(100))
            #expect((cockpit.truth.lights != 0xA5) == isPlayed)
        }
    }

    @Test func `an AR.Drone 1.0 has no flips`() {
        var cockpit = Cockpit.hovering(Self.first)
        cockpit.send([.animation(.flipLeft, milliseconds: 1000)])
        cockpit.pass(.milliseconds(100))
        #expect(cockpit.truth.state == ControlState(.hovering))
        cockpit.send([.animation(.turnaround, milliseconds: 1000)])
        cockpit.pass(.milliseconds(100))
        #expect(cockpit.truth.state.major == .flying)
    }

    @Test func `the settings of an AR.Drone 1.0 are its own`() throws {
        var cockpit = Cockpit.connected(Self.first)
        let listing = try listing(&cockpit)
        #expect(listing.value(of: .softwareVersion) == "1.7.4")
        #expect(listing.value(of: .mainBoardVersion) == 17)
        #expect(listing.value(of: .videoCodec) == .uvlc)
        #expect(listing.value(of: "leds:leds_anim") == "0")
        #expect(listing.value(of: "network:at_port") == "5556")
        let keysOfTheSecond = [
            "control:magneto_offset", "video:codec_fps", "video:video_on_usb", "userbox:userbox_cmd", "gps:latitude",
            "general:drone_serial", "network:wifi_rate",
        ]
        for key in keysOfTheSecond { #expect(listing.value(of: key) == nil) }
        var second = Cockpit.connected()
        let newer = try self.listing(&second)
        #expect(newer.value(of: "network:at_port") == nil && newer.value(of: "control:shield_enable") == nil)
        #expect(keysOfTheSecond.allSatisfy { newer.value(of: $0) != nil })
    }

    @Test func `codecs, ceilings and bit rates are those of the generation`() throws {
        let ids = ConfigurationIDs(
            session: ConfigurationID(rawValue: 1),
            user: ConfigurationID(rawValue: 2),
            application: ConfigurationID(rawValue: 3)
        )
        func written(_ key: String, _ value: String, on generation: DroneGeneration) throws -> String? {
            var settings = Cockpit.clear
            settings.generation = generation
            var cockpit = Cockpit.connected(settings)
            cockpit.configure(.sessionID(.use(ids.session)), as: ids)
            cockpit.configure(.applicationID(.use(ids.application)), as: ids)
            cockpit.configure(.profileID(.use(ids.user)), as: ids)
            cockpit.configure(try ConfigurationSetting(key: key, value: value), as: ids)
            return try listing(&cockpit).value(of: key)
        }
        #expect(try written("video:video_codec", "64", on: .one) == "64")
        #expect(try written("video:video_codec", "129", on: .one) == "32")
        #expect(try written("video:video_codec", "32", on: .two) == "129")
        #expect(try written("control:altitude_max", "10000", on: .one) == "10000")
        #expect(try written("control:altitude_max", "6000", on: .one) == "3000")
        #expect(try written("control:altitude_max", "6000", on: .two) == "6000")
        #expect(try written("video:bitrate", "20000", on: .one) == "20000")
        #expect(try written("video:bitrate", "20000", on: .two) == "1000")
    }

    @Test func `an AR.Drone 1.0 takes small pictures, 15 a second`() {
        var cockpit = Cockpit.connected(Self.first)
        let before = cockpit.frames.count
        cockpit.pass(.seconds(2))
        #expect((29...31).contains(cockpit.frames.count - before))
        #expect(cockpit.frames.last?.picture.width == 320 && cockpit.frames.last?.picture.height == 240)
        #expect(cockpit.frames.last?.video.kilobitsPerSecond == 2400)
        cockpit.configure(.videoChannel(.bottom))
        cockpit.pass(.milliseconds(300))
        #expect(cockpit.frames.last?.picture.width == 176 && cockpit.frames.last?.picture.height == 144)
    }
}
