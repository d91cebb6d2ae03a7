// Ctrl-C, Ctrl-D, questions, and the way out.
extension PromptMachine {
    mutating func interrupt(lineIsEmpty: Bool) -> [PromptAction] {
        if case .leaving = question { question = nil }
        watched = nil
        var isLanding = observation?.isLanding ?? false
        if case .landing = flight { isLanding = true }
        switch ladder.interrupted(flying: isFlying, landing: isLanding, lineIsEmpty: lineIsEmpty) {
        case .clearLine:
            if isPiloting { return [.hover] }
            // What waits on the ground would take off later, or is just about to.
            if flight != nil { return drop() + dropProof() + [.hover, .show("stopped — Ctrl-C again leaves")] }
            return drop() + dropProof() + [.show("Ctrl-C again leaves")]
        case .hover:
            log.note(.asked("Ctrl-C"), at: now)
            return drop() + [.hover, .show("hovering — Ctrl-C again lands")]
        case .land:
            log.note(.asked("Ctrl-C, a second time"), at: now)
            return drop() + [beginLanding(), .show("landing — Ctrl-C again leaves, and the landing goes on")]
        case .keepLanding: return [.show("landing — Ctrl-C again leaves, and the landing goes on")]
        case .leave: return leave()
        }
    }

    mutating func askToLeave() -> [PromptAction] {
        guard isFlying else { return leave() }
        if case .leaving = question { return leave() }
        question = .leaving(until: now + Self.patience)
        return []
    }

    /// Takes a line as an answer; what is none is done as ever, for `stop` must always stop.
    mutating func answer(_ text: String) -> [PromptAction] {
        let word = text.trimmed.lowercased()
        let isYes = ["y", "yes"].contains(word)
        let isNo = ["n", "no"].contains(word)
        switch question {
        case .leaving:
            if isYes || word.isEmpty { return leave() }
            question = nil
            return [.show("staying")] + (isNo ? [] : take(line: text))
        case .mission where isYes || isNo:
            question = nil
            return [.answer(isYes)]
        case .mission, nil: return take(line: text)
        }
    }

    mutating func leave() -> [PromptAction] {
        isLeaving = true
        question = nil
        watched = nil
        waiting = []
        return [.leave]
    }

    /// The landing of a prompt that was left is told on; nothing else is answered.
    mutating func afterLeaving(_ input: PromptInput) -> [PromptAction] {
        switch input {
        case .event(let event): return event.line.map { [.show($0.rendered(for: traits))] } ?? []
        case .terminal(.interrupted): return [.show("the landing goes on")]
        default: return []
        }
    }
}
