public import FlightCore
public import MissionLanguage

/// A checked mission as a pilot.
///
/// It flies one step after the other. A step ends on what the drone reports, or fails by a deadline with a reason. A failure
/// that no `try` catches ends the mission: a line at the prompt leaves the drone hovering; a file hovers until the drone is at
/// rest, flies its `on abort`, lands, and does its `finally`.
public struct MissionMachine: Pilot {
    /// How long a failed mission waits for the drone to come to rest.
    private static let longestCalming = Duration.seconds(2)
    /// How long `on abort` and `finally` may take.
    private static let longestAbort = Duration.seconds(30)
    private static let longestFinally = Duration.seconds(10)
    /// With less charge than this a failed mission lands at once.
    private static let leastAbortPercent = 15
    /// Steps that need no time are flown in the same tick, up to so many: a loop over nothing but assignments must not hold
    /// the flight up.
    private static let mostStepsInTick = 100

    private enum Phase {
        /// The mission's own steps.
        case flying
        /// It failed, and hovers.
        case calming(since: Duration)
        /// It failed, and flies what it has for that.
        case aborting(since: Duration)
        /// It failed, and lands.
        case landing
        /// Everything is flown; this is done whatever happened.
        case finishing(since: Duration)
    }

    /// The mission that is flown.
    public let mission: CheckedMission

    /// How it ended, or nil while there is more to fly.
    public private(set) var outcome: PilotOutcome?

    /// What was planned and what was flown, line by line.
    public private(set) var report: MissionReport

    private let defaults: MissionDefaults
    private var remembered: MissionMemory
    private var phase = Phase.flying
    var program: Program
    private var step: Step?
    private var maneuver: (any Maneuver)?
    private var failure: FlightFailure?
    private var began: Duration?
    /// Remarks on the step that is being flown.
    private var notes: [String] = []
    private var isRecording = false
    /// Whether a film that still runs at the end of the mission is closed with it.
    private var closesFilm: Bool

    /// Makes the pilot of a mission that goes on where an earlier one has ended.
    public init(
        _ mission: CheckedMission,
        carrying memory: MissionMemory = MissionMemory(),
        defaults: MissionDefaults = .indoor
    ) {
        self.mission = mission
        self.defaults = defaults
        remembered = memory
        report = MissionReport(name: mission.source.name)
        program = Program(mission.steps)
        closesFilm = !mission.isPrompt
    }

    /// What the next mission may know of this one.
    ///
    /// A mission that did not come to its end leaves no place where the drone is meant to be: the next move starts from where
    /// the drone is.
    public var memory: MissionMemory {
        var memory = remembered
        if outcome != .completed { memory.target = nil }
        return memory
    }

    /// What is being flown, for a status line: `forward 2m: 1.20 m to go`.
    public var progress: String {
        let text: String
        switch phase {
        case .calming: text = "hovering after a failure"
        case .landing: text = "landing after a failure"
        case .flying, .aborting, .finishing: text = step?.text ?? ""
        }
        guard let left = maneuver?.progress, !left.isEmpty else { return text }
        return text.isEmpty ? left : "\(text): \(left)"
    }

    // MARK: Time

    /// Flies on for one tick.
    public mutating func fly(_ situation: Situation) -> [Intent] {
        guard outcome == nil else { return [] }
        let start = began ?? situation.now
        began = start
        var flight = FlightContext(
            situation: situation,
            defaults: defaults,
            missionTime: situation.now - start,
            memory: remembered,
            notes: notes
        )
        note(situation, missionTime: flight.missionTime)
        let intents = advance(&flight)
        remembered = flight.memory
        notes = flight.notes
        if outcome != nil { report.end(outcome, at: flight.missionTime) }
        return intents
    }

    /// Hears what happened, whoever asked for it.
    private mutating func note(_ situation: Situation, missionTime: Duration) {
        for event in situation.events {
            switch event {
            case .recordingStarted: isRecording = true
            case .recordingStopped, .recordingFailed: isRecording = false
            default: break
            }
            report.note(event)
        }
        report.note(battery: situation.state.batteryPercent)
    }

