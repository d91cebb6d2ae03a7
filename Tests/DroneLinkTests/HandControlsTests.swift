import DroneWire
import FlightCore
import Testing

@testable import DroneLink

struct HandControlsTests {
    private let controls = HandControls()

    private func situation(_ milliseconds: Int, _ events: [FlightEvent] = []) -> Situation {
        var state = DroneState()
        state.word = .flying
        state.control = ControlState(.hovering)
        return Situation(state: state, pose: nil, events: events, now: .milliseconds(milliseconds))
    }

    @Test func `sticks that are held are told with their age, which begins anew with each time`() {
        var pilot = HandPilot(controls)
        #expect(pilot.fly(situation(0)) == [.move(.hover)])
        controls.hold(Sticks(forward: 0.5))
        #expect(pilot.fly(situation(30)) == [.steer(Sticks(forward: 0.5), age: .zero)])
        #expect(pilot.fly(situation(430)) == [.steer(Sticks(forward: 0.5), age: .milliseconds(400))])
        controls.hold(Sticks(forward: 0.5))
        #expect(pilot.fly(situation(460)) == [.steer(Sticks(forward: 0.5), age: .zero)])
        #expect(pilot.fly(situation(5000)) == [.steer(Sticks(forward: 0.5), age: .milliseconds(4540))])
    }

    @Test func `what was held while nothing was heard is forgotten`() {
        var pilot = HandPilot(controls)
        controls.hold(Sticks(forward: 1))
        #expect(pilot.fly(situation(30, [.linkQuiet(.seconds(1)), .linkRestored])) == [.move(.hover)])
        controls.hold(Sticks(forward: 1))
        #expect(pilot.fly(situation(60)) == [.steer(Sticks(forward: 1), age: .zero)])
    }

    @Test func `a hand that gives the controls back has ended`() {
        var pilot = HandPilot(controls)
        controls.hold(Sticks(forward: 1))
        controls.giveBack()
        #expect(pilot.fly(situation(30)) == [])
        #expect(pilot.outcome == .completed)
    }
}
