import DroneSim
import DroneWire
import FlightCore
import Rehearsal
import TestSupport
import Testing

/// What happens by itself around the program and the computer.
@Suite(.timeLimit(.minutes(15))) struct ProgramFaultTests {
    @Test func `Ctrl-C: the controls are taken and the drone hovers; the second time it lands`() throws {
        var flight = try FaultMatrix.hovering()
        flight.want(.move(.sticks(Sticks(forward: 0.5))), for: .seconds(1))
        // What had the seat has lost it: that is the first press.
        flight.run(for: .seconds(3))
        #expect(flight.truth.state.major == .hovering)
        #expect(flight.truth.velocity.length < 0.1)
        #expect(flight.land() == .completed)
        #expect(flight.truth.isDown)
    }

    @Test(arguments: [(1500, false), (2500, true), (60_000, true)])
    func `a computer that slept for more than two seconds lands the drone when it wakes`(
        milliseconds: Int,
        isLanded: Bool
    ) throws {
        var flight = try FaultMatrix.hovering()
        flight.run(for: .seconds(1))
        flight.virtual.sleepClient(for: .milliseconds(milliseconds))
        let woke = flight.now
        flight.run(for: .seconds(1))
        let landing = FaultMatrix.time(
            of: FaultMatrix.isLanding { if case .asleep = $0 { true } else { false } },
            after: woke,
            in: flight
        )
        #expect((landing.map { $0 <= .milliseconds(30) } ?? false) == isLanded)
        guard isLanded else { return }
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }
}
