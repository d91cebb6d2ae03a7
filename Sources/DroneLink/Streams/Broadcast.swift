import Synchronization

/// One value after the other, for one reader who may be slow.
///
/// Whoever reads too slowly loses the oldest values and can ask how many; nobody else ever waits for it. The sequence ends
/// with the link, and when its task is cancelled.
public struct Updates<Element: Sendable>: AsyncSequence, Sendable {
    fileprivate let stream: AsyncStream<Element>
    fileprivate let lost: LossCount

    /// How many values this reader has lost.
    public var missed: Int { lost.count.withLock { $0 } }

    /// The reader's side; a stream of updates has one reader.
    public func makeAsyncIterator() -> AsyncStream<Element>.Iterator { stream.makeAsyncIterator() }
}

/// How many values one reader has lost.
private final class LossCount: Sendable {
    let count = Mutex(0)
}

/// Hands every value to every subscriber without ever waiting for one.
final class Broadcast<Element: Sendable>: Sendable {
    private struct Subscriber {
        var continuation: AsyncStream<Element>.Continuation
        var lost: LossCount
    }

    private struct State {
        var subscribers: [Int: Subscriber] = [:]
        var nextNumber = 0
        var isFinished = false
    }

    private let state = Mutex(State())

    /// Called after somebody has subscribed.
    private let onSubscribe: @Sendable () -> Void

    init(onSubscribe: @escaping @Sendable () -> Void = {}) { self.onSubscribe = onSubscribe }

    /// Whether anybody listens.
    var hasSubscribers: Bool { state.withLock { !$0.subscribers.isEmpty } }

    /// A stream of what is sent from now on, of which `capacity` values may wait.
    func subscribe(capacity: Int) -> Updates<Element> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Element.self,
            bufferingPolicy: .bufferingNewest(capacity)
        )
        let lost = LossCount()
        let number = state.withLock { state -> Int? in
            guard !state.isFinished else { return nil }
            state.nextNumber += 1
            state.subscribers[state.nextNumber] = Subscriber(continuation: continuation, lost: lost)
            return state.nextNumber
        }
        guard let number else {
            continuation.finish()
            return Updates(stream: stream, lost: lost)
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.subscribers.removeValue(forKey: number) }
        }
        onSubscribe()
        return Updates(stream: stream, lost: lost)
    }

    /// Hands out a value.
    func send(_ element: Element) {
        // Outside of the lock: a continuation that ends calls back into it.
        for subscriber in state.withLock({ Array($0.subscribers.values) }) {
            if case .dropped = subscriber.continuation.yield(element) { subscriber.lost.count.withLock { $0 += 1 } }
        }
    }

    /// Ends every stream.
    func finish() {
        let subscribers = state.withLock { state in
            state.isFinished = true
            return Array(state.subscribers.values)
        }
        for subscriber in subscribers { subscriber.continuation.finish() }
    }
}