    private mutating func advance(_ flight: inout FlightContext) -> [Intent] {
        switch phase {
        case .flying:
            if let deadline = longestFlight(flight), flight.missionTime >= deadline {
                return fail(.timeout(step: "the mission", deadline: deadline), mayBeCaught: false, &flight)
            }
        case .calming(let since):
            if flight.now - since < Self.longestCalming, !flight.isAtRest {
                return flight.state.isAirborne ? [.move(.hover)] : []
            }
            beginAbort(flight)
        case .aborting(let since):
            if flight.now - since >= Self.longestAbort { beginLanding(flight) }
        case .finishing(let since):
            if flight.now - since >= Self.longestFinally {
                end()
                return []
            }
        case .landing: break
        }
        return advanceSteps(&flight)
    }

    /// A file is bounded in time, so that its loops are; a line at the prompt has a person beside it.
    private func longestFlight(_ flight: FlightContext) -> Duration? {
        let limit = flight.memory.limits.time
        guard !mission.isPrompt else { return limit }
        return min(limit ?? defaults.longestMission, defaults.longestMission)
    }

    /// Flies steps until one of them needs time.
    private mutating func advanceSteps(_ flight: inout FlightContext) -> [Intent] {
        var intents: [Intent] = []
        for _ in 0..<Self.mostStepsInTick {
            do throws(FlightFailure) {
                guard try beginStep(&flight) else {
                    endOfProgram(flight)
                    return intents + (outcome == nil ? flight.hold() : [])
                }
                if let refusal = refusal(in: flight.situation) { throw FlightFailure.refused(refusal) }
                switch try advanceManeuver(&flight) {
                case .flying(let wishes): return intents + wishes
                case .finished(let wishes):
                    // What a step wants last is for the tick in which nothing follows it.
                    intents += wishes.filter { if case .move = $0 { false } else { true } }
                    finishStep(.done, &flight)
                }
            } catch {
                return intents + fail(error, mayBeCaught: error.mayBeCaught, &flight)
            }
        }
        return intents + flight.hold()
    }

    private mutating func advanceManeuver(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard var active = maneuver else { return .finished() }
        // Put back also when it throws: the report asks it how far it came.
        defer { maneuver = active }
        return try active.advance(&flight)
    }

    /// What the supervisor did not allow of the step's wishes; a landing goes on whatever was refused before it.
    private func refusal(in situation: Situation) -> Refusal? {
        if case .landing = phase { return nil }
        if case .land? = step?.action { return nil }
        for case .refused(let refusal) in situation.events { return refusal }
        return nil
    }

    // MARK: Steps

    /// Makes sure that a step is being flown; false when there is none left.
    private mutating func beginStep(_ flight: inout FlightContext) throws(FlightFailure) -> Bool {
        // Blocks are entered without time passing; a loop that never comes to a step that flies must not hold up the tick.
        for _ in 0..<Self.mostStepsInTick where maneuver == nil {
            switch try nextStep(flight) {
            case .end:
                guard isRecording, closesFilm else { return false }
                closesFilm = false
                maneuver = try StopRecordingManeuver("record", mayFail: false, flight)
            case .filmEnds:
                if isRecording { maneuver = try StopRecordingManeuver("record", mayFail: false, flight) }
            case .step(let next):
                step = next
                report.begin(next, at: flight.missionTime)
                maneuver = try begin(next, &flight)
                if maneuver == nil { finishStep(.done, &flight) }
            }
        }
        return true
    }

    private mutating func nextStep(_ flight: FlightContext) throws(FlightFailure) -> Program.Next {
        try program.next { (loop, turns, most) throws(FlightFailure) in
            if let most, turns >= most { return false }
            return try flight.goesOn(loop)
        }
    }

