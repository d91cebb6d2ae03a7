import Synchronization

/// A bounded queue between a thread that must not wait and the one task that reads it.
///
/// Like an `AsyncStream` it ends when it is told to, and for a reader whose task is cancelled. Whoever must go on through a
/// cancellation, as a landing must, reads ``untilFinished``.
package final class Mailbox<Element: Sendable>: AsyncSequence, Sendable {
    private struct State {
        var entries: Backlog<Element>
        var reader: CheckedContinuation<Element?, Never>?
        var finished = false
    }

    private let state: Mutex<State>

    /// Makes an empty mailbox.
    ///
    /// - Parameter capacity: how many elements may wait to be read.
    package init(capacity: Int) { state = Mutex(State(entries: Backlog(capacity: capacity))) }

    /// Adds the newest element without waiting.
    ///
    /// - Returns: what there was no room for: the oldest element, or after the end this one.
    @discardableResult
    package func put(_ element: Element) -> Element? {
        let (reader, displaced) = state.withLock { state -> (CheckedContinuation<Element?, Never>?, Element?) in
            guard !state.finished else { return (nil, element) }
            if let reader = state.reader.take() { return (reader, nil) }
            return (nil, state.entries.append(element))
        }
        reader?.resume(returning: element)
        return displaced
    }

    /// Ends the sequence once what waits has been read.
    package func finish() {
        let reader = state.withLock { state in
            state.finished = true
            return state.reader.take()
        }
        reader?.resume(returning: nil)
    }

    /// The reader's side, which ends with its task.
    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(mailbox: self, endsWithTask: true) }

    /// The same elements for a reader that also hears them in a cancelled task: this ends only with the mailbox.
    package var untilFinished: UntilFinished { UntilFinished(mailbox: self) }

    /// What ``untilFinished`` gives.
    package struct UntilFinished: AsyncSequence, Sendable {
        fileprivate let mailbox: Mailbox

        /// The reader's side.
        package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(mailbox: mailbox, endsWithTask: false) }
    }

    /// Reads a mailbox; only one reader may wait at a time.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let mailbox: Mailbox
        fileprivate let endsWithTask: Bool

        /// The oldest element that waits, or the next to come; nil after the end.
        package func next(isolation actor: isolated (any Actor)?) async -> Element? {
            guard endsWithTask else {
                return await withCheckedContinuation(isolation: actor) { mailbox.answer($0) }
            }
            return await withTaskCancellationHandler(
                operation: {
                    await withCheckedContinuation(isolation: actor) {
                        mailbox.answer($0, isCancelled: Task.isCancelled)
                    }
                },
                onCancel: { mailbox.dismissReader() },
                isolation: actor
            )
        }

        /// The oldest element that waits, or the next to come; nil after the end.
        package func next() async -> Element? { await next(isolation: #isolation) }
    }

    /// Answers a reader now, or keeps it waiting.
    ///
    /// The autoclosure is looked at under the lock: a cancellation that comes later finds the reader waiting.
    private func answer(
        _ continuation: CheckedContinuation<Element?, Never>,
        isCancelled: @autoclosure () -> Bool = false
    ) {
        let answer = state.withLock { state -> Element?? in
            if isCancelled() { return .some(nil) }
            if let element = state.entries.popFirst() { return .some(element) }
            if state.finished { return .some(nil) }
            precondition(state.reader == nil, "a mailbox has one reader")
            state.reader = continuation
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    /// Ends the wait of a reader whose task was cancelled.
    private func dismissReader() {
        state.withLock { $0.reader.take() }?.resume(returning: nil)
    }
}
