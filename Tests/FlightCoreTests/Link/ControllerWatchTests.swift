import DroneSim
import DroneWire
import Rehearsal
import TestSupport
import Testing

@testable import FlightCore

struct ControllerWatchTests {
    private func signs(in events: [FlightEvent]) -> [SecondController] {
        events.compactMap { if case .secondController(let sign) = $0 { sign } else { nil } }
    }

    @Test func `a command that the drone obeyed and nobody here sent is a second controller, told once`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.obeyed = 9_000_000
        drone.run(for: .milliseconds(200))
        #expect(signs(in: drone.events) == [.foreignCommand(number: 9_000_000)])
        drone.obeyed = 9_000_007
        drone.run(for: .seconds(1))
        #expect(signs(in: drone.events).count == 1)
    }

    @Test func `numbers above ours are answered by counting from 1, so that a landing gets through`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.forget()
        drone.obeyed = 9_000_000
        drone.run(for: .milliseconds(200))
        #expect(drone.numbers.contains { $0.first == 1 })
    }

    @Test func `after five quiet seconds a second controller is told again`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.obeyed = 9_000_000
        drone.run(for: .seconds(1))
        drone.obeyed = nil
        drone.run(for: .seconds(6))
        drone.obeyed = 9_100_000
        drone.run(for: .seconds(1))
        #expect(signs(in: drone.events).count == 2)
    }

    @Test func `a fly bit that is not ours for half a second is a second controller`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.mirrorsFlyBit = false
        drone.word.remove(.userFeedbackStart)
        drone.run(for: .milliseconds(450))
        #expect(signs(in: drone.events) == [])
        drone.run(for: .milliseconds(200))
        #expect(signs(in: drone.events) == [.flyBit(false)])
    }

    @Test func `a fly bit that differs while our commands do not arrive says nothing`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.mirrorsFlyBit = false
        drone.word.remove(.userFeedbackStart)
        drone.word.insert(.communicationWatchdog)
        drone.run(for: .seconds(2))
        #expect(signs(in: drone.events) == [])
    }

    @Test func `firmware that never shows our fly bit does not make a second controller`() throws {
        var drone = try ScriptedDrone()
        drone.mirrorsFlyBit = false
        drone.startHovering()
        drone.run(for: .seconds(3))
        #expect(signs(in: drone.events) == [])
    }

    @Test func `a whole flight alone shows nobody else, also over a bad radio`() throws {
        var flight = try Flight(radio: Radio(up: .init(jitter: .milliseconds(100), loss: 0.3)))
        flight.takeOff()
        flight.run(for: .seconds(20))
        flight.silence(down: true, up: true, for: .seconds(4))
        flight.run(for: .seconds(5))
        flight.land()
        #expect(signs(in: flight.events) == [])
    }

    @Test func `a simulated second pilot is noticed within half a second`() throws {
        var flight = try Flight()
        flight.takeOff()
        flight.run(for: .seconds(1))
        flight.virtual.inject(Fault(.secondPilot, for: .seconds(3)))
        let isNoticed = flight.virtual.run(
            until: { $0.events.contains { if case .secondController = $0 { true } else { false } } },
            limit: .milliseconds(500)
        )
        #expect(isNoticed)
    }
}
