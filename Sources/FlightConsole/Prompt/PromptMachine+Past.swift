import FlightCore
import MissionLanguage
import MissionRuntime

// What goes back to the lines that were flown.
extension PromptMachine {
    mutating func undo() -> [PromptAction] {
        if let refusal = refusalOfFlight { return decline("undo", refusal) }
        guard isFlying else { return [.show("nothing to undo: the drone is on the ground")] }
        guard let here = observation?.situation.pose else {
            return decline("undo", "the drone does not know where it is; no way leads back")
        }
        let began: Pose?
        switch flight {
        case .mission(_, let place, _, _), .manual(let place, _): began = place
        case .landing, .emergency, .proving: return [.show("nothing to undo: the drone comes down")]
        case nil: began = flown.takePlace(otherThan: memory.target ?? here)
        }
        guard let began else { return [.show("nothing to undo: nothing has moved the drone since it took off")] }
        let way = began.way(from: here)
        guard !way.isEmpty else { return [.show("nothing to undo: the drone is where the move began")] }
        let dropped = drop()
        let checked = check(way)
        guard let mission = checked.mission else { return dropped + checked.actions }
        if flight != nil { log.note(.asked("undo"), at: now) }
        return dropped + [.show("back: \(way)")] + fly(mission, isWayBack: true)
    }

    mutating func resume() -> [PromptAction] {
        if let refusal = refusalOfFlight { return decline("resume", refusal) }
        guard isFlying else { return [.show("nothing to resume: the drone is on the ground")] }
        guard flight == nil else { return [.show("nothing to resume: the drone is on its way")] }
        guard let target = memory.interrupted else { return [.show("nothing to resume: no move was interrupted")] }
        guard let here = observation?.situation.pose else {
            return decline("resume", "the drone does not know where it is; no way leads on")
        }
        let way = target.way(from: here)
        guard !way.isEmpty else { return [.show("nothing to resume: the drone is where the move was to lead")] }
        let checked = check(way)
        guard let mission = checked.mission else { return checked.actions }
        return [.show("on: \(way)")] + fly(mission)
    }

    mutating func again(_ times: Int) -> [PromptAction] {
        guard let last = flown.last else { return [.show("nothing to fly again: no line was flown yet")] }
        var actions: [PromptAction] = [.show(times == 1 ? "again: \(last)" : "\(times) times: \(last)")]
        for _ in 0..<times { actions += take(mission: last) }
        return actions
    }

    mutating func save(last count: Int?, as file: String, _ replacing: Bool) -> [PromptAction] {
        let lines = flown.lines(last: count)
        guard !lines.isEmpty else { return [.show("nothing to save: no line was flown yet")] }
        let name = file.split(separator: "/").last.map { String($0.dropLast(".fly".count)) } ?? file
        do throws(MissionDraft.Failure) {
            let draft = try MissionDraft(lines, called: name, knowing: memory, using: shelf.library)
            return [.save(draft, file: file, replacing: replacing)]
        } catch {
            let shown = error.diagnostics.map {
                PromptAction.show(DiagnosticRenderer.render($0, in: error.source, colour: traits.hasColour))
            }
            return shown + [
                .show("not saved: these lines alone make no mission; \"save as \(file)\" takes all of them")
            ]
        }
    }
}
