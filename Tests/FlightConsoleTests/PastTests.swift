import FlightConsole
import FlightCore
import MissionLanguage
import MissionRuntime
import Testing

/// `undo`, `again`, `save` and `why`.
struct PastTests {
    private static let home = Pose(position: Position(up: .meters(1)))

    private static func pose(_ forward: Double, _ right: Double, up: Double = 1, heading: Double = 0) -> Pose {
        Pose(
            position: Position(forward: .meters(forward), right: .meters(right), up: .meters(up)),
            heading: .degrees(heading)
        )
    }

    /// A prompt whose drone hovers at home.
    private static func hovering() -> Prompt {
        var prompt = Prompt(flying: true)
        prompt.observe(flying: true, pose: home)
        return prompt
    }

    @Test
    func `undo flies back to where the last move began, and further back each time`() {
        var prompt = Self.hovering()
        prompt.flyThrough("forward 2m", to: Self.pose(2, 0))
        prompt.flyThrough("left 1m", to: Self.pose(2, -1))
        let first = "go to forward 2m, right 0m, altitude 1m"
        #expect(prompt.type("undo") == [.show("back: \(first)"), .fly(first)])
        prompt.observe(flying: true, pose: Self.pose(2, 0))
        prompt.end()
        let second = "go to forward 0m, right 0m, altitude 1m"
        #expect(prompt.type("undo") == [.show("back: \(second)"), .fly(second)])
        prompt.observe(flying: true, pose: Self.home)
        prompt.end()
        #expect(prompt.type("undo") == [.show("nothing to undo: nothing has moved the drone since it took off")])
    }

    @Test
    func `undo of a turn turns back, and behind home is written with back`() {
        var prompt = Self.hovering()
        prompt.flyThrough("back 1m", to: Self.pose(-1, 0))
        prompt.flyThrough("turn right 90", to: Self.pose(-1, 0, heading: 90))
        #expect(prompt.type("undo").last == .fly("face 0deg"))
        prompt.observe(flying: true, pose: Self.pose(-1, 0))
        prompt.end()
        prompt.flyThrough("forward 3m", to: Self.pose(2, 0))
        #expect(prompt.type("undo").last == .fly("go to back 1m, right 0m, altitude 1m"))
    }

