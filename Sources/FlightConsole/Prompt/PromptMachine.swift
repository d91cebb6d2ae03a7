package import FlightCore
import MissionLanguage
import MissionRuntime

/// Everything a prompt decides, without a terminal, a drone and a clock: what happens goes in, what to do comes out.
package struct PromptMachine: Sendable {
    /// How long the question whether to land and leave waits for an answer; silence is a yes.
    package static let patience = Duration.seconds(10)

    /// What has the controls on behalf of the prompt.
    ///
    /// What takes the controls from another flight begins before that one has told its end; the numbers tell them apart.
    enum Flight {
        /// A line, and where it began.
        case mission(String, from: Pose?, isWayBack: Bool, number: Int)
        /// A whole flight that is flown in the simulated drone first.
        case proving(CheckedMission, number: Int)
        /// Somebody flies by keys, and where that began.
        case manual(from: Pose?, number: Int)
        case landing(number: Int)
        case emergency(number: Int)

        var number: Int {
            switch self {
            case .mission(_, _, _, let number), .proving(_, let number), .manual(_, let number), .landing(let number),
                .emergency(let number):
                number
            }
        }
    }

    /// What was asked and waits for an answer.
    enum Question {
        /// Whether to land and leave; silence is a yes at this time.
        case leaving(until: Duration)
        /// What a mission wants to know.
        case mission
    }

    let traits: TerminalTraits
    let drone: String
    let shelf: MissionShelf
    let limits: FlightLimits
    let configuration: String

    var observation: Observation?
    var isLinked = false
    var flight: Flight?
    var flights = 0
    var waiting: [String] = []
    /// Whether what waits first is to be flown however the present flight ends.
    var isReplacing = false
    var memory = MissionMemory()
    var ladder = InterruptLadder()
    var recordingSince: Duration?
    var question: Question?
    var isLeaving = false
    var log = FlightLog()
    var flown = FlownLines()
    var gate = MessageGate()
    var watched: Watched?
    /// What is needed to know what is watched, and when it was asked for.
    var watchedNeeds = TelemetryNeeds.none { didSet { watchedNeedsAskedAt = nil } }
    var watchedNeedsAskedAt: Duration?
    /// Values that the drone was asked for, and that are not shown yet.
    var asked: [Asked] = []
    /// How often something began to be watched.
    package internal(set) var panelNumber = 0
    var samples = Samples()
    /// How hard a key pushes, in tenths of the stick.
    var strength = 3
    var now = Duration.zero

    /// A prompt for the drone of this name.
    ///
    /// - Parameters:
    ///   - drone: what the drone is called while none answers.
    ///   - traits: what the terminal can do.
    ///   - shelf: the missions that are verbs.
    ///   - limits: how far, how high and how fast the operator lets the drone fly.
    ///   - configuration: where the program's settings come from, for `show config`.
    package init(
        drone: String,
        traits: TerminalTraits,
        shelf: MissionShelf = .empty,
        limits: FlightLimits = .indoor,
        configuration: String = ""
    ) {
        self.drone = drone
        self.shelf = shelf
        self.traits = traits
        self.limits = limits
        self.configuration = configuration
    }

    /// Takes in what happens and says what to do about it.
    ///
    /// `now` is any clock that only goes forward.
    package mutating func take(_ input: PromptInput, at now: Duration) -> [PromptAction] {
        self.now = now
        if isLeaving { return afterLeaving(input) }
        switch input {
        case .terminal(let input): return take(input)
        case .linked:
            isLinked = true
            return []
        case .unlinked(let reason): return lose(reason)
        case .event(let event): return take(event)
        case .observed(let observation): return take(observation)
        case .settings(let facts): return [.show(settingsText(facts))]
        case .proved(let number, let refusal): return begin(number, refusal: refusal)
        case .flown(let number, let outcome, let memory, let report):
            self.memory = memory
            return end(number, outcome, report)
        case .cameDown(let number, let outcome): return end(number, outcome, nil)
        }
    }

    private mutating func take(_ input: ConsoleInput) -> [PromptAction] {
        switch input {
        case .entered(let text), .pasted(let text):
            ladder.stepDown()
            return question == nil ? take(line: text) : answer(text)
        case .interrupted(let lineIsEmpty): return interrupt(lineIsEmpty: lineIsEmpty)
        case .suspended:
            return [.show("Ctrl-Z does nothing here: a stopped program could not hold a drone in the air")]
        case .ended: return askToLeave()
        case .hungUp: return leave()
        case .manual(let key): return steer(key)
        case .lookedAway:
            watched = nil
            return []
        }
    }

    // MARK: What the drone does

    private mutating func lose(_ reason: String) -> [PromptAction] {
        isLinked = false
        observation = nil
        flight = nil
        recordingSince = nil
        question = nil
        watched = nil
        asked = []
        samples = Samples()
        // A drone that stays away is looked for again and again, and told of once.
        let isNews = log.notes.last?.entry != .unlinked(reason)
        if isNews { log.note(.unlinked(reason), at: now) }
        return drop() + (isNews ? [.show(reason)] : [])
    }

    private mutating func take(_ event: FlightEvent) -> [PromptAction] {
        switch event {
        case .recordingStarted: recordingSince = now
        case .recordingStopped, .recordingFailed: recordingSince = nil
        case .landed:
            ladder.stepDown()
            flown.forgetPlaces()
            memory.interrupted = nil
        case .asked where question == nil: question = .mission
        case .answered: if case .mission = question { question = nil }
        default: break
        }
        if event.line != nil { log.note(.event(event), at: now) }
        var actions = event.line.map { tell($0) } ?? []
        // Its pilot says so a beat later; what is typed in between must find the landing done.
        if event == .landed, case .landing(let number)? = flight { actions += end(number, .completed, nil) }
        if event == .linkRestored, isFlying, flight == nil, memory.interrupted != nil {
            actions.append(.show("\"resume\" flies on to where the move was to lead"))
        }
        return actions
    }

    private mutating func take(_ observation: Observation) -> [PromptAction] {
        self.observation = observation
        samples.append(observation.situation, at: now)
        if case .leaving(let deadline) = question, now >= deadline || !observation.isFlying { return leave() }
        let looked = lookAgain()
        let held = gate.takeHeld(at: now)
        guard held > 0 else { return looked }
        return looked + [.show("(\(held) more message\(held == 1 ? "" : "s"); \"show events\" lists them)")]
    }

    /// What came of the flight of this number.
    private mutating func end(_ number: Int, _ outcome: PilotOutcome, _ report: MissionReport?) -> [PromptAction] {
        guard let ended = flight, ended.number == number else { return [] }
        flight = nil
        if case .mission = question { question = nil }
        note(ended, outcome)
        var actions: [PromptAction] = []
        let isReplaced = isReplacing
        isReplacing = false
        switch (outcome, ended) {
        case (.completed, _): actions = report?.briefly.map { [.show($0)] } ?? []
        case (.failed(.replaced), _): break
        case (.failed, _) where isReplaced: break
        case (.failed(let failure), .mission(let text, _, _, _)):
            let reason = isTold(failure) ? "not flown" : failure.words
            let words = [reason, failure.wayOut].compactMap(\.self).joined(separator: "; ")
            return [warn("\(Self.firstLine(of: text)): \(words)", .warning)] + drop()
        case (.failed(let failure), _): return [warn(failure.words, .alarm)] + drop()
        }
        if !waiting.isEmpty { actions += take(mission: waiting.removeFirst()) }
        return actions
    }

    /// Writes down what was flown, and where it began.
    private mutating func note(_ ended: Flight, _ outcome: PilotOutcome) {
        let here = memory.target ?? observation?.situation.pose
        switch (ended, outcome) {
        case (.mission(let text, let place, let isWayBack, _), .completed):
            flown.append(text)
            log.note(.ended(Self.firstLine(of: text)), at: now)
            if !isWayBack { flown.left(place, for: here) }
        case (.mission(let text, let place, let isWayBack, _), .failed(let failure)):
            log.note(.failed(Self.firstLine(of: text), failure), at: now)
            if !isWayBack { flown.left(place, for: here) }
        case (.manual(let place, _), _): flown.left(place, for: here)
        case (.landing, .completed): flown.append("land")
        case (.landing, .failed(let failure)): log.note(.failed("land", failure), at: now)
        case (.emergency, _), (.proving, _): break
        }
    }

    // MARK: What is told

    /// Whether the supervisor itself has told of a refusal just now.
    private func isTold(_ failure: FlightFailure) -> Bool {
        guard case .refused(let refusal) = failure else { return false }
        return log.notes.suffix(3).contains { $0.entry == .event(.refused(refusal)) && now - $0.time < .seconds(1) }
    }

    /// Tells of an event, unless too many were told just now.
    private mutating func tell(_ line: EventLine) -> [PromptAction] {
        gate.admits(line.weight, at: now) ? [.show(line.rendered(for: traits))] : []
    }

    private func warn(_ text: String, _ weight: EventLine.Weight) -> PromptAction {
        .show(EventLine(text, weight).rendered(for: traits))
    }

    /// The first line of a text, short enough to be named.
    static func firstLine(of text: String) -> String {
        var line = text.trimmed.split(separator: "\n").first.map(String.init) ?? ""
        if line.hasSuffix(":") { line.removeLast() }
        return line.count > 40 ? "\(line.prefix(39))…" : line
    }
}
