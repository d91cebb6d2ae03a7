import ArgumentParser

/// A time on the command line, with the units that missions have: `10s`, `500ms`, `2min`; a bare number is one of seconds.
struct TimeSpan: ExpressibleByArgument {
    /// How long.
    var duration: Duration

    /// Reads a number and a unit of time.
    init?(argument: String) {
        let units: [(suffix: String, seconds: Double)] = [("ms", 0.001), ("min", 60), ("s", 1)]
        let unit = units.first { argument.hasSuffix($0.suffix) } ?? ("", 1)
        guard let number = Double(argument.dropLast(unit.suffix.count)), number > 0, number <= 1e6 else { return nil }
        duration = .seconds(number * unit.seconds)
    }
}
