import DroneSim
import Glibc
import Sockets

/// Writes the truth into a file, a line for each record, on a thread of its own: a slow disk delays no datagram.
///
/// Every line is handed to the system at once, so that a reader sees it while the drone flies.
actor TruthWriter {
    nonisolated let queue = WorkQueue(label: "SwiftCopter.simulator.truth")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    private let path: String
    private let report: @Sendable (SimulatorHostError) -> Void
    private let descriptor: Int32
    private var lines = 0

    /// Creates the file, or empties the one that is there.
    init(path: String, report: @escaping @Sendable (SimulatorHostError) -> Void) throws(SimulatorHostError) {
        self.path = path
        self.report = report
        // Without O_NONBLOCK a pipe that nobody reads would hold up the start and, later, the end.
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK, 0o644)
        if descriptor < 0 { throw Self.failure(path, lines: 0) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Writes what comes, until there is no more or the file takes no more.
    func write(_ truths: Mailbox<Truth>) async {
        for await truth in truths.untilFinished {
            do {
                try append(Array((truth.jsonLine + "\n").utf8))
                lines += 1
            } catch {
                return report(error)
            }
        }
    }

    private func append(_ line: [UInt8]) throws(SimulatorHostError) {
        var written = 0
        while written < line.count {
            let count = unsafe line.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
                return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count > 0 {
                written += count
            } else if errno == EAGAIN, written == 0 {
                return  // A pipe whose reader is slow: it misses this line.
            } else if count == 0 || errno != EINTR {
                let failure = Self.failure(path, lines: lines)
                // Only whole lines stay; a pipe has no end to cut off.
                if written > 0 { ftruncate(descriptor, lseek(descriptor, 0, SEEK_CUR) - off_t(written)) }
                throw failure
            }
        }
    }

    private static func failure(_ path: String, lines: Int) -> SimulatorHostError {
        let reason = unsafe String(cString: strerror(errno)).lowercased()
        return .cannotWriteTruth(path: path, lines: lines, reason: reason)
    }
}
