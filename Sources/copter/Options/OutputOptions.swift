import ArgumentParser
import FlightConsole

/// How results and events are written.
struct OutputOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Write events and results as JSON, one object a line.")
    var isJSON = false

    @Option(name: .customLong("color"), help: "When to use colors: auto, always or never.")
    var colour = TerminalTraits.Colour.auto
}

extension TerminalTraits.Colour: ExpressibleByArgument {}
