import DroneWire
import Testing

@testable import DroneSim

@Suite struct FlightTests {
    @Test func `a flight goes through the states of the protocol in their order and at their pace`() throws {
        var cockpit = Cockpit.connected()
        var phases: [(state: ControlState, milliseconds: Int)] = []
        func fly(_ duration: Duration) {
            let end = cockpit.now + duration
            while cockpit.now < end {
                cockpit.pass(.milliseconds(5))
                if phases.last?.state != cockpit.truth.state { phases.append((cockpit.truth.state, 0)) }
                phases[phases.count - 1].milliseconds += 5
            }
        }
        fly(.milliseconds(100))
        cockpit.reference = .takeOff
        fly(.seconds(8))
        cockpit.sticks = Piloting(pitch: -0.3)
        fly(.seconds(1))
        cockpit.sticks = .hover
        fly(.seconds(2))
        cockpit.reference = .land
        fly(.seconds(6))
        #expect(
            phases.map(\.state) == [
                ControlState(.landed), ControlState(.takingOff), ControlState(.takingOff, minor: 1),
                ControlState(.goingToFixPoint), ControlState(.hovering), ControlState(.flying),
                ControlState(.flying, minor: 5), ControlState(.hovering), ControlState(.landing), ControlState(.landed),
            ]
        )
        #expect((900...1100).contains(phases[1].milliseconds))
        #expect((2000...3000).contains(phases[2].milliseconds))
        #expect((1000...2000).contains(phases[3].milliseconds))
        #expect((500...1000).contains(phases[6].milliseconds))
    }

    @Test func `flying and the start bit appear in the same datagram, and flying goes with the touchdown`() throws {
        var cockpit = Cockpit.connected()
        cockpit.reference = .takeOff
        cockpit.pass(.seconds(8))
        let first = try #require(cockpit.navdata.first { $0.state.contains(.flying) })
        #expect(first.state.contains(.userFeedbackStart))
        #expect(!cockpit.navdata.contains { $0.state.contains(.userFeedbackStart) && !$0.state.contains(.flying) })

        cockpit.reference = .land
        try cockpit.pass(until: .landed, within: .seconds(10))
        cockpit.pass(.milliseconds(100))
        #expect(cockpit.truth.position.z == 0)
        let end = try #require(cockpit.newest)
        #expect(end.state.isDisjoint(with: [.flying, .userFeedbackStart]))
    }

    @Test func `take-off ends in a hover between half a metre and a metre, about six seconds after the command`() throws
    {
        var cockpit = Cockpit.connected()
        cockpit.reference = .takeOff
        let start = cockpit.now
        try cockpit.pass(until: .hovering, within: .seconds(10))
        #expect((5.0...6.5).contains((cockpit.now - start).inSeconds))
        cockpit.pass(.seconds(3))
        #expect((0.5...1.0).contains(cockpit.truth.position.z))
    }
}
