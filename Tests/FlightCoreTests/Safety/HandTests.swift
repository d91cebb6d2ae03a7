import DroneWire
import Testing

@testable import FlightCore

/// Sticks that somebody holds.
struct HandTests {
    /// A hand that lets go, or dies, after a second.
    private struct Hand: Pilot {
        private var began: Duration?
        var outcome: PilotOutcome? { nil }

        mutating func fly(_ situation: Situation) -> [Intent] {
            let start = began ?? situation.now
            began = start
            return [.steer(Sticks(forward: 0.5), age: max(.zero, situation.now - start - .seconds(1)))]
        }
    }

    @Test func `a stick that nobody has touched for 0.5 s is let go: the drone hovers`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: Hand())
        drone.run(for: .milliseconds(1450))
        #expect(drone.lastPiloting?.pitch == -0.5)
        drone.run(for: .milliseconds(90))
        #expect(drone.lastPiloting == .hover)
        drone.run(for: .seconds(20))
        #expect(drone.datagrams.suffix(600).allSatisfy { $0.contains(.pcmd(.hover)) })
        #expect(drone.outcomes.isEmpty, "whoever holds them again flies on")
    }

    @Test func `a hand flies under the same rules as everybody`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.demo.altitudeMillimeters = 3200
        drone.run(for: .milliseconds(200))
        drone.take(seat: SteadyPilot(.steer(Sticks(up: 1), age: .zero)))
        drone.run(for: .seconds(1))
        #expect(drone.events.contains(.refused(.ceiling(.meters(3)))))
        #expect(drone.lastPiloting == .hover)
    }
}
