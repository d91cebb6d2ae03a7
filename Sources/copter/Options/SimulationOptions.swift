import ArgumentParser
import DroneSim
import SimulatorHost

/// What surrounds a simulated drone, and what is written down of it: the options wherever one is flown.
struct SimulationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write what is really the case, 50 JSON lines a second.",
            discussion: """
                t (s since power-on); x, y, z (m: north, east, up of where it was switched on; north is where its nose \
                pointed); vx, vy, vz (m/s); yaw (clockwise from above, -180 to 180), pitch (nose up), roll (right side \
                down) in degrees; state; battery (%); wx, wy (velocity of the air, m/s). An old file is overwritten.
                """,
            valueName: "file"
        )
    )
    var truth: String?

    @Option(
        help: ArgumentHelp(
            "Where it flies: \(World.all.map(\.name).joined(separator: ", ")), or a file that describes a world.",
            discussion: """
                A file has one thing a line: "box 6m 6m 3m", "floor oak", "roundel floor 2m 0m 30cm", "wind 1m/s from 90deg" \
                and more; a wrong line is named with its column and what would be right.
                """,
            valueName: "world"
        )
    )
    var world = World.room.name

    @Option(
        help: ArgumentHelp(
            "The wind: \"calm\", or as \"2m/s from 90deg gust 0.5m/s\" (0deg is ahead of the start, 90deg right of it).",
            valueName: "wind"
        )
    )
    var wind: String?

    /// What the options ask for.
    func simulation() throws(CommandFailure) -> Simulation {
        Simulation(truthFile: truth, world: try Self.world(world), wind: try wind.map(Self.wind))
    }

    private static func world(_ name: String) throws(CommandFailure) -> World {
        if let known = World.all.first(where: { $0.name == name }) { return known }
        let text: String
        do throws(InputFile.ReadError) {
            text = try InputFile.text(name)
        } catch {
            let names = World.all.map(\.name).joined(separator: ", ")
            throw CommandFailure(
                .usage,
                "--world \(name) is none of \(names), nor a file that can be read: \(error.reason)"
            )
        }
        do throws(WorldError) {
            return try World(name: name, parsing: text)
        } catch {
            throw CommandFailure(.usage, "\(name):\(error.line):\(error.column): \(error)")
        }
    }

    private static func wind(_ text: String) throws(CommandFailure) -> Wind {
        do throws(WorldError) {
            return try Wind(parsing: text)
        } catch {
            throw CommandFailure(.usage, "--wind \(text), column \(error.column): \(error)")
        }
    }
}

/// What surrounds a simulated drone, and what is written down of it.
struct Simulation: Hashable {
    /// Where the truth goes.
    var truthFile: String?

    /// Where it flies.
    var world = World.room

    /// How the air moves; nil for the world's own wind.
    var wind: Wind?

    /// The settings of a drone that is simulated so, on a free loopback address.
    var host: SimulatorHostSettings {
        var settings = SimulatorHostSettings(simulator: SimulatorSettings(world: world, wind: wind))
        settings.truthFile = truthFile
        settings.reportTruthFailure = { StandardError.write("copter: \($0)") }
        return settings
    }
}
