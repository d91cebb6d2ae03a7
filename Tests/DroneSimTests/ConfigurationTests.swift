import DroneWire
import Testing

@testable import DroneSim

@Suite struct ConfigurationTests {
    private static let ids = ConfigurationIDs(
        session: ConfigurationID(rawValue: 0x1234_5678),
        user: .user("tester"),
        application: .application("tests")
    )

    /// The listing that the drone sends, by key.
    private func listing(_ cockpit: inout Cockpit) throws -> [String: String] {
        cockpit.send([.control(.sendConfiguration)])
        cockpit.acknowledge()
        let bytes = try #require(cockpit.listings.last)
        #expect(bytes.last == 0 && !bytes.dropLast().contains(0))
        let lines = String(decoding: bytes.dropLast(), as: UTF8.self).split(separator: "\n")
        var values: [String: String] = [:]
        for line in lines {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            #expect(parts.count == 2 && parts[0].hasSuffix(" "))
            values[String(parts[0].dropLast())] = String(parts[1].dropFirst())
        }
        return values
    }

    private func enterSession(_ cockpit: inout Cockpit) {
        cockpit.configure(.sessionID(.use(Self.ids.session)), as: Self.ids)
        cockpit.configure(.applicationID(.use(Self.ids.application)), as: Self.ids)
        cockpit.configure(.profileID(.use(Self.ids.user)), as: Self.ids)
    }

