import Glibc

/// A pipe whose only use is to end a `poll` from another thread.
struct WakePipe: ~Copyable, Sendable {
    /// The end to poll.
    let readEnd: Int32
    private let writeEnd: Int32

    /// Opens a pipe, or nil where the process has no descriptor left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Ends a poll, the one under way or the next.
    ///
    /// A full pipe is awake already.
    func wake() {
        var byte: UInt8 = 0
        _ = unsafe write(writeEnd, &byte, 1)
    }

    /// Takes out what was written, so that the next poll waits again.
    func drain() {
        unsafe withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
            while unsafe read(readEnd, buffer.baseAddress, buffer.count) > 0 {}
        }
    }
}
