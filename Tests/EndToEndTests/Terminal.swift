import Foundation
import Glibc
import Synchronization
import Testing

/// A program at a terminal of its own: keys go in, and what stands on the screen can be looked at.
final class Terminal: Sendable {
    private let primary: Int32
    private let process: pid_t
    private let screen: Mutex<TerminalScreen>
    private let drawn = Mutex<[UInt8]>([])
    private let status = Mutex<Int32?>(nil)
    private let isHungUp = Atomic(false)
    private let isStalled = Atomic(false)

    // TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID, which Swift's Glibc does not show either.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430
    private static let newSession: Int16 = 0x80

    /// What a terminal could not do.
    struct Failure: Error {
        var step: String
        var code: Int32
    }

    /// Starts a program at a new terminal of this size.
    private init(
        _ arguments: [String],
        executable: URL = Program.executable,
        environment: [String: String] = [:],
        columns: Int = 80,
        rows: Int = 24
    ) throws {
        // What openpty() does; Swift's Glibc does not show that one.
        primary = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var unlocked: Int32 = 0
        var number: Int32 = 0
        guard primary >= 0, unsafe ioctl(primary, Self.setLock, &unlocked) == 0,
            unsafe ioctl(primary, Self.getNumber, &number) == 0
        else { throw Failure(step: "/dev/ptmx", code: errno) }
        let path = "/dev/pts/\(number)"
        screen = Mutex(TerminalScreen(columns: columns, rows: rows))
        process = try Self.spawn(executable.path, arguments, environment, terminal: path)
        resize(columns: columns, rows: rows)
        let thread = Thread { [self] in pump() }
        thread.start()
    }

    /// Runs a program at a terminal of its own for as long as the body does; one that is still there then is killed.
    static func with(
        _ arguments: [String],
        environment: [String: String] = [:],
        columns: Int = 80,
        _ body: (Terminal) async throws -> Void
    ) async throws {
        let terminal = try Terminal(arguments, environment: environment, columns: columns)
        defer { if terminal.status.withLock({ $0 == nil }) { terminal.signal(SIGKILL) } }
        try await body(terminal)
    }

    /// A session of its own, whose controlling terminal becomes the first one it opens.
    private static func spawn(
        _ program: String,
        _ arguments: [String],
        _ environment: [String: String],
        terminal: String
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Self.newSession)

        var variables = ["TERM": "xterm", "HOME": "/dev/null", "LANG": "C.UTF-8", "COPTER_GUARDIAN": "none"]
        variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        variables.merge(environment) { $1 }
        var argv = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        var envp = unsafe variables.map { unsafe strdup("\($0)=\($1)") } + [nil]
        defer {
            for index in unsafe argv.indices { unsafe free(argv[index]) }
            for index in unsafe envp.indices { unsafe free(envp[index]) }
        }
        var process = pid_t()
        let code = unsafe posix_spawn(&process, program, &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw Failure(step: "posix_spawn", code: code) }
        return process
    }

    /// Reads what the program draws, until it has closed its terminal.
    private func pump() {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while !isHungUp.load(ordering: .acquiring) {
            var interest = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&interest, 1, 50) != 0 else { continue }
            if isStalled.load(ordering: .acquiring) {
                usleep(10_000)
                continue
            }
            let count = unsafe read(primary, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            screen.withLock { $0.draw(chunk[..<count]) }
            drawn.withLock { $0.append(contentsOf: chunk[..<count]) }
        }
        close(primary)
        var state: Int32 = 0
        while unsafe waitpid(process, &state, 0) < 0, errno == EINTR {}
        status.withLock { $0 = state }
    }

    /// Types keys.
    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        _ = unsafe write(primary, bytes, bytes.count)
    }

    /// Gives the terminal another size, as a window manager does.
    func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(primary, UInt(TIOCSWINSZ), &size)
        screen.withLock { $0.resize(columns: columns, rows: rows) }
    }

    /// Closes the terminal, as somebody who closes its window does; nothing can be typed any more.
    func hangUp() { isHungUp.store(true, ordering: .releasing) }

    /// Takes nothing from the program any more, as a terminal after Ctrl-S or at the end of a broken line.
    func stall() { isStalled.store(true, ordering: .releasing) }

    /// Sends a signal to the program.
    func signal(_ number: Int32) { kill(process, number) }

    /// Sends a signal to everything that was started at the terminal.
    func signalAll(_ number: Int32) { kill(-process, number) }

    /// What stands on the screen, line by line, without the blanks at their ends.
    var lines: [String] { screen.withLock(\.lines) }

    /// Everything that the program has sent, escape sequences included.
    var bytes: String { drawn.withLock { String(decoding: $0, as: UTF8.self) } }

    /// Everything that has been on the screen, the lines that scrolled out included.
    var text: String { screen.withLock { ($0.history + $0.lines).joined(separator: "\n") } }

    /// The line that is being typed: the last one that is not empty.
    private var last: String { lines.last { !$0.isEmpty } ?? "" }

    /// Expects something to hold for the screen, soon.
    func becomes(
        within limit: Duration = .seconds(20),
        sourceLocation: SourceLocation = #_sourceLocation,
        _ condition: ([String]) -> Bool
    ) async throws {
        let holds = try await eventually(within: limit) { condition(lines) }
        if !holds { Issue.record("this is on the screen:\n\(text)", sourceLocation: sourceLocation) }
    }

    /// Expects a text to have been on the screen, soon.
    func shows(
        _ wanted: String,
        within limit: Duration = .seconds(20),
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await becomes(within: limit, sourceLocation: sourceLocation) { _ in text.contains(wanted) }
    }

    /// Expects the line that is typed to begin like this, soon.
    func types(_ wanted: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await becomes(sourceLocation: sourceLocation) { _ in last.hasPrefix(wanted) }
    }

    /// Expects the status at the end of the line to tell this, soon.
    func tells(
        _ wanted: String,
        within limit: Duration = .seconds(40),
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await becomes(within: limit, sourceLocation: sourceLocation) { _ in last.contains(wanted) }
    }

    /// Expects the program to end by itself, with this exit code.
    func ends(
        with code: Int32,
        within limit: Duration = .seconds(40),
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        _ = try await eventually(within: limit) { status.withLock { $0 != nil } }
        let state = status.withLock { $0 }
        if state != code << 8 {
            let ending = state.map { "wait status \($0)" } ?? "not at all"
            Issue.record("it ended with \(ending); on the screen:\n\(text)", sourceLocation: sourceLocation)
        }
    }

    /// Waits until the program is gone, however it ended.
    func isGone() async throws { _ = try await eventually(within: .seconds(20)) { status.withLock { $0 != nil } } }
}
