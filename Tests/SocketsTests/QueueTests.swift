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

    @Test func `a wait for what never comes ends with its task`() async {
        let mailbox = Mailbox<Int>(capacity: 1)
        await withTaskGroup(of: Int?.self) { group in
            // Cancelled while it waits, or before it does.
            for _ in 0..<100 {
                group.addTask { await mailbox.first { _ in true } }
                group.cancelAll()
                for await element in group { #expect(element == nil) }
            }
        }
        // What came meanwhile belongs to the next reader.
        mailbox.put(1)
        #expect(await mailbox.first { _ in true } == 1)
    }

    @Test func `whoever reads until the end hears it in a cancelled task as well`() async {
        let mailbox = Mailbox<Int>(capacity: 1)
        await withTaskGroup(of: [Int].self) { group in
            group.addTask {
                var read: [Int] = []
                for await element in mailbox.untilFinished {
                    read.append(element)
                    if read.count == 2 { mailbox.finish() }
                }
                return read
            }
            group.cancelAll()
            mailbox.put(1)
            // There is room for one: the reader has to take it first.
            while mailbox.put(2) != nil { await Task.yield() }
            #expect(await group.next()?.last == 2)
        }
    }

    @Test func `a beat keeps to its grid however long its reader takes`() async throws {
        let beating = try Beating()
        let before = ContinuousClock.now
        let times = await beating.beats(every: .milliseconds(10), count: 50, work: .milliseconds(4))
        // The 50th beat is due 490 ms after the first. A busy machine merges beats, which makes the last one later, but
        // none ever comes before its place on the grid.
        for (number, time) in times.enumerated() {
            #expect(time - before >= .milliseconds(10) * number)
        }
    }

    @Test func `beats that were missed are left out, not made up for`() async throws {
        let beating = try Beating()
        let times = await beating.beats(every: .milliseconds(20), count: 5, work: .zero, firstWork: .milliseconds(300))
        // Fourteen were missed. The one that comes late has the next place on the grid behind it, and the others their own.
        #expect(times[4] - times[1] > .milliseconds(20))
    }

    @Test func `a beat goes on while every thread of the pool is taken`() async throws {
        let beating = try Beating()
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
            group.addTask(executorPreference: beating.loop) {
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
    nonisolated let loop: SocketLoop

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    init() throws(SocketError) { loop = try SocketLoop() }

    func beats(
        every interval: Duration,
        count: Int,
        work: Duration,
        firstWork: Duration? = nil
    ) async -> [ContinuousClock.Instant] {
        let clock = ContinuousClock()
        return await loop.withBeat(every: interval) { beats in
            var times: [ContinuousClock.Instant] = []
            for await _ in beats {
                let now = clock.now
                let work = times.isEmpty ? firstWork ?? work : work
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
