import Glibc

/// Runs work that blocks on a thread of its own, and waits for its end without blocking anybody.
///
/// Throws ``ConsoleError/noThread`` where the system gives no thread.
func onOwnThread(_ work: @escaping @Sendable () -> Void) async throws(ConsoleError) {
    let started = await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
        let body = unsafe Unmanaged.passRetained(
            ThreadBody {
                work()
                continuation.resume(returning: true)
            }
        )
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
                }
                return nil
            },
            body.toOpaque()
        )
        if result == 0 {
            pthread_detach(thread)
        } else {
            unsafe body.release()
            continuation.resume(returning: false)
        }
    }
    if !started { throw .noThread }
}

/// A closure that C can carry.
private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) { self.run = run }
}
