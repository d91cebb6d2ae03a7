import FlightCore
import MissionLanguage

/// One step after the other: the mission itself, the block of a `when`, a beat of an `every`, one of several `together`.
///
/// Strands have a clock of their own, which stands still while the strand is interrupted: deadlines and waits go on afterwards
/// as if nothing had happened.
struct Strand: Sendable {
    /// How a tick of a strand ended.
    enum Advance {
        /// It goes on, and wants this now.
        case flying([Intent])
        /// There is no step left; what it wants last.
        case ended([Intent])
        /// A step failed that no `try` around it catches; what is to be done because of that.
        case failed(FlightFailure, [Intent])
    }

    /// Steps that need no time are flown in the same tick, up to so many: a loop over nothing but assignments must not hold
    /// the flight up.
    private static let mostStepsInTick = 100
    /// More than this is not kept for a strand that is interrupted.
    private static let mostMissed = 64

    var program: Program
    private(set) var step: Step?
    private(set) var maneuver: (any Maneuver)?
    private(set) var line: MissionReport.Line?
    /// Remarks on the step that is being flown.
    private var notes: [MissionReport.Note] = []
    /// How long it was interrupted, all in all.
    private var pausedFor = Duration.zero
    private var pausedAt: Duration?
    /// What happened while it was interrupted.
    private var missed: [FlightEvent] = []
    /// Where the drone was meant to be when it was interrupted.
    private var target: Pose?

    init(_ steps: [Step]) { program = Program(steps) }

    /// Whether what is being flown moves the drone.
    var flies: Bool { maneuver?.flies ?? false }

    /// What is left of the step, for a status line.
    var progress: String {
        let text = step?.text ?? ""
        guard let left = maneuver?.progress, !left.isEmpty else { return text }
        return text.isEmpty ? left : "\(text): \(left)"
    }

    // MARK: Time

    /// Goes on for one tick.
    mutating func advance(_ flight: inout FlightContext) -> Advance {
        let outer = (clock: flight.behind, notes: flight.notes, events: flight.situation.events)
        flight.behind += pausedFor
        flight.notes = notes
        if !missed.isEmpty {
            flight.situation.events = missed + flight.situation.events
            missed = []
        }
        defer {
            notes = flight.notes
            (flight.behind, flight.notes, flight.situation.events) = outer
        }
        var intents: [Intent] = []
        do throws(FlightFailure) {
            intents += try advanceBeats(&flight)
            for _ in 0..<Self.mostStepsInTick {
                guard try beginStep(&flight) else { return .ended(intents) }
                if let refusal = refusal(in: flight.situation) { throw FlightFailure.refused(refusal) }
                switch try advanceManeuver(&flight) {
                case .flying(let wishes): return .flying(intents + wishes)
                case .finished(let wishes):
                    // What a step wants last is for the tick in which nothing follows it.
                    intents += wishes.filter { !$0.isMove }
                    finishStep(.done, &flight)
                    if flight.ending != nil { return .ended(intents) }
                }
            }
            return .flying(intents + flight.hold())
        } catch {
            return fail(error, intents, &flight)
        }
    }

    private mutating func advanceManeuver(
        _ flight: inout FlightContext
    ) throws(FlightFailure) -> MissionRuntime.Advance {
        guard var active = maneuver else { return .finished() }
        // Put back also when it throws: the report asks it how far it came.
        defer { maneuver = active }
        return try active.advance(&flight)
    }

    /// What the supervisor did not allow of the step's wishes; a landing goes on whatever was refused before it.
    private func refusal(in situation: Situation) -> Refusal? {
        if case .land? = step?.action { return nil }
        for case .refused(let refusal) in situation.events { return refusal }
        return nil
    }

    /// Lets the beats of the blocks that are open beat; none of them moves the drone.
    private mutating func advanceBeats(_ flight: inout FlightContext) throws(FlightFailure) -> [Intent] {
        guard program.hasBeats else { return [] }
        var beats = program.beats
        defer { program.beats = beats }
        return try beats.advance(&flight)
    }

    // MARK: Interruption

    /// Stops its clock.
    mutating func pause(_ flight: FlightContext) {
        pausedAt = flight.situation.now
        target = flight.memory.target
    }

    /// Hears what it will be told when it goes on.
    mutating func miss(_ events: [FlightEvent]) {
        missed += events.filter { if case .refused = $0 { false } else { true } }
        missed.removeFirst(max(0, missed.count - Self.mostMissed))
    }

    /// Goes on, to exactly where the interrupted step was to lead.
    mutating func resume(_ flight: inout FlightContext) {
        guard let since = pausedAt else { return }
        pausedAt = nil
        pausedFor += flight.situation.now - since
        flight.memory.target = target
        flight.behind += pausedFor
        maneuver?.resume(flight)
        flight.behind -= pausedFor
    }

    /// Goes on after the strand around it was interrupted, on whose clock it goes.
    mutating func rejoin(_ flight: FlightContext) { maneuver?.resume(flight) }

    // MARK: Steps

