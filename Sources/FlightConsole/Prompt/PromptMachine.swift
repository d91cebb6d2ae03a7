import FlightCore
package import MissionLanguage
import MissionRuntime

/// Everything a prompt decides, without a terminal, a drone and a clock: what happens goes in, what to do comes out.
package struct PromptMachine: Sendable {
    /// How long the question whether to land and leave waits for an answer; silence is a yes.
    package static let patience = Duration.seconds(10)

    /// What has the controls on behalf of the prompt.
    ///
    /// What takes the controls from another flight begins before that one has told its end; the numbers tell them apart.
    private enum Flight {
        case mission(String, number: Int)
        case landing(number: Int)
        case emergency(number: Int)

        var number: Int {
            switch self {
            case .mission(_, let number), .landing(let number), .emergency(let number): number
            }
        }
    }

    private let traits: TerminalTraits
    private let drone: String
    private let library: MissionLibrary
    private var observation: Observation?
    private var isLinked = false
    private var flight: Flight?
    private var flights = 0
    private var waiting: [String] = []
    private var memory = MissionMemory()
    private var ladder = InterruptLadder()
    private var recordingSince: Duration?
    private var question: Duration?
    private var isLeaving = false
    private var now = Duration.zero

    /// A prompt for the drone of this name, with these missions as verbs.
    package init(drone: String, traits: TerminalTraits, library: MissionLibrary = .empty) {
        self.drone = drone
        self.library = library
        self.traits = traits
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
        case .flown(let number, let outcome, let memory, let report):
            self.memory = memory
            return end(number, outcome, report)
        case .cameDown(let number, let outcome): return end(number, outcome, nil)
        }
    }

    // MARK: What is typed

    private mutating func take(_ input: ConsoleInput) -> [PromptAction] {
        switch input {
        case .entered(let text), .pasted(let text):
            ladder.stepDown()
            if question != nil { return answer(text) }
            return take(line: text)
        case .interrupted(let lineIsEmpty): return interrupt(lineIsEmpty: lineIsEmpty)
        case .suspended:
            return [.show("Ctrl-Z does nothing here: a stopped program could not hold a drone in the air")]
        case .ended: return askToLeave()
        case .hungUp: return leave()
        }
    }

    private mutating func take(line text: String) -> [PromptAction] {
        switch ConsoleLine(text) {
        case .nothing: return []
        case .help(let topic): return [.show(Help.text(on: topic))]
        case .leave: return askToLeave()
        case .stop: return stop()
        case .land: return land()
        case .emergency: return emergency()
        case .emergencyUnconfirmed: return [.show(Help.emergency)]
        case .recover: return recover()
        case .mission(let text): return take(mission: text)
        case .replacement(let text): return replace(by: text)
        }
    }

    private mutating func take(mission text: String) -> [PromptAction] {
        let checked = check(text)
        guard let mission = checked.mission else { return checked.actions }
        if let formula = mission.shownValue { return checked.actions + [.show(value(of: formula))] }
        if let refusal = refusalOfFlight { return checked.actions + [.show(refusal)] }
        if flight != nil {
            waiting.append(text)
            return checked.actions
        }
        return checked.actions + fly(mission, text)
    }

    private mutating func replace(by text: String) -> [PromptAction] {
        let checked = check(text)
        guard let mission = checked.mission else { return checked.actions }
        if let refusal = refusalOfFlight { return checked.actions + [.show(refusal)] }
        waiting = []
        return checked.actions + fly(mission, text)
    }

    private mutating func fly(_ mission: CheckedMission, _ text: String) -> [PromptAction] {
        flights += 1
        flight = .mission(text, number: flights)
        return [.fly(mission, carrying: memory, flight: flights)]
    }

    /// Checks a text, and shows what is wrong with it.
    private func check(_ text: String) -> (mission: CheckedMission?, actions: [PromptAction]) {
        let source = SourceText(name: "prompt", text: text)
        let (mission, diagnostics) = MissionCheck.check(
            source,
            context: .prompt,
            knowing: names,
            using: library
        )
        let shown = diagnostics.map {
            PromptAction.show(DiagnosticRenderer.render($0, in: source, colour: traits.hasColour))
        }
        return (mission, shown)
    }

    /// What an expression amounts to now.
    private func value(of formula: Formula) -> String {
        let situation = observation?.situation ?? Situation(state: DroneState(), pose: nil, events: [], now: .zero)
        return formula.evaluated(in: SituationValues(situation, memory: memory))?.spoken ?? "not known now"
    }

    private var refusalOfFlight: String? { isLinked ? nil : "no drone on \(drone) yet; nothing is flown" }

    private var isFlying: Bool { observation?.isFlying ?? false }

    // MARK: At once

    private mutating func stop() -> [PromptAction] {
        let dropped = drop()
        guard isFlying || flight != nil else { return dropped + [.show("nothing to stop")] }
        return dropped + [.hover]
    }

    private mutating func land() -> [PromptAction] {
        let dropped = drop()
        if let refusal = refusalOfFlight { return dropped + [.show(refusal)] }
        guard isFlying || flight != nil else { return dropped + [.show("on the ground already")] }
        return dropped + [beginLanding()]
    }

    private mutating func beginLanding() -> PromptAction {
        flights += 1
        flight = .landing(number: flights)
        return .land(flight: flights)
    }

    private mutating func emergency() -> [PromptAction] {
        let dropped = drop()
        if let refusal = refusalOfFlight { return dropped + [.show(refusal)] }
        guard observation?.isEmergency != true else {
            return dropped + [.show("the motors are off already; \"recover\" clears the emergency")]
        }
        return dropped + [.stopMotors(flight: beginEmergency())]
    }

    private mutating func beginEmergency() -> Int {
        flights += 1
        flight = .emergency(number: flights)
        return flights
    }

    private mutating func recover() -> [PromptAction] {
        if let refusal = refusalOfFlight { return [.show(refusal)] }
        guard observation?.isEmergency == true else {
            return [.show("the drone is not in emergency")]
        }
        return [.show("hands off the drone"), .recover(flight: beginEmergency())]
    }

    /// Empties the queue of lines.
    private mutating func drop() -> [PromptAction] {
        guard !waiting.isEmpty else { return [] }
        let count = waiting.count
        waiting = []
        return [.show(count == 1 ? "1 waiting line dropped" : "\(count) waiting lines dropped")]
    }

    // MARK: Ctrl-C, Ctrl-D and the way out

    private mutating func interrupt(lineIsEmpty: Bool) -> [PromptAction] {
        question = nil
        var isLanding = observation?.isLanding ?? false
        if case .landing = flight { isLanding = true }
        switch ladder.interrupted(flying: isFlying, landing: isLanding, lineIsEmpty: lineIsEmpty) {
        case .clearLine:
            return drop() + (lineIsEmpty ? [.show("Ctrl-C again leaves")] : [])
        case .hover: return drop() + [.hover, .show("hovering — Ctrl-C again lands")]
        case .land:
            return drop() + [beginLanding(), .show("landing — Ctrl-C again leaves, and the landing goes on")]
        case .keepLanding: return [.show("landing — Ctrl-C again leaves, and the landing goes on")]
        case .leave: return leave()
        }
    }

    private mutating func askToLeave() -> [PromptAction] {
        guard isFlying else { return leave() }
        if question != nil { return leave() }
        question = now + Self.patience
        return []
    }

    private mutating func answer(_ text: String) -> [PromptAction] {
        question = nil
        switch text.trimmed.lowercased() {
        case "", "y", "yes": return leave()
        default: return [.show("staying")]
        }
    }

    private mutating func leave() -> [PromptAction] {
        isLeaving = true
        question = nil
        waiting = []
        return [.leave]
    }

    /// The landing of a prompt that was left is told on; nothing else is answered.
    private mutating func afterLeaving(_ input: PromptInput) -> [PromptAction] {
        switch input {
        case .event(let event): return event.line.map { [.show($0.rendered(colour: traits.hasColour))] } ?? []
        case .terminal(.interrupted): return [.show("the landing goes on")]
        default: return []
        }
    }

    // MARK: What the drone does

    private mutating func lose(_ reason: String) -> [PromptAction] {
        isLinked = false
        observation = nil
        flight = nil
        recordingSince = nil
        return drop() + [.show(reason)]
    }

    private mutating func take(_ event: FlightEvent) -> [PromptAction] {
        switch event {
        case .recordingStarted: recordingSince = now
        case .recordingStopped, .recordingFailed: recordingSince = nil
        case .landed: ladder.stepDown()
        default: break
        }
        guard let line = event.line else { return [] }
        return [.show(line.rendered(colour: traits.hasColour))]
    }

    private mutating func take(_ observation: Observation) -> [PromptAction] {
        self.observation = observation
        if let deadline = question, now >= deadline { return leave() }
        if question != nil, !observation.isFlying { return leave() }
        return []
    }

    private mutating func end(_ number: Int, _ outcome: PilotOutcome, _ report: MissionReport?) -> [PromptAction] {
        guard let ended = flight, ended.number == number else { return [] }
        flight = nil
        var actions: [PromptAction] = []
        switch (outcome, ended) {
        case (.completed, _): actions = report?.briefly.map { [.show($0)] } ?? []
        case (.failed(.replaced), _): break
        case (.failed(let failure), .mission(let text, _)):
            return [warn("\(Self.firstLine(of: text)): \(failure.words)", .warning)] + drop()
        case (.failed(let failure), _): return [warn(failure.words, .alarm)] + drop()
        }
        if !waiting.isEmpty { actions += take(mission: waiting.removeFirst()) }
        return actions
    }

    private func warn(_ text: String, _ weight: EventLine.Weight) -> PromptAction {
        .show(EventLine(text, weight).rendered(colour: traits.hasColour))
    }

    private static func firstLine(of text: String) -> String {
        var line = text.trimmed.split(separator: "\n").first.map(String.init) ?? ""
        if line.hasSuffix(":") { line.removeLast() }
        return line.count > 40 ? "\(line.prefix(39))…" : line
    }

    // MARK: How it looks

    /// The words before the line, in the colour of the drone's state.
    package var look: PromptLook {
        if question != nil { return PromptLook(text: "land and leave? [Y]", colour: .yellow) }
        guard let observation else { return .connecting }
        return PromptLook(text: "drone>", colour: observation.colour)
    }

    /// The names that lines before have set.
    package var names: MissionCheck.KnownNames { memory.names(flying: isFlying) }

    /// What stands at the right end of the line.
    package var status: StatusLine {
        guard let observation else { return StatusLine(state: isLinked ? "connecting" : "waiting for \(drone)") }
        var status = StatusLine(state: observation.stateWords)
        status.altitude =
            observation.isFlying ? observation.situation.pose?.position.up ?? observation.state.altitude : nil
        status.batteryPercent = observation.state.batteryPercent
        status.silence = observation.silence
        status.recorded = recordingSince.map { now - $0 }
        status.waiting = waiting.count
        return status
    }
}
