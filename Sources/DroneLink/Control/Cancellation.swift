import Synchronization

/// A wish to stop that any thread may utter and the control loop looks at every 30 ms.
final class Cancellation: Sendable {
    private let wish = Atomic(false)

    var isRequested: Bool { wish.load(ordering: .acquiring) }

    func request() { wish.store(true, ordering: .releasing) }
}
