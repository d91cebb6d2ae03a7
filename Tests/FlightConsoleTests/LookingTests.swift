import DroneWire
import FlightConsole
import FlightCore
import MissionLanguage
import Rehearsal
import TestSupport
import Testing

/// `show`, `watch`, `plot`, and what is told by itself.
struct LookingTests {
    private static let here = Pose(position: Position(forward: .meters(1), up: .meters(1.42)), heading: .degrees(90))

    private static func flying() -> Prompt {
        var prompt = Prompt(flying: true, movesCursor: true)
        prompt.observe(flying: true, pose: here)
        return prompt
    }

    @Test
    func `the limits are shown in one table, the operator's and the mission's`() {
        var prompt = Self.flying()
        #expect(
            prompt.answer(to: "show limits") == """
                  limit      operator   mission
                  altitude     3.00 m         –
                  radius      10.00 m         –
                  speed             –         –
                  tilt            11°         –
                  climb      0.70 m/s         –
                  turn         100°/s         –
                  time              –         –
                  the narrower one holds; "limit altitude 2m" tightens, only the command line widens
                """
        )
    }

    @Test
    func `marks, the drone among them, are shown from home`() {
        var prompt = Prompt()
        #expect(prompt.answer(to: "show marks") == "no place is marked; \"mark gate\" remembers the present one")
        prompt = Self.flying()
        #expect(
            prompt.answer(to: "show marks") == """
                  place     forward    right   altitude   heading
                  (drone)    1.00 m   0.00 m     1.42 m       90°
                """
        )
    }

    @Test(arguments: [(-0.3, "0°"), (359.7, "0°"), (-90, "270°"), (0.4, "0°")])
    func `a heading is shown between 0 and 359 degrees`(degrees: Double, shown: String) {
        var prompt = Self.flying()
        prompt.observe(flying: true, pose: Pose(position: Position(), heading: .degrees(degrees)))
        #expect(prompt.answer(to: "show marks").hasSuffix("  \(shown)"))
    }

    @Test
    func `the words of the last failure are a value at the prompt`() {
        var prompt = Self.flying()
        #expect(prompt.answer(to: "error") == "nothing has failed")
        #expect(prompt.type("say \"{error}\"") == [.fly("say \"{error}\"")])
    }

    @Test
    func `an empty queue says so`() {
        var prompt = Self.flying()
        #expect(prompt.answer(to: "show queue") == "nothing is flown, and nothing waits")
    }

    @Test
    func `events are shown with their times, lines and failures among them`() {
        var prompt = Self.flying()
        prompt.now = .seconds(61)
        prompt.type("forward 2m")
        prompt.take(.event(.linkQuiet(.milliseconds(500))))
        prompt.end(.failed(.positionLost))
        #expect(
            prompt.answer(to: "show events") == """
                 1:01.0  > forward 2m
                 1:01.0  ! no news for 500 ms; told to hover
                 1:01.0  ! forward 2m: the position was lost
                """
        )
    }

    @Test
    func `an unknown topic is answered with those there are`() {
        var prompt = Self.flying()
        #expect(prompt.answer(to: "show me").contains("there is to show: config, limits, marks, queue, events"))
    }

    @Test
    func `watched values stand in a table with their range until a key is pressed`() {
        var prompt = Self.flying()
        #expect(prompt.type("watch altitude battery home.distance") == [])
        var higher = Self.here
        higher.position.up = .meters(1.5)
        prompt.observe(flying: true, pose: higher)
        #expect(
            prompt.machine.panel?.lines(width: 80) == [
                "  altitude       1.50 m   1.42 m … 1.50 m", "  battery          63 %", "  home.distance  1.00 m",
                "  (what you type next ends this)",
            ]
        )
        prompt.take(.terminal(.lookedAway))
        #expect(prompt.machine.panel == nil)
    }

    @Test
    func `what is watched can be any expression, and a mistake in it watches nothing`() {
        var prompt = Self.flying()
        prompt.type("watch battery - 20%, altitude * 2")
        #expect(prompt.machine.panel?.lines(width: 80).first == "  battery - 20%    43 %")
        #expect(prompt.answer(to: "watch altitud").contains("did you mean altitude"))
        #expect(prompt.machine.panel == nil)
        prompt.type("watch battery")
        prompt.type("watch off")
        #expect(prompt.machine.panel == nil)
    }

    @Test
    func `a panel never is wider than the terminal`() {
        var prompt = Self.flying()
        prompt.type("watch altitude * 2 + 3m - altitude, battery")
        #expect(prompt.machine.panel?.lines(width: 20).allSatisfy { $0.count < 20 } == true)
    }

    @Test
    func `where the cursor cannot go back up, watch shows what is now`() {
        var prompt = Prompt(flying: true)
        #expect(prompt.type("watch battery") == [.show("  battery  63 %")])
        #expect(prompt.machine.panel == nil)
    }

    @Test
    func `a plot has a scale and a unit`() {
        var prompt = Self.flying()
        for tick in 1...8 {
            prompt.now = .milliseconds(200 * tick)
            var pose = Self.here
            pose.position.up = .meters(Double(tick))
            prompt.observe(flying: true, pose: pose)
        }
        prompt.type("plot altitude")
        #expect(
            prompt.machine.panel?.lines(width: 80) == [
                "  altitude  8.00 m", "   ▁▁▂▃▄▅▆▇█", "  ▁ 1.00 m  █ 8.00 m  over 1.6 s",
                "  (what you type next ends this)",
            ]
        )
        #expect(prompt.answer(to: "plot state").contains("only numbers make a curve"))
    }

    @Test
    func `what the drone does not send by itself is asked for, and shown as soon as it has come`() {
        var prompt = Self.flying()
        let needs = TelemetryNeeds(navdata: NavdataOptionsMask(tags: [9]))
        #expect(prompt.type("navdata.pwm.motor1") == [.observe(needs)])
        #expect(prompt.observe(flying: true) == [])
        var pwm = NavdataPWM()
        pwm.motor1 = 120
        #expect(prompt.observe(flying: true, options: [9: .pwm(pwm)]) == [.show("120")])
        #expect(prompt.type("navdata.pwm.motor1 / 2") == [.show("60")])
        pwm.altitudeIntegralMillimetersPerSecond = 2.5
        prompt.observe(flying: true, options: [9: .pwm(pwm)])
        #expect(prompt.type("navdata.pwm.altitude_integral") == [.show("2.5   (mm/s)")])
    }

    @Test
    func `what the drone does not tell when it is asked is not known after 3 s`() {
        var prompt = Self.flying()
        prompt.type("video.fps")
        prompt.now = .milliseconds(2900)
        #expect(prompt.observe(flying: true, camera: CameraStream(age: .zero)) == [])
        prompt.now = .seconds(3)
        #expect(prompt.observe(flying: true) == [.show("video.fps: not known now")])
    }

    @Test
    func `the camera is asked for as long as its rate is watched`() {
        var prompt = Self.flying()
        let needs = TelemetryNeeds(camera: true)
        #expect(prompt.type("watch video.fps") == [.observe(needs)])
        #expect(prompt.observe(flying: true) == [])
        prompt.now = .seconds(3)
        #expect(prompt.observe(flying: true, camera: CameraStream(age: .zero, rate: 30)) == [.observe(needs)])
        #expect(prompt.machine.panel?.lines(width: 80).first == "  video.fps  30.0 Hz")
        prompt.take(.terminal(.lookedAway))
        prompt.now = .seconds(9)
        #expect(prompt.observe(flying: true) == [])
    }

    @Test
    func `the drone's settings are shown as they were wanted, as it answered, and as they were seen`() throws {
        var prompt = Self.flying()
        #expect(prompt.type("show config") == [.askForSettings])
        var flight = try Flight()
        _ = flight.virtual.run(until: \.isConfigured, limit: .seconds(10))
        flight.run(for: .seconds(2))
        let text = prompt.take(.settings(flight.configuration))
        guard case .show(let table)? = text.first else { return }
        #expect(table.contains("  setting                        wanted"))
        #expect(table.contains("\n  control:altitude_max           3000         acknowledged     3000\n"))
        #expect(table.contains("\n  control:control_yaw            1.745329     acknowledged     1.745329\n"))
        #expect(table.split(separator: "\n").allSatisfy { $0.last != " " })
        var unlinked = Prompt(linked: false)
        #expect(unlinked.answer(to: "show config").contains("no drone on a test yet"))
    }

    @Test
    func `a curve is gathered into the columns there are, and gaps stay gaps`() {
        let samples = (0..<300).map { $0 < 150 ? nil : Measure(Double($0), .speed) }
        let lines = Sparkline(name: "speed", samples: samples, span: .seconds(60)).lines(width: 40)
        #expect(lines[1].count == 38)
        #expect(lines[1].hasPrefix("  " + String(repeating: " ", count: 18)))
        #expect(Sparkline(name: "x", samples: [nil], span: .zero).lines(width: 40) == ["  x  not known in this time"])
    }

    @Test
    func `five messages a second are shown, the others counted, and no alarm is lost`() {
        var prompt = Prompt(flying: true)
        prompt.now = .seconds(5)
        var shown = 0
        for index in 1...12 { shown += prompt.take(.event(.said("\(index)"))).count }
        #expect(shown == 5)
        #expect(prompt.take(.event(.landingBegan(.batteryFlag))).count == 1)
        #expect(prompt.observe(flying: true) == [])
        prompt.now = .seconds(6)
        #expect(prompt.observe(flying: true) == [.show("(7 more messages; \"show events\" lists them)")])
        prompt.now = .seconds(7)
        #expect(prompt.observe(flying: true) == [])
    }

    @Test
    func `the bell rings with every warning and alarm where somebody wants it, and with nothing else`() {
        var traits = TerminalTraits(hasColour: false, movesCursor: true)
        let events: [FlightEvent] = [.linkQuiet(.milliseconds(500)), .linkLost(.seconds(2)), .tookOff, .landed]
        #expect(events.compactMap { $0.line?.rendered(for: traits).contains("\u{7}") } == [false, false, false, false])
        traits.ringsBell = true
        #expect(events.compactMap { $0.line?.rendered(for: traits).hasPrefix("\u{7}") } == [true, true, false, false])
    }

    @Test
    func `the status tells all that the flight needs`() {
        var prompt = Self.flying()
        prompt.take(.event(.recordingStarted(file: "a.mp4")))
        prompt.now = .seconds(41)
        prompt.type("forward 1m")
        prompt.type("back 1m")
        prompt.observe(flying: true, pose: Self.here)
        let status = prompt.machine.status.text(width: 120)
        #expect(status.contains("hovering · 1.42 m · 63 % ("))
        #expect(status.hasSuffix(") · link 14 ms · ±0.2 m · fence 1.6 m · REC 0:41 · 1 waiting"))
    }
}

/// Questions that a mission asks.
struct QuestionTests {
    @Test
    func `a question of a mission is answered with yes or no`() {
        var prompt = Prompt(flying: true)
        prompt.type("ask \"go on?\"")
        #expect(prompt.take(.event(.asked("go on?"))) == [.show("! go on? [y/n]")])
        #expect(prompt.machine.look.text == "yes or no?")
        #expect(prompt.type("y") == [.answer(true)])
        #expect(prompt.machine.look.text == "drone>")
        prompt.take(.event(.asked("again?")))
        #expect(prompt.type("no") == [.answer(false)])
    }

    @Test
    func `while a question waits, stop and land work as ever`() {
        var prompt = Prompt(flying: true)
        prompt.type("ask \"go on?\"")
        prompt.take(.event(.asked("go on?")))
        #expect(prompt.type("land") == [.land])
        #expect(prompt.end(.failed(.replaced)) == [])
        prompt = Prompt(flying: true)
        prompt.take(.terminal(.ended))
        #expect(prompt.type("land") == [.show("staying"), .land])
    }
}
