import Glibc

/// Reads lines from a file descriptor on a thread of its own for as long as the body runs; the stream of lines ends where
/// the input does.
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
        defer { ending.pipe.wake() }
        return try await body(lines)
    }
}

/// Carries the pipe into the thread that waits for it.
private final class Ending: Sendable {
    let pipe: WakePipe

    init(pipe: consuming WakePipe) { self.pipe = pipe }
}

private func readLines(from descriptor: Int32, until wake: Int32, _ take: (String) -> Void) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
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
        bytes.append(contentsOf: chunk[..<count])
        while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
            take(String(decoding: bytes[..<end], as: UTF8.self))
            bytes.removeFirst(end + 1)
        }
    }
    if !bytes.isEmpty { take(String(decoding: bytes, as: UTF8.self)) }
}
