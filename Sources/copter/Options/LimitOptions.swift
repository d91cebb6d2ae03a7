import ArgumentParser
import DroneLink
import FlightCore
import MissionRuntime

/// How far a flight may go: only the command line widens limits, a mission can tighten them.
struct LimitOptions: ParsableArguments {
    @Flag(help: "Fly with the limits of the open air: 20 m high, 50 m far, without the indoor hull.")
    var outdoor = false

    @Option(help: ArgumentHelp("How high it may fly (3m; outdoors 20m).", valueName: "height"))
    var ceiling: Distance?

    @Option(help: ArgumentHelp("How far from home it may fly (10m; outdoors 50m).", valueName: "distance"))
    var radius: Distance?

    @Flag(
        name: .customLong("i-know"),
        help: "Take off with 20 % of the battery instead of 30 %, and do not land at 25 %, only at 15 %."
    )
    var acceptsWeakBattery = false

    func validate() throws {
        if let contradiction = limits.contradiction { throw ValidationError("\(contradiction)") }
    }

    /// The limits that were chosen.
    var limits: FlightLimits {
        var limits = outdoor ? FlightLimits.outdoor : .indoor
        limits.ceiling = ceiling?.length ?? limits.ceiling
        limits.radius = radius?.length ?? limits.radius
        return limits
    }

    /// Settings for a link whose flights keep to the limits.
    func applied(to settings: LinkSettings = LinkSettings()) -> LinkSettings {
        var settings = settings
        settings.flight = LinkSettings.newSession(limits: limits)
        if acceptsWeakBattery { settings.flight.leastTakeOffPercent = FlightSettings.lowestTakeOffPercent }
        return settings
    }
}

/// A length on the command line, with its unit: `5m`, `80cm`.
struct Distance: ExpressibleByArgument {
    /// How far.
    var length: Length

    /// Reads a number and a unit of length; nothing else is a length.
    init?(argument: String) {
        let units: [(suffix: String, meters: Double)] = [("cm", 0.01), ("m", 1)]
        guard let unit = units.first(where: { argument.hasSuffix($0.suffix) }),
            let number = Double(argument.dropLast(unit.suffix.count)), number > 0, number <= 1000
        else { return nil }
        length = .meters(number * unit.meters)
    }
}
