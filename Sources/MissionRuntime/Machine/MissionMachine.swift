public import FlightCore
public import MissionLanguage

/// A checked mission as a pilot.
///
/// It flies one step after the other. A step ends on what the drone reports, or fails by a deadline with a reason. A failure
/// that no `try` catches ends the mission: a line at the prompt leaves the drone hovering; a file hovers until the drone is at
/// rest, flies its `on abort`, lands, and does its `finally`.
///
/// A condition that the mission watches (`when`) interrupts the step at once. Its block is flown instead, and then the drone
/// lands, unless the block says `resume`: then the interrupted step goes on to exactly where it was to lead.
public struct MissionMachine: Pilot {
    /// How long a mission waits for what it reads: the drone is asked for it when the mission begins.
    private static let longestAsking = Duration.seconds(3)
    /// How long a failed mission waits for the drone to come to rest.
    private static let longestCalming = Duration.seconds(2)
    /// How long `on abort` and `finally` may take.
    private static let longestAbort = Duration.seconds(30)
    private static let longestFinally = Duration.seconds(10)
    /// With less charge than this a failed mission lands at once.
    private static let leastAbortPercent = 15

    private enum Phase {
        /// The mission's own steps.
        case flying
        /// It failed, and hovers.
        case calming(since: Duration)
        /// It failed, and flies what it has for that.
        case aborting(since: Duration)
        /// It lands, because it failed or because a `when` has ended it.
        case landing(LandManeuver)
        /// The film that still runs is closed.
        case closing(StopRecordingManeuver)
        /// Everything is flown; this is done whatever happened.
        case finishing(since: Duration)
    }

    /// The mission that is flown.
    public let mission: CheckedMission

    /// How it ended, or nil while there is more to fly.
    public private(set) var outcome: PilotOutcome?

    /// What was planned and what was flown, line by line.
    public private(set) var report: MissionReport

    /// What it reads beyond what every flight needs.
    public let needs: TelemetryNeeds

    private let defaults: MissionDefaults
    private var remembered: MissionMemory
    private var phase = Phase.flying
    private var strand: Strand
    /// The block of a `when` that has interrupted the strand.
    private var interruption: Strand?
    private var watches: [Watch] = []
    private var failure: FlightFailure?
    private var began: Duration?
    private var isRecording = false
    /// Why the flight has to come to its end, once it has.
    private var mustEnd: LandingReason?
    private var photoAskedAt: Duration?
    /// Whether it waits for what it reads; what a drone does not have stays unknown.
    private var isAsking: Bool
    /// Whether a film that still runs at the end of the mission is closed with it.
    private var closesFilm: Bool

    /// Makes the pilot of a mission that goes on where an earlier one has ended.
    public init(
        _ mission: CheckedMission,
        carrying memory: MissionMemory = MissionMemory(),
        defaults: MissionDefaults = .indoor
    ) {
        self.mission = mission
        needs = TelemetryNeeds(of: mission)
        self.defaults = defaults
        remembered = memory
        remembered.definitions.merge(mission.definitions) { _, newer in newer }
        report = MissionReport(name: mission.source.name)
        strand = Strand(mission.steps)
        closesFilm = !mission.isPrompt
        isAsking = needs != .none
    }

    /// What the next mission may know of this one.
    ///
    /// A mission that did not come to its end leaves no place where the drone is meant to be: the next move starts from where
    /// the drone is.
    public var memory: MissionMemory {
        var memory = remembered
        memory.forgetCalls()
        memory.define(mission.definitions)
        memory.interrupted = nil
        if outcome != .completed { swap(&memory.interrupted, &memory.target) }
        return memory
    }

    /// What is being flown, for a status line: `forward 2m: 1.20 m to go`.
    public var progress: String {
        switch phase {
        case .calming: "hovering after a failure"
        case .landing(let maneuver): (failure == nil ? "landing" : "landing after a failure") + ": \(maneuver.progress)"
        case .closing(let maneuver): maneuver.progress
        case .flying, .aborting, .finishing: (interruption ?? strand).progress
        }
    }

    /// A file flies its own end; for a line at the prompt nobody has written one.
    public var endsFlight: Bool { !mission.isPrompt }

    /// Whether the mission takes off and uses the camera.
    public var needsPictures: Bool { mission.takesOff && mission.usesCamera }

    // MARK: Time

