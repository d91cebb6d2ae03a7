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

    /// What an expression amounts to now.
    func value(of formula: Formula) -> String {
        formula.evaluated(in: values)?.spoken ?? "not known now"
    }

    private var values: SituationValues {
        let situation = observation?.situation ?? Situation(state: DroneState(), pose: nil, events: [], now: .zero)
        return SituationValues(situation, memory: memory)
    }

    mutating func watch(_ texts: [String]) -> [PromptAction] {
        var shown: [(name: String, formula: Formula)] = []
        var actions: [PromptAction] = []
        for text in texts {
            let (formula, complaints) = formula(text)
            actions += complaints
            if let formula { shown.append((text, formula)) }
        }
        guard actions.isEmpty else { return actions }
        var table = ValueTable(shown)
        table.look(at: values)
        // A terminal that cannot go back up shows what is now.
        guard traits.movesCursor else { return table.lines.map { .show($0) } }
        begin(.values(table))
        return []
    }

    private mutating func begin(_ watching: Watched) {
        watched = watching
        panelNumber += 1
    }

    mutating func plot(_ text: String) -> [PromptAction] {
        let (formula, complaints) = formula(text)
        guard let formula else { return complaints }
        if let value = formula.evaluated(in: values) {
            guard case .measure = value else { return [.show("\(text) is \(value.spoken): only numbers make a curve")] }
        }
        guard traits.movesCursor else {
            return [.show(curve(text, formula).lines(width: 80).joined(separator: "\n"))]
        }
        begin(.curve(name: text, formula))
        return []
    }

    private func formula(_ text: String) -> (Formula?, complaints: [PromptAction]) {
        let checked = check(text)
        guard let mission = checked.mission else { return (nil, checked.actions) }
        guard let formula = mission.shownValue else {
            return (nil, [.show("\"\(text)\" is no value; \"?\" lists the values there are")])
        }
        return (formula, [])
    }

    /// Brings what is watched up to date.
    mutating func look(at observation: Observation) {
        guard case .values(var table) = watched else { return }
        table.look(at: values)
        watched = .values(table)
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
        case .config: settingsText
        case .limits: limitsText
        case .marks: marksText
        case .queue: queueText
        case .events: log.text(last: 20)
        }
    }

    private var settingsText: String {
        var lines = configuration.isEmpty ? [] : [configuration]
        let written = log.notes.compactMap { note -> String? in
            if case .event(.configured(let setting)) = note.entry { "  \(setting.key) = \(setting.value)" } else { nil }
        }
        if !written.isEmpty { lines += ["set in the drone"] + written }
        return lines.isEmpty ? "nothing is set" : lines.joined(separator: "\n")
    }

    private var limitsText: String {
        let own = memory.limits
        var rows = [["limit", "operator", "mission"]]
        rows.append(["altitude", Format.meters(limits.ceiling), own.altitude.map(Format.meters) ?? "–"])
        rows.append(["radius", Format.meters(limits.radius), own.radius.map(Format.meters) ?? "–"])
        rows.append(["speed", "–", own.speed.map { Format.speed($0) } ?? "–"])
        rows.append(["tilt", Format.degrees(limits.tilt), own.tilt.map(Format.degrees) ?? "–"])
        rows.append(["climb", Format.speed(limits.climb), "–"])
        rows.append(["turn", "\(Format.rounded(limits.turn.degreesPerSecond, places: 0))°/s", "–"])
        rows.append(["time", "–", own.time.map(Format.seconds) ?? "–"])
        return Format.table(rows)
            + "\n  the narrower one holds; \"limit altitude 2m\" tightens, only the command line widens"
    }

    private var marksText: String {
        var rows = [["place", "forward", "right", "altitude", "heading"]]
        func row(_ name: String, _ pose: Pose) -> [String] {
            let degrees = pose.heading.degrees < 0 ? pose.heading.degrees + 360 : pose.heading.degrees
            return [
                name, Format.meters(pose.position.forward), Format.meters(pose.position.right),
                Format.meters(pose.position.up), "\(Format.rounded(degrees, places: 0))°",
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
        case .emergency, nil: break
        }
        for (index, text) in waiting.enumerated() {
            rows.append("  \("\(index + 1)".leftPadded(to: 6))  \(Self.firstLine(of: text))")
        }
        return rows.isEmpty ? "nothing is flown, and nothing waits" : rows.joined(separator: "\n")
    }
}