    /// Makes sure that a step is being flown; false when there is none left.
    private mutating func beginStep(_ flight: inout FlightContext) throws(FlightFailure) -> Bool {
        // Blocks are entered without time passing; a loop that never comes to a step that flies must not hold up the tick.
        for _ in 0..<Self.mostStepsInTick where maneuver == nil {
            switch try nextStep(flight) {
            case .end: return false
            case .left(.record):
                if flight.isRecording { maneuver = try StopRecordingManeuver("record", mayFail: false, flight) }
            case .left: break
            case .turn(let name, let value): flight.memory.variables[name] = value
            case .step(let next):
                step = next
                line = MissionReport.Line(next, began: flight.missionTime)
                maneuver = try begin(next, &flight)
                if maneuver == nil { finishStep(.done, &flight) }
                if flight.ending != nil { return false }
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
            line = nil
            flight.notes = []
        }
        guard let step, let line else { return }
        flight.report.finish(
            line,
            result,
            maneuver?.account ?? Account(),
            notes: flight.notes,
            at: flight.missionTime
        )
        guard result == .done else { return }
        switch step.action {
        case .record(_, let steps, _): program.enter(.record, steps)
        // A landing ends the mission, whatever stands behind it.
        case .land: flight.ending = .landed
        default: break
        }
    }

    // MARK: Failure

    private mutating func fail(
        _ failure: FlightFailure,
        _ before: [Intent],
        _ flight: inout FlightContext
    ) -> Advance {
        let isCaught = failure.mayBeCaught && program.catches
        let beganFilm = step?.action.beginsFilm ?? false
        let flew = flies
        finishStep(isCaught ? .caught(failure) : .failed(failure), &flight)
        flight.memory.target = nil
        flight.memory.variables["error"] = .text(failure.briefly)
        let leftFilm = program.unwind(catching: isCaught)
        var intents = before.filter { !$0.isMove }
        // A film that was asked for and did not begin in time must not begin later; one that was refused leaves another alone.
        let isLate = if case .timeout = failure { beganFilm } else { false }
        if (flight.isRecording && (leftFilm || !isCaught && !flight.isPrompt)) || isLate {
            intents.append(.perform(.stopRecording))
        }
        // The same holds for a figure.
        if flew { intents.append(.withdrawFigures) }
        if flight.state.isAirborne { intents.append(.move(.hover)) }
        return isCaught ? .flying(intents) : .failed(failure, intents)
    }

    /// Leaves every block, in the order of their nesting, because the mission is over.
    ///
    /// - Returns: Whether the block of a film was left.
    mutating func abandon() -> Bool {
        step = nil
        maneuver = nil
        return program.unwind(catching: false)
    }
}

/// What a block of `every` does again and again.
struct Beat: Sendable {
    /// One tick of the flight.
    static let shortest = Duration.milliseconds(30)

    let period: Duration
    let steps: [Step]
    var due: Duration
    var strand: Strand?

    init(every period: Formula, _ steps: [Step], _ flight: FlightContext) throws(FlightFailure) {
        self.period = max(try flight.time(period, otherwise: .zero), Self.shortest)
        self.steps = steps
        due = flight.now
    }

    /// What is to be flown of it now; nil between two beats.
    ///
    /// A beat that takes longer than its period lets others pass.
    mutating func begin(at now: Duration) -> Strand? {
        guard now >= due else { return strand }
        while due <= now { due += period }
        if strand == nil { strand = Strand(steps) }
        return strand
    }
}

extension [Beat] {
    /// One tick of all of them; none moves the drone.
    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> [Intent] {
        var intents: [Intent] = []
        for index in indices {
            guard let now = self[index].begin(at: flight.now) else { continue }
            var beat = now
            switch beat.advance(&flight) {
            case .flying(let wishes):
                intents += wishes
                self[index].strand = beat
            case .ended(let wishes):
                intents += wishes
                self[index].strand = nil
            case .failed(let failure, _):
                self[index].strand = nil
                throw failure
            }
        }
        return intents.filter { !$0.isMove }
    }
}

extension Intent {
    /// Whether it moves the drone.
    var isMove: Bool { if case .move = self { true } else { false } }
}

extension Action {
    fileprivate var beginsFilm: Bool {
        switch self {
        case .record, .startRecording: true
        default: false
        }
    }
}

extension FlightFailure {
    /// Whether `try` catches it.
    ///
    /// Safety itself is not caught: what the fence, the battery, the link or an emergency has ended stays ended.
    var mayBeCaught: Bool {
        switch self {
        case .timeout, .stalled, .positionLost, .video, .configuration: true
        case .refused(let refusal):
            switch refusal {
            case .notFlying, .flying, .positionLost, .declined, .widening, .linksOwn: true
            case .battery, .emergency, .landing, .noLink, .ceiling, .floor, .fence, .comingBack, .preflight: false
            }
        case .mission, .requirement, .linkLost, .commandsUnheard, .failsafe, .emergency, .rebooted, .takenOver,
            .replaced,
            .landingNotConfirmed:
            false
        }
    }
}
