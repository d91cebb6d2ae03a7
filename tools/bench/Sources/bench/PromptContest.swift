import Foundation
import Glibc

/// How long the prompt lets somebody wait: from the start of the program to the first prompt, and from a key to its echo
/// while a simulated drone in the same process flies.
struct PromptContest {
    let program: String

    /// The most milliseconds that the project promises.
    static let mostToPrompt = 100.0
    static let mostToEcho = 10.0

    /// Starts several prompts, and presses many keys at the last one.
    func run(starts: Int = 9, keys: Int = 300) -> [WaitVerdict] {
        let times = (0..<starts).map { _ in
            let began = ContinuousClock.now
            let terminal = PseudoTerminal(running: [program, "--sim"])
            terminal.wait(for: "drone>")
            let time = (ContinuousClock.now - began) / .milliseconds(1)
            terminal.end()
            return time
        }
        let echoes = echoTimes(keys: keys)
        return [
            WaitVerdict(name: "start to prompt", times: times, most: Self.mostToPrompt),
            WaitVerdict(
                name: "key to echo, in flight",
                times: echoes,
                most: Self.mostToEcho,
                holdsFor: .ninetyNineOfHundred
            ),
        ]
    }

    private func echoTimes(keys: Int) -> [Double] {
        let terminal = PseudoTerminal(running: [program, "--sim", "--no-status"])
        defer { terminal.end() }
        terminal.wait(for: "connected")
        terminal.type("takeoff\r")
        terminal.wait(for: "takeoff: ")
        return (0..<keys).map { index in
            usleep(20_000)
            terminal.forget()
            let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
            let began = ContinuousClock.now
            terminal.type(letter)
            terminal.wait(for: letter)
            let time = (ContinuousClock.now - began) / .milliseconds(1)
            if index % 40 == 39 {
                terminal.type("\u{15}")
                usleep(50_000)
            }
            return time
        }
    }
}

/// A terminal without a screen, and the program that runs at it.
private final class PseudoTerminal {
    private let primary: Int32
    private var process = pid_t()
    private var unread: [UInt8] = []

    init(running command: [String]) {
        primary = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var unlocked: Int32 = 0
        var number: Int32 = 0
        // TIOCSPTLCK and TIOCGPTN, which Swift's Glibc does not show.
        precondition(
            primary >= 0 && ioctl(primary, 0x4004_5431, &unlocked) == 0 && ioctl(primary, 0x8004_5430, &number) == 0
        )
        var size = winsize(ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/pts/\(number)", O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, 0x80)  // POSIX_SPAWN_SETSID
        var words = command.map { strdup($0) } + [nil]
        let settings = ["TERM=xterm", "LANG=C.UTF-8", "HOME=/dev/null", "COPTER_GUARDIAN=none"]
        var variables = settings.map { strdup($0) } + [nil]
        defer { for word in words + variables { free(word) } }
        precondition(posix_spawn(&process, command[0], &actions, &attributes, &words, &variables) == 0)
    }

    func type(_ keys: String) { _ = write(primary, keys, keys.utf8.count) }

    /// Reads what has come, and forgets it.
    func forget() {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var polled = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
        while poll(&polled, 1, 0) > 0, read(primary, &chunk, chunk.count) > 0 {}
        unread = []
    }

    /// Reads until a text has come.
    func wait(for text: String, seconds: Int = 60) {
        let wanted = Array(text.utf8)
        let deadline = ContinuousClock.now + .seconds(seconds)
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            if let end = unread.indices.first(where: { unread[$0...].starts(with: wanted) }) {
                unread.removeFirst(end + wanted.count)
                return
            }
            var polled = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
            precondition(
                ContinuousClock.now < deadline,
                "\(text) never came: \(String(decoding: unread, as: UTF8.self))"
            )
            guard poll(&polled, 1, 1000) > 0 else { continue }
            let count = read(primary, &chunk, chunk.count)
            precondition(count > 0, "the program has ended: \(String(decoding: unread, as: UTF8.self))")
            unread.append(contentsOf: chunk[..<count])
        }
    }

    /// Ends the program, whatever it does.
    func end() {
        kill(process, SIGKILL)
        close(primary)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }
}