    private mutating func finishStep(_ result: MissionReport.Result, _ flight: inout FlightContext) {
        defer {
            step = nil
            maneuver = nil
            flight.notes = []
        }
        guard let step else { return }
        report.finish(result, maneuver?.account ?? Account(), notes: flight.notes, at: flight.missionTime)
        guard result == .done else { return }
        switch step.action {
        case .record(_, let steps, _):
            program.enter(.record, steps)
        case .land:
            guard case .flying = phase else { return }
            // A landing ends the mission, whatever stands behind it.
            let left = program.unwind(catching: false)
            closesFilm = !mission.isPrompt || left.leftFilm
        default: break
        }
    }

    // MARK: Endings

    private mutating func endOfProgram(_ flight: FlightContext) {
        switch phase {
        case .flying, .landing: beginFinally(flight)
        case .calming, .aborting: beginLanding(flight)
        case .finishing: end()
        }
    }

    private mutating func fail(
        _ failure: FlightFailure,
        mayBeCaught: Bool,
        _ flight: inout FlightContext
    ) -> [Intent] {
        let isCaught = mayBeCaught && program.catches
        let beganFilm = step.map { Self.beginsFilm($0.action) } ?? false
        finishStep(isCaught ? .caught(failure) : .failed(failure), &flight)
        flight.memory.target = nil
        let left = program.unwind(catching: isCaught)
        // A film that was asked for and did not begin in time must not begin later.
        var intents: [Intent] =
            (isRecording && (left.leftFilm || !isCaught && !mission.isPrompt)) || beganFilm
            ? [.perform(.stopRecording)] : []
        if !isCaught { endEarly(failure, flight) }
        if flight.state.isAirborne { intents.append(.move(.hover)) }
        return intents
    }

    private static func beginsFilm(_ action: Action) -> Bool {
        switch action {
        case .record, .startRecording: true
        default: false
        }
    }

    /// Goes on to what is left to do after a failure that nothing caught.
    private mutating func endEarly(_ failure: FlightFailure, _ flight: FlightContext) {
        switch phase {
        case .flying:
            self.failure = failure
            if mission.isPrompt || flight.state.isLanded {
                beginFinally(flight)
            } else {
                phase = .calming(since: flight.now)
            }
        case .calming, .aborting: beginLanding(flight)
        case .landing:
            // Worse than whatever made it land.
            self.failure = failure
            beginFinally(flight)
        case .finishing: end()
        }
    }

    private mutating func beginAbort(_ flight: FlightContext) {
        let charge = flight.state.batteryPercent ?? 0
        guard !mission.onAbort.isEmpty, flight.state.isAirborne, flight.situation.pose != nil,
            charge >= Self.leastAbortPercent
        else { return beginLanding(flight) }
        phase = .aborting(since: flight.now)
        program = Program(mission.onAbort)
    }

    private mutating func beginLanding(_ flight: FlightContext) {
        phase = .landing
        program = Program([])
        step = nil
        maneuver = LandManeuver(flight)
    }

    private mutating func beginFinally(_ flight: FlightContext) {
        guard !mission.finally.isEmpty else { return end() }
        phase = .finishing(since: flight.now)
        program = Program(mission.finally)
    }

    private mutating func end() {
        outcome = failure.map(PilotOutcome.failed) ?? .completed
    }
}

extension FlightFailure {
    /// Whether `try` catches it.
    ///
    /// Safety itself is not caught: what the fence, the battery, the link or an emergency has ended stays ended.
    fileprivate var mayBeCaught: Bool {
        switch self {
        case .timeout, .stalled, .positionLost, .video, .configuration: true
        case .refused(let refusal):
            switch refusal {
            case .notFlying, .flying, .positionLost: true
            case .battery, .emergency, .landing, .noLink, .ceiling, .fence: false
            }
        case .requirement, .linkLost, .failsafe, .emergency, .rebooted, .replaced, .landingNotConfirmed: false
        }
    }
}
