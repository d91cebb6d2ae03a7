import DroneWire
import Testing

@testable import FlightCore

struct SequenceGateTests {
    /// One step of a table: what comes when, and what it is.
    struct Step: CustomTestStringConvertible, Sendable {
        var number: UInt32
        var word: StateWord = []
        var milliseconds = 66
        var verdict: SequenceGate.Verdict
        var testDescription: String { "\(number) \(verdict)" }
    }

    @Test(arguments: [
        [Step(number: 7, verdict: .news(missing: 0)), Step(number: 8, verdict: .news(missing: 0))],
        [Step(number: 7, verdict: .news(missing: 0)), Step(number: 10, verdict: .news(missing: 2))],
        // Repeated, and overtaken.
        [Step(number: 7, verdict: .news(missing: 0)), Step(number: 7, verdict: .late)],
        [Step(number: 7, verdict: .news(missing: 0)), Step(number: 5, verdict: .late)],
        // A new count: at 1, after a silence, while the watchdog bit is up.
        [Step(number: 7, verdict: .news(missing: 0)), Step(number: 1, verdict: .news(missing: 0))],
        [Step(number: 7, verdict: .news(missing: 0)), Step(number: 3, milliseconds: 600, verdict: .news(missing: 0))],
        [
            Step(number: 7, verdict: .news(missing: 0)),
            Step(number: 3, word: .communicationWatchdog, verdict: .news(missing: 0)),
            Step(number: 4, verdict: .news(missing: 0)),
        ],
        // A late copy of the same datagram stays one, even then.
        [Step(number: 7, verdict: .news(missing: 0)), Step(number: 7, word: .communicationWatchdog, verdict: .late)],
        // Nothing overtakes hundreds of others: the drone was switched off and on.
        [Step(number: 5000, verdict: .news(missing: 0)), Step(number: 4, verdict: .newLife)],
        // In the air it was not.
        [Step(number: 5000, verdict: .news(missing: 0)), Step(number: 1, word: .flying, verdict: .news(missing: 0))],
        [Step(number: 5000, verdict: .news(missing: 0)), Step(number: 4600, verdict: .late)],
    ])
    func `a datagram is news when its number is, or may begin a new count`(steps: [Step]) {
        var gate = SequenceGate()
        var now = Duration.zero
        for step in steps {
            now += .milliseconds(step.milliseconds)
            #expect(gate.judge(step.number, state: step.word, at: now) == step.verdict)
        }
    }

    @Test func `what is late or damaged changes nothing but the statistics`() throws {
        var drone = try ScriptedDrone.hovering()
        let before = drone.machine.state
        let counted = drone.machine.statistics
        drone.demo.altitudeMillimeters = 99_000
        drone.say(number: before.sequence)
        drone.say(number: before.sequence - 3)
        drone.say(bytes: [1, 2, 3])
        #expect(drone.machine.state == before)
        #expect(drone.machine.statistics.late == counted.late + 2)
        #expect(drone.machine.statistics.damaged == counted.damaged + 1)
        #expect(drone.machine.statistics.lastDamage == .truncatedHeader(found: 3))
    }

    @Test func `numbers that are none never reach the state`() throws {
        var drone = try ScriptedDrone.hovering()
        let before = drone.machine.state
        drone.demo.vxMillimetersPerSecond = .nan
        drone.run(for: .milliseconds(200))
        #expect(drone.machine.state.velocity == before.velocity)
        #expect(drone.machine.pose != nil)
    }
}
