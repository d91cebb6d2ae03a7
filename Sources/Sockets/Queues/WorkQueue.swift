import Dispatch

/// A thread of its own for an actor, so that neither busy neighbours nor a program that blocks the concurrency pool
/// can delay it, and so that it may itself block without delaying others.
///
/// It is the actor's executor, and should also be the preferred one of the tasks that work for the actor
/// (`addTask(executorPreference:)`): a task that waited is otherwise woken on the pool before it comes back here.
package final class WorkQueue: SerialExecutor, TaskExecutor {
    private let queue: DispatchQueue

    /// Makes a queue whose label shows in debuggers.
    package init(label: String) { queue = DispatchQueue(label: label, qos: .userInteractive) }

    /// Runs a piece of the actor's work after what was asked for earlier.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            unsafe job.runSynchronously(
                isolatedTo: self.asUnownedSerialExecutor(),
                taskExecutor: self.asUnownedTaskExecutor()
            )
        }
    }

    /// Traps unless called from this queue.
    package func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }

    /// Runs `body` with a steady beat.
    ///
    /// The beat keeps to absolute deadlines, so that no delay adds up. Beats that come while the reader is busy are
    /// merged into one. Ends, like ``Mailbox``, only with the scope.
    package nonisolated(nonsending) func withBeat<Success>(
        every interval: Duration,
        _ body: (Mailbox<Void>) async throws -> Success
    ) async rethrows -> Success {
        let beats = Mailbox<Void>(capacity: 1)
        let timer = DispatchSource.makeTimerSource(flags: .strict, queue: queue)
        timer.setEventHandler { beats.put(()) }
        let (seconds, attoseconds) = interval.components
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
        timer.schedule(deadline: .now(), repeating: .nanoseconds(nanoseconds), leeway: .nanoseconds(0))
        timer.activate()
        defer {
            timer.cancel()
            beats.finish()
        }
        return try await body(beats)
    }
}
