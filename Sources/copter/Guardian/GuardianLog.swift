import Dispatch
import FlightConsole
import Glibc

/// The file in which every guardian of this user writes what it did: `copter/guardian.log` in the folder for state.
///
/// A line each, appended whole, so that several guardians can write at once. That nothing can be written (a full disk) is
/// no reason for a guardian to do anything else than its work; and it never waits for a disk.
final class GuardianLog: Sendable {
    /// A file that is longer than this at the start becomes `guardian.log.1`.
    private static let longest: Int = 1 << 20

    private let queue = DispatchQueue(label: "SwiftCopter.guardian.log")
    private let descriptor: Int32

    private static var folder: String? { StateFolder.path(in: Environment.value) }

    /// Where the log is.
    static var path: String? { folder.map { "\($0)/guardian.log" } }

    /// Opens the log, and makes its folder.
    init() {
        guard let folder = Self.folder, let path = Self.path else {
            descriptor = -1
            return
        }
        StateFolder.make(folder)
        var facts = stat()
        if unsafe stat(path, &facts) == 0, facts.st_size > Self.longest { _ = unsafe rename(path, path + ".1") }
        descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends a line, soon.
    func write(_ words: String) {
        let bytes = Array("\(Self.stamp)  \(getpid())  \(words)\n".utf8)
        queue.async { [descriptor] in _ = unsafe Glibc.write(descriptor, bytes, bytes.count) }
    }

    /// Waits until everything was written.
    func finish() async {
        await withCheckedContinuation { done in queue.async { done.resume() } }
    }

    /// The time for people, in UTC: `2026-05-01T14:30:05Z`.
    private static var stamp: String {
        var seconds = time(nil)
        var moment = unsafe tm()
        _ = unsafe gmtime_r(&seconds, &moment)
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let day = unsafe "\(moment.tm_year + 1900)-\(two(moment.tm_mon + 1))-\(two(moment.tm_mday))"
        return unsafe "\(day)T\(two(moment.tm_hour)):\(two(moment.tm_min)):\(two(moment.tm_sec))Z"
    }
}
