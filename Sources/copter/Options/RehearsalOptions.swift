import ArgumentParser
import DroneSim
import FlightCore
import MissionRuntime
import Rehearsal

/// In what a mission is rehearsed: the options of every subcommand that flies in virtual time.
struct RehearsalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The charge at the beginning.", valueName: "percent"))
    var battery = 100.0

    @Option(name: .customLong("world"), help: "Where it is flown: \(World.all.map(\.name).joined(separator: ", ")).")
    var worldName = World.room.name

    @Flag(help: "Fly with the limits of the open air: 20 m high, 50 m far.")
    var outdoor = false

    func validate() throws {
        guard (1...100).contains(battery) else { throw ValidationError("--battery is a percentage from 1 to 100") }
        guard World.all.contains(where: { $0.name == worldName }) else {
            throw ValidationError(
                "--world \(worldName) is none of \(World.all.map(\.name).joined(separator: ", "))"
            )
        }
    }

    /// The conditions, with the wind of the flights.
    func conditions(wind: ClosedRange<Speed> = .zero ... .zero) -> RehearsalConditions {
        RehearsalConditions(
            simulator: SimulatorSettings(
                batteryPercent: battery,
                world: World.all.first { $0.name == worldName } ?? .room
            ),
            settings: FlightSettings(limits: outdoor ? .outdoor : .indoor),
            defaults: outdoor ? .outdoor : .indoor,
            wind: wind
        )
    }
}

/// Wind on the command line: `2m/s`, or between two speeds `0..3m/s`.
struct WindRange: ExpressibleByArgument {
    /// The least and the greatest speed.
    var speeds: ClosedRange<Speed>

    /// No wind at all.
    static let still = WindRange(speeds: .zero ... .zero)

    private init(speeds: ClosedRange<Speed>) { self.speeds = speeds }

    /// Reads one speed or two with `..` between; a unit behind the second holds for both.
    init?(argument: String) {
        guard argument.hasSuffix("m/s") else { return nil }
        let numbers = argument.dropLast(3).replacing("m/s", with: "").split(separator: "..").map { Double($0) }
        guard (1...2).contains(numbers.count), let first = numbers.first ?? nil, let last = numbers.last ?? nil,
            0 <= first, first <= last, last <= 30
        else { return nil }
        speeds = .metersPerSecond(first) ... .metersPerSecond(last)
    }
}
