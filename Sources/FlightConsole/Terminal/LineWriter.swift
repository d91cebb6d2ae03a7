import Glibc
import Synchronization

/// Writes lines to a file descriptor from a thread of its own, so that a pipe or a terminal that takes nothing never holds
/// up a flight.
///
/// What is more than it can hold is dropped, and the loss is told in its place.
package final class LineWriter: Sendable {
    private struct Content {
        var lines: [String] = []
        var missed = 0
        var isClosing = false
        var isBroken = false
    }

    private static let mostLines = 10_000

    private let descriptor: Int32
    private let pipe: WakePipe
    private let content = Mutex(Content())
    private let broke: @Sendable () -> Void

    fileprivate init?(descriptor: Int32, broke: @escaping @Sendable () -> Void) {
        guard let pipe = WakePipe() else { return nil }
        self.descriptor = descriptor
        self.pipe = pipe
        self.broke = broke
    }

    /// Writes a line, soon; never waits.
    package func write(_ line: String) {
        content.withLock { content in
            guard !content.isBroken else { return }
            if content.lines.count < Self.mostLines {
                content.lines.append(line)
            } else {
                content.missed += 1
            }
        }
        pipe.wake()
    }

    fileprivate func close() {
        content.withLock { $0.isClosing = true }
        pipe.wake()
    }

    fileprivate func run() {
        while true {
            let taken = content.withLock { content in
                let taken = content
                content.lines = []
                content.missed = 0
                return taken
            }
            var text = ""
            for line in taken.lines { text += line + "\n" }
            if taken.missed > 0 { text += "(\(taken.missed) more lines were not written)\n" }
            if !text.isEmpty, !writeAll(Array(text.utf8)) {
                content.withLock { $0.isBroken = true }
                broke()
                return
            }
            if text.isEmpty {
                if taken.isClosing { return }
                var polled = pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)
                _ = unsafe poll(&polled, 1, -1)
                pipe.drain()
            }
        }
    }

    private func writeAll(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&polled, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

/// Lends a writer on a descriptor for as long as the body runs, and writes out what is left when it ends.
///
/// When nobody reads the other end any more, or nobody can write to it, `broke` is called, once.
///
/// - Throws: what the body throws, and ``ConsoleError`` where nothing was written.
package func withLineWriter<Result: Sendable>(
    descriptor: Int32,
    broke: @escaping @Sendable () -> Void = {},
    _ body: (LineWriter) async throws -> Result
) async throws -> Result {
    guard let writer = LineWriter(descriptor: descriptor, broke: broke) else { throw ConsoleError.noPipe }
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            do {
                try await onOwnThread { writer.run() }
            } catch {
                broke()
                throw error
            }
        }
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(writer)) } catch { outcome = .failure(error) }
        writer.close()
        try await group.waitForAll()
        return try outcome.get()
    }
}
