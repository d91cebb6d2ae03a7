import DroneWire
import FlightConsole
import FlightCore
import MissionRuntime
import Testing

struct PromptMachineTests {
    @Test
    func `a line is flown at once, and the lines behind it wait their turn`() {
        var prompt = Prompt(flying: true)
        #expect(prompt.type("forward 2m") == [.fly("forward 2m")])
        #expect(prompt.type("turn right 90") == [])
        #expect(prompt.type("hover 1s") == [])
        #expect(prompt.machine.status.waiting == 2)
        #expect(prompt.end() == [.fly("turn right 90")])
        #expect(prompt.end() == [.fly("hover 1s")])
        #expect(prompt.end() == [])
    }

    @Test
    func `a line may name what the lines before it will have set, flown or waiting`() {
        var prompt = Prompt(flying: true)
        #expect(prompt.type("forward 2m; mark gate") == [.fly("forward 2m; mark gate")])
        #expect(prompt.type("define hop(h = 1m): up h") == [])
        #expect(prompt.type("go to gate") == [])
        #expect(prompt.type("hop 50cm") == [])
        #expect(prompt.machine.status.waiting == 3)
        guard case .show(let text)? = prompt.type("go to gat").first else {
            Issue.record("a place that nobody marks is taken")
            return
        }
        #expect(text.contains("did you mean gate"))
    }

    @Test
    func `a line with a mistake flies nothing and says where it is wrong`() {
        var prompt = Prompt(flying: true)
        let deeds = prompt.type("foward 2m")
        guard case .show(let text) = deeds.first, deeds.count == 1 else {
            Issue.record("\(deeds)")
            return
        }
        #expect(text.contains("prompt:1:1: error:"))
        #expect(text.contains("did you mean forward"))
    }

    @Test
    func `a pasted mission with one bad line flies none of its lines`() {
        var prompt = Prompt(flying: true)
        let deeds = prompt.take(.terminal(.pasted("forward 1m\nforwrd 1m\nland\n")))
        #expect(!deeds.contains { if case .fly = $0 { true } else { false } })
    }

    @Test(arguments: [
        ("when battery < 40%: land", "repeat 1:"), ("every 10s: say \"x\"", "repeat 1:"),
        ("on abort: go home", "mission file"), ("finally: led standard", "mission file"),
        ("param side = 2m", "side = 2m"), ("!when battery < 40%: land", "repeat 1:"),
        ("forward 1m\nwhen battery < 40%: land", "repeat 1:"), ("side = 2m\nevery 10s: say \"x\"", "repeat 1:"),
    ])
    func `what would watch or promise something only until its own line ends is refused`(line: String, way: String) {
        var prompt = Prompt(flying: true)
        let deeds = prompt.type(line)
        guard case .show(let text)? = deeds.first, deeds.count == 1 else {
            Issue.record("\(deeds)")
            return
        }
        #expect(text.contains(" would ") && text.contains(way), "\(text)")
    }

    @Test(arguments: [
        "define hop(h = 1m): up h", "side = 2m", "param side = 2m\nlength = side * 2",
        "when battery < 40%: land\nforward 1m", "repeat 1:\n    when battery < 40%: land\n    forward 2m",
        "on abort: go home\nforward 1m", "forward 1m\nfinally: led standard",
    ])
    func `what lives on, or holds for lines below it, is taken`(text: String) {
        var prompt = Prompt(flying: true)
        #expect(prompt.take(.terminal(.pasted(text))).last == .fly(text))
    }

