import DroneWire
import Testing

@Suite struct `Golden commands` {
    @Test func `the file was read whole`() {
        #expect(GoldenCommands.datagrams.count == 81)
        #expect(GoldenCommands.floats.count == 25)
        #expect(GoldenCommands.checksums.count == 6)
    }

    @Test(arguments: GoldenCommands.datagrams)
    func `every golden datagram is read and written byte for byte`(golden: GoldenCommands.Datagram) throws {
        let (first, commands) = try golden.bytes.commands()
        var sequence = ATSequence(next: first)
        let written = sequence.encode(commands)
        #expect((written == [golden.bytes]) != golden.isForParsingOnly)
    }

    @Test func `negative zero is read as zero and written as zero`() throws {
        let golden = try #require(GoldenCommands.datagrams.first { $0.isForParsingOnly })
        let (_, commands) = try golden.bytes.commands()
        #expect(commands == [.pcmd(Piloting())])
        #expect(ATCommand.pcmd(Piloting(roll: -0.0)).text(sequence: 20) == "AT*PCMD=20,1,0,0,0,0\r")
    }

    @Test(arguments: Expectation.all)
    func `a golden datagram means what its first column says`(expectation: Expectation) throws {
        let golden = try #require(GoldenCommands.datagrams.first { $0.meaning.hasPrefix(expectation.meaning) })
        let (_, commands) = try golden.bytes.commands()
        #expect(commands == expectation.commands)
    }

    @Test(arguments: GoldenCommands.floats)
    func `a float is the signed number of its bits`(golden: GoldenCommands.FloatArgument) {
        let text = ATCommand.led(.fire, frequencyHertz: golden.number, seconds: 0).text(sequence: 1)
        #expect(text == "AT*LED=1,5,\(golden.argument),0\r")
    }

    @Test(arguments: GoldenCommands.checksums)
    func `identifiers are the CRC-32 of a name`(golden: GoldenCommands.Checksum) {
        #expect(ConfigurationID(rawValue: CRC32.checksum(of: golden.text)).description == golden.digits)
    }

    /// What a golden datagram must be read as.
    struct Expectation: CustomTestStringConvertible, Sendable {
        let meaning: String
        let commands: [ATCommand]

        var testDescription: String { meaning }

        init(_ meaning: String, _ commands: ATCommand...) {
            self.meaning = meaning
            self.commands = commands
        }

        private static let ids = ConfigurationIDs(
            session: ConfigurationID(rawValue: 0x3e1b_0a57),
            user: .user("MyUser"),
            application: .application("MyApp")
        )

