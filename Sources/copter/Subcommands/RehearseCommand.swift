import ArgumentParser
import DroneSim
import FlightCore
import MissionLanguage
import Rehearsal

/// `copter rehearse`: flies a mission many times in virtual time, and says what may happen.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Fly a mission many times in the simulated drone, without waiting.",
        discussion: """
            Each flight has sensors, radio and wind of its own. Told is how many came to their end, the least charge, how \
            far from its place the drone came down, how near each line came to the limits, and which lines fail.

            Exit code 0 when every flight went well and left 25 % of charge, otherwise that of the most frequent \
            failure: 1 mission failed, 5 battery, 6 limit, 7 emergency, 8 film or photo; 2 when the mission cannot be flown at all.

              copter rehearse missions/square.fly
              copter rehearse missions/square.fly side=3m --seeds 100 --wind 0..3m/s
            """
    )

    @OptionGroup var chosen: MissionOptions

    @Option(help: ArgumentHelp("How many flights.", valueName: "number"))
    var seeds = 100

    @Option(help: ArgumentHelp("The wind: one speed, or the least and the greatest.", valueName: "speeds"))
    var wind = WindRange.still

    @OptionGroup var rehearsal: RehearsalOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...10_000).contains(seeds) else { throw ValidationError("--seeds is a number from 1 to 10000") }
    }

    func run() async throws {
        let given = try chosen.source()
        let mission = try given.checked(
            colour: output.coloursErrors
        )
        let conditions = rehearsal.conditions(wind: wind.speeds)
        let flights = try await RehearsedFlight.flights(of: mission, count: seeds, in: conditions)
        let summary = RehearsalSummary(flights)
        print(
            output.isJSON
                ? JSON.object([("rehearsal", .text(mission.source.name)), ("summary", summary.record)]).text
                : summary.text(of: mission, in: conditions)
        )
        if let code = summary.exitCode { throw CommandFailure(toldAlready: code) }
    }
}

extension RehearsalSummary {
    /// How the program ends; nil with success.
    fileprivate var exitCode: ExitCode? {
        if let first = failures.first { return first.reason.exitCode }
        if !isInside { return .limit }
        return hasCharge ? nil : .battery
    }

    // MARK: In words

    fileprivate func text(of mission: CheckedMission, in conditions: RehearsalConditions) -> String {
        var lines = [
            "\(mission.source.name)  \(succeeded) of \(count) flights went well, \(conditions.windWords)"
        ]
        if let time {
            lines.append(
                "  time     \(Decimals.fixed(time.lowerBound.seconds, places: 1))–"
                    + "\(Decimals.fixed(time.upperBound.seconds, places: 1)) s"
            )
        }
        if let leastBattery {
            let start = Decimals.fixed(conditions.simulator.batteryPercent, places: 0)
            let verdict = hasCharge ? "" : ", less than the \(RehearsedFlight.leastCharge) % that must be left"
            lines.append("  battery  \(leastBattery) % left of \(start) % at worst\(verdict)")
        }
        if let box {
            let ahead = box.ahead.upperBound - box.ahead.lowerBound
            let aside = box.right.upperBound - box.right.lowerBound
            lines.append(
                "  box      \(Self.meters(ahead)) deep, \(Self.meters(aside)) wide, \(Self.meters(box.highest)) high"
            )
        }
        if let endError {
            lines.append(
                "  end      \(Self.meters(endError.middle)) off its place in the middle, "
                    + "\(Self.meters(endError.most)) in 95 of 100, \(Self.meters(endError.worst)) at worst"
            )
        }
        return (lines + fenceLines + failureLines).joined(separator: "\n")
    }

    private static func meters(_ length: Length) -> String { Decimals.fixed(length.meters, places: 2) + " m" }
}
