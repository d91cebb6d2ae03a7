import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime

// What shows something.
extension PromptMachine {
    /// What is shown above the line until a key is pressed.
    enum Watched {
        case values(ValueTable)
        case curve(name: String, Formula)
    }

    /// What values amount to now.
    var values: SituationValues {
        let situation = observation?.situation ?? Situation(state: DroneState(), pose: nil, events: [], now: .zero)
        return SituationValues(situation, memory: memory)
    }

    mutating func watch(_ texts: [String]) -> [PromptAction] {
        var shown: [(name: String, formula: Formula)] = []
        var needs = TelemetryNeeds.none
        var actions: [PromptAction] = []
        for text in texts {
            let (formula, needed, complaints) = formula(text)
            actions += complaints
            needs.formUnion(needed)
            if let formula { shown.append((text, formula)) }
        }
        guard actions.isEmpty else { return actions }
        // A terminal that cannot go back up shows what is now.
        guard traits.movesCursor else { return answer(shown, needing: needs, inTable: true) }
        var table = ValueTable(shown)
        table.look(at: values)
        return begin(.values(table), needing: needs)
    }

    private mutating func begin(_ watching: Watched, needing needs: TelemetryNeeds) -> [PromptAction] {
        watched = watching
        watchedNeeds = needs
        panelNumber += 1
        return askForWatched()
    }

    mutating func plot(_ text: String) -> [PromptAction] {
        let (formula, needs, complaints) = formula(text)
        guard let formula else { return complaints }
        if let value = formula.evaluated(in: values) {
            guard case .measure = value else { return [.show("\(text) is \(value.spoken): only numbers make a curve")] }
        }
        guard traits.movesCursor else {
            return [.show(curve(text, formula).lines(width: 80).joined(separator: "\n"))]
        }
        return begin(.curve(name: text, formula), needing: needs)
    }

    private func formula(_ text: String) -> (Formula?, needs: TelemetryNeeds, complaints: [PromptAction]) {
        let checked = check(text)
        guard let mission = checked.mission else { return (nil, .none, checked.actions) }
        guard let formula = mission.shownValue else {
            return (nil, .none, [.show("\"\(text)\" is no value; \"?\" lists the values there are")])
        }
        return (formula, TelemetryNeeds(of: mission), [])
    }

    /// Brings what is watched up to date, and shows what was asked for and is known now.
    mutating func lookAgain() -> [PromptAction] {
        if case .values(var table) = watched {
            table.look(at: values)
            watched = .values(table)
        }
        return askForWatched() + answerAsked()
    }

    /// What stands above the line now.
    package var panel: Panel? {
        switch watched {
        case .values(let table): .table(table.lines)
        case .curve(let name, let formula): .curve(curve(name, formula))
        case nil: nil
        }
    }

    private func curve(_ name: String, _ formula: Formula) -> Sparkline {
        let amounts = samples.situations.map { situation -> Measure? in
            let value = formula.evaluated(in: SituationValues(situation, memory: memory))
            return if case .measure(let measure)? = value { measure } else { nil }
        }
        return Sparkline(name: name, samples: amounts, span: samples.span)
    }

    // MARK: Topics

    func text(on topic: ShownTopic) -> String {
        switch topic {
        case .config: settingsText([])
        case .limits: limitsText
        case .marks: marksText
        case .queue: queueText
        case .events: log.text(last: 20)
        }
    }

    /// Where the program's settings come from, and what became of those that were written to the drone.
    func settingsText(_ facts: [ConfigurationFact]) -> String {
        var lines = configuration.isEmpty ? [] : [configuration]
        var rows = [["setting", "wanted", "the drone said", "seen there"]]
        for fact in facts {
            guard let wanted = fact.wanted else { continue }
            let seen = fact.seen.map { ConfigurationFact.spelled($0, of: fact.key) } ?? "not read"
            rows.append([fact.key, wanted, fact.said.words, fact.isAsWanted == false ? "\(seen), not as wanted" : seen])
        }
        if rows.count > 1 { lines.append(Format.table(rows, leftColumns: rows[0].count)) }
        if !isLinked { lines.append("  no drone on \(drone) yet; its settings are not known") }
        return lines.joined(separator: "\n")
    }

    private var limitsText: String {
        let own = memory.limits
        var rows = [["limit", "operator", "mission"]]
        rows.append(["altitude", limits.ceiling.inWords, own.altitude.map(\.inWords) ?? "–"])
        rows.append(["radius", limits.radius.inWords, own.radius.map(\.inWords) ?? "–"])
        rows.append(["speed", "–", own.speed.map { Format.speed($0) } ?? "–"])
        rows.append(["tilt", Format.degrees(limits.tilt), own.tilt.map(Format.degrees) ?? "–"])
        rows.append(["climb", Format.speed(limits.climb), "–"])
        rows.append(["turn", "\(Format.rounded(limits.turn.degreesPerSecond, places: 0))°/s", "–"])
        rows.append(["time", "–", own.time.map(\.inSeconds) ?? "–"])
        return Format.table(rows)
            + "\n  the narrower one holds; \"limit altitude 2m\" tightens, only the command line widens"
    }

    private var marksText: String {
        var rows = [["place", "forward", "right", "altitude", "heading"]]
        func row(_ name: String, _ pose: Pose) -> [String] {
            [
                name, pose.position.forward.inWords, pose.position.right.inWords,
                pose.position.up.inWords, "\(Format.heading(pose.heading))°",
            ]
        }
        for (name, pose) in memory.marks.sorted(by: { $0.key < $1.key }) { rows.append(row(name, pose)) }
        if let target = memory.target, isFlying { rows.append(row("(target)", target)) }
        if let pose = observation?.situation.pose, isFlying { rows.append(row("(drone)", pose)) }
        return rows.count > 1 ? Format.table(rows) : "no place is marked; \"mark gate\" remembers the present one"
    }

    private var queueText: String {
        var rows: [String] = []
        switch flight {
        case .mission(let text, _, _, _): rows.append("  flying  \(Self.firstLine(of: text))")
        case .manual: rows.append("  flying  by keys")
        case .landing: rows.append("  landing")
        case .proving(let mission, _): rows.append("  checking  \(Self.firstLine(of: mission.source.text))")
        case .emergency, nil: break
        }
        for (index, text) in waiting.enumerated() {
            rows.append("  \("\(index + 1)".leftPadded(to: 6))  \(Self.firstLine(of: text))")
        }
        return rows.isEmpty ? "nothing is flown, and nothing waits" : rows.joined(separator: "\n")
    }
}
