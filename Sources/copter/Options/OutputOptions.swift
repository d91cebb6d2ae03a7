import ArgumentParser
import FlightConsole
import Glibc

/// How results and events are written.
struct OutputOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Write events and results as JSON, one object a line.")
    var isJSON = false

    @Option(name: .customLong("color"), help: "When to use colors: auto, always or never.")
    var colour = TerminalTraits.Colour.auto

    @Flag(name: .customLong("bell"), help: "Ring the terminal's bell with every warning.")
    var ringsBell = false

    @Flag(
        name: .customLong("speak"),
        help: "Speak what happens, with espeak-ng or the program named by COPTER_SPEAKER."
    )
    var speaks = false

    /// What can be done with the stream that results go to.
    var traits: TerminalTraits {
        var traits = TerminalTraits(descriptor: STDOUT_FILENO, colour: colour)
        traits.ringsBell = ringsBell && isatty(STDOUT_FILENO) == 1
        return traits
    }

    /// Whether mistakes may be coloured, which go to the other stream.
    var coloursErrors: Bool { TerminalTraits(descriptor: STDERR_FILENO, colour: colour).hasColour }
}

extension TerminalTraits.Colour: ExpressibleByArgument {}
