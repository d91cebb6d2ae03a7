import Glibc

/// Reads lines from a file descriptor on a thread of its own for as long as the body runs; the stream of lines ends where
/// the input does.
///
/// A million bytes without an end of line are a line as well.
///
/// - Throws: what the body throws, and ``ConsoleError`` where nothing can be read.
package func withLineReader<Result: Sendable>(
    descriptor: Int32,
    _ body: (AsyncStream<String>) async throws -> Result
) async throws -> Result {
    guard let pipe = WakePipe() else { throw ConsoleError.noPipe }
    let ending = Ending(pipe: pipe)
    let (lines, feed) = AsyncStream.makeStream(of: String.self)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { feed.finish() }
            try await onOwnThread { readLines(from: descriptor, until: ending.pipe.readEnd) { feed.yield($0) } }
        }
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(lines)) } catch { outcome = .failure(error) }
        ending.pipe.wake()
        // Where there was no thread, the lines that did not come are no end of the input.
        try await group.waitForAll()
        return try outcome.get()
    }
}

/// Carries the pipe into the thread that waits for it.
private final class Ending: Sendable {
    let pipe: WakePipe

    init(pipe: consuming WakePipe) { self.pipe = pipe }
}

private let longestLine = 1 << 20

private func readLines(from descriptor: Int32, until wake: Int32, _ take: (String) -> Void) {
    var line: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    func finish() {
        take(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
    }
    while true {
        var polled = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
        ]
        _ = unsafe poll(&polled, 2, -1)
        if polled[1].revents != 0 { return }
        guard polled[0].revents != 0 else { continue }
        let count = unsafe read(descriptor, &chunk, chunk.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count > 0 else { break }
        var rest = chunk[..<count]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            line += rest[..<end]
            finish()
            rest = rest[(end + 1)...]
        }
        line += rest
        if line.count >= longestLine { finish() }
    }
    if !line.isEmpty { finish() }
}
