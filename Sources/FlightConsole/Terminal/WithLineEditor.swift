/// Reads lines from the terminal for as long as the body runs.
///
/// The body gets what is typed as a stream and the screen to write on; when it ends, however it ends, the terminal is as
/// it was before.
package func withLineEditor<Result: Sendable>(
    traits: TerminalTraits,
    history: HistoryFile?,
    shelf: MissionShelf = .empty,
    _ body: (Screen, AsyncStream<ConsoleInput>) async throws -> Result
) async throws -> Result {
    guard let screen = Screen() else { throw ConsoleError.noPipe }
    let (inputs, typed) = AsyncStream.makeStream(of: ConsoleInput.self)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { typed.finish() }
            try await onOwnThread {
                let editor = LineEditor(
                    screen: screen,
                    traits: traits,
                    history: history,
                    shelf: shelf,
                    deliver: { typed.yield($0) }
                )
                editor?.run()
            }
        }
        defer { screen.close() }
        return try await body(screen, inputs)
    }
}
