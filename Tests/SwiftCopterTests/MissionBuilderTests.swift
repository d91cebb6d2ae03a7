import Rehearsal
import SwiftCopter
import Testing

/// Missions that are written in Swift.
@Suite(.timeLimit(.minutes(15))) struct MissionBuilderTests {
    private static let square = Mission("square.fly") {
        Takeoff()
        Repeat(4) {
            Forward(2.m)
            Turn(.right, 90.deg)
        }
        Land()
    }

    private static let squareText = """
        takeoff
        repeat 4:
          forward 2m
          turn right 90deg
        land

        """

    @Test func `a mission in Swift is the text of its file, and the same tree`() {
        #expect(Self.square.text == Self.squareText)
        let file = SourceText(name: "square.fly", text: Self.squareText)
        #expect(Self.square.tree == MissionCheck.tree(of: file).0)
        #expect(MissionCheck.check(Self.square.source).mission == MissionCheck.check(file).mission)
    }

    /// Every verb and every block once, with every form that has a type of its own.
    private static let everything = Mission("everything.fly") {
        Require(Now.battery >= 40.percent && !Now.isFlying, "charge it first")
        Limit.altitude(2.5.m)
        Limit.radius(6.m)
        Limit.speed(1.mps)
        Limit.tilt(12.deg)
        Limit.time(300.s)
        Profile(.indoor)
        Trim()
        Configure("control:altitude_max", "2500")
        When(Now.windSpeed > 4.mps || Now.is(.flipping), for: 2.s) {
            Say(#"too windy: {wind.speed}, "sorry" \{"#)
            Land()
        }
        When(Now.batteryVoltage < 10.5.volts) { Resume() }
        OnAbort { Go(to: .home, at: 0.3.mps) }
        Finally { LED(.blinkGreen, 2.hz, for: 3.s) }
        Takeoff(to: 1.2.m, at: 0.5.mps)
        Mark("gate")
        Record("everything") {
            Forward(1.m, at: 0.4.mps, within: 20.cm, settle: 1.s, timeout: 20.s)
            Back(0.3.mps, for: 2.s)
            Left(30.percent, for: 1.s)
            Right(50.cm)
            Up(30.cm)
            Down(30.cm)
            Move(Distances(forward: 1.m, up: 50.cm))
            Altitude(1.5.m, at: 0.3.mps)
        }
        Turn(.left, 90.deg, at: 30.degps, within: 3.deg)
        Turn(.right, 20.degps, for: 2.s)
        Turn(.right, 40.percent, for: 1.s)
        Turn.around
        Face(0.deg)
        Face(.mark("gate"))
        Go(to: "gate", facing: .travel)
        Go(to: .home, via: ["gate"])
        Go(to: .from(Distances(forward: 1.m, right: 50.cm, altitude: 1.5.m)))
        Circle(.right, radius: 1.m, turns: 1.5, facing: .center, at: 0.4.mps)
        Hover(2.s)
        Wait(500.ms)
        Wait(until: Now.speed < 0.2.mps && Now.is(.hovering), for: 300.ms, timeout: 5.s)
        Camera(.down)
        Photo("below")
        Photo(3, "gate", every: 500.ms)
        Detect(.roundel)
        Try {
            Hover(overTagFor: 2.s, within: 15.cm)
            ApproachTag(to: 1.m, at: 0.3.mps)
        } else: {
            Say("no tag: {error}")
        }
        Detect(.off)
        Flip(.left)
        Animate(.wave, for: 3.s)
        CalibrateCompass()
        Ask("land here?", timeout: 20.s)
        Every(1.s) { Photo() }
        Together {
            Turn(.right, 360.deg)
            LED(.fire)
        }
        Repeat(until: Now.homeDistance > 1.m, max: 3) { Forward(20.cm) }
        Repeat(while: Now.altitude <= 1.m, max: 3) { Up(10.cm) }
        If(Now.battery < 30.percent) {
            Fail("too little charge")
        } else: {
            Record.start()
            Record.stop
            Record.usb
        }
        If(Now.isTagVisible) { End() }
        Line("land timeout 30s")
    }

    @Test func `every verb of the language can be said in Swift, in its canonical layout`() throws {
        let (mission, diagnostics) = MissionCheck.check(Self.everything.source)
        let errors = diagnostics.filter { $0.severity == .error }
        #expect(
            mission != nil,
            "\(errors.map { DiagnosticRenderer.render($0, in: Self.everything.source) })"
        )
        let formatted = MissionFormatter.format(Self.everything.source).text
        #expect(formatted == Self.everything.text)
        var said: [Verb.ID] = []
        func collect(_ statements: [Statement]) {
            for statement in statements {
                if case .command(let command) = statement.kind { said.append(command.verb) }
                collect(statement.blocks)
            }
        }
        collect(Self.everything.tree.statements)
        #expect(Set(Verb.ID.allCases).subtracting(said).isEmpty)
    }

    @Test func `a mission in Swift flies as its file does`() throws {
        let square = Mission("square.fly") {
            Takeoff(to: 1.2.m)
            for _ in 1...2 {
                Forward(1.m)
                Turn(.right, 90.deg)
            }
            Land()
        }
        let checked = try #require(MissionCheck.check(square.source).mission)
        let flight = try RehearsedFlight(checked, seed: 1, in: RehearsalConditions())
        #expect(flight.outcome == .completed)
        #expect(
            flight.report.lines.map(\.text) == [
                "takeoff to 1.2m", "forward 1m", "turn right 90deg", "forward 1m", "turn right 90deg", "land",
            ]
        )
    }

    @Test func `an element of one's own stands where a verb does, and Swift decides while the mission is built`() {
        struct Peek: MissionElement {
            var height: Length
            var lines: [MissionLine] {
                Up(height)
                Photo()
                Down(height)
            }
        }
        func mission(filming: Bool) -> String {
            Mission {
                Takeoff()
                if filming { Record.start("peek") } else { Say("no film") }
                Peek(height: 50.cm)
                Land()
            }
            .text
        }
        #expect(mission(filming: true) == "takeoff\nrecord start \"peek\"\nup 0.5m\nphoto\ndown 0.5m\nland\n")
        #expect(mission(filming: false).contains("say \"no film\""))
    }

    @Test(arguments: [
        ("a \"quoted\" word", #"say "a \"quoted\" word""#), ("{battery} left", #"say "{battery} left""#),
        (#"a brace \{"#, #"say "a brace \{""#), (#"back\slash"#, #"say "back\\slash""#),
        (#"at the end \"#, #"say "at the end \\""#), ("two\nlines", #"say "two lines""#),
        (#"" land ""#, #"say "\" land \"""#),
    ])
    func `a text of the program stays one text of one line`(text: String, line: String) throws {
        let mission = Mission { Say(text) }
        #expect(mission.text == line + "\n")
        #expect(MissionCheck.check(mission.source).mission?.steps.count == 1)
    }

    @Test(arguments: ["gate\nland", "gate; land", "to", "", "2m"])
    func `a name that is none is told with its line, and adds nothing to the mission`(name: String) {
        let mission = Mission {
            Takeoff()
            Mark(name)
            Land()
        }
        #expect(mission.text.split(separator: "\n").count == 3)
        let verdict = mission.check()
        #expect(!verdict.isSound)
        #expect(verdict.diagnostics.contains { mission.source.position(of: $0.range.lower).line == 2 })
    }

    @Test(arguments: [
        Forward(0.m), Forward(-1.m), Forward(Length.meters(.nan)), Forward(Length.meters(.infinity)), Forward(5000.m),
        Forward(120.percent, for: 1.s), Forward(1.m, at: 0.mps),
    ])
    func `an amount that cannot be flown is told before anything moves`(move: Forward) {
        let mission = Mission {
            Takeoff()
            move
            Land()
        }
        let verdict = mission.check()
        #expect(verdict.mission == nil && !verdict.isSound)
        #expect(verdict.diagnostics.contains { $0.severity == .error })
    }

    // MARK: Check

    @Test func `a sound mission is found sound, with its time and charge`() throws {
        let mission = Mission("up and down") {
            Takeoff(to: 1.m)
            Hover(2.s)
            Land()
        }
        let verdict = mission.check(limits: .indoor, flights: 1)
        #expect(verdict.isSound, "\(verdict)")
        #expect(verdict.flights == (1, 1))
        #expect(try #require(verdict.time).lowerBound > .seconds(5))
        #expect(try #require(verdict.highest) < .meters(1.5))
        #expect(verdict.description.hasPrefix("up and down  ok\n  time     "))
    }

    @Test func `a mission that leaves its limits is not fit to fly, with its line`() {
        let mission = Mission {
            Takeoff()
            Forward(4.m, at: 1.mps)
            Land()
        }
        var limits = FlightLimits.indoor
        limits.radius = 2.m
        let verdict = mission.check(limits: limits, flights: 1)
        #expect(verdict.flaws == [.limit(line: 2)])
        #expect(verdict.description.contains("line 2, \"forward 4m at 1m/s\", leaves the limits"))
    }

    @Test func `a step without enough time is not fit to fly, with its line`() {
        let mission = Mission {
            Takeoff()
            Forward(2.m, timeout: 2.s)
            Land()
        }
        #expect(mission.check(flights: 1).flaws == [.timing(line: 2)])
    }
}

extension Statement {
    /// The statements in its blocks.
    fileprivate var blocks: [Statement] {
        switch kind {
        case .repetition(_, let block), .record(_, let block), .onAbort(let block), .finally(let block),
            .watch(_, _, let block), .background(_, let block), .together(let block), .count(_, let block):
            block.statements
        case .choice(let branches, let otherwise): branches.flatMap(\.block.statements) + (otherwise?.statements ?? [])
        case .attempt(let block, let otherwise): block.statements + (otherwise?.statements ?? [])
        default: []
        }
    }
}
