import DroneSim
import DroneWire
import FlightCore
import Rehearsal
import TestSupport
import Testing

struct RandomFaultTests {
    @Test(arguments: 1...12)
    func `whatever happens to link, battery and pilot, the flight ends on the ground`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let battery = Double.random(in: 28...100, using: &chance)
        var flight = try Flight(seed: seed, battery: battery, sensors: .typical)
        flight.takeOff()
        for _ in 0..<Int.random(in: 4...8, using: &chance) { disturb(&flight, &chance) }
        flight.radio = Radio(down: .init(loss: 0.1), up: .init(loss: 0.1))
        flight.land()
        flight.run(for: .seconds(30))
        #expect(flight.truth.state.major == .landed)
        #expect(flight.truth.position.z < 0.05)
        #expect(!flight.isFlying)
    }

    private func disturb(_ flight: inout Flight, _ chance: inout Chance) {
        let time = Duration.seconds(Double.random(in: 0.1...4, using: &chance))
        func some(_ most: Double) -> Double { Double.random(in: -most...most, using: &chance) }
        switch Int.random(in: 0...6, using: &chance) {
        case 0: flight.silence(for: time * 2)
        case 1: flight.silence(down: false, up: true, for: time)
        case 2: flight.silence(down: true, up: true, for: time)
        case 3:
            let path = Radio.Path(jitter: .milliseconds(150), loss: Double.random(in: 0...0.6, using: &chance))
            flight.radio = Radio(down: path, up: path)
        case 4:
            let sticks = Sticks(forward: some(1), right: some(1), up: some(1), turn: some(1))
            flight.want(.move(.sticks(sticks)), for: time)
        case 5:
            let place = Position(forward: .meters(some(1.5)), right: .meters(some(1.5)), up: .meters(1 + some(0.5)))
            flight.go(to: Pose(position: place, heading: .degrees(some(180))))
        default:
            flight.takeOff()
        }
    }
}
