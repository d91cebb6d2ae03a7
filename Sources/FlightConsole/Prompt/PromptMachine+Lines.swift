import FlightCore
import MissionLanguage
import MissionRuntime

extension PromptMachine {
    /// Does what a line asks for.
    mutating func take(line text: String) -> [PromptAction] {
        watched = nil
        switch ConsoleLine(text) {
        case .nothing, .unwatch: return []
        case .help(let topic): return [.show(Help.text(on: topic, shelf))]
        case .leave: return askToLeave()
        case .atOnce(let word, let rest): return act(word) + follow(word, with: rest)
        case .emergencyUnconfirmed: return [.show(Help.emergency)]
        case .recover: return recover()
        case .pilot: return pilot()
        case .undo: return undo()
        case .resume: return resume()
        case .again(let times): return again(times)
        case .save(let count, let file, let replacing): return save(last: count, as: file, replacing)
        case .why: return [.show(Explanation(log)?.text(at: now) ?? "nothing has happened yet that needs a reason")]
        case .show(.config) where isLinked: return [.askForSettings]
        case .show(let topic): return [.show(self.text(on: topic))]
        case .watch(let values): return watch(values)
        case .plot(let value): return plot(value)
        case .elsewhere(let line) where shelf.library.mission(named: Self.firstWord(of: line)) == nil:
            return [.show(Help.elsewhere(line))]
        case .elsewhere(let line): return take(mission: line)
        case .misused(let misuse): return [.show(misuse.text)]
        case .mission(let text): return take(mission: text)
        case .replacement(let text): return replace(by: text)
        }
    }

    private static func firstWord(of line: String) -> String { line.split(separator: " ").first.map(String.init) ?? "" }

    /// Flies a text, now or when it is its turn.
    mutating func take(mission typed: String) -> [PromptAction] {
        let checked = check(typed)
        guard let mission = checked.mission else { return checked.actions }
        if let formula = mission.shownValue {
            let needs = TelemetryNeeds(of: mission)
            return checked.actions + answer([(typed, formula)], needing: needs, inTable: false)
        }
        let text = mission.source.text
        if let refusal = refusalOfFlight { return checked.actions + decline(text, refusal) }
        flown.last = text
        if flight != nil {
            waiting.append(text)
            return checked.actions
        }
        return checked.actions + fly(mission)
    }

    /// Flies a text instead of what is flown and of what waits.
    ///
    /// Only what has ended tells where it left the drone; until then the text waits, before all others, and the drone hovers.
    mutating func replace(by typed: String) -> [PromptAction] {
        let checked = check(typed)
        guard let mission = checked.mission, mission.shownValue == nil else {
            return checked.mission == nil ? checked.actions : take(mission: typed)
        }
        let text = mission.source.text
        if let refusal = refusalOfFlight { return checked.actions + decline(text, refusal) }
        let dropped = drop() + dropProof()
        flown.last = text
        guard flight != nil else { return checked.actions + dropped + fly(mission) }
        log.note(.asked("! \(Self.firstLine(of: text))"), at: now)
        waiting = [text]
        isReplacing = true
        return checked.actions + dropped + [.hover]
    }

    /// Flies a line; a whole flight is proved first, as one from the command line is.
    mutating func fly(_ mission: CheckedMission, isWayBack: Bool = false) -> [PromptAction] {
        flights += 1
        if mission.isWholeFlight, !isFlying {
            flight = .proving(mission, number: flights)
            return [.prove(mission, carrying: memory, flight: flights)]
        }
        return begin(mission, isWayBack: isWayBack)
    }

    /// Flies the mission that was proved, or says why it is not flown.
    mutating func begin(_ number: Int, refusal: String?) -> [PromptAction] {
        guard case .proving(let mission, number) = flight else { return [] }
        guard let refusal else { return begin(mission, isWayBack: false) }
        flight = nil
        // The entry of the log says itself that nothing was flown.
        let reason = refusal.split(separator: "\n").first.map { String($0.replacing("not flown: ", with: "")) }
        log.note(.declined(Self.firstLine(of: mission.source.text), because: reason ?? refusal), at: now)
        return [.show(refusal)] + drop()
    }

    private mutating func begin(_ mission: CheckedMission, isWayBack: Bool) -> [PromptAction] {
        let text = mission.source.text
        log.note(.began(Self.firstLine(of: text)), at: now)
        flight = .mission(text, from: place, isWayBack: isWayBack, number: flights)
        return [.fly(mission, carrying: memory, flight: flights)]
    }

    /// Where the drone is, or is meant to be; nil on the ground.
    var place: Pose? { isFlying ? memory.target ?? observation?.situation.pose : nil }

    mutating func decline(_ text: String, _ reason: String) -> [PromptAction] {
        log.note(.declined(Self.firstLine(of: text), because: reason), at: now)
        return [.show(reason)]
    }

    /// Checks a text, shows what is wrong with it, and echoes what its short forms stand for.
    func check(_ typed: String) -> (mission: CheckedMission?, actions: [PromptAction]) {
        let text = WholeWords.expanding(typed)
        let source = SourceText(name: "prompt", text: text)
        let (mission, diagnostics) = MissionCheck.check(source, context: .prompt, knowing: names, using: shelf.library)
        if mission != nil, let refusal = LoneDeclaration.refusal(of: source) { return (nil, [.show(refusal)]) }
        let echo: [PromptAction] = text == typed || mission == nil ? [] : [.show(text)]
        let shown = diagnostics.map {
            PromptAction.show(DiagnosticRenderer.render($0, in: source, colour: traits.hasColour))
        }
        return (mission, echo + shown)
    }

    var refusalOfFlight: String? { isLinked ? nil : "no drone on \(drone) yet; nothing is flown" }

    var isFlying: Bool { observation?.isFlying ?? false }

    /// Empties the queue of lines.
    mutating func drop() -> [PromptAction] {
        isReplacing = false
        guard !waiting.isEmpty else { return [] }
        let count = waiting.count
        waiting = []
        return [.show(count == 1 ? "1 waiting line dropped" : "\(count) waiting lines dropped")]
    }
}
