import ArgumentParser
import DroneLink
import DroneSim
import FlightCore
import MissionRuntime
import Rehearsal

/// In what a mission is rehearsed: the options of every subcommand that flies in virtual time.
struct RehearsalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The charge at the beginning.", valueName: "percent"))
    var battery = 100.0

    @Option(
        name: .customLong("world"),
        help: "Where it is flown: \(World.all.map(\.name).joined(separator: ", ")) (room; outdoors field)."
    )
    var worldName: String?

    @OptionGroup(title: "Limits") var limits: LimitOptions

    func validate() throws {
        guard (1...100).contains(battery) else { throw ValidationError("--battery is a percentage from 1 to 100") }
        if let worldName, !World.all.contains(where: { $0.name == worldName }) {
            throw ValidationError(
                "--world \(worldName) is none of \(World.all.map(\.name).joined(separator: ", "))"
            )
        }
    }

    /// The conditions, with the wind of the flights.
    func conditions(wind: ClosedRange<Speed> = .zero ... .zero) -> RehearsalConditions {
        let settings = limits.applied().flight
        let world = World.all.first { $0.name == worldName } ?? (settings.limits.outdoor ? .field : .room)
        return RehearsalConditions(
            simulator: SimulatorSettings(batteryPercent: battery, world: world),
            settings: settings,
            defaults: settings.limits.defaults,
            wind: wind
        )
    }
}

/// Wind on the command line: `2m/s`, between two speeds `0..3m/s`, or `calm`.
struct WindRange: ExpressibleByArgument, Equatable {
    /// The least and the greatest speed.
    var speeds: ClosedRange<Speed>

    /// No wind at all.
    static let still = WindRange(speeds: .zero ... .zero)

    private init(speeds: ClosedRange<Speed>) { self.speeds = speeds }

    /// As help shows it.
    var defaultValueDescription: String {
        self == .still
            ? Self.calm : "\(speeds.lowerBound.metersPerSecond)..\(speeds.upperBound.metersPerSecond)m/s"
    }

    private static let calm = "calm"

    /// Reads one speed or two with `..` between; a unit behind the second holds for both.
    init?(argument: String) {
        if argument == Self.calm {
            self = .still
            return
        }
        guard argument.hasSuffix("m/s") else { return nil }
        let numbers = argument.dropLast(3).replacing("m/s", with: "").split(separator: "..").map { Double($0) }
        guard (1...2).contains(numbers.count), let first = numbers.first ?? nil, let last = numbers.last ?? nil,
            0 <= first, first <= last, last <= 30
        else { return nil }
        speeds = .metersPerSecond(first) ... .metersPerSecond(last)
    }
}
