import Foundation
import Glibc
import Sockets
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SocketLoopTests {
    @Test func `what is sent on a port's own loop has left when sending returns`() async throws {
        let receiver = try Receiver(host: LoopbackHost.reserve())
        let loop = try SocketLoop()
        try await withDatagramPort(remote: receiver.place, on: loop) { port in
            let sender = Sender(loop: loop, port: port, receiver: receiver)
            #expect(await sender.send(times: 100) == 100)
        }
    }

    @Test func `what arrives, the beat and the actor have one thread`() async throws {
        let loop = try SocketLoop()
        try await withDatagramPort(local: Endpoint(LoopbackHost.reserve(), 0), on: loop) { drone in
            try await withDatagramPort(remote: drone.local, on: loop) { client in
                let echo = Echo(loop: loop, drone: drone, client: client)
                await withTaskGroup(of: Void.self) { group in
                    group.addTask(executorPreference: loop) { await echo.answer() }
                    group.addTask(executorPreference: loop) { await echo.ask(times: 20) }
                }
                #expect(await echo.threads.count == 1)
                #expect(await echo.heard == 20)
            }
        }
    }

    @Test
    func `a loop that takes precedence runs in real time where the system grants it, and the threads it starts do not`()
        async throws
    {
        let loop = try SocketLoop()
        let policies = Policies(loop: loop)
        #expect(await policies.own == SCHED_OTHER)
        loop.takePrecedence()
        let granted = await Policies.isGranted(SCHED_RR) ? SCHED_RR | Policies.resetOnFork : SCHED_OTHER
        #expect(await policies.own == granted)
        #expect(await policies.ofNewThread == SCHED_OTHER)
    }

    @Test func `an actor whose scope has ended still answers`() async throws {
        let kept = try await withDatagramPort(remote: Endpoint(LoopbackHost.reserve(), 5556)) { port in
            let loop = try SocketLoop()
            return Echo(loop: loop, drone: port, client: port)
        }
        #expect(await kept.heard == 0)
    }
}

/// A plain socket of the system, which tells at once whether something has arrived.
private final class Receiver: Sendable {
    let place: Endpoint
    private let descriptor: Int32

    init(host: String) throws {
        descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        unsafe inet_pton(AF_INET, host, &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        try #require(isBound)
        place = Endpoint(host, Int(UInt16(bigEndian: address.sin_port)))
    }

    deinit { close(descriptor) }

    /// Takes a datagram that is there now.
    func receive() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 64)
        return unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0
    }
}

/// Sends from its port's own thread.
private actor Sender {
    nonisolated let loop: SocketLoop

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    private let port: DatagramPort
    private let receiver: Receiver

    init(loop: SocketLoop, port: DatagramPort, receiver: Receiver) {
        (self.loop, self.port, self.receiver) = (loop, port, receiver)
    }

    /// Sends datagrams; returns how many had arrived when sending had returned.
    func send(times: Int) -> Int {
        (0..<times).count { _ in
            port.send([1])
            return receiver.receive()
        }
    }
}

/// How the system schedules a loop's thread.
private actor Policies {
    nonisolated let loop: SocketLoop

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    static let resetOnFork: Int32 = 0x4000_0000

    init(loop: SocketLoop) { self.loop = loop }

    var own: Int32 { sched_getscheduler(0) }

    /// The same of a thread that it starts.
    var ofNewThread: Int32 {
        get async {
            await withCheckedContinuation { continuation in
                Thread { continuation.resume(returning: sched_getscheduler(0)) }.start()
            }
        }
    }

    /// Whether this process may choose that policy; a thread tries that ends with it.
    static func isGranted(_ policy: Int32) async -> Bool {
        await withCheckedContinuation { continuation in
            Thread {
                var parameters = sched_param(sched_priority: 1)
                continuation.resume(returning: unsafe sched_setscheduler(0, policy, &parameters) == 0)
            }
            .start()
        }
    }
}

/// Both ends of a conversation on one thread.
private actor Echo {
    nonisolated let loop: SocketLoop

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    private let drone: DatagramPort
    private let client: DatagramPort
    private(set) var heard = 0

    /// The threads on which something was done here.
    private(set) var threads: Set<UInt> = []

    init(loop: SocketLoop, drone: DatagramPort, client: DatagramPort) {
        (self.loop, self.drone, self.client) = (loop, drone, client)
    }

    private func noteThread() { threads.insert(UInt(pthread_self())) }

    /// Answers until there is no more.
    func answer() async {
        for await case .success(let datagram) in drone.incoming {
            noteThread()
            drone.send(datagram.bytes, to: datagram.sender)
        }
    }

    /// Asks at every beat, and hears the answer.
    func ask(times: Int) async {
        await loop.withBeat(every: .milliseconds(2)) { beats in
            for await _ in beats {
                noteThread()
                client.send([1])
                guard case .success? = await client.incoming.first(where: { _ in true }) else { break }
                noteThread()
                heard += 1
                if heard == times { break }
            }
        }
        drone.incoming.finish()
    }
}
