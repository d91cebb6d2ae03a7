import Synchronization

/// What the prompt wants of the drone that is linked at the moment, if any, and whether it wants any at all.
final class Orders: Sendable {
    private struct State {
        var link: AsyncStream<PromptAction>.Continuation?
        var isLeaving = false
    }

    private let state = Mutex(State())
    private let abandonment = AsyncStream.makeStream(of: Never.self)

    /// Whether nobody wants a drone any more.
    var isLeaving: Bool { state.withLock(\.isLeaving) }

    /// Begins to take orders for a drone.
    ///
    /// They end when the prompt is left; there are none for whoever comes after that.
    func open() -> AsyncStream<PromptAction> {
        let (orders, link) = AsyncStream.makeStream(of: PromptAction.self)
        let isLeaving = state.withLock { state in
            state.link = link
            return state.isLeaving
        }
        if isLeaving { link.finish() }
        return orders
    }

    /// The drone is gone; what is ordered now is lost.
    func close() { state.withLock { $0.link = nil } }

    /// Gives an order to the drone, if there is one.
    func give(_ order: PromptAction) { _ = state.withLock { $0.link?.yield(order) } }

    /// Nobody wants a drone any more: one that is linked is let go in good order, one that is looked for is looked for no
    /// more.
    func leave() {
        let link = state.withLock { state in
            state.isLeaving = true
            return state.link
        }
        if let link { link.finish() } else { abandonment.continuation.finish() }
    }

    /// Waits until the search for a drone is given up.
    func untilAbandoned() async { for await _ in abandonment.stream {} }
}
