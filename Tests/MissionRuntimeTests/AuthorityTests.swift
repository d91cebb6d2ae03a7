import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// Who comes first: emergency, failsafe, the operator's landing, the operator's stop, `when`, the mission's line, `every`.
@Suite struct AuthorityTests {
    private static func inFlight() throws -> Flight {
        var flight = try Flight()
        #expect(flight.takeOff() == .completed)
        return flight
    }

    @Test func `the operator's emergency comes before a failsafe that lands`() throws {
        var flight = try Self.inFlight()
        try flight.inject("battery 10%")
        let isLanding = flight.virtual.run(
            until: { $0.events.contains { if case .landingBegan = $0 { true } else { false } } },
            limit: .seconds(20)
        )
        #expect(isLanding)
        _ = flight.virtual.fly(EmergencyPilot(stoppingMotors: true), limit: .seconds(5))
        #expect(flight.state.word.contains(.emergency))
    }

    @Test func `a failsafe comes before the operator's stop`() throws {
        var flight = try Self.inFlight()
        try flight.inject("battery 10%")
        _ = flight.virtual.run(
            until: { $0.events.contains { if case .landingBegan = $0 { true } else { false } } },
            limit: .seconds(20)
        )
        // A stop gives the controls back in a hover, and a line wants to fly on.
        var memory = MissionMemory()
        let flown = try flight.say("hover 5s", carrying: &memory)
        guard case .failed = flown.outcome else {
            Issue.record("a failsafe's landing was stopped")
            return
        }
        let hasLanded = flight.virtual.run(until: { $0.state.isLanded }, limit: .seconds(30))
        #expect(hasLanded)
    }

    @Test func `the operator's landing comes before a stop and before every line behind it`() throws {
        var flight = try Self.inFlight()
        _ = flight.virtual.fly(LandingPilot(), limit: .milliseconds(300))
        var memory = MissionMemory()
        let flown = try flight.say("up 1m", carrying: &memory)
        guard case .failed(.refused) = flown.outcome else {
            Issue.record("a landing was taken back: \(flown.outcome)")
            return
        }
        let hasLanded = flight.virtual.run(until: { $0.state.isLanded }, limit: .seconds(30))
        #expect(hasLanded)
    }

    @Test func `the operator's stop ends a mission with all that it watches`() throws {
        var flight = try Self.inFlight()
        let text = "when battery < 100%: say \"never\"; land\nwait 60s\n"
        let machine = MissionMachine(try mission(text, .prompt))
        _ = flight.virtual.fly(machine, limit: .milliseconds(30))
        flight.run(for: .seconds(10))
        #expect(flight.state.isAirborne)
        #expect(!flight.events.contains(.said("never")))
    }

    @Test func `a when comes before the line that is flown, and a line before what beats beside it`() throws {
        var hand = try Instruments("every 1s: say \"beat\"\nwhen battery < 50%: say \"low\"\nforward 2m\n")
        hand.run(for: .milliseconds(30))
        guard case .pose? = hand.motion else {
            Issue.record("the line is not flown beside its beats")
            return
        }
        hand.state.batteryPercent = 40
        hand.run(for: .milliseconds(30))
        #expect(hand.motion == .hover)
    }

    @Test func `a figure that a when has interrupted before it began is taken back, and asked for again afterwards`()
        throws
    {
        var hand = try Instruments("when battery < 50%: resume\nflip left\n")
        let setting = ConfigurationSetting.flightAnimation(.flipLeft)
        let flip = Intent.configure(setting)
        hand.run(for: .milliseconds(30))
        #expect(hand.intents.contains(flip))
        hand.state.batteryPercent = 40
        hand.run(for: .milliseconds(30))
        #expect(hand.intents.contains(.withdrawFigures))
        hand.events = [.configurationFailed(setting, .notAcknowledged(tries: 0))]
        var asked = 0
        for _ in 1...10 {
            hand.run(for: .milliseconds(30))
            asked += hand.intents.count { $0 == flip }
        }
        #expect(asked == 1)
    }
}
