import DroneSim
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// Whole flights of whole missions in the simulated drone.
@Suite(.timeLimit(.minutes(15))) struct FlightTests {
    @Test func `the mission of the specification flies`() throws {
        var flight = try Flight(sensors: .typical)
        let flown = try flight.fly(
            """
            # square: fly a square, one photo per corner
            param side  = 2m from 0.5m to 5m   "length of one side"
            param pace  = 0.5m/s

            require battery >= 40%
            limit altitude 2.5m
            limit radius side * 1.5 + 1m
            on abort: go home at 0.3m/s

            takeoff
            altitude 1.5m
            record "square":
              repeat 4:
                forward side at pace
                photo
                turn right 90
            land
            """
        )
        #expect(flown.outcome == .completed, "\(flown.pilot.report.text)")
        #expect(flown.pilot.report.photos.count == 4)
    }

    @Test func `a mission that fails in the air lands and tells why`() throws {
        var flight = try Flight()
        let flown = try flight.fly("on abort: go home\ntakeoff\nforward 1m\nforward 3m timeout 2s\nland\n")
        #expect(flown.outcome == .failed(.timeout(step: "forward 3m timeout 2s", deadline: .seconds(2))))
        #expect(flight.state.isLanded)
        let place = flight.truth.position
        #expect((place.x * place.x + place.y * place.y).squareRoot() < 0.3, "it went home before it landed")
        #expect(flown.pilot.report.lines.last?.result == .done)
    }

    @Test func `a drone that flies against a wall is stalled, and lands`() throws {
        var flight = try Flight()
        let flown = try flight.fly("takeoff\naltitude 1.5m\nforward 9m\nland\n")
        guard case .failed(.stalled(let step, let remaining)) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(step == "forward 9m")
        #expect(remaining > .meters(1))
        #expect(flight.state.isLanded)
        // Found out long before the deadline of 59 s.
        #expect(flown.pilot.report.took < .seconds(45))
    }

    @Test func `a mission that the battery ends is ended by the failsafe, and lands`() throws {
        var flight = try Flight(battery: 38)
        let flown = try flight.fly("takeoff\nrepeat 100: hover 5s\nland\n", limit: .seconds(590))
        guard case .failed(.failsafe) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        flight.run(for: .seconds(20))
        #expect(flight.state.isLanded)
    }

    @Test func `the camera of the drone is chosen and its lamps play`() throws {
        var flight = try Flight()
        let flown = try flight.fly("camera down\nled fire 5Hz for 1s\ncamera front\nsay \"{battery} left\"\n")
        #expect(flown.outcome == .completed, "\(flown.pilot.report.text)")
        flight.run(for: .milliseconds(100))
        #expect(flight.events.contains { if case .said = $0 { true } else { false } })
    }

    @Test func `voltage and loss are told by the drone and its link, and can be required`() throws {
        var flight = try Flight(radio: Radio(down: .init(loss: 0.05)))
        let text = """
            takeoff
            require battery.voltage > 9V and battery.voltage < 13V "no voltage"
            require link.loss > 0% and link.loss < 15% "no loss"
            land

            """
        let flown = try flight.fly(text)
        #expect(flown.outcome == .completed, "\(flown.pilot.report.text)")
    }
}