    @Test
    func `undo in the middle of a move replaces it and flies back to its beginning`() {
        var prompt = Self.hovering()
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        prompt.observe(flying: true, pose: Self.pose(0.8, 0))
        #expect(
            prompt.type("undo") == [
                .show("1 waiting line dropped"), .show("back: go to forward 0m, right 0m, altitude 1m"),
                .fly("go to forward 0m, right 0m, altitude 1m"),
            ]
        )
    }

    /// A prompt whose move of two metres ahead was interrupted half-way by a link that was lost.
    private static func interrupted() -> Prompt {
        var prompt = hovering()
        prompt.type("forward 2m")
        prompt.take(.event(.linkLost(.seconds(2))))
        var memory = MissionMemory()
        memory.interrupted = pose(2, 0)
        prompt.end(.failed(.linkLost(.seconds(2))), memory: memory)
        prompt.observe(flying: true, pose: pose(0.9, 0.1))
        return prompt
    }

    @Test
    func `after a link that was lost nothing goes on by itself, and resume flies to where the move was to lead`() {
        var prompt = Self.interrupted()
        #expect(
            prompt.take(.event(.linkRestored)) == [
                .show("heard again"), .show("\"resume\" flies on to where the move was to lead"),
            ]
        )
        prompt.observe(flying: true, pose: Self.pose(0.9, 0.1))
        let way = "go to forward 2m, right 0m, altitude 1m"
        #expect(prompt.type("resume") == [.show("on: \(way)"), .fly(way)])
        #expect(prompt.answer(to: "resume") == "nothing to resume: the drone is on its way")
        prompt.observe(flying: true, pose: Self.pose(2, 0))
        prompt.end()
        #expect(prompt.answer(to: "resume") == "nothing to resume: no move was interrupted")
    }

    @Test
    func `resume does not lead over a landing, and not to where the drone is`() {
        var prompt = Self.interrupted()
        prompt.observe(flying: true, pose: Self.pose(2, 0))
        #expect(prompt.answer(to: "resume") == "nothing to resume: the drone is where the move was to lead")
        prompt.observe(flying: true)
        #expect(prompt.answer(to: "resume") == "the drone does not know where it is; no way leads on")
        prompt.take(.event(.landed))
        prompt.observe(flying: false)
        #expect(prompt.answer(to: "resume") == "nothing to resume: the drone is on the ground")
        prompt.observe(flying: true, pose: Self.home)
        #expect(prompt.answer(to: "resume") == "nothing to resume: no move was interrupted")
    }

    @Test
    func `undo does not lead back over a landing`() {
        var prompt = Self.hovering()
        prompt.flyThrough("forward 2m", to: Self.pose(2, 0))
        prompt.take(.event(.landed))
        #expect(prompt.answer(to: "undo") == "nothing to undo: nothing has moved the drone since it took off")
        prompt.observe(flying: false)
        #expect(prompt.answer(to: "undo") == "nothing to undo: the drone is on the ground")
    }

    @Test
    func `again flies the last line again, as often as is said, one after the other`() {
        var prompt = Self.hovering()
        #expect(prompt.answer(to: "again") == "nothing to fly again: no line was flown yet")
        prompt.flyThrough("forward 20cm", to: Self.pose(0.2, 0))
        #expect(prompt.type("again") == [.show("again: forward 20cm"), .fly("forward 20cm")])
        prompt.end()
        #expect(prompt.type("again 3") == [.show("3 times: forward 20cm"), .fly("forward 20cm")])
        #expect(prompt.machine.status.waiting == 2)
        prompt.type("stop")
        #expect(prompt.machine.status.waiting == 0)
    }

    @Test(arguments: ["again x", "again 0", "again 21", "again 2 3"])
    func `again takes a number up to twenty`(line: String) {
        var prompt = Self.hovering()
        #expect(prompt.answer(to: line).contains("\"again\" takes a number from 1 to 20"))
    }

    @Test
    func `short forms are echoed, queued and repeated as the full word`() {
        var prompt = Self.hovering()
        #expect(prompt.type("f 2m") == [.show("forward 2m"), .fly("forward 2m")])
        prompt.type("cw 90; u 20cm")
        #expect(prompt.answer(to: "show queue") == "  flying  forward 2m\n       1  turn right 90; up 20cm")
    }

    // MARK: Save

    @Test
    func `what was flown is saved as a mission that can be flown alone`() {
        var prompt = Prompt()
        prompt.type("takeoff")
        prompt.observe(flying: true, pose: Self.home)
        prompt.end()
        for _ in 1...2 {
            prompt.flyThrough("f 2m", to: Self.pose(2, 0))
            prompt.flyThrough("turn   right 90", to: Self.pose(2, 0, heading: 90))
        }
        prompt.flyThrough("back 20%", to: Self.pose(1.8, 0, heading: 90))
        prompt.type("land")
        prompt.take(.cameDown(flight: prompt.flight, .completed))
        let text = """
            # square: flown at the prompt, and saved there
            takeoff
            forward 2m
            turn right 90
            forward 2m
            turn right 90
            back 20% for 1s
            land

            """
        #expect(prompt.type("save as square.fly") == [.save(text, file: "square.fly", replacing: false)])
        #expect(MissionCheck.check(SourceText(name: "square.fly", text: text)).mission != nil)
    }

    @Test
    func `variables that were set before the lines that are saved are set in the mission`() throws {
        let mission = try #require(
            MissionCheck.check(SourceText(name: "prompt", text: "side = 1m; pace = 0.3m/s"), context: .prompt).mission
        )
        var pilot = MissionMachine(mission)
        while pilot.outcome == nil {
            _ = pilot.fly(Situation(state: DroneState(), pose: nil, events: [], now: .zero))
        }
        let draft = try MissionDraft(
            ["repeat 2:\n    forward side", "side = 2m", "back side"],
            called: "way",
            knowing: pilot.memory,
            using: .empty
        )
        #expect(
            draft.text == """
                # way: flown at the prompt, and saved there
                side = 1m
                takeoff
                repeat 2:
                  forward side
                side = 2m
                back side
                land

                """
        )
        #expect(draft.additions == ["side = 1m", "takeoff", "land"])
        #expect(
            draft.words(savedAs: "way.fly") == """
                saved 3 lines as way.fly, and added: side = 1m, takeoff, land
                  prove it       copter rehearse way.fly
                  fly it here    way
                """
        )
    }

    @Test
    func `the last lines alone get a take-off and a landing`() {
        var prompt = Self.hovering()
        prompt.type("say \"not this one\"")
        prompt.end()
        prompt.flyThrough("forward 1m", to: Self.pose(1, 0))
        prompt.flyThrough("turn left 90", to: Self.pose(1, 0, heading: -90))
        let text = """
            # short: flown at the prompt, and saved there
            takeoff
            forward 1m
            turn left 90
            land

            """
        #expect(prompt.type("save! last 2 as short") == [.save(text, file: "short.fly", replacing: true)])
    }

    @Test
    func `lines that failed or were stopped are not saved`() {
        var prompt = Self.hovering()
        prompt.flyThrough("forward 1m", to: Self.pose(1, 0))
        prompt.type("back 9m")
        prompt.end(.failed(.refused(.fence(.meters(10)))))
        prompt.type("left 1m")
        prompt.type("stop")
        prompt.end(.failed(.replaced))
        guard case .save(let text, _, _) = prompt.type("save as a.fly").last else {
            Issue.record("nothing is saved")
            return
        }
        #expect(!text.contains("9m") && !text.contains("left"))
    }

    @Test
    func `lines that make no mission are not saved, and it is said why`() {
        var prompt = Self.hovering()
        prompt.type("go to gate")
        #expect(prompt.answer(to: "save as a.fly") == "nothing to save: no line was flown yet")
        #expect(throws: MissionDraft.Failure.self) {
            try MissionDraft(["go to gate"], called: "a", knowing: MissionMemory(), using: .empty)
        }
    }

    @Test(arguments: [
        ("save", "the name of a file is missing here"), ("save last x as a", "\"x\" is no number of lines"),
        ("save as a b", "a file's name ends at the blank"), ("save as a*b", "a mission's name is a word"),
        ("save last 3", "the name of a file is missing here"),
    ])
    func `a slip in save is shown with its place`(line: String, words: String) {
        var prompt = Self.hovering()
        let answer = prompt.answer(to: line)
        #expect(answer.contains(words))
        #expect(answer.contains("^"))
    }

    @Test
    func `a misused word is marked at its column`() {
        var prompt = Prompt()
        #expect(
            prompt.answer(to: "again x") == """
                prompt:1:7: error: "again" takes a number from 1 to 20
                    1 | again x
                      |       ^
                  for example: again  |  again 3
                """
        )
    }

    // MARK: Why

    @Test
    func `why goes back from a failed line to the battery that ended it`() {
        var prompt = Self.hovering()
        prompt.type("forward 3m")
        prompt.now = .seconds(10)
        prompt.take(.event(.batteryLow(percent: 14)))
        prompt.take(.event(.landingBegan(.battery(percent: 14))))
        prompt.end(.failed(.failsafe(.battery(percent: 14))))
        prompt.now = .seconds(12)
        #expect(
            prompt.answer(to: "why") == """
                "forward 3m" ended early: landed by a failsafe, 2 s ago
                  because  landing: battery at 14 %
                  because  battery at 14 %
                  helps    charge the battery
                """
        )
    }

    @Test
    func `why tells what a line was refused for`() {
        var prompt = Self.hovering()
        prompt.type("up 5m")
        prompt.end(.failed(.refused(.ceiling(.meters(3)))))
        #expect(
            prompt.answer(to: "why") == """
                "up 5m" ended early: refused, just now
                  because  refused: higher than the ceiling of 3.00 m
                  helps    "show limits" tells how far it may fly
                """
        )
    }

    @Test
    func `why tells that it was the operator`() {
        var prompt = Self.hovering()
        prompt.interrupt()
        prompt.interrupt()
        prompt.take(.event(.landingBegan(.asked)))
        prompt.take(.event(.landed))
        #expect(
            prompt.answer(to: "why") == """
                landed, just now
                  because  landing
                  because  you asked for it: Ctrl-C, a second time
                """
        )
    }

    @Test
    func `why tells of a link that was lost from its first silence on`() {
        var prompt = Self.hovering()
        prompt.type("forward 3m")
        prompt.take(.event(.linkQuiet(.milliseconds(500))))
        prompt.take(.event(.linkLost(.seconds(2))))
        prompt.end(.failed(.linkLost(.seconds(2))))
        prompt.take(.event(.landingBegan(.linkLost(.seconds(5)))))
        let answer = prompt.answer(to: "why")
        #expect(
            answer.hasPrefix(
                """
                landing: no news for 5.0 s, just now
                  because  link lost: no news for 2.0 s
                  because  no news for 500 ms; told to hover
                  helps
                """
            )
        )
    }

    @Test
    func `why explains a line that was not begun`() {
        var prompt = Prompt(linked: false)
        prompt.type("takeoff")
        #expect(
            prompt.answer(to: "why") == """
                "takeoff" was not flown, just now
                  because  no drone on a test yet; nothing is flown
                """
        )
    }

    @Test
    func `without a reason to ask, why says so`() {
        var prompt = Prompt()
        #expect(prompt.answer(to: "why") == "nothing has happened yet that needs a reason")
    }
}
