import MissionLanguage
import Testing

/// What expressions amount to, and what the checker knows before flying.
@Suite struct MeaningTests {
    private struct Instruments: Values {
        var variables: [String: Value] = [:]

        func value(of reading: Reading) -> Value? {
            switch reading {
            case .battery: .measure(Measure(71, .percent))
            case .altitude: .measure(Measure(1.418, .length))
            case .heading: .measure(Measure(90.2, .angle))
            case .velocityForward: .measure(Measure(-0.25, .speed))
            case .linkAge: .measure(Measure(0.014, .time))
            case .flying: .truth(true)
            case .state: .state("hovering")
            default: nil
            }
        }

        func value(of variable: String) -> Value? { variables[variable] }

        func value(of field: RawField) -> Value? {
            field.written == "navdata.demo.altitude" ? .measure(Measure(1418, .number)) : nil
        }
    }

    /// What the prompt prints for an expression.
    private func printed(_ text: String) -> String? {
        let source = SourceText(name: "prompt", text: text)
        guard let formula = MissionCheck.check(source, context: .prompt).mission?.shownValue else { return nil }
        return formula.evaluated(in: Instruments())?.spoken ?? "unknown"
    }

    @Test(arguments: [
        ("battery", "71 %"), ("altitude", "1.42 m"), ("heading", "90°"), ("state", "hovering"), ("flying", "yes"),
        ("height", "unknown"), ("velocity.forward", "-0.25 m/s"), ("altitude + 1m", "2.42 m"), ("2m / 0.5m/s", "4.0 s"),
        ("2m/0.5m/s", "4.0 s"), ("6m / 2m", "3"), ("90deg / 2s", "45°/s"), ("1.5 + 2 * 3", "7.5"),
        ("(1.5 + 2) * 3", "10.5"),
        ("-(1m - 3m)", "2.00 m"), ("3ft", "0.91 m"), ("36km/h", "10.00 m/s"), ("1min + 30s", "90.0 s"),
        ("250ms", "250 ms"),
        ("2 m", "2.00 m"), ("50cm", "0.50 m"), ("30 %", "30 %"), ("45°", "45°"), ("5Hz * 2s", "10"),
        ("1 / 2s", "0.5 Hz"),
        ("2m * 3m", "6.00 m·m"), ("10 - 2 - 3", "5"), ("12 / 2 / 3", "2"), ("altitude > 1m", "yes"),
        ("battery >= 80%", "no"), ("state == hovering", "yes"), ("hovering != state", "no"), ("not flying", "no"),
        ("height > 1m", "unknown"), ("height > 1m or flying", "yes"), ("height > 1m and not flying", "no"),
        ("height > 1m and flying", "unknown"), ("height + 1m", "unknown"),
        ("altitude / (altitude - altitude)", "unknown"),
        ("1m == 100cm", "yes"), ("velocity.forward < 0m/s", "yes"),
        ("navdata.demo.altitude", "1418"), ("navdata.demo.altitude * 1mm", "1.42 m"),
        ("navdata.pwm.motor1", "unknown"),
    ])
    func `an expression at the prompt is printed`(text: String, value: String) {
        #expect(printed(text) == value)
    }

    @Test func `a unit ends where its word ends`() {
        // 6m/side is a division, 6m/s is a speed.
        #expect(answer(to: "side = 2m; x = 6m/side + 1; say \"{x}\"") == "ok")
        #expect(messages(to: "side = 2m; x = 6m/s + 1m").count == 1)
    }

    @Test(arguments: [
        ("turn right 90", "turn right 90deg"), ("altitude 1.5", "altitude 1.5m"), ("wait 2", "wait 2s"),
        ("hover 3", "hover 3s"), ("face 90", "face 90deg"), ("takeoff to 2", "takeoff to 2m"),
        ("hover timeout 5", "hover timeout 5s"), ("forward 2m at 0.4", "forward 2m at 0.4m/s"),
        ("turn left 90 at 30", "turn left 90deg at 30deg/s"), ("led fire 5", "led fire 5Hz"),
        ("n = 45; turn right n * 2", "n = 45; turn right 90deg"),
    ])
    func `a bare number is taken where only one unit is possible`(bare: String, whole: String) throws {
        func last(_ text: String) throws -> Action {
            let (mission, diagnostics) = MissionCheck.check(SourceText(name: "p", text: text), context: .prompt)
            return try #require(mission?.steps.last?.action, "\(diagnostics)")
        }
        if bare.hasPrefix("n") {
            _ = try last(bare)
        } else {
            #expect(try last(bare) == last(whole))
        }
    }

    @Test func `words between commands change nothing: lines, semicolons, comments, spaces`() throws {
        let lines = try #require(mission("takeoff\n\n# a remark\nforward 2m   # here\r\nland\n"))
        let line = try #require(mission("takeoff; forward   2 m ;land;"))
        #expect(lines.steps.map(\.action) == line.steps.map(\.action))
        #expect(lines.steps.map(\.line) == [1, 4, 5])
        #expect(lines.steps.map(\.text) == ["takeoff", "forward 2m", "land"])
    }