        static let all: [Expectation] = [
            Expectation("ref land seq=1", .ref(.land)),
            Expectation("ref takeoff seq=2", .ref(.takeOff)),
            Expectation("ref emergency", .ref(Reference(takeOff: false, emergency: true))),
            Expectation("ref takeoff+emergency", .ref(Reference(takeOff: true, emergency: true))),
            Expectation("pcmd hover seq=5", .pcmd(.hover)),
            Expectation("pcmd progressive all zero", .pcmd(Piloting())),
            Expectation("pcmd roll=-0.8", .pcmd(Piloting(roll: -0.8))),
            Expectation("pcmd pitch=-0.25", .pcmd(Piloting(pitch: -0.25))),
            Expectation("pcmd gaz=+0.5", .pcmd(Piloting(gaz: 0.5))),
            Expectation("pcmd yaw=-1", .pcmd(Piloting(yaw: -1))),
            Expectation("pcmd roll=0.1", .pcmd(Piloting(roll: 0.1, pitch: -0.2, gaz: 0.3, yaw: -0.4))),
            Expectation("pcmd combined", .pcmd(Piloting(roll: 0.5, yaw: 0.5, flags: [.progressive, .combinedYaw]))),
            Expectation("pcmd roll=1/3", .pcmd(Piloting(roll: 1 / 3, pitch: 2 / 3, gaz: 0.75, yaw: 0.9))),
            Expectation("pcmd clamp input roll=1.7", .pcmd(Piloting(roll: 1.7))),
            Expectation("pcmd smallest denormal", .pcmd(Piloting(roll: .leastNonzeroMagnitude))),
            Expectation(
                "pcmd_mag absolute",
                .pcmdMag(
                    Piloting(pitch: -0.5, flags: [.progressive, .absoluteControl]),
                    PilotHeading(psi: 0.25, accuracy: 0.1)
                )
            ),
            Expectation("pcmd_mag flag=1", .pcmdMag(Piloting(roll: 0.2), PilotHeading(psi: 0))),
            Expectation("ftrim", .flatTrim),
            Expectation("calib", .calibrate(.magnetometer)),
            Expectation("comwdg", .resetWatchdog),
            Expectation("anim flip left", .animation(.flipLeft, milliseconds: 15)),
            Expectation("led blink_orange", .led(.blinkOrange, frequencyHertz: 2, seconds: 3)),
            Expectation("led red_snake", .led(.redSnake, frequencyHertz: 1.5, seconds: 0)),
            Expectation("ctrl none", .control(.none)),
            Expectation("ctrl cfg_get", .control(.sendConfiguration)),
            Expectation("ctrl ack", .control(.acknowledge)),
            Expectation("ctrl custom_cfg_get", .control(.sendCustomIDs)),
            Expectation("config_ids session user app", .configIDs(ids)),
            Expectation(
                "datagram: config_ids then config custom:session_id",
                .configIDs(ids),
                .config(.sessionID(.use(ids.session)))
            ),
            Expectation(
                "datagram: config_ids then config custom:profile_id",
                .configIDs(ids),
                .config(.profileID(.use(ids.user)))
            ),
            Expectation(
                "datagram: config_ids then config custom:application_id",
                .configIDs(ids),
                .config(.applicationID(.use(ids.application)))
            ),
            Expectation("config delete one session", .config(.sessionID(.delete(ids.session)))),
            Expectation("config delete all sessions", .config(.sessionID(.deleteAll))),
            Expectation("config general:navdata_demo=TRUE", .config(.navdataDemo(true))),
            Expectation("config general:navdata_options=65537", .config(.navdataOptions(.default))),
            Expectation("config general:navdata_options=all", .config(.navdataOptions(.all))),
            Expectation("config control:outdoor", .config(.outdoor(true))),
            Expectation("config control:flight_without_shell", .config(.flightWithoutShell(false))),
            Expectation("config control:flight_anim flip", .config(.flightAnimation(.flipAhead, milliseconds: 1000))),
            Expectation("config control:flight_anim theta", .config(.flightAnimation(.pitchTurnRight))),
            Expectation(
                "config leds:leds_anim",
                .config(.ledAnimation(.blinkGreenRed, frequencyHertz: 2, seconds: 5))
            ),
            Expectation("config video:video_channel", .config(.videoChannel(.bottom))),
            Expectation("config video:video_codec=H264_720P", .config(.videoCodec(.h264Live720p))),
            Expectation("config video:video_codec=MP4", .config(.videoCodec(.mpeg4Live360pH264Record720p))),
            Expectation("config video:bitrate_ctrl_mode", .config(.bitrateControlMode(.dynamic))),
            Expectation("config detect:detect_type", .config(.detectionType(.multiple))),
            Expectation("config control:flying_mode", .config(.flyingMode(.hoverOnOrientedRoundel))),
            Expectation("pmode", .pmode(.altitudeVision)),
            Expectation("misc", .misc(2, 20, 2000, 3000)),
            Expectation("zap", .zap(.bottom)),
            Expectation("cad", .cad(.orientedRoundel, tagSize: 0.5)),
            Expectation("mtrim", .manualTrim(pitch: 0.05, roll: -0.02, yaw: 0.1)),
            Expectation("aflight", .autonomousFlight(1)),
            Expectation("pwm", .pwm(0, 0, 0, 0)),
            Expectation("datagram: ref takeoff", .ref(.takeOff), .pcmd(.hover), .resetWatchdog),
        ]
    }
}
