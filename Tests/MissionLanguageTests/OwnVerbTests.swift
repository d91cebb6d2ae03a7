import MissionLanguage
import Testing

/// LANGUAGE, own verbs: `define`, `use`, and any file on the path.
@Suite struct OwnVerbTests {
    private static let library = MissionLibrary { name in
        let texts = [
            "tower": "param top = 2m from 1m to 4m\naltitude top\nphoto\n",
            "figures": "define peek(h = 1m): up h; photo; down h\ndefine twice(h = 1m):\n  peek h\n  peek h=h + 50cm\n",
            "broken": "forward 2\n", "loop": "loop\n", "deep": "define a(): tower 9m\n",
        ]
        return texts[name].map { SourceText(name: name + ".fly", text: $0) }
    }

    private func check(_ text: String) -> (mission: CheckedMission?, messages: [String]) {
        let source = SourceText(name: "test.fly", text: text)
        let (mission, diagnostics) = MissionCheck.check(source, context: .prompt, using: Self.library)
        return (mission, diagnostics.map(\.message))
    }

    private func call(_ text: String, _ step: Int = 0) throws -> (String, [Action.Binding], [Step]) {
        let checked = check(text)
        #expect(checked.messages == [])
        let mission = try #require(checked.mission)
        guard case .call(let name, let bindings, let steps) = mission.steps[step].action else {
            throw Unexpected(description: "\(mission.steps[step].action)")
        }
        return (name, bindings, steps)
    }

    struct Unexpected: Error, CustomStringConvertible { let description: String }

    @Test func `a verb's parameter has its default, or what the call gives it, by place or by name`() throws {
        for (line, height) in [("peek", 1.0), ("peek 2m", 2), ("peek h=50cm", 0.5), ("peek 3", 3)] {
            let (name, bindings, steps) = try call("define peek(h = 1m): up h; down h\n" + line)
            #expect(name == "peek" && bindings.isEmpty)
            guard case .move(.up, .amount(let distance), _) = steps[0].action else {
                throw Unexpected(description: line)
            }
            #expect(distance.constantNumber == height)
        }
    }

    @Test func `a verb can stand above its definition, and a value that is not known yet is bound when it is called`()
        throws
    {
        let (_, bindings, steps) = try call("peek altitude / 2\ndefine peek(h = 1m): up h")
        let binding = try #require(bindings.first)
        guard case .move(.up, .amount(.variable(let name)), _) = steps[0].action else {
            throw Unexpected(description: "\(steps[0].action)")
        }
        #expect(name == binding.variable)
    }

    @Test func `use makes another file's verbs known, and they may use each other`() throws {
        let (_, _, steps) = try call("use \"figures.fly\"\ntwice 2m")
        #expect(steps.count == 2)
        guard case .call("peek", _, let second) = steps[1].action,
            case .move(.up, .amount(let distance), _) = second[0].action
        else { throw Unexpected(description: "\(steps[1].action)") }
        #expect(distance.constantNumber == 2.5)
        // Steps of another file are told to be where they were called.
        #expect(second[0].line == 2 && second[0].text == "up h")
    }

    @Test func `any mission on the path is a verb`() throws {
        let (name, _, steps) = try call("tower top=3m")
        #expect(name == "tower")
        guard case .altitude(let height, _) = steps[0].action else { throw Unexpected(description: "\(steps)") }
        #expect(height.constantNumber == 3)
    }

    @Test(arguments: [
        ("tower 9m", "\"tower.fly\" cannot be flown like this: line 1: \"top\" is between 1m and 4m, not 9m"),
        ("tower 2s", "\"top\" takes a length, not a time"),
        ("tower topp=2m", "\"tower\" has no parameter \"topp\"; did you mean top?"),
        ("tower 2m top=3m", "\"top\" is said twice"),
        (
            "broken",
            "\"broken.fly\" cannot be flown like this: line 1: forward 2 what?  Try: forward 2m  |  forward 0.5m/s for 2s  |  forward 30% for 2s"
        ),
        ("loop", "\"loop.fly\" cannot be flown like this: line 1: \"loop\" would call itself"),
        ("use \"nothing.fly\"", "there is no \"nothing.fly\" beside this mission or in the folders of missions"),
        ("use \"figures\"", "\"use\" takes the name of a mission file: use \"tower.fly\""),
        (
            "use \"deep.fly\"\na",
            "\"a\" cannot be flown like this: line 1: \"tower.fly\" cannot be flown like this: line 1: \"top\" is between 1m and 4m, not 9m"
        ),
        ("towr 2m", "\"towr\" is not a verb"),
    ])
    func `a call that cannot be flown says why, down to the line`(text: String, message: String) {
        #expect(check(text).messages == [message])
    }

    @Test(arguments: [
        ("define a(): a\na", "\"a\" would call itself"),
        (
            "define v(): w\ndefine w(): v\nhover",
            "\"w\" cannot be flown like this: line 2: \"v\" would call itself through \"w\""
        ),
        ("define a(n): hover", "the parameter \"n\" needs a default, which gives its unit"),
        ("define a(n = altitude): hover", "the parameter \"n\" must be known before flying"),
        ("define a(n = 1m, n = 2m): hover", "the parameter \"n\" exists already"),
        ("define a(): hover\ndefine a(): land", "\"a\" is defined already"),
        ("define hover(): land", "\"hover\" has a meaning already and cannot be a name"),
        ("define a(n = 1m): forward n for 2s\na", "\"forward <distance> for <time>\" says two ends; use at <speed>"),
        ("define a(): hover\na 3m", "\"a\" has no parameters"),
        ("repeat 2:\n  define a(): hover", "\"define\" belongs to the top of the mission, not into a block"),
    ])
    func `a definition that cannot be meant is told once`(text: String, message: String) {
        #expect(check(text).messages.contains(message), "\(check(text).messages)")
    }

    @Test func `calls that double at every level are too large a mission, not an endless one`() {
        let lines = (0..<30).map { "define v\($0)(): v\($0 + 1); v\($0 + 1)" } + ["define v30(): hover", "v0"]
        #expect(check(lines.joined(separator: "\n")).messages.contains { $0.contains("more than 5000 steps") })
    }

    @Test func `a verb that was defined at the prompt is known to later lines`() throws {
        let first = check("define peek(h = 1m): up h")
        let definitions = try #require(first.mission).definitions
        let names = MissionCheck.KnownNames(definitions: definitions)
        #expect(answer(to: "peek 2m", knowing: names) == "ok")
        // At the prompt a newer definition takes the older one's place.
        #expect(answer(to: "define peek(): hover", knowing: names) == "ok")
    }
}