    /// Flies on for one tick.
    public mutating func fly(_ situation: Situation) -> [Intent] {
        guard outcome == nil else { return [] }
        var start = began ?? situation.now
        note(situation)
        if isAsking {
            isAsking = !needs.areMet(by: situation) && situation.now - start < Self.longestAsking && mustEnd == nil
            began = start
            if isAsking { return situation.state.isAirborne ? [.move(.hover)] : [] }
            start = situation.now
        }
        began = start
        var flight = FlightContext(
            situation: situation,
            defaults: defaults,
            missionTime: situation.now - start,
            isPrompt: mission.isPrompt,
            memory: remembered,
            report: report,
            isRecording: isRecording,
            photoAskedAt: photoAskedAt,
            watches: watches
        )
        var intents = advance(&flight)
        if let tilt = flight.memory.limits.tilt, flight.state.isAirborne { intents.append(.leanAtMost(tilt)) }
        remembered = flight.memory
        report = flight.report
        photoAskedAt = flight.photoAskedAt
        watches = flight.watches
        report.note(target: remembered.target, at: flight.missionTime)
        report.note(flying: (interruption ?? strand).line)
        if outcome != nil { report.end(outcome, at: flight.missionTime) }
        return intents
    }

    /// Completes the report: whoever takes the controls away ends the mission in the middle of a step.
    public mutating func learn(_ outcome: PilotOutcome, because causes: CauseChain) {
        report.end(outcome, because: causes)
    }

    /// Hears what happened, whoever asked for it.
    private mutating func note(_ situation: Situation) {
        for event in situation.events {
            switch event {
            case .recordingStarted: isRecording = true
            case .recordingStopped, .recordingFailed: isRecording = false
            case .photographed, .photoFailed: photoAskedAt = nil
            case .flightMustEnd(let reason): mustEnd = reason
            default: break
            }
            report.note(event)
        }
        report.note(battery: situation.state.batteryPercent)
    }

    private mutating func advance(_ flight: inout FlightContext) -> [Intent] {
        switch phase {
        case .flying: return advanceMission(&flight)
        case .calming(let since):
            if flight.now - since < Self.longestCalming, !flight.isAtRest {
                return flight.state.isAirborne ? [.move(.hover)] : []
            }
            beginAbort(flight)
            return advance(&flight)
        case .aborting(let since):
            if flight.now - since >= Self.longestAbort {
                beginLanding(flight)
                return advance(&flight)
            }
            switch strand.advance(&flight) {
            case .flying(let intents): return intents
            case .ended(let intents), .failed(_, let intents):
                beginLanding(flight)
                return intents.filter { !$0.isMove } + advance(&flight)
            }
        case .landing(let maneuver): return land(maneuver, &flight)
        case .closing(let maneuver): return closeFilm(maneuver, &flight)
        case .finishing(let since):
            guard flight.now - since < Self.longestFinally else {
                end()
                return []
            }
            // What ended the mission, in this very tick, ends nothing of what is done at its end.
            flight.ending = nil
            switch strand.advance(&flight) {
            case .flying(let intents): return intents
            case .ended(let intents), .failed(_, let intents):
                end()
                return intents + flight.hold()
            }
        }
    }

    private mutating func advanceMission(_ flight: inout FlightContext) -> [Intent] {
        if let deadline = longestFlight(flight), flight.missionTime >= deadline {
            return breakOff(.timeout(step: "the mission", deadline: deadline), &flight)
        }
        if let mustEnd, flight.state.isAirborne, !mission.isPrompt {
            return breakOff(.failsafe(mustEnd), &flight)
        }
        if interruption == nil, let fired = firedWatch(&flight) {
            strand.pause(flight)
            interruption = Strand(fired.steps)
            flight.memory.target = nil
            // At once: what the block wants comes with the next tick.
            return flight.state.isAirborne ? [.withdrawFigures, .move(.hover)] : []
        }
        guard var block = interruption else {
            let result = strand.advance(&flight)
            return finish(result, &flight)
        }
        strand.miss(flight.situation.events)
        let result = block.advance(&flight)
        interruption = block
        if flight.ending == .resumed, case .ended(let intents) = result {
            flight.ending = nil
            interruption = nil
            strand.resume(&flight)
            return intents + flight.hold()
        }
        return finish(result, &flight)
    }

    /// Ends the mission in the middle of a step that has not failed itself.
    private mutating func breakOff(_ failure: FlightFailure, _ flight: inout FlightContext) -> [Intent] {
        if let line = (interruption ?? strand).line {
            flight.report.finish(line, .failed(failure), Account(), notes: [], at: flight.missionTime)
        }
        _ = strand.abandon()
        interruption = nil
        flight.memory.variables["error"] = .text(failure.briefly)
        return fail(failure, [.withdrawFigures], flight) + flight.hold()
    }

