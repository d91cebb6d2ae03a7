import DroneWire
import Testing

@testable import FlightCore

/// Figures, such as flips, that wait for their turn and lose whoever wanted them.
struct FigureTests {
    private let flip = ConfigurationSetting.flightAnimation(.flipLeft)

    /// A drone that hovers and acknowledges nothing, so that a flip waits behind other settings for 1.5 s each.
    private func waiting(behind count: Int = 1, wishes: [Intent] = []) throws -> ScriptedDrone {
        var drone = try ScriptedDrone.hovering()
        drone.run(for: .seconds(3))
        drone.forget()
        drone.acknowledges = false
        for _ in 0..<count { drone.configure(.videoChannel(.bottom)) }
        var pilot = OncePilot(.configure(flip))
        pilot.wishes += wishes
        drone.take(seat: pilot)
        drone.run(for: .milliseconds(200))
        return drone
    }

    private func timesSent(_ drone: ScriptedDrone) -> Int {
        drone.datagrams.joined().count { $0 == .config(flip) }
    }

    private var givenUp: FlightEvent { .configurationFailed(flip, .notAcknowledged(tries: 0)) }

    @Test func `a flip waits for its turn and is sent then`() throws {
        var drone = try waiting()
        #expect(timesSent(drone) == 0)
        drone.run(for: .seconds(2))
        #expect(timesSent(drone) > 0)
    }

    @Test func `a flip that waits when the controls are taken is not flown, and reported`() throws {
        var drone = try waiting()
        drone.leaveSeat()
        #expect(drone.events.contains(givenUp))
        drone.run(for: .seconds(5))
        #expect(timesSent(drone) == 0)
    }

    @Test func `a flip that waits when a landing begins is not flown, and reported`() throws {
        var drone = try waiting(wishes: [.land])
        #expect(drone.events.contains(givenUp))
        drone.run(for: .seconds(5))
        #expect(timesSent(drone) == 0)
    }

    @Test func `a flip that has waited for 3 s is not flown any more, and reported`() throws {
        var drone = try waiting(behind: 3)
        drone.run(for: .seconds(8))
        #expect(drone.events.contains(givenUp))
        #expect(timesSent(drone) == 0)
    }

    @Test func `a flip that is on its way when the controls are taken is not sent again`() throws {
        var drone = try waiting(behind: 0)
        #expect(timesSent(drone) == 1)
        drone.leaveSeat()
        drone.run(for: .seconds(5))
        #expect(timesSent(drone) == 1)
        #expect(drone.events.contains(.configurationFailed(flip, .notAcknowledged(tries: 1))))
    }

    @Test func `settings that are no figures stay, whoever has the controls`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.configure(.videoChannel(.bottom))
        drone.leaveSeat()
        drone.take(seat: LandingPilot())
        drone.run(for: .seconds(1))
        #expect(drone.settings.contains(.videoChannel(.bottom)))
    }
}
