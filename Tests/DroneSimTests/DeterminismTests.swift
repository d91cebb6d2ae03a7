import DroneWire
import Testing

@testable import DroneSim

@Suite struct DeterminismTests {
    /// A flight whose commands come at fixed times while the drone is advanced in slices of this length.
    private func flight(seed: UInt64, slice: Duration) -> (navdata: [[UInt8]], frames: [LiveFrame], truth: Truth) {
        var drone = SimulatedDrone(settings: SimulatorSettings(seed: seed, world: .room))
        var sequence = ATSequence()
        var (navdata, frames): ([[UInt8]], [LiveFrame]) = ([], [])
        func keep(_ outputs: [SimulatorOutput]) {
            for output in outputs {
                switch output {
                case .navdata(let bytes, _): navdata.append(bytes)
                case .frameDue(let frame): frames.append(frame)
                case .configuration, .truth, .cut, .photographDue: break
                }
            }
        }
        var now = Duration.zero
        // Commands every 33 ms fall between the steps as well as on them.
        for beat in 0..<300 {
            let time = Duration.milliseconds(33) * beat
            while now + slice < time {
                now += slice
                keep(drone.advance(to: now))
            }
            if beat == 0 { drone.receiveNavdataWake([1].rawSpan, from: 1, at: time) }
            var commands: [ATCommand] = [
                .ref(.takeOff), .pcmd(beat < 240 ? .hover : Piloting(roll: 0.1, pitch: -0.2, yaw: 0.3)),
            ]
            // All options at 200 Hz toward the end; until then the quicker demo set.
            if beat == 1 { commands.append(.config(.navdataDemo(true))) }
            if beat == 230 { commands.append(.config(.navdataDemo(false))) }
            for datagram in sequence.encode(commands) { drone.receiveCommands(datagram.rawSpan, at: time) }
        }
        keep(drone.advance(to: .seconds(10)))
        return (navdata, frames, drone.truth)
    }

    @Test(arguments: [1, 7, 3000]) func `the bytes do not depend on how time is sliced`(milliseconds: Int) {
        let reference = flight(seed: 5, slice: .milliseconds(5))
        let other = flight(seed: 5, slice: .milliseconds(milliseconds))
        #expect(reference.navdata == other.navdata)
        #expect(reference.frames == other.frames)
        #expect(reference.truth == other.truth)
        #expect(reference.navdata.count > 500)
    }

    @Test func `another seed is another flight`() {
        let (one, two) = (flight(seed: 1, slice: .milliseconds(50)), flight(seed: 2, slice: .milliseconds(50)))
        #expect(one.navdata != two.navdata)
        #expect(one.truth.position != two.truth.position)
    }

    @Test func `time never runs backward`() {
        var drone = SimulatedDrone()
        _ = drone.advance(to: .seconds(2))
        _ = drone.advance(to: .seconds(1))
        #expect(drone.truth.time == .seconds(2))
    }
}
