import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Testing

/// Blocks, and what happens after a failure.
@Suite struct BlockTests {
    @Test(arguments: [
        ("repeat 3: say \"a\"", "a a a"), ("repeat 2:\n  say \"a\"\n  repeat 2: say \"b\"\n", "a b b a b b"),
        ("n = 0\nrepeat until n == 3 max 10:\n  n = n + 1\n  say \"{n}\"\n", "1 2 3"),
        ("n = 0\nrepeat while n < 9 max 2:\n  n = n + 1\n  say \"{n}\"\n", "1 2"),
        ("repeat until flying max 5: say \"never\"\nsay \"a\"", "a"),
        ("if battery > 90%: say \"a\"\nelse if battery > 70%: say \"b\"\nelse: say \"c\"\n", "b"),
        ("if battery > 90%: say \"a\"\nsay \"d\"", "d"),
        ("try: say \"a\"\nelse: say \"b\"\nsay \"c\"", "a c"),
        ("try:\n  wait until not flying timeout 1s\n  say \"a\"\nelse: say \"b\"\nsay \"c\"", "b c"),
        ("try wait until not flying timeout 1s\nsay \"c\"", "c"),
        ("side = 2m\nrepeat 2:\n  side = side / 2\nsay \"{side}\"", "0.50 m"),
    ])
    func `blocks are flown as they read`(text: String, expected: String) throws {
        #expect(try words(of: text).joined(separator: " ") == expected)
    }

    @Test func `a condition that cannot be told is neither true nor false`() throws {
        for text in ["if height > 1m: say \"a\"\nelse: say \"b\"", "repeat while height > 1m max 3: say \"a\""] {
            var hand = try Instruments(text)
            hand.run(for: .seconds(1))
            guard case .failed(.requirement) = hand.machine.outcome else {
                Issue.record("\(String(describing: hand.machine.outcome))")
                continue
            }
        }
    }

    @Test func `a loop over nothing that flies ends with the mission's time and holds nothing up`() throws {
        var hand = try Instruments("takeoff\nlimit time 2s\nrepeat while flying:\n  x = 1\nland\n", .file)
        hand.run(for: .seconds(1))
        #expect(hand.machine.outcome == nil)
        #expect(hand.motion == .hover)
        hand.run(for: .seconds(4))
        #expect(hand.intents == [.land])
    }