    /// The first watched condition that has held for its time; one that cannot be told does not hold.
    private func firedWatch(_ flight: inout FlightContext) -> Watch? {
        var fired: Int?
        for index in flight.watches.indices where !flight.watches[index].hasFired {
            let isSo = flight.watches[index].condition.truth(in: flight.values) == true
            let held = flight.watches[index].held.note(isSo, at: flight.now)
            if let held, held >= flight.watches[index].time, fired == nil { fired = index }
        }
        guard let fired else { return nil }
        flight.watches[fired].hasFired = true
        return flight.watches[fired]
    }

    /// A file is bounded in time, so that its loops are; a line at the prompt has a person beside it.
    private func longestFlight(_ flight: FlightContext) -> Duration? {
        let limit = flight.memory.limits.time
        guard !mission.isPrompt else { return limit }
        return min(limit ?? defaults.longestMission, defaults.longestMission)
    }

    // MARK: Endings

    /// What follows a tick of the mission's steps, or of the block that has interrupted them.
    private mutating func finish(_ result: Strand.Advance, _ flight: inout FlightContext) -> [Intent] {
        switch result {
        case .flying(let intents): return intents
        case .failed(let failure, let intents):
            let leftFilm = interruption != nil && strand.abandon()
            interruption = nil
            let film: [Intent] = leftFilm && flight.isRecording ? [.perform(.stopRecording)] : []
            return fail(failure, intents + film, flight)
        case .ended(let intents):
            let isInterrupted = interruption != nil
            interruption = nil
            let leftFilm = strand.abandon()
            closesFilm = closesFilm || leftFilm
            // What ends a mission before its text does lands the drone, unless a person at the prompt said so.
            let lands = flight.state.isAirborne && (isInterrupted || (flight.ending == .ended && !mission.isPrompt))
            if lands { beginLanding(flight) } else { beginClosing(flight) }
            guard outcome == nil else { return intents + flight.hold() }
            return intents.filter { !$0.isMove } + advance(&flight)
        }
    }

    private mutating func fail(_ failure: FlightFailure, _ intents: [Intent], _ flight: FlightContext) -> [Intent] {
        self.failure = failure
        if mission.isPrompt || flight.state.isLanded {
            beginFinally(flight)
        } else {
            phase = .calming(since: flight.now)
        }
        return intents
    }

    private mutating func beginAbort(_ flight: FlightContext) {
        let charge = flight.state.batteryPercent ?? 0
        guard !mission.onAbort.isEmpty, flight.state.isAirborne, flight.situation.pose != nil,
            charge >= Self.leastAbortPercent
        else { return beginLanding(flight) }
        phase = .aborting(since: flight.now)
        strand = Strand(mission.onAbort)
    }

    private mutating func beginLanding(_ flight: FlightContext) {
        strand = Strand([])
        phase = .landing(LandManeuver(flight))
    }

    private mutating func land(_ maneuver: LandManeuver, _ flight: inout FlightContext) -> [Intent] {
        var maneuver = maneuver
        do throws(FlightFailure) {
            switch try maneuver.advance(&flight) {
            case .flying(let intents):
                phase = .landing(maneuver)
                return intents
            case .finished(let intents):
                beginClosing(flight)
                return intents
            }
        } catch {
            // Worse than whatever made it land.
            failure = error
            beginFinally(flight)
            return []
        }
    }

    /// The film of a file ends with it, however it ends.
    private mutating func beginClosing(_ flight: FlightContext) {
        guard isRecording, closesFilm, let maneuver = try? StopRecordingManeuver("record", mayFail: false, flight)
        else {
            return beginFinally(flight)
        }
        phase = .closing(maneuver)
    }

    private mutating func closeFilm(_ maneuver: StopRecordingManeuver, _ flight: inout FlightContext) -> [Intent] {
        var maneuver = maneuver
        guard let advance = try? maneuver.advance(&flight), case .flying(let intents) = advance else {
            beginFinally(flight)
            return outcome == nil ? self.advance(&flight) : flight.hold()
        }
        phase = .closing(maneuver)
        return intents
    }

    private mutating func beginFinally(_ flight: FlightContext) {
        strand = Strand(mission.finally)
        guard !mission.finally.isEmpty else { return end() }
        phase = .finishing(since: flight.now)
    }

    private mutating func end() {
        outcome = failure.map(PilotOutcome.failed) ?? .completed
    }
}

/// What ends a mission, or an interruption, before the end of its text.
enum Ending: Hashable, Sendable {
    /// It has landed.
    case landed
    /// It said that this is the end.
    case ended
    /// The block of a `when` lets the interrupted step go on.
    case resumed
}

/// A condition that is watched while the mission flies.
struct Watch: Sendable {
    let line: Int
    let text: String
    let condition: Formula
    let time: Duration
    let steps: [Step]
    var held = Sustained()
    /// It fires once.
    var hasFired = false
}
