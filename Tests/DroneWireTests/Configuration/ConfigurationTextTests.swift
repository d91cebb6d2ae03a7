import DroneWire
import Foundation
import Testing

@Suite struct `Numbers of the configuration` {
    private static let numbers: [Double] = {
        var generator = SeededGenerator(seed: 2)
        let edges: [Double] = [
            0, 1, -1, 0.25, 0.15, 0.1, 0.5, 9.9999995, 99_999_995, 0.000_000_5, 0.000_001_5, 0.007_812_5, 0.023_437_5,
            1e7,
            123_456_789, 16_777_217, 1e15, 1e-9, 2.5e-7, 500, 999.999_999_5, 0.999_999_95, -0.000_000_4, 3.4e38,
        ]
        return edges
            + (0..<5000).map { _ in
                Double(Float.random(in: -2...2, using: &generator)) * [1e-6, 1e-3, 1, 1e4, 1e9].randomElement(
                    using: &generator
                )!
            }
    }()

    @Test func `floats in a CONFIG are what C prints for %f`() {
        for number in Self.numbers {
            #expect(number.configurationText == String(format: "%f", number))
        }
    }

    @Test func `floats in a listing are what C prints for %.7e`() {
        let entry = ConfigurationKey<Float>.eulerAngleMax.entry
        for number in Self.numbers.map(Float.init) {
            #expect(entry.listed("\(number)") == String(format: "%.7e", Double(number)), "\(number)")
        }
        #expect(entry.listed("0.150000") == "1.5000001e-01")
        #expect(entry.listed("0.250000") == "2.5000000e-01")
    }

    @Test func `what is listed is read back`() throws {
        for entry in ConfigurationCatalogue.entries {
            guard let value = entry.default.droneTwo else { continue }
            #expect(throws: Never.self, "\(entry.name)") { try entry.check(entry.listed(value)) }
        }
    }

    @Test func `vectors are read and written between braces`() throws {
        let text = "{ -2.2353198e+03 1.9247540e+03 2.0844270e+03 }"
        let vector = try #require(FixedArray<3, Float>(configurationText: text))
        #expect(Array(vector) == [-2235.3198, 1924.754, 2084.427])
        #expect(vector.configurationText == text)
        for text in ["", "{ }", "1 2 3", "{ 1 2 }", "{ 1 2 3 4 }", "{ 1 2 x }", "{1 2 3}"] {
            #expect(FixedArray<3, Float>(configurationText: text) == nil)
        }
    }
}

@Suite struct `The listing` {
    private let text = """
        general:num_version_soft = 2.4.8
        general:num_version_soft = 2.4.8
        network:passkey =
        control:accs_offset = { -2.2353198e+03 1.9247540e+03 2.0844270e+03 }\u{20}
        network:owner_mac=00:00:00:00:00:00
        control:euler_angle_max = 2.5000000e-01
        CONTROL:outdoor = TRUE
        custom:session_desc = a = b: c

        """

    private var listing: ConfigurationListing { ConfigurationListing(parsing: Array(text.utf8).rawSpan) }

    @Test func `is split at the first equal sign and the first colon`() {
        #expect(listing.unreadable.isEmpty)
        #expect(listing.lines.count == 8)
        #expect(listing.lines[0] == listing.lines[1])
        #expect(listing.value(of: "network:passkey") == "")
        #expect(listing.value(of: "network:owner_mac") == "00:00:00:00:00:00")
        #expect(listing.value(of: "custom:session_desc") == "a = b: c")
        #expect(listing.value(of: "control:warp") == nil)
    }

    @Test func `gives typed values`() {
        #expect(listing.value(of: .eulerAngleMax) == 0.25)
        #expect(listing.value(of: .outdoor) == true)
        #expect(listing.value(of: .accsOffset)?[1] == 1924.754)
        #expect(listing.value(of: .altitudeMax) == nil)
    }

    @Test func `what is written is read back, and ends with a zero byte`() {
        let encoded = listing.encoded
        #expect(encoded.last == 0)
        #expect(ConfigurationListing(parsing: encoded.rawSpan) == listing)
    }

    @Test func `every default of the catalogue is written and read back`() {
        let lines = ConfigurationCatalogue.entries.map { entry in
            ConfigurationListing.Line(
                section: String(entry.section),
                name: String(entry.name.dropFirst(entry.section.count + 1)),
                value: entry.listed(entry.default.droneTwo ?? "")
            )
        }
        let listing = ConfigurationListing(lines: lines)
        #expect(ConfigurationListing(parsing: listing.encoded.rawSpan) == listing)
    }

    @Test func `lines of another form are kept apart`() {
        let listing = ConfigurationListing(parsing: Array("hello\n=1\na=b:c\n:x=1\na:b=2\n".utf8).rawSpan)
        #expect(listing.lines.map(\.key) == ["a:b"])
        #expect(listing.unreadable == ["hello", "=1", "a=b:c", ":x=1"])
    }

