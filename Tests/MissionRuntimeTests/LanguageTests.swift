import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Testing

/// What the blocks and verbs of the whole language do, with a hand at every instrument.
@Suite struct LanguageTests {
    // MARK: Counting and calling

    @Test(arguments: [
        ("for h from 1m to 2m step 0.5m: say \"{h}\"", "1.00 m|1.50 m|2.00 m"),
        ("for h from 2m to 1m step 0.5m: say \"{h}\"", "2.00 m|1.50 m|1.00 m"),
        ("for n from 1 to 3: say \"{n}\"", "1|2|3"),
        ("for x from 0m to 0.3m step 0.1m: say \"{x}\"", "0.00 m|0.10 m|0.20 m|0.30 m"),
        ("for a in 0deg, 90deg, 180deg: say \"{a}\"", "0°|90°|180°"),
        ("n = 2\nfor i from 1 to n: say \"{i * n}\"", "2|4"),
        ("for i from 1 to 2:\n  for k from 1 to 2: say \"{i}{k}\"\n", "11|12|21|22"),
        ("define hop(h = 1m, n = 2):\n  repeat n: say \"{h}\"\n\nhop 2m n=1\nhop", "2.00 m|1.00 m|1.00 m"),
        ("x = 3\ndefine twice(n = 1): say \"{n * 2}\"\n\ntwice x\nx = 4\ntwice n=x", "6|8"),
        ("define inner(n = 1): say \"i{n}\"\n\ndefine outer(n = 1): inner n=n+1; say \"o{n}\"\n\nouter 5", "i6|o5"),
    ])
    func `counted blocks and calls are flown with their values`(text: String, expected: String) throws {
        #expect(try words(of: text).joined(separator: "|") == expected)
    }

    @Test func `a parameter has its value only inside, and a definition is known to the next line`() throws {
        var hand = try Instruments("define hop(h = 1m): say \"{h}\"\n\nx = 2m\nhop h=x")
        hand.run(for: .seconds(1))
        let memory = hand.machine.memory
        #expect(memory.variables.keys.sorted() == ["x"])
        #expect(try mission("hop 3m", .prompt, carrying: memory).steps.count == 1)
    }

    // MARK: try, end, fail

    @Test func `error holds the words of what try has caught`() throws {
        #expect(try words(of: "try: wait until not flying timeout 1s\nelse: say \"{error}\"") == ["timeout"])
    }

    @Test func `error holds the words of what has failed also in on abort and finally`() throws {
        var hand = try Instruments("finally: say \"f: {error}\"\ntakeoff\nfail \"enough\"\nland\n", .file)
        hand.state.word = []
        hand.state.control = ControlState(.landed)
        hand.run(for: .milliseconds(30))
        hand.events = [.refused(.emergency)]
        var words: [String] = []
        for _ in 1...20 {
            hand.run(for: .milliseconds(30))
            for case .say(let word) in hand.errands { words.append(word) }
        }
        #expect(Set(words) == ["f: refused"])
    }

    @Test(arguments: ["fail \"no\"", "end"])
    func `neither end nor fail is caught`(verb: String) throws {
        #expect(try words(of: "try: \(verb)\nelse: say \"caught\"\nsay \"on\"").isEmpty)
    }

    @Test func `fail ends a mission as failed, with its words, and lands`() throws {
        var hand = try Instruments("takeoff\nfail \"at {altitude}\"\nland\n", .file)
        hand.run(for: .seconds(1))
        #expect(hand.intents == [.land])
        #expect(hand.machine.progress.hasPrefix("landing after a failure"))
        hand.land()
        #expect(hand.machine.outcome == .failed(.mission("at 1.00 m")))
    }

    @Test func `end finishes a file normally, and the drone lands`() throws {
        var hand = try Instruments("takeoff\nif flying: end\nsay \"never\"\nland\n", .file)
        hand.run(for: .milliseconds(600))
        #expect(hand.intents == [.land] && hand.machine.outcome == nil)
        hand.land()
        #expect(hand.machine.outcome == .completed)
    }

