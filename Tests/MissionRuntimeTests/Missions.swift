import DroneSim
import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// The mission of a text that must be right.
func mission(
    _ text: String,
    _ context: MissionCheck.Context = .file,
    carrying memory: MissionMemory = .init()
) throws -> CheckedMission {
    let source = SourceText(name: "test.fly", text: text)
    let names = memory.names(flying: context == .prompt)
    let (mission, diagnostics) = MissionCheck.check(source, context: context, knowing: names)
    let problems = diagnostics.filter { $0.severity == .error }
    return try #require(mission, "\(problems.map { DiagnosticRenderer.render($0, in: source) })")
}

extension Flight {
    /// Flies a whole mission, as `copter fly` does.
    mutating func fly(_ text: String, limit: Duration = .seconds(300)) throws -> VirtualFlight.Flown<MissionMachine> {
        virtual.fly(MissionMachine(try mission(text)), limit: limit)
    }

    /// Flies one line, as the prompt does.
    mutating func say(
        _ line: String,
        carrying memory: inout MissionMemory
    ) throws -> VirtualFlight.Flown<MissionMachine> {
        let mission = try mission(line, .prompt, carrying: memory)
        let machine = MissionMachine(mission, carrying: memory, defaults: FlightLimits.indoor.defaults)
        let flown = virtual.fly(machine, limit: .seconds(120))
        memory = flown.pilot.memory
        return flown
    }
}

/// A mission with a hand at every instrument: what the drone says is set, what the mission wants is seen.
struct Instruments {
    var state = DroneState()
    var pose: Pose?
    var positionError = Length.zero
    var events: [FlightEvent] = []
    var now = Duration.seconds(10)
    var machine: MissionMachine
    var intents: [Intent] = []

    /// Hovering at home, 1 m high, with a good battery.
    init(_ text: String, _ context: MissionCheck.Context = .prompt) throws {
        machine = MissionMachine(try mission(text, context))
        pose = Pose(position: Position(up: .meters(1)))
        state.word = [.flying]
        state.control = ControlState(.hovering)
        state.batteryPercent = 80
        state.velocity = BodyVelocity(forward: .zero, right: .zero, up: .zero)
        state.attitude = Attitude(pitch: .zero, roll: .zero, heading: .zero)
        state.altitude = .meters(1)
        state.heardAt = now
    }

    /// Lets time pass, 30 ms at a time, until the mission ends.
    mutating func run(for time: Duration) {
        let end = now + time
        while now < end, machine.outcome == nil {
            now += .milliseconds(30)
            state.heardAt = now
            intents = machine.fly(
                Situation(state: state, pose: pose, positionError: positionError, events: events, now: now)
            )
            events = []
        }
    }

    var errands: [Errand] { intents.compactMap { if case .perform(let errand) = $0 { errand } else { nil } } }

    var motion: Motion? { intents.lazy.compactMap { if case .move(let motion) = $0 { motion } else { nil } }.first }
}

/// What a mission says until it ends, or the time is over.
func words(
    of text: String,
    _ context: MissionCheck.Context = .prompt,
    for time: Duration = .seconds(8)
) throws -> [String] {
    var hand = try Instruments(text, context)
    var words: [String] = []
    let end = hand.now + time
    while hand.machine.outcome == nil, hand.now < end {
        hand.run(for: .milliseconds(30))
        for case .say(let word) in hand.errands { words.append(word) }
    }
    return words
}
