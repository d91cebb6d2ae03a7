import Dispatch

/// A thread of its own for an actor that may block, on a disk or a long calculation, so that nobody else waits for it.
///
/// It is the actor's executor, and should also be the preferred one of the tasks that work for the actor
/// (`addTask(executorPreference:)`): a task that waited is otherwise woken on the pool before it comes back here.
package final class WorkQueue: SerialExecutor, TaskExecutor {
    private let queue: DispatchQueue

    /// Makes a queue whose label shows in debuggers.
    package init(label: String) { queue = DispatchQueue(label: label, qos: .userInitiated) }

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
}
