import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Testing

/// When a step is finished and when it fails, with every instrument held by hand.
@Suite struct StepTests {
    @Test func `a move fails when its deadline has passed: three times the way's time and five seconds`() throws {
        var hand = try Instruments("forward 2m at 0.5m/s")
        // Always a little nearer, so that it is not stalled, and never near enough.
        while hand.machine.outcome == nil, hand.now < .seconds(60) {
            hand.run(for: .milliseconds(30))
            hand.pose?.position.forward += .meters(0.003)
        }
        #expect(hand.machine.outcome == .failed(.timeout(step: "forward 2m at 0.5m/s", deadline: .seconds(17))))
    }

    @Test func `a timeout that is written is the one that counts`() throws {
        var hand = try Instruments("forward 2m timeout 1s")
        hand.run(for: .seconds(5))
        #expect(hand.machine.outcome == .failed(.timeout(step: "forward 2m timeout 1s", deadline: .seconds(1))))
        #expect(hand.now < .seconds(11.2))
    }

    @Test func `a move that comes no nearer for three seconds is stalled, long before its deadline`() throws {
        var hand = try Instruments("forward 4m")
        hand.run(for: .seconds(2.9))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .seconds(0.3))
        #expect(hand.machine.outcome == .failed(.stalled(step: "forward 4m", remaining: .meters(4))))
    }

    @Test func `a slow move is given the time that its speed needs`() throws {
        var hand = try Instruments("forward 10cm at 1cm/s within 1cm")
        while hand.machine.outcome == nil, hand.now < .seconds(40) {
            hand.pose?.position.forward += .meters(0.0003)
            if let place = hand.pose?.position.forward, place > .meters(0.1) {
                hand.pose?.position.forward = .meters(0.1)
            }
            hand.run(for: .milliseconds(30))
        }
        #expect(hand.machine.outcome == .completed)
    }

    @Test func `a move ends when the drone was near its target for the settling time, and not before`() throws {
        var hand = try Instruments("forward 2m")
        hand.run(for: .milliseconds(30))
        hand.pose?.position.forward = .meters(1.85)
        hand.run(for: .milliseconds(300))
        #expect(hand.machine.outcome == nil)
        // Blown away, the time begins anew.
        hand.pose?.position.forward = .meters(1.7)
        hand.run(for: .milliseconds(60))
        hand.pose?.position.forward = .meters(1.85)
        hand.run(for: .milliseconds(480))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .milliseconds(90))
        #expect(hand.machine.outcome == .completed)
    }

    @Test func `settle and within are obeyed`() throws {
        var hand = try Instruments("forward 2m within 50cm settle 2s")
        hand.run(for: .milliseconds(30))
        hand.pose?.position.forward = .meters(1.6)
        hand.run(for: .seconds(1.9))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .seconds(0.2))
        #expect(hand.machine.outcome == .completed)
    }

    @Test func `a tolerance tighter than the estimate is widened, with a note, and at most to a tenth of the way`()
        throws
    {
        var hand = try Instruments("forward 2m within 5cm")
        hand.positionError = .meters(0.08)
        hand.run(for: .milliseconds(30))
        hand.pose?.position.forward = .meters(1.86)
        hand.run(for: .seconds(1))
        #expect(hand.machine.outcome == .completed)
        #expect(
            hand.machine.report.lines[0].notes == [
                .widened(from: Measure(0.05, .length), to: Measure(0.16, .length))
            ]
        )
        #expect(
            hand.machine.report.text.contains("within 0.16 m instead of 0.05 m: the position is not known better")
        )

        hand = try Instruments("forward 2m within 5cm")
        hand.positionError = .meters(3)
        hand.run(for: .milliseconds(30))
        hand.pose?.position.forward = .meters(1.7)
        hand.run(for: .seconds(1))
        #expect(hand.machine.outcome == nil)
    }

    @Test func `the tolerance that nobody has given widens silently`() throws {
        var hand = try Instruments("forward 8m")
        hand.positionError = .meters(0.3)
        hand.run(for: .milliseconds(30))
        hand.pose?.position.forward = .meters(7.5)
        hand.run(for: .seconds(1))
        #expect(hand.machine.outcome == .completed)
        let notes = hand.machine.report.lines.flatMap(\.notes)
        #expect(notes.isEmpty)
    }

    @Test func `filming on the stick in the drone is a setting of the drone, and ends as one`() throws {
        var hand = try Instruments("record usb")
        hand.run(for: .milliseconds(30))
        let settings = hand.intents.compactMap { if case .configure(let setting) = $0 { setting } else { nil } }
        let setting = try #require(settings.first)
        #expect(setting.key == "video:video_on_usb" && setting.value == "TRUE")
        hand.run(for: .milliseconds(300))
        #expect(hand.machine.outcome == nil)
        hand.events = [.configurationFailed(setting, .notAcknowledged(tries: 3))]
        hand.run(for: .milliseconds(30))
        #expect(hand.machine.outcome == .failed(.configuration(.notAcknowledged(tries: 3))))
    }

    @Test func `without a position, moves fail, sticks do not`() throws {
        var hand = try Instruments("forward 2m")
        hand.pose = nil
        hand.run(for: .seconds(1))
        #expect(hand.machine.outcome == .failed(.positionLost))

        hand = try Instruments("forward 30% for 1s")
        hand.pose = nil
        hand.run(for: .milliseconds(300))
        #expect(hand.motion == .sticks(Sticks(forward: 0.3)))
        hand.run(for: .seconds(3))
        #expect(hand.machine.outcome == .completed)
        #expect(hand.machine.memory.target == nil)
    }

    @Test func `on the ground nothing moves`() throws {
        for line in ["forward 2m", "forward 30% for 1s", "turn right 90", "hover", "altitude 1m"] {
            var hand = try Instruments(line)
            hand.state.word = []
            hand.state.control = ControlState(.landed)
            hand.pose = nil
            hand.run(for: .seconds(1))
            #expect(hand.machine.outcome == .failed(.refused(.notFlying)), "\(line)")
        }
    }

    @Test func `what the supervisor refuses fails the step`() throws {
        var hand = try Instruments("forward 2m")
        hand.run(for: .milliseconds(60))
        hand.events = [.refused(.fence(.meters(10)))]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .failed(.refused(.fence(.meters(10)))))
    }

    @Test func `a limit of the mission is kept before the drone moves`() throws {
        for (text, refusal) in [
            ("limit altitude 1.5m\nup 1m", Refusal.ceiling(.meters(1.5))),
            ("limit radius 3m\nlimit radius 5m\nforward 4m", .fence(.meters(3))),
        ] {
            var hand = try Instruments(text)
            hand.run(for: .milliseconds(90))
            #expect(hand.machine.outcome == .failed(.refused(refusal)))
        }
        var hand = try Instruments("limit speed 0.2m/s\nforward 2m at 1m/s")
        hand.run(for: .milliseconds(90))
        guard case .pose(_, let speed, _) = hand.motion else {
            Issue.record("no move")
            return
        }
        #expect(speed == .metersPerSecond(0.2))
    }

    @Test func `hovering waits for rest, then for its time, and gives up five seconds later`() throws {
        var hand = try Instruments("hover 2s")
        hand.state.velocity = BodyVelocity(forward: .metersPerSecond(0.5), right: .zero, up: .zero)
        hand.run(for: .seconds(3))
        #expect(hand.machine.outcome == nil)
        hand.state.velocity = BodyVelocity(forward: .zero, right: .zero, up: .zero)
        hand.run(for: .seconds(2.4))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .seconds(0.2))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("hover 2s")
        hand.state.velocity = BodyVelocity(forward: .metersPerSecond(0.5), right: .zero, up: .zero)
        hand.run(for: .seconds(8))
        #expect(hand.machine.outcome == .failed(.timeout(step: "hover 2s", deadline: .seconds(7))))
    }

    @Test func `waiting for a condition wants it without a break, and an unknown one does not hold`() throws {
        var hand = try Instruments("wait until battery < 50% for 1s timeout 10s")
        hand.state.batteryPercent = 40
        hand.run(for: .milliseconds(900))
        hand.state.batteryPercent = nil
        hand.run(for: .milliseconds(60))
        hand.state.batteryPercent = 40
        hand.run(for: .milliseconds(900))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .milliseconds(300))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("wait until height < 1m")
        hand.run(for: .seconds(59.9))
        #expect(hand.machine.outcome == nil)
        hand.run(for: .seconds(0.3))
        #expect(hand.machine.outcome == .failed(.timeout(step: "wait until height < 1m", deadline: .seconds(60))))
    }

    @Test func `a requirement is not met by what is not known`() throws {
        var hand = try Instruments("require battery >= 40%")
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("require battery >= 40% \"charge it to {40%}\"")
        hand.state.batteryPercent = nil
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .failed(.requirement("charge it to 40 %")))
    }

    @Test func `a photo ends with its file, and several are numbered and spaced`() throws {
        var hand = try Instruments("photo 2 \"gate.png\" every 1s")
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.photo(name: "gate-1.png")])
        hand.events = [.photographed(file: "gate-1.png")]
        hand.run(for: .milliseconds(900))
        #expect(hand.errands.isEmpty)
        var asked: [Errand] = []
        while asked.isEmpty, hand.now < .seconds(20) {
            hand.run(for: .milliseconds(30))
            asked = hand.errands
        }
        #expect(asked == [.photo(name: "gate-2.png")])
        hand.events = [.photographed(file: "gate-2.png")]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .completed)
        #expect(hand.machine.report.photos == ["gate-1.png", "gate-2.png"])
    }

    @Test func `a photo that is not written fails after three seconds or at once`() throws {
        var hand = try Instruments("photo")
        hand.run(for: .seconds(3.1))
        #expect(hand.machine.outcome == .failed(.timeout(step: "photo", deadline: .seconds(3))))

        hand = try Instruments("photo")
        hand.run(for: .milliseconds(60))
        hand.events = [.photoFailed(reason: "disk full")]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .failed(.video(reason: "disk full")))
    }

    @Test func `a camera is chosen when the drone is seen to have it, and not when it was told`() throws {
        var hand = try Instruments("camera down")
        hand.run(for: .milliseconds(30))
        #expect(hand.intents.contains(.configure(.videoChannel(.bottom))))
        hand.run(for: .seconds(1))
        #expect(hand.machine.outcome == nil)
        hand.events = [.configured(.videoChannel(.bottom))]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == nil)
        hand.events = [.verified(.videoChannel(.bottom))]
        hand.run(for: .milliseconds(60))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("camera down")
        hand.run(for: .seconds(4))
        #expect(hand.machine.outcome == .failed(.timeout(step: "camera down", deadline: .seconds(3))))
    }

    @Test func `lamps, words and level are asked for once`() throws {
        var hand = try Instruments("led blink_red 5Hz for 3s")
        hand.run(for: .milliseconds(30))
        #expect(hand.intents.contains(.configure(.ledAnimation(.blinkRed, frequencyHertz: 5, seconds: 3))))
        #expect(hand.machine.outcome == .completed)

        hand = try Instruments("say \"at {altitude}, {battery}, {height}, {state}\"")
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.say("at 1.00 m, 80 %, unknown, hovering")])

        hand = try Instruments("battery")
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.say("80 %")])

        hand = try Instruments("trim")
        hand.state.word = []
        hand.state.control = ControlState(.landed)
        hand.run(for: .milliseconds(30))
        #expect(hand.intents == [.flatTrim])
        hand.run(for: .seconds(1))
        #expect(hand.machine.outcome == .completed)
    }

    @Test func `every pattern of the lamps has the number that the drone knows it by`() {
        for (number, pattern) in LampPattern.allCases.enumerated() {
            let animation = LEDAnimation(rawValue: Int32(number))
            #expect(animation.map { "\($0)" } == "\(pattern)")
        }
    }

    @Test func `the mission holds its place between steps and hovers without one`() throws {
        var hand = try Instruments("wait 2s")
        hand.run(for: .milliseconds(300))
        #expect(hand.motion == .hover)

        hand = try Instruments("forward 2m; wait 2s")
        hand.run(for: .milliseconds(30))
        hand.pose?.position.forward = .meters(1.9)
        hand.run(for: .seconds(1))
        guard case .pose(let pose, _, _) = hand.motion else {
            Issue.record("\(String(describing: hand.motion))")
            return
        }
        #expect(pose.position.forward == .meters(2))
    }
}
