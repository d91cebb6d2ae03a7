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
            "The wind: \"calm\", or as \"2m/s from 90deg gust 0.5m/s\" (0deg is ahead of the start, 90deg right of it).",
            valueName: "wind"
        )
    )
    var wind: String?

    /// What the options ask for.
    func simulation() throws(CommandFailure) -> Simulation {
        Simulation(truthFile: truth, wind: try wind.map(Self.wind))
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

    /// How the air moves; nil for the world's own wind.
    var wind: Wind?

    /// The settings of a drone that is simulated so, on a free loopback address.
    var host: SimulatorHostSettings {
        var settings = SimulatorHostSettings(simulator: SimulatorSettings(wind: wind))
        settings.truthFile = truthFile
        settings.reportTruthFailure = { StandardError.write("copter: \($0)") }
        return settings
    }
}