    @Test(arguments: 1...40)
    func `replies do not depend on how they are cut`(chunk: Int) {
        var list = CustomConfigurationList()
        list.users = [CustomConfigurationList.Entry(id: .user("me"), description: "me")]
        let stream = listing.encoded + list.encoded + [UInt8](repeating: 65, count: 7)
        var assembler = ConfigurationReplyAssembler()
        var replies: [[UInt8]] = []
        for start in stride(from: 0, to: stream.count, by: chunk) {
            replies += assembler.append(stream.rawSpan.extracting(start..<min(start + chunk, stream.count)))
        }
        #expect(replies == [Array(listing.encoded.dropLast()), Array(list.encoded.dropLast())])
    }

    @Test func `a reply that does not end is given up, and the next is read`() {
        var assembler = ConfigurationReplyAssembler()
        let endless = [UInt8](repeating: 65, count: ConfigurationReplyAssembler.maximumReplyLength)
        let first = assembler.append(endless.rawSpan) + assembler.append(([66] + [0]).rawSpan)
        let second = assembler.append(listing.encoded.rawSpan)
        #expect(first.isEmpty)
        #expect(second.count == 1)
        #expect(assembler.repliesDropped == 1)
    }

    @Test func `the list of identifiers is read and written`() {
        let text =
            "[common]\r[applis]\rffe0f93d,My App, with a comma\r[profiles]\rfa239cc4,MyUser\r[sessions]\r3e1b0a57,\r\0"
        let list = CustomConfigurationList(parsing: Array(text.utf8).rawSpan)
        #expect(list.applications.map(\.description) == ["My App, with a comma"])
        #expect(list.users.map(\.id) == [.user("MyUser")])
        #expect(list.sessions.map(\.description) == [""])
        #expect(list.unreadable.isEmpty)
        #expect(list.encoded == Array(text.utf8))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `any bytes are safe, and what is read from them can be written`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var bytes = generator.bytes(upTo: 200)
            for index in bytes.indices where Bool.random(using: &generator) {
                bytes[index] = Array("\r\n =:,[]ab0".utf8).randomElement(using: &generator)!
            }
            let listing = ConfigurationListing(parsing: bytes.rawSpan)
            #expect(ConfigurationListing(parsing: listing.encoded.rawSpan).lines == listing.lines)
            let list = CustomConfigurationList(parsing: bytes.rawSpan)
            #expect(list.unreadable.allSatisfy { !$0.isEmpty })
        }
    }
}

@Suite struct `Enumerations` {
    /// The documented numbers of an enumeration.
    private func documented(_ name: String) throws -> [Int32] {
        try Table(Fixture.text("enums.csv")).rows.filter { $0["enum"] == name }.compactMap {
            $0["value"].flatMap { Int32($0) }
        }
    }

    private func check<Value: CaseIterable & RawRepresentable<Int32>>(_ type: Value.Type, _ name: String) throws {
        let expected = try documented(name)
        #expect(!expected.isEmpty)
        #expect(Set(type.allCases.map(\.rawValue)) == Set(expected), "\(name)")
    }

    @Test func `have the documented numbers`() throws {
        try check(FlightAnimation.self, "flight_animation")
        try check(LEDAnimation.self, "led_animation")
        try check(VideoCodec.self, "video_codec")
        try check(VideoChannel.self, "video_channel")
        try check(BitrateControlMode.self, "bitrate_ctrl_mode")
        try check(DetectionType.self, "cad_type")
        try check(TagType.self, "tag_type")
        try check(ControlMode.self, "control_mode")
        try check(FlyingMode.self, "flying_mode")
        try check(WiFiMode.self, "wifi_mode")
        try check(UltrasoundFrequency.self, "ultrasound_freq")
        let colors = try documented("detection_color")
        #expect(colors == TagColors.allCases.map(\.rawValue) + GroundStripePattern.allCases.map(\.rawValue))
        #expect(try Set(documented("tag_mask")) == Set(TagType.allCases.map(\.mask.rawValue)))
    }

    @Test func `animations last and shine as documented`() throws {
        for row in try Table(Fixture.text("enums.csv")).rows {
            let description = row["description"] ?? ""
            guard let value = row["value"].flatMap({ Int32($0) }) else { continue }
            if row["enum"] == "flight_animation", let animation = FlightAnimation(rawValue: value) {
                #expect(description.hasPrefix("default duration \(animation.defaultMilliseconds) ms"))
            }
            if row["enum"] == "led_animation", let animation = LEDAnimation(rawValue: value) {
                #expect(description.contains(animation.loops ? " loop;" : " once;"))
                let patterns = animation.steps.map { step in
                    "0x" + String(format: "%02X", step.lights.rawValue)
                }
                let found = description.split(whereSeparator: { " ,;".contains($0) }).filter { $0.hasPrefix("0x") }.map(
                    String.init
                )
                #expect(found == patterns)
            }
        }
    }
}
