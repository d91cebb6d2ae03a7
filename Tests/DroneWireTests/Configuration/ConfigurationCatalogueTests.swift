import DroneWire
import Testing

@Suite struct `The catalogue of settings` {
    @Test func `has exactly the documented keys`() throws {
        let documented = try Table(Fixture.text("config-keys.csv")).rows.compactMap { $0["key"] }
        #expect(documented.count > 130)
        #expect(Set(ConfigurationCatalogue.entries.map(\.name)) == Set(documented))
        #expect(ConfigurationCatalogue.entries.count == documented.count)
    }

    @Test func `has type, access, category and generation as documented`() throws {
        for row in try Table(Fixture.text("config-keys.csv")).rows {
            let entry = try #require(ConfigurationCatalogue.entry(named: row["key"] ?? ""))
            #expect(entry.type.rawValue == row["type"], "\(entry.name)")
            #expect(entry.category?.rawValue ?? "?" == row["category"], "\(entry.name)")
            #expect(entry.access.map(spelling) ?? "?" == row["access"], "\(entry.name)")
            let generation = try #require(row["generation"])
            #expect(entry.generation.droneOne == generation.hasPrefix("1"), "\(entry.name)")
            #expect(
                entry.generation.droneTwo == (generation.hasPrefix("1+2") || generation.hasPrefix("2")),
                "\(entry.name)"
            )
            #expect(generation.contains(entry.generation.note), "\(entry.name)")
        }
    }

    private func spelling(_ access: ConfigurationAccess) -> String {
        var words = [access.contains(.write) ? "RW" : "R"]
        if access.contains(.customWrite) { words.append("multi:RW") }
        if access.contains(.notLoaded) { words.append("nobind") }
        if access.contains(.momentary) { words.append("shallow") }
        return words.joined(separator: "|")
    }

    @Test func `every default of an AR.Drone 2.0 is a value of its key`() throws {
        for entry in ConfigurationCatalogue.entries {
            if let value = entry.default.droneTwo, entry.name != "control:flight_anim" || value != "0" {
                try entry.check(value)
            }
        }
    }

    @Test func `every entry says what it is for`() {
        #expect(ConfigurationCatalogue.entries.allSatisfy { !$0.summary.isEmpty && !$0.section.isEmpty })
    }

    @Test func `a typed key finds its entry, in upper or lower case`() {
        let key = ConfigurationKey<Int32>.altitudeMax
        #expect(ConfigurationCatalogue.entry(named: "CONTROL:Altitude_Max") == key.entry)
        #expect(ConfigurationCatalogue.entry(named: "control:warp") == nil)
        #expect(key.entry.unit == .millimeters)
        #expect(key.entry.domain == .range(500...100_000))
    }

    @Test func `writing needs a right, or identifiers of one's own`() {
        let codec = ConfigurationKey<VideoCodec>.videoCodec.entry.access
        #expect(codec?.allowsWriting(custom: false) == false)
        #expect(codec?.allowsWriting(custom: true) == true)
        #expect(ConfigurationKey<Bool>.outdoor.entry.access?.allowsWriting(custom: false) == true)
        #expect(ConfigurationKey<Int32>.batteryMinimum.entry.access?.allowsWriting(custom: true) == false)
    }

    @Test(arguments: [
        ("video:warp", "1", ConfigurationError.unknownKey("video:warp")),
        ("general:vbat_min", "9000", .notWritable(key: "general:vbat_min")),
        ("control:outdoor", "true", .wrongType(key: "control:outdoor", found: "true", wanted: .boolean)),
        ("control:altitude_max", "3.5", .wrongType(key: "control:altitude_max", found: "3.5", wanted: .integer)),
        ("control:control_yaw", "nan", .wrongType(key: "control:control_yaw", found: "nan", wanted: .float)),
        ("control:control_yaw", "0x1p1", .wrongType(key: "control:control_yaw", found: "0x1p1", wanted: .float)),
        (
            "control:altitude_max", "499",
            .outOfRange(key: "control:altitude_max", found: "499", allowed: .range(500...100_000))
        ),
        (
            "control:euler_angle_max", "0.6",
            .outOfRange(key: "control:euler_angle_max", found: "0.6", allowed: .range(0...0.52))
        ),
        (
            "control:flight_anim", "20,1000",
            .outOfRange(key: "control:flight_anim", found: "20,1000", allowed: .form(.flightAnimation))
        ),
        (
            "network:owner_mac", "00:00:00:00:00",
            .outOfRange(key: "network:owner_mac", found: "00:00:00:00:00", allowed: .form(.macAddress))
        ),
    ])
    func `what a key does not take is an error with its facts`(key: String, text: String, expected: ConfigurationError)
    {
        #expect(throws: expected) { try ConfigurationCatalogue.setting(key, text) }
    }

    @Test func `a range error names key, value and range in one line`() {
        let error = #expect(throws: ConfigurationError.self) { try ConfigurationSetting(.codecFrameRate, 60) }
        #expect(error?.description == "video:codec_fps is 60, not 15 to 30")
    }

    @Test func `numbers that stand for nothing are out of range`() {
        for (key, text) in [
            ("video:video_channel", "5"), ("detect:detections_select_h", "256"), ("syslog:output", "8"),
        ] {
            #expect(throws: ConfigurationError.self) { try ConfigurationCatalogue.setting(key, text) }
        }
        #expect(throws: Never.self) { try ConfigurationCatalogue.setting("detect:detections_select_h", "129") }
    }
}

