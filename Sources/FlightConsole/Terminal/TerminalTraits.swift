import Glibc

/// What can be done with the terminal.
package struct TerminalTraits: Hashable, Sendable {
    /// When colours are used.
    package enum Colour: String, Sendable, CaseIterable {
        /// Where the stream is a terminal that has them and `NO_COLOR` is not set.
        case auto
        case always
        case never
    }

    /// Whether text may be coloured.
    package var hasColour: Bool

    /// Whether the cursor can be moved.
    package var movesCursor: Bool

    /// Whether warnings ring the terminal's bell.
    package var ringsBell = false

    /// Makes traits that are known.
    package init(hasColour: Bool, movesCursor: Bool) {
        self.hasColour = hasColour
        self.movesCursor = movesCursor
    }

    /// The traits of a stream, from what it is and what the environment and the command line ask for.
    package init(isTerminal: Bool, colour: Colour, environment: (String) -> String?) {
        let kind = environment("TERM") ?? ""
        movesCursor = isTerminal && kind != "dumb" && !kind.isEmpty
        hasColour =
            switch colour {
            case .always: true
            case .never: false
            case .auto: movesCursor && (environment("NO_COLOR") ?? "").isEmpty
            }
    }

    /// The traits of a file descriptor of this process.
    package init(descriptor: Int32, colour: Colour) {
        self.init(
            isTerminal: isatty(descriptor) == 1,
            colour: colour,
            environment: { name in unsafe getenv(name).map { unsafe String(cString: $0) } }
        )
    }
}
