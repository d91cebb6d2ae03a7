import DroneWire
import Testing

@testable import DroneSim

@Suite struct USBTests {
    private static let ids = ConfigurationIDs(
        session: ConfigurationID(rawValue: 1),
        user: ConfigurationID(rawValue: 2),
        application: ConfigurationID(rawValue: 3)
    )

    /// A cockpit in a session of its own.
    private func cockpit(_ stick: USBStick) -> Cockpit {
        var settings = Cockpit.clear
        settings.usb = stick
        var cockpit = Cockpit.connected(settings, .everything)
        cockpit.configure(.sessionID(.use(Self.ids.session)), as: Self.ids)
        cockpit.configure(.applicationID(.use(Self.ids.application)), as: Self.ids)
        cockpit.configure(.profileID(.use(Self.ids.user)), as: Self.ids)
        cockpit.configure(.navdataOptions(.all), as: Self.ids)
        return cockpit
    }

    private func film(_ cockpit: inout Cockpit) {
        cockpit.configure(.videoCodec(.mpeg4Live360pH264Record720p), as: Self.ids)
        cockpit.pass(.seconds(2))
    }

    @Test func `without a key there is nothing to tell`() throws {
        var cockpit = cockpit(.absent)
        film(&cockpit)
        let newest = try #require(cockpit.newest)
        #expect(!newest.state.contains(.usbKeyReady))
        #expect(try #require(newest.hdVideoStream).hdvideoState == 0)
        #expect(try #require(newest.hdVideoStream).usbkeySizeKilobytes == 0)
        #expect(cockpit.filmOnKey == nil)
    }

    @Test func `a key with room is ready, and fills at the film's bit rate while one is recorded`() throws {
        var cockpit = cockpit(.present)
        cockpit.pass(.seconds(1))
        let idle = try #require(cockpit.newest?.hdVideoStream)
        #expect(try #require(cockpit.newest).state.contains(.usbKeyReady))
        #expect(idle.hdvideoState == 1 << 8)
        film(&cockpit)
        let start = try #require(cockpit.newest?.hdVideoStream)
        #expect(start.hdvideoState == 1 << 8 | 1 << 9)
        #expect(cockpit.filmOnKey == "/data/video/usb/video_1.mp4")
        cockpit.pass(.seconds(10))
        let later = try #require(cockpit.newest?.hdVideoStream)
        // 4000 kbit/s are 500 kilobytes a second.
        let written = start.usbkeyFreespaceKilobytes - later.usbkeyFreespaceKilobytes
        #expect((4900...5100).contains(written))
        #expect((9...11).contains(start.usbkeyRemainingTimeSeconds - later.usbkeyRemainingTimeSeconds))
        cockpit.configure(.videoCodec(.h264Live360p), as: Self.ids)
        cockpit.pass(.milliseconds(200))
        #expect(try #require(cockpit.newest?.hdVideoStream).hdvideoState == 1 << 8)
        film(&cockpit)
        #expect(cockpit.filmOnKey == "/data/video/usb/video_2.mp4")
    }

    @Test func `a film goes to the client when the key is full, or is not wanted there`() throws {
        var full = cockpit(.full)
        film(&full)
        let told = try #require(full.newest)
        #expect(!told.state.contains(.usbKeyReady) && full.filmOnKey == nil)
        #expect(try #require(told.hdVideoStream).hdvideoState == 1 << 8 | 1 << 10)
        #expect(try #require(told.hdVideoStream).usbkeyRemainingTimeSeconds == 0)
        var unwanted = cockpit(.present)
        unwanted.configure(try ConfigurationSetting(.videoOnUSB, false), as: Self.ids)
        film(&unwanted)
        #expect(unwanted.filmOnKey == nil)
    }
}

extension Cockpit {
    /// The film that the newest picture goes into.
    fileprivate var filmOnKey: String? { frames.last?.video.filmOnKey }
}