    @Test
    func `a failed line takes the waiting lines with it`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        #expect(
            prompt.end(.failed(.positionLost)) == [
                .show("! forward 2m: the position was lost; land and take off again"), .show("1 waiting line dropped"),
            ]
        )
        #expect(prompt.machine.status.waiting == 0)
    }

    @Test
    func `a refusal that only a new take-off ends says so, also where its event has told the rest`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        #expect(
            prompt.end(.failed(.refused(.positionLost))).first
                == .show("! forward 2m: refused: the drone does not know where it is; land and take off again")
        )
        prompt.type("forward 2m")
        prompt.take(.event(.refused(.positionLost)))
        #expect(
            prompt.end(.failed(.refused(.positionLost))).first
                == .show("! forward 2m: not flown; land and take off again")
        )
    }

    @Test
    func `stop and land act at once and empty the queue`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        #expect(prompt.type("stop") == [.show("1 waiting line dropped"), .hover])
        #expect(prompt.end(.failed(.replaced)) == [])
        prompt.type("forward 2m")
        #expect(prompt.type("land") == [.land])
    }

    @Test
    func `a line typed after stop is flown when the stopped one has ended`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("stop")
        #expect(prompt.type("back 1m") == [])
        #expect(prompt.end(.failed(.replaced)) == [.fly("back 1m")])
    }

    @Test
    func `an exclamation mark replaces what is flown and what waits, from where the drone is then`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        #expect(prompt.type("!back 1m") == [.show("1 waiting line dropped"), .hover])
        #expect(prompt.type("turn right 90") == [])
        var memory = MissionMemory()
        memory.interrupted = Pose(position: Position(forward: .meters(1)))
        #expect(prompt.end(.failed(.replaced), memory: memory) == [.fly("back 1m")])
        // Not what was known before the move that was replaced: its beginning is not where the drone is.
        #expect(prompt.carried == memory)
        #expect(prompt.end() == [.fly("turn right 90")])
    }

    @Test(arguments: [PilotOutcome.completed, .failed(.positionLost)])
    func `what replaces a flight is flown however that flight ends meanwhile`(outcome: PilotOutcome) {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("!back 1m")
        #expect(prompt.end(outcome) == [.fly("back 1m")])
        // And nothing else is: from here on a failure ends what waits.
        prompt.type("hover 1s")
        #expect(prompt.end(.failed(.positionLost)).last == .show("1 waiting line dropped"))
    }

    @Test
    func `stop after an exclamation mark ends that line as well`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("!back 1m")
        #expect(prompt.type("stop") == [.show("1 waiting line dropped"), .hover])
        #expect(prompt.end(.failed(.replaced)) == [])
        #expect(prompt.type("!back 1m") == [.fly("back 1m")])
    }

    @Test
    func `what stands behind stop or land on its line comes after it`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        #expect(prompt.type("stop; back 1m") == [.show("1 waiting line dropped"), .hover])
        #expect(prompt.end(.failed(.replaced)) == [.fly("back 1m")])
        #expect(prompt.type("LAND; say \"x\" # so") == [.land])
        #expect(prompt.take(.cameDown(flight: prompt.flight, .completed)) == [.fly("say \"x\"")])
    }

    @Test
    func `a mistake behind land keeps nobody from landing`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        let deeds = prompt.type("land; syy \"x\"")
        #expect(deeds.first == .land && deeds.count == 2)
        #expect(prompt.type("emergency!; land") == [.stopMotors, .show("not flown behind \"emergency!\": land")])
    }

    @Test
    func `a landing in a manner of its own waits for nothing either`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        #expect(prompt.type("land timeout 40s") == [.show("1 waiting line dropped"), .hover])
        #expect(prompt.end(.failed(.replaced)) == [.fly("land timeout 40s")])
    }

    @Test
    func `the end of a flight that was replaced does not end the one that replaced it`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        let replaced = prompt.flight
        prompt.type("land")
        #expect(prompt.end(.failed(.replaced), flight: replaced) == [])
        #expect(prompt.type("takeoff") == [])
        #expect(prompt.take(.cameDown(flight: prompt.flight, .completed)) == [.fly("takeoff")])
    }

    @Test
    func `Ctrl-C in flight hovers, lands, and leaves`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        #expect(
            prompt.interrupt() == [
                .show("1 waiting line dropped"), .hover, .show("hovering — Ctrl-C again lands"),
            ]
        )
        #expect(prompt.interrupt().first == .land)
        #expect(prompt.interrupt() == [.leave])
    }

    @Test
    func `lines that are typed during a move wait and are counted in the status, and Ctrl-C empties the queue`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        #expect(prompt.type("turn right 90") == [] && prompt.type("hover 1s") == [])
        #expect(prompt.machine.status.waiting == 2)
        #expect(prompt.machine.status.text(width: 80).contains("2 waiting"))
        #expect(prompt.interrupt().first == .show("2 waiting lines dropped"))
        #expect(prompt.machine.status.waiting == 0)
    }

    @Test
    func `Ctrl-C on the ground leaves at the second time`() {
        var prompt = Prompt()
        #expect(prompt.interrupt() == [.show("Ctrl-C again leaves")])
        #expect(prompt.interrupt() == [.leave])
    }

    @Test
    func `Ctrl-C on the ground stops what would take off later`() {
        var prompt = Prompt()
        #expect(prompt.type("wait 10s; takeoff") == [.fly("wait 10s; takeoff")])
        #expect(prompt.interrupt() == [.hover, .show("stopped — Ctrl-C again leaves")])
        #expect(prompt.interrupt() == [.leave])
    }

    @Test
    func `Ctrl-D leaves on the ground and asks in the air`() {
        var prompt = Prompt()
        #expect(prompt.take(.terminal(.ended)) == [.leave])
        prompt = Prompt(flying: true)
        #expect(prompt.take(.terminal(.ended)) == [])
        #expect(prompt.machine.look.text == "land and leave? [Y]")
        #expect(prompt.type("n") == [.show("staying")])
        #expect(prompt.machine.look.text == "drone>")
        prompt.type("exit")
        #expect(prompt.type("") == [.leave])
    }

    @Test
    func `silence for ten seconds is a yes`() {
        var prompt = Prompt(flying: true)
        prompt.take(.terminal(.ended))
        prompt.now = .seconds(9)
        #expect(prompt.observe(flying: true) == [])
        prompt.now = .seconds(10)
        #expect(prompt.observe(flying: true) == [.leave])
    }

    @Test
    func `a closed terminal lands and leaves`() {
        var prompt = Prompt(flying: true)
        #expect(prompt.take(.terminal(.hungUp)) == [.leave])
        #expect(prompt.take(.event(.landed)) == [.show("landed")])
    }

    @Test
    func `without a drone nothing is flown, but help is given and lines are checked`() {
        var prompt = Prompt(linked: false)
        #expect(prompt.type("takeoff") == [.show("no drone on a test yet; nothing is flown")])
        #expect(prompt.type("? forward").count == 1)
        #expect(prompt.machine.status.text(width: 60) == "waiting for a test")
    }

    @Test
    func `a drone that is lost drops what waits`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        #expect(prompt.take(.unlinked(reason: "gone")) == [.show("1 waiting line dropped"), .show("gone")])
        #expect(prompt.type("hover 1s") == [.show("no drone on a test yet; nothing is flown")])
    }

    @Test
    func `a value typed alone is printed at once, also while something is flown`() {
        var prompt = Prompt(flying: true)
        prompt.type("forward 2m")
        #expect(prompt.type("battery") == [.show("63 %")])
        #expect(prompt.type("altitude") == [.show("altitude: not known now")])
        #expect(prompt.machine.status.waiting == 0)
    }

    @Test
    func `emergency needs its exclamation mark`() {
        var prompt = Prompt(flying: true)
        #expect(prompt.type("emergency!") == [.stopMotors])
        let deeds = prompt.type("emergency")
        #expect(deeds.count == 1 && !deeds.contains(.stopMotors))
    }

    @Test
    func `recover clears an emergency, and nothing else`() {
        var prompt = Prompt()
        #expect(prompt.type("recover") == [.show("the drone is not in emergency")])
        prompt.observe(flying: false, word: .emergency)
        #expect(prompt.type("recover").last == .recover)
        #expect(prompt.machine.look.colour == .red)
    }

    @Test
    func `the status tells the state in words`() {
        var prompt = Prompt(flying: true)
        #expect(prompt.machine.status.text(width: 60) == "hovering · 63 % (7:33) · link 14 ms")
        prompt.observe(flying: true, link: .quiet(since: .zero))
        #expect(prompt.machine.status.state == "silent")
    }

    @Test
    func `a film that is written counts its seconds`() {
        var prompt = Prompt(flying: true)
        prompt.take(.event(.recordingStarted(file: "a.mp4")))
        prompt.now = .seconds(41)
        prompt.observe(flying: true)
        #expect(prompt.machine.status.recorded == .seconds(41))
        prompt.take(.event(.recordingStopped(file: "a.mp4", length: .seconds(41), frames: 1230)))
        #expect(prompt.machine.status.recorded == nil)
    }
}
