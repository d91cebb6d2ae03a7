import Glibc
import Sockets
import Testing

/// Loops and ports where few files may be open; beside the other tests that start processes, which the tests of sockets must not.
@Suite(.timeLimit(.minutes(1)))
struct FewDescriptorsTests {
    @Test func `threads and descriptors of loops that nobody has any more are given back`() async throws {
        await #expect(processExitsWith: .success) {
            // Far less than a hundred loops would have open at once.
            LowLimit.set(64)
            for _ in 0..<100 {
                // One that goes away has its descriptors until its thread has ended.
                while (try? SocketLoop()) == nil { await Task.yield() }
            }
        }
    }

    @Test func `a process that may open nothing more is told so`() async throws {
        await #expect(processExitsWith: .success) {
            LowLimit.set(32)
            // Whatever was free is taken.
            while unsafe open("/dev/null", O_RDONLY) >= 0 {}
            do {
                try await withDatagramPort(remote: Endpoint("127.0.0.1", 5556)) { _ in }
            } catch SocketError.tooManyOpen(needed: 3) {
                return
            }
            preconditionFailure("it was opened")
        }
    }
}

/// How many files and sockets this process may have open.
private enum LowLimit {
    static func set(_ count: Int) {
        var limit = rlimit(rlim_cur: rlim_t(count), rlim_max: rlim_t(count))
        precondition(unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
    }
}
