import Synchronization

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
            let isEditing = Mutex(false)
            // Whoever waits for what is typed would wait in vain.
            defer { if !isEditing.withLock({ $0 }) { typed.yield(.hungUp) } }
            try await onOwnThread {
                let editor = LineEditor(
                    screen: screen,
                    traits: traits,
                    history: history,
                    shelf: shelf,
                    deliver: { typed.yield($0) }
                )
                guard let editor else { return }
                isEditing.withLock { $0 = true }
                editor.run()
            }
            guard isEditing.withLock({ $0 }) else { throw ConsoleError.noEditor }
        }
        defer { screen.close() }
        let result = try await body(screen, inputs)
        screen.close()
        // Where the editor did not start, nothing was typed, and that is the reason.
        try await group.waitForAll()
        return result
    }
}
