import MissionLanguage
import Testing

/// Every answer is compared as a reader sees it: place, words, mark and fix.
@Suite struct DiagnosticTests {
    @Test func `the answers of the specification are given word for word`() {
        #expect(
            answer(to: "forward 2") == """
                prompt:1:9: error: forward 2 what?  Try: forward 2m  |  forward 0.5m/s for 2s  |  forward 30% for 2s
                    1 | forward 2
                      |         ^
                """
        )
        #expect(
            answer(to: "foward 2m") == """
                prompt:1:1: error: "foward" is not a verb; did you mean forward?
                    1 | foward 2m
                      | ^~~~~~
                  fix: forward 2m
                """
        )
        #expect(
            answer(to: "forward(0.5)") == """
                prompt:1:1: error: no parentheses needed: "forward 50%" is half stick, "forward 2m" is two metres
                    1 | forward(0.5)
                      | ^~~~~~~~~~~~
                  fix: forward 50%
                """
        )
        #expect(
            answer(to: "forward 2m for 3s") == """
                prompt:1:12: error: "forward <distance> for <time>" says two ends; use at <speed>
                    1 | forward 2m for 3s
                      |            ^~~~~~
                """
        )
        #expect(
            answer(to: "wait until altitude > 2s") == """
                prompt:1:12: error: cannot compare length with time
                    1 | wait until altitude > 2s
                      |            ^~~~~~~~~~~~~
                """
        )
        #expect(
            answer(to: "repeat 4 forward 2m") == """
                prompt:1:9: error: "repeat" needs a ":"
                    1 | repeat 4 forward 2m
                      |         ^
                  fix: repeat 4: forward 2m
                """
        )
    }

    @Test(arguments: [
        ("takeoff()", "no parentheses needed: \"takeoff\" is enough", "takeoff"),
        ("front(0.5)", "\"front(0.5)\" is written here: forward 50%", "forward 50%"),
        ("client.front(0.1)", "\"client.front(0.1)\" is written here: forward 10%", "forward 10%"),
        ("after(5000, function() {", "\"after(5000, function() {\" is written here: wait 5s", "wait 5s"),
        (".after(1500, function() {", "\".after(1500, function() {\" is written here: wait 1.5s", "wait 1.5s"),
        ("animate('flipLeft', 1000)", "\"animate('flipLeft', 1000)\" is written here: flip left", "flip left"),
        (
            "animateLeds('blinkRed', 5, 2)",
            "\"animateLeds('blinkRed', 5, 2)\" is written here: led blink_red 5Hz for 2s", "led blink_red 5Hz for 2s"
        ),
        (
            "client.animate('phiThetaMixed', 3000)",
            "\"client.animate('phiThetaMixed', 3000)\" is written here: animate leaning_circle for 3s",
            "animate leaning_circle for 3s"
        ),
        (
            "drone.config('general:navdata_demo', 'FALSE')",
            "\"drone.config('general:navdata_demo', 'FALSE')\" is written here: set general:navdata_demo FALSE",
            "set general:navdata_demo FALSE"
        ),
        (
            "client.config('control:altitude_max', 3000)",
            "\"client.config('control:altitude_max', 3000)\" is written here: set control:altitude_max 3000",
            "set control:altitude_max 3000"
        ),
        ("clockwise(0.25)", "\"clockwise(0.25)\" is written here: turn right 25%", "turn right 25%"),
        ("this.stop()", "\"this.stop()\" is written here: hover", "hover"),
        ("back(-0.2)", "\"back(-0.2)\" is written here: forward 20%", "forward 20%"),
        ("clockwise(-0.5)", "\"clockwise(-0.5)\" is written here: turn left 50%", "turn left 50%"),
        ("client.calibrate(0)", "\"client.calibrate(0)\" is written here: calibrate compass", "calibrate compass"),
        ("client.getPngStream()", "\"client.getPngStream()\" is written here: photo", "photo"),
        ("battery()", "\"battery()\" is written here: battery", "battery"),
        ("f(0.5)", "\"f(0.5)\" is written here: forward 50%", "forward 50%"),
        ("front 50%", "\"front\" is not a verb; did you mean forward?", "forward 50%"),
        (
            "client.front(1).after(2000, function() { this.stop(); })",
            "\"client.front(1).after(2000, function() { this.stop(); })\" is written here: forward 100% for 2s",
            "forward 100% for 2s"
        ),
    ])
    func `a call of node-ar-drone is answered with the line to write, and the line is right`(
        call: String,
        message: String,
        line: String
    ) {
        let source = SourceText(name: "prompt", text: call)
        let diagnostics = MissionCheck.check(source, context: .prompt).diagnostics
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.first?.fixIt?.applied(to: source) == line)
        #expect(answer(to: line) == "ok")
    }

    @Test(arguments: [
        ("var arDrone = require('ar-drone');", "foreign-object"), ("drone.config(callback)", "unknown-verb"),
        ("animate('waver', 100)", "wrong-word"), ("client.on('navdata', console.log)", "foreign-object"),
        ("client.whatever(1)", "unknown-verb"), ("forward(2)", "parentheses"),
    ])
    func `other calls get an answer too`(call: String, id: String) {
        let source = SourceText(name: "prompt", text: call)
        #expect(MissionCheck.check(source, context: .prompt).diagnostics.map(\.id) == [id])
    }

    @Test(arguments: [
        ("forward 2 meters", "\"meters\" is written m", "forward 2m"),
        ("forward 30percent", "\"percent\" is written %", "forward 30%"),
        ("turn rihgt 90", "\"rihgt\" is none of the words that fit here; did you mean right?", "turn right 90"),
        ("forward -2m", "the amount of \"forward\" is more than zero; use back 2m", "back 2m"),
        ("turn left -90", "the amount of \"turn\" is more than zero; use turn right 90deg", "turn right 90deg"),
        ("forward 0.5m/s", "a speed needs a time: forward 0.5m/s for 2s", "forward 0.5m/s for 2s"),
        ("wait until battery = 20%", "comparing is written \"==\"", "wait until battery == 20%"),
        ("battery > 20% && flying", "\"&&\" is written \"and\"", "battery > 20% and flying"),
        ("wait until !flying", "\"!\" is written \"not\"", "wait until not flying"),
        ("wait until battery > 20", "cannot compare percentage with bare number", "wait until battery > 20%"),
        ("led blinkRed", "\"blinkRed\" is none of the words that fit here; did you mean blink_red?", "led blink_red"),
    ])
    func `a fix puts its line right`(line: String, message: String, fixed: String) {
        let source = SourceText(name: "prompt", text: line)
        let diagnostics = MissionCheck.check(source, context: .prompt).diagnostics
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.first?.fixIt?.applied(to: source) == fixed)
        #expect(answer(to: fixed) == "ok")
    }

    @Test(arguments: [
        ("turn", "turn what?  Try: turn right 90  |  turn left 45deg/s for 2s  |  turn around"),
        ("hover 2m", "\"hover\" takes a time, not a length"),
        ("forward 2s", "\"forward\" takes a length, a speed or a percentage, not a time"),
        ("forward 2m at 3m", "\"at\" takes a speed, not a length"), ("2m + 1s", "cannot add time to length"),
        ("forward 2m sideways", "\"forward 2m\" does not go on with \"sideways\""),
        ("forward 2m wihtin 10cm", "\"forward 2m\" does not go on with \"wihtin\"; did you mean within?"),
        ("forward 2m at 0.5m/s at 1m/s", "\"at\" is said twice"), ("land at 0.5m/s", "\"land\" takes no \"at\""),
        ("forward 30% for 1s at 0.2m/s", "the speed is said twice"),
        ("hover 3s for 2s", "the time of \"hover\" is said twice"),
        ("forward 30% for 1s within 10cm", "\"forward\" takes no \"within\""),
        ("turn around for 3s", "\"turn <angle> for <time>\" says two ends; use at <rate>"),
        ("forward 120% for 1s", "the stick is between 0% and 100%, not 120%"),
        ("forward 30% for 20s", "a stick at the prompt is between 0s and 10s, not 20s"),
        ("repeat 2.5: land", "\"repeat\" is between 1 and 10000, not 2.5"),
        ("photo 1000", "the count of \"photo\" is between 1 and 100, not 1000"),
        ("say 'x'", "text stands in double quotes: \"…\""), ("say \"x", "the text has no closing quote on this line"),
        ("say \"{\"", "\"{\" has no \"}\" in this text; a brace alone is written \\{"),
        ("say \"{}\"", "a value is missing between the braces"),
        ("say \"{altitude + 1s}\"", "cannot add time to length"),
        ("a < b < c", "one comparison at a time: write a < b and b < c"),
        ("wait until altitude", "this is a length, not a condition; compare it with something"),
        ("wait until state > hovering", "state is only compared with \"==\" and \"!=\""),
        ("wait until state == hoverin", "\"hoverin\" is none of the words that fit here; did you mean hovering?"),
        ("battery.voltge", "\"battery.voltge\" is not known here; did you mean battery.voltage?"),
        ("1.2.3", "a number has one point at most"), ("m = 2", "\"m\" has a meaning already and cannot be a name"),
        ("1 / 0", "this divides by zero"), ("(1 + 2", "\"(\" has no \")\" on this line"),
        ("forward m", "\"m\" is a unit and needs a number before it"),
        ("go to gate", "\"gate\" is not marked"),
        ("move forward 1m, back 1m", "\"back\" contradicts a direction before it"),
        ("takeoff; repeat 4: hover", "\"repeat\" begins a block and needs a line of its own"),
        ("hover: land", "\"hover\" begins no block and takes no \":\""),
        ("else: land", "\"else\" belongs under an \"if\" or a \"try\""),
        ("repeat :", "a value is missing here, before \":\""), ("}", "a line begins with a verb, not with \"}\""),
        ("forward 99999999999999999999999999999m", "the amount of \"forward\" is between 0 and 1000m, not 1e+29m"),
    ])
    func `each mistake is told once, in plain words`(line: String, message: String) {
        #expect(messages(to: line) == [message])
    }

    @Test(arguments: ["@alpha land", "go to gps 48.8, 2.3", "import \"plan.txt\""])
    func `what comes later says so, with its place`(line: String) {
        let source = SourceText(name: "prompt", text: line)
        let diagnostics = MissionCheck.check(source, context: .prompt).diagnostics
        #expect(diagnostics.map(\.id) == ["not-available"])
        #expect(diagnostics.allSatisfy { $0.message.hasSuffix("is not available yet") })
    }

    @Test func `all mistakes of a file are found in one reading, in its order`() {
        let text = """
            # every line has a mistake
            param side = 2m from 5m to 1m
            takeof
            repeat 4
              forward side at 2s
              when battery < 20%:
                phto
              turn left 90 wihtin 5deg
            land now
            """
        #expect(
            answer(to: text, .file) == """
                test.fly:2:22: error: the range ends before it begins
                    2 | param side = 2m from 5m to 1m
                      |                      ^~~~~~~~
                test.fly:3:1: error: "takeof" is not a verb; did you mean takeoff?
                    3 | takeof
                      | ^~~~~~
                  fix: takeoff
                test.fly:4:9: error: "repeat" needs a ":"
                    4 | repeat 4
                      |         ^
                  fix: repeat 4:
                test.fly:5:3: warning: "forward" needs a drone in the air, and no takeoff comes before it
                    5 |   forward side at 2s
                      |   ^~~~~~~~~~~~~~~~~~
                test.fly:5:19: error: "at" takes a speed, not a time
                    5 |   forward side at 2s
                      |                   ^~
                test.fly:7:5: error: "phto" is not a verb; did you mean photo?
                    7 |     phto
                      |     ^~~~
                  fix: photo
                test.fly:8:16: error: "turn left 90" does not go on with "wihtin"; did you mean within?
                    8 |   turn left 90 wihtin 5deg
                      |                ^~~~~~
                test.fly:9:6: error: "land" does not go on with "now"
                    9 | land now
                      |      ^~~
                """
        )
    }

    @Test func `columns count characters, and a mark stands under its place behind any character`() {
        #expect(
            answer(to: "say \"grüße\" loud") == """
                prompt:1:13: error: "say …" does not go on with "loud"
                    1 | say "grüße" loud
                      |             ^~~~
                """
        )
    }

    @Test func `a line of a megabyte is shown in part, and control characters do not reach the terminal`() {
        let long = answer(to: "hover 1s" + String(repeating: " ", count: 1_000_000) + "x")
        #expect(long.utf8.count < 1000)
        #expect(!answer(to: "forward \u{1B}[2J").contains("\u{1B}"))
        #expect(!answer(to: "say \"\u{1B}[2J").contains("\u{1B}"))
    }

    @Test func `colour changes nothing but colour`() {
        let source = SourceText(name: "prompt", text: "foward 2m")
        let diagnostic = MissionCheck.check(source, context: .prompt).diagnostics[0]
        let painted = DiagnosticRenderer.render(diagnostic, in: source, colour: true)
        #expect(painted.contains("\u{1B}[1;31merror\u{1B}[0m"))
        let plain = painted.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset == 0 ? $0.element : $0.element.drop { $0 != "m" }.dropFirst() }.joined()
        #expect(plain == DiagnosticRenderer.render(diagnostic, in: source))
    }
}