    // MARK: when

    @Test func `a when fires once, pre-empts the move at once with a hover, and then lands`() throws {
        var hand = try Instruments(
            "when battery < 50%: say \"low\"\ntakeoff\nforward 2m\nsay \"never\"\nland\n",
            .file
        )
        hand.run(for: .milliseconds(300))
        guard case .pose = hand.motion else {
            Issue.record("not moving: \(hand.intents)")
            return
        }
        hand.state.batteryPercent = 40
        hand.run(for: .milliseconds(30))
        #expect(hand.intents == [.withdrawFigures, .move(.hover)])
        var said: [Errand] = []
        for _ in 0..<10 {
            hand.run(for: .milliseconds(30))
            said += hand.errands
        }
        #expect(said == [.say("low")])
        #expect(hand.intents == [.land])
        hand.land()
        #expect(hand.machine.outcome == .completed)
    }

    @Test func `resume flies on to exactly the interrupted target, and the watch does not fire again`() throws {
        var hand = try Instruments(
            "when battery < 50%:\n  say \"low\"\n  wait 2s\n  resume\n\nforward 2m\nright 1m\n"
        )
        hand.run(for: .milliseconds(300))
        hand.pose?.position.forward = .meters(0.7)
        let target = try #require(hand.target)
        hand.state.batteryPercent = 40
        hand.run(for: .milliseconds(60))
        // Blown away while it was interrupted.
        hand.pose?.position.right = .meters(-0.8)
        hand.run(for: .seconds(2.5))
        #expect(hand.target == target)
        hand.pose?.position = target.position
        hand.run(for: .milliseconds(900))
        #expect(hand.target == target.moved(right: .meters(1)))
        #expect(hand.machine.report.lines.map(\.text).contains("forward 2m"))
    }

