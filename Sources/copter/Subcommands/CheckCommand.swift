import ArgumentParser
import MissionLanguage
import Rehearsal

/// `copter check`: says whether a mission can be flown, without flying it.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a mission without flying it.",
        discussion: """
            What is wrong is told with line, column and what was probably meant, all of it at once. A text without a \
            mistake is flown some times in the simulated drone: told are its time, its charge, the room it takes, how \
            near each line comes to the limits, and how far it drifts. Exit code 0 when the mission can be flown, 1 when it \
            fails in one of these flights, 2 when its text is wrong or a step has too little time, 5 when no battery \
            carries it, 6 when it leaves its limits.

              copter check missions/square.fly
              copter check missions/square.fly side=3m
              copter check --json missions/square.fly
            """
    )

    @OptionGroup var chosen: MissionOptions

    @Option(help: ArgumentHelp("How many simulated flights at most; 0 for the text alone.", valueName: "number"))
    var flights = 20

    @Option(
        help: ArgumentHelp("The wind of these flights: one speed, or the least and the greatest.", valueName: "speeds")
    )
    var wind = WindRange.still

    @OptionGroup var rehearsal: RehearsalOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...1000).contains(flights) else { throw ValidationError("--flights is a number from 0 to 1000") }
    }

    func run() async throws {
        let given = try chosen.source()
        let (mission, diagnostics) = given.check()
        var forecast: MissionForecast?
        if let mission, flights > 0, mission.takesOff {
            forecast = try await .make(of: mission, in: rehearsal.conditions(wind: wind.speeds), flights: flights)
        }
        if output.isJSON {
            for diagnostic in diagnostics { print(Self.record(of: diagnostic, in: given.source).text) }
            print(Self.record(of: mission, forecast, in: given.source).text)
        } else {
            // What is only to be known of a mission that can be flown stands below what else is known of it.
            for diagnostic in diagnostics where mission == nil || diagnostic.severity > .note {
                StandardError.write(
                    DiagnosticRenderer.render(diagnostic, in: given.source, colour: output.coloursErrors)
                )
            }
            if let mission {
                let notes = diagnostics.filter { $0.severity == .note }.map { note in
                    "  note     line \(given.source.position(of: note.range.lower).line): \(note.message)"
                }
                print((Self.summary(of: mission, forecast) + (forecast?.lines ?? []) + notes).joined(separator: "\n"))
            }
        }
        if mission == nil { throw CommandFailure(toldAlready: .usage) }
        if let refusal = forecast?.refusal { throw refusal }
        if forecast?.summary.failures.isEmpty == false { throw CommandFailure(toldAlready: .missionFailed) }
    }

    /// `square.fly  ok     13 commands, 4 photos, 1 recording`, and the parameters below.
    private static func summary(of mission: CheckedMission, _ forecast: MissionForecast?) -> [String] {
        func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }
        var facts: [String] = []
        if let extent = forecast?.summary.extent {
            facts.append(counted(extent.commands, "command"))
            if extent.photos > 0 { facts.append(counted(extent.photos, "photo")) }
            if extent.films > 0 { facts.append(counted(extent.films, "recording")) }
        } else {
            facts.append(counted(mission.steps.count, "step"))
            if mission.usesCamera { facts.append("uses the camera") }
        }
        if !mission.takesOff { facts.append("no takeoff") }
        let verdict: String
        if forecast?.refusal != nil {
            verdict = "not fit to fly"
        } else if let summary = forecast?.summary, !summary.failures.isEmpty {
            verdict = "fails in \(summary.count - summary.succeeded) of \(counted(summary.count, "simulated flight"))"
        } else {
            verdict = "ok"
        }
        var lines = ["\(mission.source.name)  \(verdict)     \(facts.joined(separator: ", "))"]
        let names = mission.parameters.map(\.name.count).max() ?? 0
        let values = mission.parameters.map(\.value.spoken.count).max() ?? 0
        for parameter in mission.parameters {
            let value = parameter.value.spoken
            let name = parameter.name + String(repeating: " ", count: names - parameter.name.count)
            let gap = String(repeating: " ", count: values - value.count)
            lines.append("  \(name) = \(value)" + (parameter.remark.map { "\(gap)   \($0)" } ?? ""))
        }
        return lines
    }

    private static func record(of diagnostic: Diagnostic, in source: SourceText) -> JSON {
        let (start, end) = (source.position(of: diagnostic.range.lower), source.position(of: diagnostic.range.upper))
        // What is wrong on the command line has no place in the file.
        func place(_ number: Int) -> JSON { diagnostic.isAboutArguments ? .null : .integer(Int64(number)) }
        return .object([
            ("file", .text(source.name)), ("line", place(start.line)), ("column", place(start.column)),
            ("endLine", place(end.line)), ("endColumn", place(end.column)),
            ("severity", .text(diagnostic.severity.rawValue)), ("id", .text(diagnostic.id)),
            ("message", .text(diagnostic.message)), ("notes", .list(diagnostic.notes.map(JSON.text))),
            ("fixed", diagnostic.fixIt.map { .text($0.applied(to: source)) } ?? .null),
        ])
    }

    private static func record(
        of mission: CheckedMission?,
        _ forecast: MissionForecast?,
        in source: SourceText
    ) -> JSON {
        var members: [(String, JSON)] = [("file", .text(source.name)), ("ok", .truth(mission != nil))]
        if let mission {
            members.append(("steps", .integer(Int64(mission.steps.count))))
            members.append(("takesOff", .truth(mission.takesOff)))
            members.append(("usesCamera", .truth(mission.usesCamera)))
            members.append(
                (
                    "parameters", .object(mission.parameters.map { ($0.name, .text($0.value.spoken)) })
                )
            )
        }
        if let forecast { members.append(("forecast", forecast.record)) }
        return .object(members)
    }
}