    @Test(arguments: [
        Refusal.fence(.meters(10)), .ceiling(.meters(3)), .battery(percent: 20, needed: 30), .landing(.batteryFlag),
        .emergency, .noLink,
    ])
    func `safety is not caught`(refusal: Refusal) throws {
        var hand = try Instruments("try:\n  wait 5s\nelse: say \"caught\"\nsay \"going on\"")
        hand.run(for: .milliseconds(60))
        hand.events = [.refused(refusal)]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .failed(.refused(refusal)))
    }

    @Test(arguments: [
        FlightEvent.refused(.notFlying), .refused(.positionLost), .refused(.declined("?")), .photoFailed(reason: "x"),
    ])
    func `try catches what is refused and what the camera fails in`(event: FlightEvent) throws {
        var hand = try Instruments("try:\n  photo\n  wait 5s\nelse: say \"caught\"\nwait 1s")
        hand.run(for: .milliseconds(60))
        hand.events = [event]
        hand.run(for: .milliseconds(60))
        #expect(hand.errands == [.say("caught")])
    }

    @Test func `try catches timeout, stalled and a lost position, each by its name`() throws {
        let steps = ["forward 2m timeout 1s": "timeout", "forward 2m": "stalled", "go home": "position lost"]
        for (step, word) in steps {
            var hand = try Instruments("try \(step)\nsay \"{error}\"")
            if word == "position lost" { hand.pose = nil }
            var said: [Errand] = []
            for _ in 0..<60 where said.isEmpty {
                hand.run(for: .milliseconds(90))
                said = hand.errands
            }
            #expect(said == [.say(word)])
        }
    }

    @Test func `a failure at the prompt leaves the drone hovering, and the next move starts where it is`() throws {
        var hand = try Instruments("forward 2m; say \"there\"")
        hand.run(for: .seconds(4))
        guard case .failed(.stalled) = hand.machine.outcome else {
            Issue.record("\(String(describing: hand.machine.outcome))")
            return
        }
        #expect(hand.intents == [.withdrawFigures, .move(.hover)])
        #expect(hand.machine.memory.target == nil)
    }

    @Test func `a failed file hovers until the drone is at rest, flies what it has for that, lands, and ends failed`()
        throws
    {
        var hand = try Instruments(
            "on abort:\n  say \"aborting\"\n  wait 1s\nfinally: say \"over\"\ntakeoff\nforward 2m\nland\n",
            .file
        )
        hand.state.velocity = BodyVelocity(forward: .metersPerSecond(0.4), right: .zero, up: .zero)
        hand.run(for: .seconds(3.1))
        #expect(hand.intents == [.move(.hover)])
        #expect(hand.machine.progress == "hovering after a failure")
        // Two seconds are the longest that it waits for rest.
        hand.run(for: .seconds(1.8))
        #expect(hand.errands.isEmpty)
        var said: [Errand] = []
        for _ in 0..<20 {
            hand.run(for: .milliseconds(30))
            said += hand.errands
        }
        #expect(said == [.say("aborting")])
        hand.run(for: .seconds(1))
        #expect(hand.intents == [.land])
        #expect(hand.machine.outcome == nil)
        hand.state.word = []
        hand.state.control = ControlState(.landed)
        for _ in 0..<40 {
            hand.run(for: .milliseconds(30))
            said += hand.errands
        }
        #expect(said.last == .say("over"))
        guard case .failed(.stalled) = hand.machine.outcome else {
            Issue.record("\(String(describing: hand.machine.outcome))")
            return
        }
    }

    @Test func `an abort without charge or position lands at once`() throws {
        for spoil in [
            { (hand: inout Instruments) in hand.state.batteryPercent = 14 },
            { (hand: inout Instruments) in hand.pose = nil },
        ] {
            var hand = try Instruments(
                "on abort: say \"aborting\"\ntakeoff\nwait until not flying timeout 1s\nland\n",
                .file
            )
            hand.run(for: .milliseconds(900))
            spoil(&hand)
            var said: [Errand] = []
            for _ in 0..<60 {
                hand.run(for: .milliseconds(30))
                said += hand.errands
            }
            #expect(said.isEmpty)
            #expect(hand.intents == [.land])
        }
    }

    @Test func `a requirement that is not met on the ground keeps the motors off`() throws {
        var hand = try Instruments("require battery >= 90%\ntakeoff\nland\n", .file)
        hand.state.word = []
        hand.state.control = ControlState(.landed)
        hand.run(for: .milliseconds(30))
        #expect(hand.machine.outcome == .failed(.requirement("require battery >= 90%")))
        #expect(hand.intents.isEmpty)
    }

    @Test func `a film is as long as its block, and ends with it also when the block fails`() throws {
        var hand = try Instruments("record \"a\":\n  wait 1s\nsay \"after\"")
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.startRecording(name: "a")])
        // Nothing in the block begins before the first picture is in the file.
        hand.run(for: .seconds(2))
        #expect(hand.machine.report.lines.isEmpty)
        hand.events = [.recordingStarted(file: "a.mp4")]
        var errands: [Errand] = []
        for _ in 0..<40 {
            hand.run(for: .milliseconds(30))
            errands += hand.errands
        }
        #expect(errands == [.stopRecording])
        hand.events = [.recordingStopped(file: "a.mp4", length: .seconds(1), frames: 30)]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .completed)
        #expect(hand.machine.report.films.map(\.file) == ["a.mp4"])

        hand = try Instruments("record \"a\": wait until not flying timeout 1s")
        hand.run(for: .milliseconds(30))
        hand.events = [.recordingStarted(file: "a.mp4")]
        hand.run(for: .seconds(2))
        #expect(hand.machine.outcome != nil)
        #expect(hand.errands == [.stopRecording])
    }

    @Test func `a film that does not begin is given up after five seconds, and not left to begin later`() throws {
        var hand = try Instruments("record \"a\": wait 1s")
        hand.run(for: .seconds(6))
        #expect(hand.machine.outcome == .failed(.timeout(step: "record \"a\"", deadline: .seconds(5))))
        #expect(hand.errands == [.stopRecording])
    }

    @Test func `a film that is refused because another one runs leaves that one alone`() throws {
        var hand = try Instruments("record \"b\": wait 1s")
        hand.run(for: .milliseconds(30))
        hand.events = [.recordingFailed(reason: "a film is being written already")]
        hand.run(for: .milliseconds(30))
        #expect(hand.machine.outcome == .failed(.video(reason: "a film is being written already")))
        #expect(hand.errands.isEmpty)
    }

    @Test func `a film that breaks off does not end the flight, and the report tells`() throws {
        var hand = try Instruments("record \"a\": wait 1s")
        hand.run(for: .milliseconds(30))
        hand.events = [.recordingStarted(file: "a.mp4")]
        hand.run(for: .milliseconds(90))
        hand.events = [.recordingFailed(reason: "disk full")]
        hand.run(for: .seconds(2))
        #expect(hand.machine.outcome == .completed)
        #expect(hand.machine.report.videoFailures == ["disk full"])
    }

    @Test func `a landing ends the mission, whatever stands behind it`() throws {
        var hand = try Instruments("if flying: land\nsay \"never\"\n")
        hand.run(for: .seconds(1))
        #expect(hand.intents == [.land])
        hand.state.word = []
        hand.state.control = ControlState(.landed)
        var said: [Errand] = []
        for _ in 0..<40 {
            hand.run(for: .milliseconds(30))
            said += hand.errands
        }
        #expect(hand.machine.outcome == .completed)
        #expect(said.isEmpty)
    }

    @Test func `variables and marks live on from line to line`() throws {
        var hand = try Instruments("side = 2m; mark gate")
        hand.run(for: .milliseconds(60))
        let memory = hand.machine.memory
        #expect(memory.names(flying: true).variables == ["side": .measure(.length)])
        let next = try mission("go to gate; forward side * 2", .prompt, carrying: memory)
        #expect(next.steps.count == 2)
    }
}
