import FlightCore
import MissionLanguage
import MissionRuntime

// Values that the drone does not send by itself: it is asked for them when somebody wants to see them.
extension PromptMachine {
    /// Values that the drone was asked for: they are shown when they are known, or not known for too long.
    struct Asked {
        let values: [(name: String, formula: Formula)]
        let isTable: Bool
        let deadline: Duration
    }

    /// How long somebody may have to wait for a value that the drone has to be asked for.
    package static let longestAsking = Duration.seconds(3)

    /// How long the drone goes on sending the camera's stream after it was asked for a value.
    package static let observation = Duration.seconds(5)

    /// Shows values, at once or as soon as the drone has told them.
    mutating func answer(
        _ formulas: [(name: String, formula: Formula)],
        needing needs: TelemetryNeeds,
        inTable isTable: Bool
    ) -> [PromptAction] {
        let answer = Asked(values: formulas, isTable: isTable, deadline: now + Self.longestAsking)
        guard needs != .none, isLinked, !isKnown(answer) else { return show(answer) }
        asked.append(answer)
        return [.observe(needs)]
    }

    /// Shows what was asked for and is known by now, or is given up.
    mutating func answerAsked() -> [PromptAction] {
        let waiting = asked
        asked = waiting.filter { !isKnown($0) && now < $0.deadline }
        return waiting.filter { isKnown($0) || now >= $0.deadline }.flatMap(show)
    }

    /// Asks for what is watched, and asks again for what ends by itself.
    mutating func askForWatched() -> [PromptAction] {
        guard watched != nil, watchedNeeds != .none else { return [] }
        if let watchedNeedsAskedAt {
            guard watchedNeeds.camera, now - watchedNeedsAskedAt >= Self.observation / 2 else { return [] }
        }
        watchedNeedsAskedAt = now
        return [.observe(watchedNeeds)]
    }

    private func isKnown(_ answer: Asked) -> Bool {
        answer.values.allSatisfy { $0.formula.evaluated(in: values) != nil }
    }

    private func show(_ answer: Asked) -> [PromptAction] {
        if answer.isTable {
            var table = ValueTable(answer.values)
            table.look(at: values)
            return table.lines.map { .show($0) }
        }
        return answer.values.map { .show(text(of: $0.formula, named: $0.name)) }
    }

    /// A value as it is shown alone; what the drone counts a bare number in is said beside it.
    ///
    /// What is not known was asked for some time ago, and so says what it is.
    private func text(of formula: Formula, named name: String) -> String {
        guard let value = formula.evaluated(in: values) else {
            return formula == .variable("error") ? "nothing has failed" : "\(name): not known now"
        }
        if case .raw(let field) = formula, let unit = field.unit { return "\(value.spoken)   (\(unit))" }
        return value.spoken
    }
}
