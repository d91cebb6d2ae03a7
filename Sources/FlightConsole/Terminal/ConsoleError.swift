/// Why there is no prompt.
package enum ConsoleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system gave no thread for the line editor.
    case noThread

    /// The system gave no pipe to wake the line editor.
    case noPipe

    /// libedit did not start on this terminal.
    case noEditor

    package var description: String {
        switch self {
        case .noThread: "the system gives no thread for the line editor"
        case .noPipe: "the system gives no pipe for the line editor"
        case .noEditor: "the line editor does not start on this terminal"
        }
    }
}
