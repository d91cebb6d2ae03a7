import Testing

@testable import DroneWire

/// What the values of navdata mean.
@Suite struct NavdataValueTests {
    @Test func `the control state is made of two numbers`() {
        let braking = ControlState(rawValue: 196_613)
        #expect(braking.major == .flying)
        #expect(braking.minor == 5)
        #expect(braking.minorName == "brake")
        #expect(braking.isFlying)
        #expect(ControlState(.flying, minor: 5) == braking)
        #expect(ControlState(rawValue: 131_072).isLanded)
        #expect(ControlState(rawValue: 393_217).isTakingOff)
        #expect(ControlState(rawValue: 524_288).isLanding)
        #expect(ControlState(rawValue: 262_144).description == "hovering")
    }

    @Test(arguments: 0...UInt16(12))
    func `a major state keeps its number, known or not`(number: UInt16) {
        #expect(ControlState.Major(rawValue: number).rawValue == number)
    }

    @Test func `the state word of a healthy drone reads as the reference says`() {
        let healthy = StateWord(rawValue: 0x0F80_04D0)
        #expect(
            healthy == [
                .altitudeControl, .commandMask, .cameraReady, .navdataDemo, .picVersionOK, .atcodecThreadOn,
                .navdataThreadOn, .videoThreadOn, .acquisitionThreadOn,
            ]
        )
        #expect(healthy.names.first == "altitude_control")
        #expect(StateWord.emergency.rawValue == 0x8000_0000)
        #expect(StateWord.bitNames.count == 32)
    }

    @Test func `the clock has eleven bits of seconds`() {
        var time = NavdataTime()
        time.time = 760_148_149
        #expect(time.seconds == 362)
        #expect(time.microseconds == 979_125)
    }

    @Test func `the quality of the link is one minus a single in disguise`() {
        var wifi = NavdataWiFi()
        wifi.linkQualityBits = 1_040_187_392
        #expect(wifi.linkQuality == 0.875)
        wifi.linkQuality = 0.75
        #expect(wifi.linkQualityBits == Float(0.25).bitPattern)
    }

    @Test func `fields that a short option does not have are zero, and its size says so`() throws {
        let altitude = try #require(try first("navdata-short-altitude-midfield", \.altitude))
        #expect(altitude.size == 22)
        #expect(altitude.altitudeRawMillimeters == 1_346_499_080)
        #expect(altitude.obsAccZMetersPerSecondSquared == 0)
        #expect(altitude.extra.count == 2)
        #expect(altitude.size >= NavdataAltitude.droneOneSize)
    }

    @Test func `only the elements of an array that fit are set`() throws {
        let detect = try #require(try first("navdata-short-array", \.visionDetect))
        #expect(Array(detect.type) == [3, 0, 0, 0])
        #expect(detect.fields.map(\.name) == ["nb_detected", "type"])
    }

    @Test func `an option written in the size of an AR Drone 1 ends after its last field`() throws {
        var altitude = NavdataAltitude()
        altitude.altitudeRawMillimeters = 240
        altitude.size = NavdataAltitude.droneOneSize
        let datagram = NavdataDatagram(state: [], sequence: 1, options: [.altitude(altitude)])
        #expect(datagram.encoded.count == 16 + 20 + 8)
        #expect(try NavdataDatagram(parsing: datagram.encoded.rawSpan).altitude == altitude)
    }

    @Test func `of options of the same kind the first is found, by value and by index`() throws {
        var first = NavdataWatchdog()
        first.watchdog = 1
        var second = NavdataWatchdog()
        second.watchdog = 2
        let options: [NavdataOption] = [.unknown(tag: 99, payload: []), .watchdog(first), .watchdog(second)]
        let bytes = NavdataDatagram(state: [], sequence: 1, options: options).encoded
        #expect(try NavdataDatagram(parsing: bytes.rawSpan).options == options)
        #expect(try NavdataDatagram(parsing: bytes.rawSpan).watchdog == first)
        #expect(try NavdataIndex(bytes.rawSpan).watchdog == first)
    }

    @Test func `index and value have the same options`() throws {
        for golden in GoldenNavdata.good {
            let index = try NavdataIndex(golden.bytes.rawSpan)
            let datagram = NavdataDatagram(index)
            #expect(index.optionCount == datagram.options.count)
            #expect(index.demo == datagram.demo)
            #expect(index.altitude == datagram.altitude)
            #expect(index.gps == datagram.gps)
            #expect(index.zimmu3000 == datagram.zimmu3000)
        }
    }

    @Test(arguments: [(8, "zimmu"), (12, "zimmu"), (13, "raw"), (215, "raw"), (216, "gps"), (480, "gps")])
    func `tag 27 is what its size says`(size: Int, kind: String) {
        let payload = [UInt8](repeating: 1, count: size - 4)
        let found =
            switch NavdataOption(parsing: payload.rawSpan, tag: 27) {
            case .zimmu3000: "zimmu"
            case .gps: "gps"
            default: "raw"
            }
        #expect(found == kind)
    }

    @Test func `the long form of the GPS option has an appendix, the short one has none`() throws {
        var bytes = [UInt8](repeating: 0, count: 476)
        bytes[318 - 4] = 3
        bytes[319 - 4] = 9
        var velocity = ByteWriter()
        velocity.append(-1.5)
        bytes.replaceSubrange(344 - 4..<352 - 4, with: velocity.bytes)
        guard case .gps(var gps) = NavdataOption(parsing: bytes.rawSpan, tag: 27) else {
            Issue.record("not read as GPS")
            return
        }
        let appendix = try #require(gps.appendix)
        #expect(appendix.fixType == 3)
        #expect(appendix.satelliteCount == 9)
        #expect(Array(appendix.velocity) == [-1.5, 0, 0])
        gps.size = NavdataGPS.fullSize
        #expect(gps.appendix == nil)
    }

    @Test func `options are equal when their bytes are`() {
        var one = NavdataDemo()
        one.psiMillidegrees = .nan
        #expect(one == one)
        var other = NavdataDemo()
        other.psiMillidegrees = -0.0
        #expect(other != NavdataDemo())
        other.psiMillidegrees = 0
        #expect(other == NavdataDemo())
        #expect(other.hashValue == NavdataDemo().hashValue)
    }

    @Test func `extra bytes fill up what the size leaves, and no more`() {
        var watchdog = NavdataWatchdog()
        watchdog.extra = [1, 2, 3]
        let written = { (size: UInt16) in
            watchdog.size = size
            var writer = ByteWriter()
            watchdog.write(into: &writer)
            return Array(writer.bytes.dropFirst(4))
        }
        #expect(written(8) == [0, 0, 0, 0])
        #expect(written(10) == [0, 0, 0, 0, 1, 2])
        #expect(written(12) == [0, 0, 0, 0, 1, 2, 3, 0])
        #expect(written(0) == [])
    }

    private func first<Payload>(_ name: String, _ payload: KeyPath<NavdataDatagram, Payload?>) throws -> Payload? {
        try NavdataDatagram(parsing: GoldenNavdata(name).bytes.rawSpan)[keyPath: payload]
    }
}
