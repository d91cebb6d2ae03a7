import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Testing

/// Each verb fails by its deadline, which the catalogue and the pages of the language name, with a reason.
@Suite struct DeadlineTests {
    /// Flies a line with a drone that does nothing of what it is asked, until it is over.
    private func fate(_ line: String, within limit: Duration) throws -> (outcome: PilotOutcome?, after: Duration) {
        var hand = try Instruments(line)
        let start = hand.now
        let end = start + limit
        while hand.machine.outcome == nil, hand.now < end { hand.run(for: .milliseconds(30)) }
        return (hand.machine.outcome, hand.now - start)
    }

    @Test(arguments: [
        ("turn right 90", 9.0), ("turn left 180 at 90deg/s", 9), ("turn around", 15), ("face 90", 9),
        ("flip left", 5), ("animate wave for 2s", 7), ("photo", 3), ("record start \"film\"", 5), ("camera down", 3),
        ("detect roundel", 3), ("set control:altitude_max 2500", 3), ("ask \"go on?\"", 60), ("calibrate compass", 15),
        ("wait until height < 1m", 60), ("hover over tag", 15), ("hover over tag for 5s", 20),
        ("approach tag to 1m", 15), ("turn right 90 timeout 2s", 2), ("flip left timeout 2s", 2),
        ("photo timeout 1s", 1), ("ask \"go on?\" timeout 5s", 5), ("approach tag to 1m timeout 4s", 4),
    ])
    func `a verb that is not finished by its deadline fails with it`(line: String, seconds: Double) throws {
        let (outcome, after) = try fate(line, within: .seconds(70))
        #expect(outcome == .failed(.timeout(step: line, deadline: .seconds(seconds))))
        #expect(after >= .seconds(seconds) && after <= .seconds(seconds) + .milliseconds(120))
    }

    @Test(arguments: [
        "forward 2m", "back 2m", "left 2m", "right 2m", "up 1m", "down 50cm", "move forward 1m, up 20cm", "altitude 2m",
        "go to forward 2m, right 1m", "circle right radius 1m", "mark here\nforward 1m",
    ])
    func `no move outlasts three seconds without progress`(line: String) throws {
        let (outcome, after) = try fate(line, within: .seconds(10))
        guard case .failed(.stalled) = outcome else {
            Issue.record("\(line): \(outcome as Any)")
            return
        }
        // The point that runs ahead on a path comes to its end first.
        #expect(after >= .seconds(3) && after <= (line.hasPrefix("circle") ? .seconds(6) : .seconds(3.5)))
    }

    @Test func `the deadline of altitude is three times the way at its speed, and five seconds`() throws {
        var hand = try Instruments("altitude 3m")
        let start = hand.now
        // Slowly, but by more than the least progress.
        while hand.machine.outcome == nil, hand.now < start + .seconds(30) {
            hand.pose?.position.up += .meters(0.002)
            hand.run(for: .milliseconds(30))
        }
        guard case .failed(.timeout(_, let deadline)) = hand.machine.outcome else {
            Issue.record("\(hand.machine.outcome as Any)")
            return
        }
        #expect(abs(deadline.seconds - 17) < 0.1)
    }

    @Test func `the deadline of a circle is twice its way at its speed, and five seconds`() throws {
        var hand = try Instruments("circle right radius 1m at 0.5m/s")
        let start = hand.now
        var outcome: PilotOutcome?
        // Along the arc, but slowly.
        var angle = 0.0
        while outcome == nil, hand.now < start + .seconds(60) {
            angle += 0.004
            let heading = Angle.radians(angle)
            hand.pose?.position.forward = .meters(heading.sine)
            hand.pose?.position.right = .meters(1 - heading.cosine)
            hand.pose?.heading = heading
            hand.run(for: .milliseconds(30))
            outcome = hand.machine.outcome
        }
        guard case .failed(.timeout(_, let deadline)) = outcome else {
            Issue.record("\(outcome as Any)")
            return
        }
        #expect(abs(deadline.seconds - (2 * 2 * Double.pi / 0.5 + 5)) < 0.2)
    }

    @Test func `a take-off gives up by the time it was given, also with a climb behind it`() throws {
        for line in ["takeoff timeout 6s", "takeoff to 2m timeout 6s"] {
            var hand = try Instruments(line)
            hand.state.word = []
            hand.state.control = ControlState(.landed)
            hand.pose = nil
            let start = hand.now
            while hand.machine.outcome == nil, hand.now < start + .seconds(30) { hand.run(for: .milliseconds(30)) }
            #expect(hand.machine.outcome == .failed(.timeout(step: line, deadline: .seconds(6))))
        }
    }

    @Test func `modifiers stand in any order, each once`() throws {
        let orders = [
            "forward 2m at 0.3m/s within 25cm settle 1s timeout 9s",
            "forward 2m timeout 9s settle 1s within 25cm at 0.3m/s",
            "forward 2m within 25cm timeout 9s at 0.3m/s settle 1s",
        ]
        let actions = try orders.map { try mission($0, .prompt).steps.map(\.action) }
        #expect(Set(actions).count == 1)
        let twice = SourceText(name: "test.fly", text: "forward 2m at 0.3m/s at 0.4m/s")
        #expect(MissionCheck.check(twice, context: .prompt).diagnostics.map(\.id) == ["duplicate-modifier"])
    }

    @Test func `a speed is braked so that a move arrives at rest, unless it is a gate of via`() throws {
        // What is asked of the autopilot for a move is a pose, where it stops; a path is followed through its gates.
        var hand = try Instruments("forward 2m")
        hand.run(for: .milliseconds(60))
        guard case .pose = hand.motion else {
            Issue.record("\(hand.motion as Any)")
            return
        }
        hand = try Instruments("mark gate\ngo via gate to forward 2m, right 1m")
        hand.run(for: .milliseconds(60))
        guard case .follow = hand.motion else {
            Issue.record("\(hand.motion as Any)")
            return
        }
    }

    @Test func `moves that name no speed fly 0.5 m/s in a room and 1 m/s outdoors, turns 45 degrees a second`() throws {
        #expect(MissionDefaults.indoor.speed == .metersPerSecond(0.5))
        #expect(MissionDefaults.outdoor.speed == .metersPerSecond(1))
        #expect(MissionDefaults.indoor.turnRate == .degreesPerSecond(45))
        var hand = try Instruments("forward 2m")
        hand.run(for: .milliseconds(60))
        guard case .pose(_, let speed, let turn) = hand.motion else {
            Issue.record("\(hand.motion as Any)")
            return
        }
        #expect(speed == .metersPerSecond(0.5) && turn == .degreesPerSecond(45))
    }
}