    @Test func `the listing has the catalogue's keys, common ones first, in the firmware's spelling`() throws {
        var cockpit = Cockpit.connected()
        let values = try listing(&cockpit)
        #expect(values.count > 90)
        #expect(values["general:num_version_soft"] == "2.4.8")
        #expect(values["general:navdata_demo"] == "TRUE")
        #expect(values["control:altitude_max"] == "3000")
        #expect(values["control:euler_angle_max"] == "2.0943999e-01")
        #expect(values["custom:session_id"] == "00000000")
        let text = String(decoding: try #require(cockpit.listings.last), as: UTF8.self)
        let keys = text.split(separator: "\n").map { $0.prefix { $0 != " " } }
        let application = try #require(keys.firstIndex(of: "general:navdata_options"))
        let user = try #require(keys.firstIndex(of: "control:euler_angle_max"))
        let session = try #require(keys.firstIndex(of: "video:video_codec"))
        #expect(keys[0] == "general:num_version_config")
        #expect(application < user && user < session)
    }

    @Test func `a listing needs about twenty acknowledgements`() {
        var cockpit = Cockpit.connected()
        cockpit.send([.control(.sendConfiguration)])
        for _ in 0..<15 { cockpit.send([.control(.acknowledge)]) }
        #expect(cockpit.drone.state.contains(.commandMask))
        for _ in 0..<10 { cockpit.send([.control(.acknowledge)]) }
        #expect(!cockpit.drone.state.contains(.commandMask))
    }

    @Test(arguments: [
        ("general:num_version_soft", "9.9.9"), ("control:altitude_max", "many"), ("control:altitude_max", "-5"),
        ("control:euler_angle_max", "0.9"), ("general:navdata_demo", "MAYBE"), ("control:no_such_key", "1"),
        ("video:video_codec", "131"), ("video:bitrate", "2000"),
    ])
    func `a setting that cannot be written stays as it is, and is acknowledged like any other`(
        setting: (key: String, value: String)
    ) throws {
        var cockpit = Cockpit.connected()
        let before = try listing(&cockpit)
        cockpit.send([.config(try ConfigurationSetting(key: setting.key, value: setting.value))])
        #expect(cockpit.drone.state.contains(.commandMask))
        cockpit.acknowledge()
        #expect(try listing(&cockpit) == before)
    }

    @Test func `keys are found in any case`() throws {
        var cockpit = Cockpit.connected()
        cockpit.configure(try ConfigurationSetting(key: "CONTROL:Altitude_Max", value: "2500"))
        #expect(try listing(&cockpit)["control:altitude_max"] == "2500")
    }

    @Test(arguments: ["TRUE", "true", "True"]) func `yes is understood in any case, and listed in capitals`(
        text: String
    ) throws {
        var cockpit = Cockpit.connected()
        cockpit.send(text: "AT*CONFIG=900000,\"control:outdoor\",\"\(text)\"\r")
        cockpit.restartCounting()
        #expect(try listing(&cockpit)["control:outdoor"] == "TRUE")
    }

    @Test func `the codec can be written in a session of one's own, and only under its identifiers`() throws {
        var cockpit = Cockpit.connected()
        enterSession(&cockpit)
        cockpit.configure(.videoCodec(.h264Live720p))
        #expect(try listing(&cockpit)["video:video_codec"] == "129")
        cockpit.configure(.videoCodec(.h264Live720p), as: Self.ids)
        let values = try listing(&cockpit)
        #expect(values["video:video_codec"] == "131")
        #expect(values["custom:session_id"] == "12345678")
        #expect(values["custom:profile_id"] == Self.ids.user.description)
        #expect(values["custom:application_id"] == Self.ids.application.description)
    }

    @Test func `a session keeps its values and companions while another one is current`() throws {
        var cockpit = Cockpit.connected()
        enterSession(&cockpit)
        cockpit.configure(.videoCodec(.h264Live720p), as: Self.ids)
        var other = ConfigurationIDs.default
        other.session = ConfigurationID(rawValue: 7)
        cockpit.configure(.sessionID(.use(other.session)), as: other)
        let elsewhere = try listing(&cockpit)
        #expect(elsewhere["video:video_codec"] == "129")
        #expect(elsewhere["custom:application_id"] == "00000000")
        cockpit.configure(.sessionID(.use(Self.ids.session)), as: Self.ids)
        let back = try listing(&cockpit)
        #expect(back["video:video_codec"] == "131")
        #expect(back["custom:application_id"] == Self.ids.application.description)
    }

    @Test func `a client that falls silent takes its session with it`() throws {
        var cockpit = Cockpit.connected()
        enterSession(&cockpit)
        cockpit.beSilent(.seconds(3))
        cockpit.restartCounting()
        #expect(try listing(&cockpit)["custom:session_id"] == "00000000")
    }

    @Test func `identifiers are listed with their descriptions, and deleted one by one or all at once`() throws {
        var cockpit = Cockpit.connected()
        enterSession(&cockpit)
        cockpit.configure(try ConfigurationSetting(.sessionDescription, "Session one"), as: Self.ids)
        cockpit.send([.control(.sendCustomIDs)])
        cockpit.acknowledge()
        let text = String(decoding: try #require(cockpit.listings.last).dropLast(), as: UTF8.self)
        #expect(text.hasPrefix("[common]\r"))
        #expect(text.contains("[sessions]\r00000000,Default session configuration\r12345678,Session one\r"))
        #expect(text.contains("\(Self.ids.application),"))

        cockpit.configure(.sessionID(.deleteAll), as: Self.ids)
        cockpit.configure(.applicationID(.delete(Self.ids.application)), as: Self.ids)
        cockpit.send([.control(.sendCustomIDs)])
        cockpit.acknowledge()
        let after = String(decoding: try #require(cockpit.listings.last).dropLast(), as: UTF8.self)
        #expect(!after.contains("12345678"))
        #expect(!after.contains(Self.ids.application.description))
        #expect(after.contains(Self.ids.user.description))
    }

    @Test func `outdoor loads the outdoor limits, and a limit in force belongs to the set in use`() throws {
        var cockpit = Cockpit.connected()
        cockpit.configure(try ConfigurationSetting(.eulerAngleMax, 0.1))
        cockpit.configure(.outdoor(true))
        let outdoor = try listing(&cockpit)
        #expect(outdoor["control:euler_angle_max"] == outdoor["control:outdoor_euler_angle_max"])
        #expect(outdoor["control:control_vz_max"] == "1.0000000e+03")
        cockpit.configure(.outdoor(false))
        let indoor = try listing(&cockpit)
        #expect(indoor["control:euler_angle_max"] == "1.0000000e-01")
        #expect(indoor["control:indoor_euler_angle_max"] == "1.0000000e-01")
    }

    @Test func `a restart keeps what the firmware loads at its start, and nothing else`() throws {
        var cockpit = Cockpit.connected()
        cockpit.configure(try ConfigurationSetting(.altitudeMax, 2500))
        cockpit.configure(try ConfigurationSetting(.eulerAngleMax, 0.1))
        cockpit.configure(.videoChannel(.bottom))
        cockpit.configure(.navdataOptions(.all))
        cockpit.configure(.detectionType(.multiple))
        cockpit.drone.inject(try Fault(parsing: "reboot"))
        cockpit.beSilent(.seconds(6))
        cockpit.restartCounting()
        cockpit.wake()
        let values = try listing(&cockpit)
        #expect(values["control:altitude_max"] == "2500")
        #expect(values["control:euler_angle_max"] == "1.0000000e-01")
        #expect(values["video:video_channel"] == "0")
        #expect(values["general:navdata_options"] == "65537")
        #expect(values["detect:detect_type"] == "3")
    }

    @Test func `a client that makes one session after the other fills nothing`() throws {
        var cockpit = Cockpit.connected()
        for number in UInt32(1)...200 {
            var ids = ConfigurationIDs.default
            ids.session = ConfigurationID(rawValue: number)
            cockpit.send([.configIDs(ids), .config(.sessionID(.use(ids.session)))])
        }
        cockpit.acknowledge()
        cockpit.send([.control(.sendCustomIDs)])
        cockpit.acknowledge()
        let bytes = try #require(cockpit.listings.last)
        let sessions = CustomConfigurationList(parsing: bytes.rawSpan).sessions
        #expect(sessions.count == 1 + ConfigurationShelf.mostOwners)
        #expect(sessions.last?.id == ConfigurationID(rawValue: 200))
        #expect(try listing(&cockpit)["custom:session_id"] == "000000c8")
    }

    @Test func `a session whose application was deleted works with the default one`() throws {
        var cockpit = Cockpit.connected()
        enterSession(&cockpit)
        cockpit.configure(.applicationID(.delete(Self.ids.application)), as: Self.ids)
        cockpit.configure(.sessionID(.use(.default)), as: .default)
        var again = Self.ids
        again.application = .default
        cockpit.configure(.sessionID(.use(Self.ids.session)), as: again)
        #expect(try listing(&cockpit)["custom:application_id"] == "00000000")
        #expect(try listing(&cockpit)["custom:session_id"] == Self.ids.session.description)
    }

    @Test func `a flight animation is an order that is forgotten once it is given`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.configure(.flightAnimation(.wave, milliseconds: 500))
        #expect(try listing(&cockpit)["control:flight_anim"] == "0,0")
    }

    @Test func `the drone adds up how long it flew`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.pass(.seconds(4))
        cockpit.reference = .land
        try cockpit.pass(until: .landed, within: .seconds(8))
        let seconds = try #require(Int(try listing(&cockpit)["general:flying_time"] ?? ""))
        #expect((12...16).contains(seconds))
    }

    @Test func `the camera that is chosen takes the pictures`() {
        var cockpit = Cockpit.connected()
        cockpit.pass(.seconds(1))
        #expect(cockpit.frames.allSatisfy { $0.video.camera == .front && $0.video.size == (640, 360) })
        cockpit.configure(.videoChannel(.bottom))
        cockpit.pass(.milliseconds(400))
        #expect(cockpit.frames.last?.picture.camera == .bottom)
        cockpit.configure(.videoChannel(.next))
        cockpit.pass(.milliseconds(400))
        #expect(cockpit.frames.last?.picture.camera == .front)
        cockpit.send([.zap(.next)])
        #expect(!cockpit.drone.state.contains(.commandMask))
        cockpit.pass(.milliseconds(400))
        #expect(cockpit.frames.last?.picture.camera == .bottom)
    }
}
