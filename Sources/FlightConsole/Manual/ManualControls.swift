import Synchronization

/// Carries keys from the terminal to the pilot that flies by them.
///
/// The pilot is asked every 30 ms by the link's own clock; the keys wait here for it.
package final class ManualControls: Sendable {
    /// Nobody types more between two looks.
    private static let most = 64

    private let keys = Mutex<[ManualKey]>([])

    /// Controls that nobody has touched.
    package init() {}

    /// A key was pressed.
    package func press(_ key: ManualKey) {
        keys.withLock { keys in
            if keys.count < Self.most { keys.append(key) }
        }
    }

    /// The keys that were pressed since the last look, in order.
    func take() -> [ManualKey] {
        keys.withLock { keys in
            defer { keys = [] }
            return keys
        }
    }
}
