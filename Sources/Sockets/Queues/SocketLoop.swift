import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// An event loop of its own for an actor and its datagram ports: what arrives, the beat and what is sent stay on one thread.
///
/// Nothing between hearing, deciding and sending waits for another thread, and neither busy neighbours nor a program that blocks
/// the concurrency pool delay it. Whatever may block must stay off this thread (``WorkQueue``).
///
/// It is the actor's executor, and should also be the preferred one of the tasks that work for the actor
/// (`addTask(executorPreference:)`), and is given to the ports (``withDatagramPort(local:remote:unread:on:_:)``). Its thread ends
/// when nobody has it any more.
package final class SocketLoop: SerialExecutor, TaskExecutor {
    private let group: MultiThreadedEventLoopGroup
    let events: any EventLoop

    /// Starts the thread.
    /// - Throws: ``SocketError/tooManyOpen(needed:)`` when the system has no descriptors for it.
    package init() throws(SocketError) {
        group = try .withOneThread()
        events = group.next()
    }

    deinit { group.shutdownGracefully { _ in } }

    /// Asks the system to run this thread before all ordinary ones whenever it has something to do, however busy they are.
    ///
    /// The system grants real time to root, and to users whom a limit (`ulimit -r`) allows it; for others nothing changes.
    package func takePrecedence() {
        events.execute {
            var parameters = sched_param()
            parameters.sched_priority = sched_get_priority_min(SCHED_RR)
            // Threads and processes that this one starts are ordinary again. On Linux 0 is the calling thread.
            _ = unsafe sched_setscheduler(0, SCHED_RR | Self.resetOnFork, &parameters)
        }
    }

    /// SCHED_RESET_ON_FORK of sched.h.
    private static let resetOnFork: Int32 = 0x4000_0000

    /// Runs a piece of the actor's work after what was asked for earlier.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        events.execute {
            unsafe job.runSynchronously(
                isolatedTo: self.asUnownedSerialExecutor(),
                taskExecutor: self.asUnownedTaskExecutor()
            )
        }
    }

    /// Traps unless called from this thread.
    package func checkIsolated() { events.preconditionInEventLoop() }

    /// Runs `body` with a steady beat.
    ///
    /// The beat keeps to absolute deadlines: one that comes late delays none after it, and those that were missed altogether
    /// are left out. Beats that come while the reader is busy are merged into one. Ends only with the scope, also in a
    /// cancelled task.
    package nonisolated(nonsending) func withBeat<Success>(
        every interval: Duration,
        _ body: (Mailbox<Void>.UntilFinished) async throws -> Success
    ) async rethrows -> Success {
        let beats = Mailbox<Void>(capacity: 1)
        let metronome = Metronome(interval: TimeAmount(interval), beats: beats)
        metronome.beat(at: .now(), on: events)
        defer {
            metronome.stop()
            beats.finish()
        }
        return try await body(beats.untilFinished)
    }
}

/// Puts a beat into a mailbox at every place of a grid in time.
private final class Metronome: NIOScheduledCallbackHandler, Sendable {
    private let interval: TimeAmount
    private let beats: Mailbox<Void>

    /// The next place; nil once it was stopped.
    private let next = Mutex<NIODeadline?>(nil)

    init(interval: TimeAmount, beats: Mailbox<Void>) {
        self.interval = interval
        self.beats = beats
    }

    func beat(at deadline: NIODeadline, on loop: any EventLoop) {
        next.withLock { $0 = deadline }
        schedule(at: deadline, on: loop)
    }

    func stop() { next.withLock { $0 = nil } }

    func handleScheduledCallback(eventLoop: some EventLoop) {
        let now = NIODeadline.now()
        let place = next.withLock { next -> NIODeadline? in
            guard let due = next else { return nil }
            let missed = (now - due).nanoseconds / interval.nanoseconds
            next = due + interval * Int(missed + 1)
            return next
        }
        guard let place else { return }
        beats.put(())
        schedule(at: place, on: eventLoop)
    }

    private func schedule(at deadline: NIODeadline, on loop: any EventLoop) {
        // Fails only where the loop has ended, and with it whoever would hear the beat.
        _ = try? loop.scheduleCallback(at: deadline, handler: self)
    }
}
