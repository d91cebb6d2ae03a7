import Sockets
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct QueueTests {
    @Test func `a mailbox keeps the newest and hands back what had to go`() async {
        let mailbox = Mailbox<Int>(capacity: 2)
        #expect((1...4).map { mailbox.put($0) } == [nil, nil, 1, 2])
        mailbox.finish()
        var read: [Int] = []
        for await element in mailbox { read.append(element) }
        #expect(read == [3, 4])
    }

    @Test func `a mailbox that is finished hands back what comes and wakes its reader`() async {
        let mailbox = Mailbox<Int>(capacity: 1)
        async let element = mailbox.first { _ in true }
        mailbox.finish()
        #expect(mailbox.put(1) == 1)
        #expect(await element == nil)
    }

    @Test func `a beat keeps to its grid however long its reader takes`() async throws {
        let beating = Beating()
        let before = ContinuousClock.now
        let times = await beating.beats(every: .milliseconds(10), count: 50, work: .milliseconds(4))
        // The 50th beat is due 490 ms after the first. A busy machine merges beats, which makes the last one later, but
        // none ever comes before its place on the grid.
        for (number, time) in times.enumerated() {
            #expect(time - before >= .milliseconds(10) * number)
        }
    }

    @Test func `a beat goes on while every thread of the pool is taken`() async {
        let beating = Beating()
        await withTaskGroup(of: Bool.self) { group in
            let done = Flag()
            let giveUp = ContinuousClock.now + .seconds(10)
            for _ in 0..<8 {
                group.addTask {
                    // The bound makes a beat that depends on the pool a failure and not a process without end.
                    while !done.isSet, ContinuousClock.now < giveUp {}
                    return done.isSet
                }
            }
            group.addTask(executorPreference: beating.queue) {
                _ = await beating.beats(every: .milliseconds(2), count: 5, work: .zero)
                done.set()
                return true
            }
            for await wentOn in group { #expect(wentOn) }
        }
    }
}

/// An actor on a thread of its own, as the control loop is.
private actor Beating {
    nonisolated let queue = WorkQueue(label: "beating")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    func beats(
        every interval: Duration,
        count: Int,
        work: Duration
    ) async -> [ContinuousClock.Instant] {
        let clock = ContinuousClock()
        return await queue.withBeat(every: interval) { beats in
            var times: [ContinuousClock.Instant] = []
            for await _ in beats {
                let now = clock.now
                times.append(now)
                while clock.now - now < work {}
                if times.count == count { break }
            }
            return times
        }
    }
}

/// Something that happens once, seen from every thread.
private final class Flag: Sendable {
    private let value = Atomic(false)

    var isSet: Bool { value.load(ordering: .acquiring) }

    func set() { value.store(true, ordering: .releasing) }
}
