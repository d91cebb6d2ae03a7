/// What a person does at the prompt.
package enum ConsoleInput: Hashable, Sendable {
    /// A line, or the lines of a block, were finished with Return.
    case entered(String)

    /// Several lines were pasted at once.
    case pasted(String)

    /// Ctrl-C was pressed, or the process was interrupted from outside.
    case interrupted(lineIsEmpty: Bool)

    /// Ctrl-Z was pressed.
    case suspended

    /// Ctrl-D was pressed on an empty line.
    case ended

    /// The terminal is gone.
    case hungUp

    /// A key was pressed while keys fly.
    case manual(ManualKey)

    /// A key was pressed while something was shown until then.
    case lookedAway
}