@Suite struct `Settings` {
    @Test func `typed values are spelled as the drone reads them`() throws {
        let settings = [
            try ConfigurationSetting(.altitudeMax, 3000), try ConfigurationSetting(.eulerAngleMax, 0.25),
            try ConfigurationSetting(.controlVzMax, 1000), try ConfigurationSetting(.gpsLatitude, 48.8789),
            try ConfigurationSetting(.gpsLatitude, bitPatternOf: 42),
            try ConfigurationSetting(.detectionsBottomSynchronized, .blackRoundel),
            try ConfigurationSetting(
                .userboxCommand,
                .takePictures(delaySeconds: 2, count: 5, date: "20130501_101530")
            ),
        ]
        #expect(
            settings.map(\.value) == [
                "3000", "0.250000", "1000.000000", "48.878900", "4631107791820423168", "128", "2,2,5,20130501_101530",
            ]
        )
    }

    @Test func `no setting carries a text that would end early`() {
        #expect(throws: ConfigurationError.forbiddenByte(key: "a:b", offset: 1, byte: 34)) {
            try ConfigurationSetting(key: "a:b", value: "1\"")
        }
        #expect(throws: ConfigurationError.forbiddenByte(key: "a:b", offset: 0, byte: 13)) {
            try ConfigurationSetting(key: "a:b", value: "\r")
        }
        #expect(throws: ConfigurationError.textLength(key: "a:b", found: 128, limit: 127)) {
            try ConfigurationSetting(key: "a:b", value: String(repeating: "é", count: 64))
        }
        for key in ["ab", ":b", "a:"] {
            #expect(throws: ConfigurationError.malformedKey(key)) { try ConfigurationSetting(key: key, value: "1") }
        }
    }

    @Test func `orders in one text are read back`() {
        let flip = FlightAnimationOrder(.flipLeft)
        #expect(flip.configurationText == "18,15")
        #expect(FlightAnimationOrder(configurationText: "18,15") == flip)
        let blink = LEDAnimationOrder(.blinkOrange, frequencyHertz: 2, seconds: 5)
        #expect(LEDAnimationOrder(configurationText: blink.configurationText) == blink)
        let commands: [UserboxCommand] = [
            .stop, .start(date: "x"), .takePictures(delaySeconds: 1, count: 2, date: "y"), .cancel,
        ]
        #expect(commands.map { UserboxCommand(configurationText: $0.configurationText) } == commands)
        let selections: [IdentifierSelection] = [.use(.user("a")), .delete(.user("b")), .deleteAll]
        #expect(selections.map { IdentifierSelection(configurationText: $0.configurationText) } == selections)
        for text in ["", "1", "18,15,1,1", "18,", "99,1", "a,b", "99,0,1"] {
            #expect(FlightAnimationOrder(configurationText: text) == nil)
            #expect(LEDAnimationOrder(configurationText: text) == nil)
        }
    }

    @Test func `a session's identifier is random and never the default one`() {
        var generator = SeededGenerator(seed: 4)
        let ids = (0..<100).map { _ in ConfigurationID.session(using: &generator) }
        #expect(Set(ids).count == 100)
        #expect(!ids.contains(.default))
        #expect(ids.allSatisfy { ConfigurationID($0.description) == $0 && $0.description.utf8.count == 8 })
    }

    @Test(arguments: ["", "1234567", "123456789", "+1234567", "-1234567", "1234567g", "1234 678"])
    func `what is no identifier is refused`(text: String) {
        #expect(ConfigurationID(text) == nil)
    }
}
