import MissionLanguage
import Testing

/// The rules of the language's units, places and values, each by its sentence.
@Suite struct RuleTests {
    // MARK: Units and numbers

    @Test(arguments: Unit.all.map(\.symbol).filter { symbol in symbol.allSatisfy(\.isLetter) })
    func `a unit's name cannot be a variable, a parameter, a mark or a verb of one's own`(unit: String) {
        for text in [
            "\(unit) = 2", "param \(unit) = 2m", "mark \(unit)", "define \(unit): hover", "for \(unit) in 1, 2: hover",
        ] {
            #expect(
                messages(to: text).contains("\"\(unit)\" has a meaning already and cannot be a name"),
                "\(text): \(messages(to: text))"
            )
        }
    }

    @Test(arguments: [
        ("1m", "1.00 m"), ("150cm", "1.50 m"), ("500mm", "0.50 m"), ("10ft", "3.05 m"), ("50cm/s", "0.50 m/s"),
        ("3.6km/h", "1.00 m/s"), ("90deg", "90°"), ("90°", "90°"), ("45deg/s", "45°/s"), ("45°/s", "45°/s"),
        ("2s", "2.0 s"), ("500ms", "500 ms"), ("2min", "120.0 s"), ("40%", "40 %"), ("5Hz", "5.0 Hz"),
        ("11.1V", "11.10 V"),
    ])
    func `every unit is read, alone and behind a blank`(written: String, spoken: String) throws {
        for text in [written, written.replacing(/^([0-9.]+)/) { "\($0.output.1) " }] {
            let value = try #require(mission(text, .prompt)?.shownValue)
            #expect(value == .constant(value.constant ?? .truth(false)))
            #expect(value.constant?.spoken == spoken, "\(text)")
        }
    }

    @Test(arguments: [
        ("2m + 1s", "cannot add time to length"), ("2m - 1m/s", "cannot subtract speed from length"),
        ("altitude < 2s", "cannot compare length with time"),
        ("not 2m", "this is a length, not a condition; compare it with something"),
        ("battery and flying", "this is a percentage, not a condition; compare it with something"),
        ("x = 2m * 3m\nforward x", "\"forward\" takes a length, a speed or a percentage, not a number of m·m"),
    ])
    func `expressions, comparisons and conditions are checked for their dimension`(text: String, message: String) {
        #expect(messages(to: text).contains(message), "\(messages(to: text))")
    }

    @Test(arguments: ["forward 2", "turn right 90deg for 2s", "up 1", "move forward 1s", "forward 2 at 1"])
    func `a bare number is an error where more than one unit is possible`(line: String) {
        #expect(!messages(to: line).isEmpty)
    }

    // MARK: The unit chooses the controller

    @Test func `a distance, a speed and a stick are three things to fly`() throws {
        func travel(_ line: String) throws -> Travel {
            guard case .move(.forward, let travel, _)? = mission(line, .prompt)?.steps.first?.action else {
                throw Missing()
            }
            return travel
        }
        guard case .amount = try travel("forward 2m"), case .speed = try travel("forward 0.5m/s for 3s"),
            case .stick = try travel("forward 30% for 1s")
        else {
            Issue.record("the unit does not choose")
            return
        }
        // In a file a stick says how long; at the prompt alone it lasts a second.
        #expect(messages(to: "takeoff\nforward 30%\nland", .file) == ["a stick needs a time: forward 30% for 2s"])
        #expect(try travel("forward 30%") == travel("forward 30% for 1s"))
    }

    private struct Missing: Error {}

    // MARK: Places

    @Test(arguments: ["go to gps 48.85837, 2.29448", "@alpha forward 1m", "@all land", "import \"x.plan\""])
    func `what is for later answers that it is not available yet, with its place`(line: String) throws {
        let source = SourceText(name: "test.fly", text: "takeoff\n" + line + "\nland\n")
        let problem = try #require(MissionCheck.check(source).diagnostics.first { $0.severity == .error })
        #expect(problem.id == "not-available" && problem.message.hasSuffix("is not available yet"))
        #expect(source.position(of: problem.range.lower).line == 2)
    }

    @Test func `an axis of a place is said once, and two of one line contradict each other`() {
        #expect(messages(to: "move forward 1m, back 1m") == ["\"back\" contradicts a direction before it"])
        #expect(messages(to: "go to up 1m, altitude 2m") == ["\"altitude\" contradicts a direction before it"])
        #expect(messages(to: "move forward 1m, up 50cm, right 20cm").isEmpty)
    }

    @Test func `a place is marked before it is flown to, faced or passed`() {
        for line in ["go to gate", "go via gate to home"] {
            #expect(messages(to: line) == ["\"gate\" is not marked"])
            #expect(messages(to: "mark gate\n" + line).isEmpty)
        }
        #expect(!messages(to: "face gate").isEmpty && messages(to: "mark gate\nface gate").isEmpty)
    }

    // MARK: Blocks

    @Test func `every loop is bounded, by its count, its max, or the mission's time`() {
        #expect(messages(to: "takeoff\nrepeat until battery < 50% max 5: hover 1s\nland", .file).isEmpty)
        #expect(
            messages(to: "takeoff\nrepeat until battery < 50%: hover 1s\nland", .file) == [
                "no \"max\" given, the mission's time (limit time, else 10 min) bounds it"
            ]
        )
        #expect(!messages(to: "repeat 10001: hover 1s").isEmpty)
    }

    @Test(arguments: [
        ("when flying: every 1s: photo", "\"every\" cannot stand inside \"when\""),
        ("finally: forward 1m", "\"forward\" moves the drone, which \"finally\" may not"),
        ("every 1s: forward 1m", "\"forward\" moves the drone, which \"every\" may not"),
        ("together:\n  forward 1m\n  turn right 90", "one of \"together\" moves the drone already"),
        ("resume", "\"resume\" goes on with what a \"when\" has interrupted, and stands in its block"),
        ("define peek(h): up h", "the parameter \"h\" needs a default, which gives its unit"),
    ])
    func `what a block may not hold is told in plain words`(text: String, message: String) {
        #expect(messages(to: text).contains(message), "\(messages(to: text))")
    }
}

extension Formula {
    /// The value that it has before flying.
    fileprivate var constant: Value? { if case .constant(let value) = self { value } else { nil } }
}
