import FlightConsole
import FlightCore
import Testing

struct StatusLineTests {
    private static var full: StatusLine {
        var status = StatusLine(state: "flying")
        status.altitude = .meters(1.42)
        status.batteryPercent = 63
        status.silence = .milliseconds(14)
        status.recorded = .seconds(41)
        status.waiting = 2
        return status
    }

    @Test
    func `all of it is told where there is room`() {
        #expect(Self.full.text(width: 80) == "flying · 1.42 m · 63 % · link 14 ms · REC 0:41 · 2 waiting")
    }

    @Test(arguments: 0...70)
    func `it never takes more room than there is`(width: Int) {
        #expect(Self.full.text(width: width).count <= width)
    }

    @Test(
        arguments: [
            (57, "flying · 1.42 m · 63 % · REC 0:41 · 2 waiting"), (44, "flying · 1.42 m · 63 % · REC 0:41"),
            (30, "flying · 1.42 m · 63 %"), (20, "flying · 63 %"), (10, "flying"), (5, ""),
        ]
    )
    func `what matters least is left out first`(width: Int, text: String) {
        #expect(Self.full.text(width: width) == text)
    }

    @Test
    func `a silent link matters more than the altitude`() {
        var status = Self.full
        status.silence = .milliseconds(1400)
        #expect(status.text(width: 34) == "flying · 63 % · link 1.4 s")
    }
}

struct FormatTests {
    @Test
    func `times are written as clocks`() {
        #expect(Format.clock(.seconds(41)) == "0:41")
        #expect(Format.clock(.seconds(725)) == "12:05")
        #expect(Format.stamp(.milliseconds(4290)) == " 0:04.2")
        #expect(Format.stamp(.milliseconds(725_990)) == "12:05.9")
    }
}
