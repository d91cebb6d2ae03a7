import DroneWire
import FlightConsole
import FlightCore
import Testing

/// Flying by keys, in virtual time.
struct ManualPilotTests {
    private struct Cockpit {
        let controls = ManualControls()
        var pilot: ManualPilot
        var now = Duration.zero
        var major = ControlState.Major.hovering

        init() { pilot = ManualPilot(controls) }

        /// What the pilot wants after so much more time.
        mutating func after(_ time: Duration, events: [FlightEvent] = []) -> [Intent] {
            now += time
            var state = DroneState()
            state.word = major == .landed ? [] : .flying
            state.control = ControlState(major, minor: 0)
            return pilot.fly(Situation(state: state, pose: nil, events: events, now: now))
        }
    }

    @Test
    func `a press pushes for 300 ms, then the stick stands still, and it is told how long ago that was`() {
        var cockpit = Cockpit()
        #expect(cockpit.after(.zero) == [.move(.hover)])
        cockpit.controls.press(.push(.forward))
        #expect(cockpit.after(.milliseconds(30)) == [.steer(Sticks(forward: 0.3), age: .zero)])
        #expect(cockpit.after(.milliseconds(299)) == [.steer(Sticks(forward: 0.3), age: .milliseconds(299))])
        #expect(cockpit.after(.milliseconds(1)) == [.steer(Sticks(), age: .milliseconds(300))])
        #expect(cockpit.after(.milliseconds(200)) == [.steer(Sticks(), age: .milliseconds(500))])
    }

    @Test
    func `a key that is held keeps pushing, and its opposite takes over at once`() {
        var cockpit = Cockpit()
        for _ in 1...20 {
            cockpit.controls.press(.push(.left))
            #expect(cockpit.after(.milliseconds(250)) == [.steer(Sticks(right: -0.3), age: .zero)])
        }
        cockpit.controls.press(.push(.right))
        #expect(cockpit.after(.milliseconds(30)) == [.steer(Sticks(right: 0.3), age: .zero)])
    }

    @Test
    func `two directions at once are flown together, a digit says how hard, a blank hovers`() {
        var cockpit = Cockpit()
        cockpit.controls.press(.strength(7))
        cockpit.controls.press(.push(.up))
        cockpit.controls.press(.push(.turnLeft))
        #expect(cockpit.after(.milliseconds(30)) == [.steer(Sticks(up: 0.7, turn: -0.7), age: .zero)])
        cockpit.controls.press(.hover)
        #expect(cockpit.after(.milliseconds(30)) == [.move(.hover)])
    }

    @Test
    func `a take-off that cannot begin is asked for three seconds at most, and a blank takes it back`() {
        var cockpit = Cockpit()
        cockpit.major = .landed
        cockpit.controls.press(.takeOff)
        #expect(cockpit.after(.milliseconds(30)) == [.takeOff])
        #expect(cockpit.after(.seconds(3)) == [.takeOff])
        #expect(cockpit.after(.milliseconds(30)) == [])
        cockpit.controls.press(.takeOff)
        #expect(cockpit.after(.milliseconds(30)) == [.takeOff])
        cockpit.controls.press(.hover)
        #expect(cockpit.after(.milliseconds(30)) == [])
    }

    @Test
    func `T takes off until the drone hangs in the air, L lands until it stands`() {
        var cockpit = Cockpit()
        cockpit.major = .landed
        #expect(cockpit.after(.zero) == [])
        cockpit.controls.press(.takeOff)
        #expect(cockpit.after(.milliseconds(30)) == [.takeOff])
        cockpit.major = .takingOff
        #expect(cockpit.after(.seconds(2)) == [.takeOff])
        cockpit.major = .hovering
        #expect(cockpit.after(.seconds(1)) == [.move(.hover)])
        cockpit.controls.press(.land)
        #expect(cockpit.after(.milliseconds(30)) == [.land])
        cockpit.major = .landing
        #expect(cockpit.after(.seconds(1)) == [.land])
        cockpit.major = .landed
        #expect(cockpit.after(.seconds(1)) == [])
        #expect(cockpit.pilot.outcome == nil)
    }

    @Test
    func `a refused or failed take-off is not asked for again`() {
        var cockpit = Cockpit()
        cockpit.major = .landed
        cockpit.controls.press(.takeOff)
        #expect(cockpit.after(.zero, events: [.refused(.battery(percent: 20, needed: 30))]) == [])
    }

