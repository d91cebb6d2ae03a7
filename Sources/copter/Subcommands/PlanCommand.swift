import ArgumentParser
import FlightConsole
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal

/// `copter plan`: draws where a mission leads and how high.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Draw a mission: from above, and its height over time.",
        discussion: """
            The mission is flown once in the simulated drone, without wind and with perfect sensors. Exit code 0 when it \
            came to its end, 1 when it failed (8 where a film or a photo did), 2 when it cannot be flown.

              copter plan missions/square.fly
              copter plan missions/square.fly side=3m --svg square.svg
            """
    )

    @OptionGroup var chosen: MissionOptions

    @Option(name: .customLong("svg"), help: ArgumentHelp("Write the drawing to this file.", valueName: "file"))
    var drawing: String?

    @OptionGroup var rehearsal: RehearsalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let given = try chosen.source()
        let mission = try given.checked(
            colour: output.coloursErrors
        )
        let plan = try FlightPlan(mission, in: rehearsal.conditions())
        if let drawing {
            do throws(TextFile.Failure) {
                try TextFile.replace(drawing, with: plan.svg)
            } catch {
                throw CommandFailure(.usage, "cannot write \(drawing): \(error)")
            }
        }
        if output.isJSON {
            print(plan.record.text)
        } else if let drawing {
            print("\(plan.name)  drawn in \(drawing)")
        } else {
            print(plan.text)
        }
        if case .failed(let failure) = plan.outcome {
            throw CommandFailure(failure.exitCode, "the mission fails: \(failure.words)")
        }
    }
}

extension FlightPlan {
    /// The plan for a script.
    fileprivate var record: JSON {
        .object([
            ("plan", .text(name)), ("seconds", .number(took.seconds)), ("metersOverGround", .number(way.meters)),
            ("completed", .truth(outcome == .completed)),
            (
                "steps",
                .list(
                    stops.map {
                        .object([
                            ("line", .integer(Int64($0.line))), ("step", .text($0.text)),
                            ("began", .number($0.began.seconds)), ("seconds", .number($0.took.seconds)),
                            ("forward", .number($0.place.forward.meters)), ("right", .number($0.place.right.meters)),
                            ("up", .number($0.place.up.meters)),
                        ])
                    }
                )
            ),
        ])
    }
}