    @Test func `time stands still for what is interrupted`() throws {
        var hand = try Instruments("when battery < 50%:\n  wait 30s\n  resume\n\nwait 5s\nsay \"done\"\n")
        hand.run(for: .seconds(2))
        hand.state.batteryPercent = 40
        hand.run(for: .seconds(30.5))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .seconds(2))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .seconds(1.5))
        #expect(hand.machine.outcome == .completed)
    }

    @Test func `a when wants its condition without a break, and never fires on what is not known`() throws {
        var hand = try Instruments("when height < 1m for 1s: say \"low\"\nwait 60s")
        hand.run(for: .seconds(3))
        #expect(hand.machine.report.lines.isEmpty)
        hand.state.height = .meters(0.5)
        hand.run(for: .milliseconds(900))
        hand.state.height = nil
        hand.run(for: .milliseconds(60))
        hand.state.height = .meters(0.5)
        hand.run(for: .milliseconds(900))
        #expect(hand.machine.report.lines.isEmpty)
        hand.run(for: .milliseconds(300))
        #expect(hand.machine.report.lines.map(\.text) == ["say \"low\""])
    }

    @Test func `a when watches only from where it stands`() throws {
        #expect(try words(of: "wait 1s\nwhen flying: say \"up\"; resume\nwait 1s\nsay \"end\"") == ["up", "end"])
    }

    @Test func `the block of a when that ends the mission closes the film and flies finally`() throws {
        var hand = try Instruments(
            "when battery < 50%: end\nfinally: say \"over\"\ntakeoff\nrecord \"a\":\n  wait 60s\nland\n",
            .file
        )
        hand.run(for: .milliseconds(90))
        hand.events = [.recordingStarted(file: "a.mp4")]
        hand.run(for: .milliseconds(90))
        hand.state.batteryPercent = 40
        hand.run(for: .seconds(1))
        #expect(hand.intents == [.land])
        var errands = hand.land(until: .milliseconds(700))
        #expect(errands == [.stopRecording])
        hand.events = [.recordingStopped(file: "a.mp4", length: .seconds(1), frames: 30)]
        while hand.machine.outcome == nil, hand.now < .seconds(20) {
            hand.run(for: .milliseconds(30))
            errands += hand.errands
        }
        #expect(errands == [.stopRecording, .say("over")])
        #expect(hand.machine.outcome == .completed)
    }

    // MARK: every and together

    @Test func `for counts down as well, and its last turn is the end that it names`() throws {
        #expect(try words(of: "for k from 3 to 1: say \"{k}\"") == ["3", "2", "1"])
        #expect(try words(of: "for h from 2m to 1m step 50cm: say \"{h}\"") == ["2.00 m", "1.50 m", "1.00 m"])
    }

    @Test func `every beats beside the flight until its block ends, and a slow beat lets others pass`() throws {
        #expect(
            try words(of: "repeat 2:\n  every 1s: say \"b\"\n  wait 2.5s\n\nwait 2s\nsay \"e\"") == [
                "b", "b", "b", "b", "b", "b", "e",
            ]
        )
        // Each beat takes 1.5 s: of those due meanwhile none is made up for.
        #expect(try words(of: "every 1s:\n  say \"b\"\n  wait 1.5s\n\nwait 5s") == ["b", "b", "b"])
    }

    @Test func `every beats within together until all of it has ended`() throws {
        #expect(
            try words(of: "together:\n  wait 2.5s\n  every 1s: say \"b\"\n  wait 1s\n\nwait 2s\nsay \"e\"") == [
                "b", "b", "b", "e",
            ]
        )
    }

    @Test func `every does not move the drone, and the move goes on`() throws {
        var hand = try Instruments("every 200ms: say \"x\"\nforward 2m")
        hand.run(for: .milliseconds(300))
        for _ in 0..<20 {
            hand.run(for: .milliseconds(30))
            guard case .pose(let pose, _, _) = hand.motion else {
                Issue.record("no motion")
                return
            }
            #expect(pose.position.forward == .meters(2))
        }
    }

    @Test func `together ends when all have ended, and only one moves`() throws {
        var hand = try Instruments("together:\n  forward 2m\n  photo \"a\"\n  say \"s\"\n\nsay \"end\"")
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.photo(name: "a"), .say("s")])
        #expect(hand.intents.count { if case .move = $0 { true } else { false } } == 1)
        #expect(hand.target?.position.forward == .meters(2))
        hand.pose?.position.forward = .meters(2)
        hand.run(for: .seconds(1))
        #expect(hand.machine.outcome == nil)
        hand.events = [.photographed(file: "a.jpg")]
        hand.run(for: .milliseconds(90))
        #expect(hand.machine.outcome == .completed)
    }

    @Test func `one of several together that fails stops all in a hover`() throws {
        var hand = try Instruments("together:\n  forward 2m\n  photo \"a\"\n\nsay \"never\"")
        hand.run(for: .milliseconds(60))
        hand.events = [.photoFailed(reason: "disk full")]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .failed(.video(reason: "disk full")))
        #expect(hand.intents == [.withdrawFigures, .move(.hover)])
    }

    // MARK: Verbs

    @Test func `a question waits for yes, fails on no, and after a minute`() throws {
        var hand = try Instruments("ask \"clear?\"; say \"go\"")
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.ask("clear?")])
        hand.run(for: .seconds(20))
        #expect(hand.machine.outcome == nil)
        hand.events = [.answered(true)]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("ask \"clear?\"; say \"go\"")
        hand.run(for: .milliseconds(60))
        hand.events = [.answered(false)]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .failed(.refused(.declined("clear?"))))

        hand = try Instruments("ask \"clear?\"")
        hand.run(for: .seconds(61))
        #expect(hand.machine.outcome == .failed(.timeout(step: "ask \"clear?\"", deadline: .seconds(60))))
        #expect(try words(of: "try: ask \"clear?\" timeout 1s\nelse: say \"{error}\"") == ["timeout"])
    }

    @Test func `a setting is verified, and what the drone cannot have is said`() throws {
        var hand = try Instruments("set control:altitude_max 2000")
        hand.run(for: .milliseconds(30))
        let setting = try ConfigurationSetting(key: "control:altitude_max", value: "2000")
        #expect(hand.intents.contains(.configure(setting)))
        hand.events = [.configured(setting)]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == nil)
        hand.events = [.verified(setting)]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("set control:altitude_max 2000")
        hand.run(for: .milliseconds(30))
        hand.events = [.configured(setting), .configurationFailed(setting, .notTaken(found: "3000"))]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .failed(.configuration(.notTaken(found: "3000"))))
    }

    @Test func `detection is switched on for both cameras, each setting after the other was taken`() throws {
        var hand = try Instruments("detect roundel")
        var written: [ConfigurationSetting] = []
        for _ in 0..<10 {
            hand.run(for: .milliseconds(30))
            for case .configure(let setting) in hand.intents {
                written.append(setting)
                hand.events.append(.configured(setting))
            }
        }
        #expect(hand.machine.outcome == nil)
        hand.events = written.map(FlightEvent.verified)
        hand.run(for: .milliseconds(30))
        #expect(
            written.map(\.key) == [
                "detect:detections_select_h", "detect:detections_select_v_hsync", "detect:detect_type",
            ]
        )
        #expect(hand.machine.outcome == .completed)
    }

    @Test func `a figure is over when its time is and the drone is level again`() throws {
        var hand = try Instruments("animate yaw_dance for 3s")
        hand.run(for: .milliseconds(30))
        let setting = ConfigurationSetting.flightAnimation(.yawDance, milliseconds: 3000)
        #expect(hand.intents == [.move(.hover), .configure(setting)])
        hand.events = [.configured(setting)]
        hand.run(for: .seconds(3.2))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .milliseconds(600))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("animate wave for 2s")
        hand.run(for: .seconds(8))
        #expect(hand.machine.outcome == .failed(.timeout(step: "animate wave for 2s", deadline: .seconds(7))))
    }

    @Test func `the compass is calibrated when the drone has turned and says that it is done`() throws {
        var hand = try Instruments("calibrate compass")
        hand.run(for: .milliseconds(30))
        #expect(hand.intents == [.move(.hover), .calibrateCompass])
        hand.state.control = ControlState(.hovering, minor: 12)
        hand.run(for: .seconds(5))
        #expect(hand.machine.outcome == nil)
        hand.state.control = ControlState(.hovering)
        hand.run(for: .milliseconds(600))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("calibrate compass")
        hand.run(for: .seconds(16))
        #expect(hand.machine.outcome == .failed(.timeout(step: "calibrate compass", deadline: .seconds(15))))
    }

    @Test func `north is found by the compass, and unknown without one`() throws {
        var hand = try Instruments("face north")
        hand.state.compassHeading = .degrees(30)
        hand.pose?.heading = .degrees(10)
        hand.run(for: .milliseconds(30))
        #expect(abs(try #require(hand.target).heading.degrees + 20) < 1e-9)

        hand = try Instruments("face north")
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .failed(.requirement("the compass tells nothing")))
    }

    @Test func `limits of tilt are said with every tick, and profile indoor tightens`() throws {
        var hand = try Instruments("limit tilt 5deg\nforward 30% for 1s")
        hand.run(for: .milliseconds(90))
        #expect(hand.intents.contains(.leanAtMost(.degrees(5))))

        hand = try Instruments("profile indoor\nup 5m")
        hand.run(for: .milliseconds(90))
        #expect(hand.machine.outcome == .failed(.refused(.ceiling(.meters(3)))))

        hand = try Instruments("profile outdoor")
        hand.run(for: .milliseconds(90))
        guard case .failed(.requirement) = hand.machine.outcome else {
            Issue.record("\(String(describing: hand.machine.outcome))")
            return
        }
    }

    @Test func `tags and wind are read as the drone tells them, and unknown stays unknown`() throws {
        let line = "say \"{tag.visible} {tag.distance} {tag.angle} {wind.speed} {wind.from} {wifi}\""
        var hand = try Instruments(line)
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.say("no unknown unknown unknown unknown unknown")])

        hand = try Instruments(line)
        hand.state.tags = [TagSighting(kind: .roundel, camera: .bottom, right: 0.2, up: 0, distance: .meters(1.5))]
        hand.state.wind = Wind(speed: .metersPerSecond(2), from: .degrees(90))
        hand.state.compassHeading = .degrees(80)
        hand.pose?.heading = .degrees(0)
        hand.state.linkQuality = 0.9
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.say("yes 1.50 m 90° 2.00 m/s 10° 90 %")])
    }

    @Test func `a battery at 25 % ends a mission, which aborts and lands`() throws {
        var hand = try Instruments("on abort: say \"home\"\ntakeoff\nwait 60s\nland\n", .file)
        hand.run(for: .milliseconds(300))
        hand.state.batteryPercent = 25
        hand.events = [.flightMustEnd(.battery(percent: 25))]
        var said: [Errand] = []
        for _ in 0..<30 {
            hand.run(for: .milliseconds(30))
            said += hand.errands
        }
        #expect(said == [.say("home")])
        #expect(hand.intents == [.land])
        hand.land()
        #expect(hand.machine.outcome == .failed(.failsafe(.battery(percent: 25))))
    }

    @Test(arguments: ["fail \"worse\"", "forward 2m", "require battery > 99%", "try wait 1s; fail \"worse\""])
    func `on abort cannot fail upward: what fails in it lands, and the mission has failed as before`(
        step: String
    ) throws {
        var hand = try Instruments(
            "on abort:\n  \(step.replacing("; ", with: "\n  "))\ntakeoff\nfail \"first\"\nland\n",
            .file
        )
        hand.run(for: .seconds(8))
        #expect(hand.intents == [.land])
        hand.land()
        #expect(hand.machine.outcome == .failed(.mission("first")))
    }

    @Test(arguments: [
        ("takeoff\nland\n", PilotOutcome.completed), ("takeoff\nfail \"x\"\nland\n", .failed(.mission("x"))),
        ("require battery > 99% \"weak\"\ntakeoff\nland\n", .failed(.requirement("weak"))),
        ("takeoff\nend\nland\n", .completed),
    ])
    func `finally always runs, however the mission has ended`(text: String, outcome: PilotOutcome) throws {
        var hand = try Instruments("finally: say \"over\"\n\(text)", .file)
        var errands: [Errand] = []
        for _ in 0..<120 where hand.machine.outcome == nil {
            hand.run(for: .milliseconds(30))
            errands += hand.errands
        }
        errands += hand.land()
        #expect(errands.contains(.say("over")))
        #expect(hand.machine.outcome == outcome)
    }

    @Test func `a loop without max, and every other mission, ends after ten minutes where no shorter time is said`()
        throws
    {
        var hand = try Instruments("takeoff\nrepeat while flying: wait 7s\nland\n", .file)
        hand.run(for: .seconds(599))
        #expect(hand.machine.outcome == nil && hand.intents != [.land])
        hand.run(for: .seconds(3))
        #expect(hand.intents == [.land])
    }

    @Test func `on abort lasts at most thirty seconds`() throws {
        var hand = try Instruments("on abort: wait 100s\ntakeoff\nfail \"x\"\nland\n", .file)
        hand.run(for: .seconds(29))
        #expect(hand.intents == [.move(.hover)])
        hand.run(for: .seconds(2))
        #expect(hand.intents == [.land])
    }
}

extension Instruments {
    /// Where the mission wants the drone to be.
    fileprivate var target: Pose? { if case .pose(let pose, _, _)? = motion { pose } else { nil } }

    /// Stands on the ground from now on, for so long; returns what the mission asked for meanwhile.
    @discardableResult
    fileprivate mutating func land(until time: Duration = .seconds(2)) -> [Errand] {
        state.word = []
        state.control = ControlState(.landed)
        var errands: [Errand] = []
        let end = now + time
        while now < end, machine.outcome == nil {
            run(for: .milliseconds(30))
            errands += self.errands
        }
        return errands
    }
}