    @Test
    func `Esc gives the seat back`() {
        var cockpit = Cockpit()
        cockpit.controls.press(.leave)
        #expect(cockpit.after(.zero) == [])
        #expect(cockpit.pilot.outcome == .completed)
    }

    @Test
    func `what was pressed while nothing was heard is forgotten`() {
        var cockpit = Cockpit()
        cockpit.controls.press(.push(.forward))
        #expect(cockpit.after(.seconds(1), events: [.linkRestored]) == [.move(.hover)])
    }
}

struct ManualKeyDecoderTests {
    private func keys(_ text: String) -> [ManualKey] {
        var decoder = ManualKeyDecoder()
        var keys = text.unicodeScalars.compactMap { decoder.take($0) }
        if let last = decoder.flush() { keys.append(last) }
        return keys
    }

    @Test(
        arguments: [
            ("\u{1B}[A", [.push(.forward)]), ("\u{1B}[B", [.push(.back)]), ("\u{1B}[C", [.push(.right)]),
            ("\u{1B}OD", [.push(.left)]), ("wasd", [.push(.up), .push(.turnLeft), .push(.down), .push(.turnRight)]),
            (" TL", [.hover, .takeOff, .land]), ("7", [.strength(7)]), ("\u{1B}[24~", [.emergency]),
            ("\u{1B}", [.leave]),
            ("\u{1B}[1;5Aw", [.push(.up)]), ("\u{1B}[5~w", [.push(.up)]), ("xyz0", []), ("\u{4}", [.leave]),
        ] as [(String, [ManualKey])]
    )
    func `keys are known by what terminals send for them`(text: String, keys: [ManualKey]) {
        #expect(self.keys(text) == keys)
    }
}

struct PilotModeTests {
    @Test
    func `pilot takes the seat, keys steer, and Esc returns`() {
        var prompt = Prompt(flying: true, movesCursor: true)
        prompt.type("forward 2m")
        prompt.type("hover 1s")
        let deeds = prompt.type("pilot")
        #expect(deeds.first == .show("1 waiting line dropped"))
        #expect(deeds.last == .pilot)
        #expect(prompt.machine.isPiloting)
        #expect(prompt.machine.look.text == "pilot 30%>")
        #expect(prompt.take(.terminal(.manual(.push(.left)))) == [.steer(.push(.left))])
        prompt.take(.terminal(.manual(.strength(5))))
        #expect(prompt.machine.look.text == "pilot 50%>")
        #expect(prompt.take(.terminal(.manual(.leave))) == [.steer(.leave)])
        prompt.take(.cameDown(flight: prompt.flight, .completed))
        #expect(!prompt.machine.isPiloting)
        #expect(prompt.machine.look.text == "drone>")
    }

    @Test
    func `F12 stops the motors, Ctrl-C hovers, and undo leads back to where the keys took over`() {
        var prompt = Prompt(flying: true, movesCursor: true)
        let start = Pose(position: Position(up: .meters(1)))
        prompt.observe(flying: true, pose: start)
        prompt.type("pilot")
        #expect(prompt.interrupt().first == .hover)
        prompt.observe(flying: true, pose: start.moved(forward: .meters(3)))
        prompt.take(.cameDown(flight: prompt.flight, .failed(.replaced)))
        #expect(prompt.type("undo").last == .fly("go to forward 0m, right 0m, altitude 1m"))
        prompt.type("pilot")
        #expect(prompt.take(.terminal(.manual(.emergency))) == [.stopMotors])
    }

    @Test
    func `without a drone, or a terminal that sends keys, nobody flies by them`() {
        var prompt = Prompt(linked: false, movesCursor: true)
        #expect(prompt.answer(to: "pilot") == "no drone on a test yet; nothing is flown")
        prompt = Prompt()
        #expect(prompt.answer(to: "pilot") == "flying by keys needs a terminal that sends them")
        #expect(!prompt.machine.isPiloting)
    }

    @Test
    func `a key that comes too late steers nothing`() {
        var prompt = Prompt(flying: true, movesCursor: true)
        #expect(prompt.take(.terminal(.manual(.push(.up)))) == [])
    }
}
