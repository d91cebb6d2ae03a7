import MissionLanguage
import Testing

/// What the drone sends, by its names on the wire.
@Suite struct RawFieldTests {
    @Test func `every number of every block has one name, and is a bare number`() {
        var written: Set<String> = []
        for block in RawField.blocks {
            let fields = RawField.fields(of: block)
            #expect(!fields.isEmpty)
            #expect(fields.map(\.place) == Array(0..<fields.count))
            for field in fields {
                #expect(written.insert(field.written).inserted, "\(field.written)")
                #expect(RawField.named(field.written) == field)
                #expect(answer(to: "\(field.written) > 1") == "ok", "\(field.written)")
            }
        }
        #expect(written.count > 500)
    }

    @Test(arguments: [
        (
            "wait until navdata.demo.altitude > 1m",
            "\"navdata.demo.altitude\" is a bare number, which counts mm; compare it with one"
        ),
        ("wait until 2s < navdata.pwm.motor1", "\"navdata.pwm.motor1\" is a bare number; compare it with one"),
        ("navdata.demo.altitud", "\"navdata.demo.altitud\" is not known here; did you mean navdata.demo.altitude?"),
        ("navdata.dmo.theta", "\"navdata.dmo.theta\" is not known here; did you mean navdata.demo?"),
        ("navdata.demo", "\"navdata.demo\" is not known here"), ("navdata", "\"navdata\" is not a verb"),
        (
            "navdata.wifi.link_qualiti",
            "\"navdata.wifi.link_qualiti\" is not known here; did you mean navdata.wifi.link_quality?"
        ),
        ("altitude + navdata.demo.altitude", "cannot add bare number to length"),
    ])
    func `a wrong name, and a unit where there is none, are told`(line: String, message: String) {
        #expect(messages(to: line) == [message])
    }

    @Test func `a mission knows what it reads, also in what it calls`() throws {
        let text = """
            define look(): wait until navdata.games.double_tap_counter > 0
            takeoff
            when video.age > 2s: say "{navdata.demo.theta}"
            look
            land
            """
        let checked = try #require(mission(text))
        #expect(Set(checked.rawFields.map(\.written)) == ["navdata.games.double_tap_counter", "navdata.demo.theta"])
        #expect(checked.readings == [.videoAge])
    }

    @Test(arguments: [
        ("nav", ["navdata."]), ("navdata.wi", ["navdata.wind_speed.", "navdata.wifi."]),
        ("navdata.wifi.", ["navdata.wifi.link_quality"]),
        ("navdata.demo.v", ["vbat_flying_percentage", "vx", "vy", "vz"].map { "navdata.demo.\($0)" }),
    ])
    func `a name is completed part by part`(half: String, words: [String]) {
        #expect(MissionCompletion.words(behind: "wait until ", half: half).map(\.word) == words)
    }
}