    @Test func `a block in one line and an indented one are the same`() throws {
        let one = try #require(mission("takeoff\nrepeat 4: forward 2m; turn right 90\nland\n"))
        let many = try #require(mission("takeoff\nrepeat 4 times:\n  forward 2m\n\n  turn right 90\nland\n"))
        guard case .loop(let loop, let steps) = one.steps[1].action,
            case .loop(let other, let others) = many.steps[1].action
        else {
            Issue.record("no loop")
            return
        }
        #expect(loop == other)
        #expect(steps.map(\.action) == others.map(\.action))
        #expect(many.steps[1].text == "repeat 4 times")
    }

    @Test func `the short forms of the prompt are the whole words`() {
        let pairs = [
            ("f 2m", "forward 2m"), ("b 2m", "back 2m"), ("l 2m", "left 2m"), ("r 2m", "right 2m"), ("u 1m", "up 1m"),
            ("d 1m", "down 1m"), ("cw 90", "turn right 90"), ("ccw 90", "turn left 90"),
        ]
        for (short, full) in pairs {
            #expect(mission(short, .prompt)?.steps.map(\.action) == mission(full, .prompt)?.steps.map(\.action))
            #expect(messages(to: "takeoff\n\(short)\nland", .file).count == 1)
        }
    }

    // MARK: Parameters

    private static let square = "param side = 2m from 0.5m to 5m \"length\"\ntakeoff\nforward side\nland\n"

    @Test(arguments: [("side", "3m", 3.0), ("side", "80cm", 0.8), ("side", "3", 3), ("side", "2 * 1m", 2)])
    func `an argument is the parameter's value`(name: String, text: String, metres: Double) {
        let mission = mission(Self.square, arguments: [name: text])
        #expect(mission?.parameters.first?.value == .measure(Measure(metres, .length)))
        #expect(mission?.parameters.first?.summary == "length")
        #expect(mission?.parameters.first?.limits == 0.5...5)
    }

    @Test(arguments: [
        ("side", "3s", "side=3s: \"side\" takes a length, not a time"),
        ("side", "9m", "side=9m: \"side\" is between 0.5m and 5m, not 9m"),
        ("side", "x", "side=x: \"x\" is not known here"),
        ("side", "2 +", "side=2 +: a value is missing here, before the end of the line"),
        ("side", "battery", "side=battery: this is not known before flying"),
        ("sied", "3m", "sied=3m: the mission has no parameter \"sied\"; did you mean side?"),
    ])
    func `an argument that does not fit is told`(name: String, text: String, message: String) {
        let source = SourceText(name: "square.fly", text: Self.square)
        let (mission, diagnostics) = MissionCheck.check(source, arguments: [name: text])
        #expect(diagnostics.map(\.message) == [message])
        #expect(mission == nil)
    }

    @Test(arguments: [
        ("param a = 2m from 3m to 4m", "\"a\" is between 3m and 4m, not 2m"),
        ("param a = 2m from 3s to 4s", "\"a\" takes a length, not a time"),
        ("param a = battery", "the parameter \"a\" must be known before flying"),
        ("param a = 1\nparam a = 2", "the parameter \"a\" exists already"),
        ("param battery = 1", "\"battery\" has a meaning already and cannot be a name"),
        ("repeat 2:\n  param a = 1", "the parameter \"a\" belongs to the top of the mission, not into a block"),
        ("a = 1m\na = 2s", "\"a\" is a length and cannot become a time"),
        ("say \"{b}\"\nb = 1", "\"b\" gets its value only further down"),
    ])
    func `names are checked`(text: String, message: String) {
        #expect(messages(to: text, .file) == [message])
    }

    // MARK: The whole mission

    @Test func `a file that would not end well is warned about, and flies`() {
        #expect(
            messages(to: "takeoff\nhover\n", .file) == [
                "the mission ends in the air; the drone is landed where it then is"
            ]
        )
        #expect(
            messages(to: "forward 1m\n", .file) == [
                "\"forward\" needs a drone in the air, and no takeoff comes before it"
            ]
        )
        #expect(
            messages(to: "takeoff\nland\nsay \"x\"\n", .file) == ["\"land\" ends the mission; this is never reached"]
        )
        #expect(messages(to: "takeoff\nmark gate\nland\n", .file) == ["nothing flies to the mark \"gate\""])
        #expect(messages(to: "takeoff\nwait until flying\nland\n", .file) == ["no timeout given, 60 s will be used"])
        #expect(mission("takeoff\nhover\n") != nil)
    }

    @Test func `what stands at the end of a mission may not move in finally, nor stand in a block`() {
        #expect(
            messages(to: "takeoff\nland\nfinally: forward 1m\n", .file) == [
                "\"forward\" moves the drone, which \"finally\" may not"
            ]
        )
        #expect(
            messages(to: "takeoff\nrepeat 2:\n  on abort: hover\nland\n", .file) == [
                "\"on abort\" belongs to the top of the mission, not into a block"
            ]
        )
    }

    @Test func `a mission's first comment is its help`() {
        #expect(
            mission("# hop: up and down\n# second line\n\ntakeoff # not this\nland\n")?.summary == [
                "hop: up and down", "second line",
            ]
        )
    }

    @Test func `names of earlier lines are known at the prompt`() {
        let names = MissionCheck.KnownNames(variables: ["side": .measure(.length)], marks: ["gate"], isFlying: true)
        #expect(answer(to: "forward side * 2", knowing: names) == "ok")
        #expect(answer(to: "side", knowing: names) == "ok")
        #expect(answer(to: "go to gate", knowing: names) == "ok")
        #expect(messages(to: "side = 2s", knowing: names) == ["\"side\" is a length and cannot become a time"])
    }
}
