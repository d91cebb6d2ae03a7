import Synchronization

/// A bounded queue between a thread that must not wait and the one task that reads it.
///
/// Unlike an `AsyncStream` it does not end when its reader is cancelled, only when it is told to: a flight that was
/// cancelled must still hear its drone land.
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

    /// The reader's side.
    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(mailbox: self) }

    /// Reads a mailbox; only one reader may wait at a time.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let mailbox: Mailbox

        /// The oldest element that waits, or the next to come; nil after the end.
        package func next(isolation actor: isolated (any Actor)?) async -> Element? {
            await withCheckedContinuation(isolation: actor) { continuation in
                mailbox.answer(continuation)
            }
        }

        /// The oldest element that waits, or the next to come; nil after the end.
        package func next() async -> Element? { await next(isolation: #isolation) }
    }

    private func answer(_ continuation: CheckedContinuation<Element?, Never>) {
        let answer = state.withLock { state -> Element?? in
            if let element = state.entries.popFirst() { return .some(element) }
            if state.finished { return .some(nil) }
            precondition(state.reader == nil, "a mailbox has one reader")
            state.reader = continuation
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }
}
