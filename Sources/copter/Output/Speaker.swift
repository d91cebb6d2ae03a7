import FlightConsole
import FlightCore
import Glibc

/// Says what happens, through a program that reads lines from its standard input and speaks them.
enum Speaker {
    /// The programs that are known to do that, and how they are told to.
    private static let programs = [["espeak-ng"], ["espeak"], ["spd-say", "--pipe-mode"]]

    /// Runs the body with something that speaks events where that is wanted, and with nothing otherwise.
    ///
    /// `COPTER_SPEAKER` names another program.
    static func withSpeaker<Result: Sendable>(
        isWanted: Bool,
        _ body: (@escaping @Sendable (FlightEvent) -> Void) async throws -> Result
    ) async throws -> Result {
        guard isWanted else { return try await body { _ in } }
        let input = try start()
        defer { close(input) }
        return try await withLineWriter(descriptor: input) { writer in
            try await body { event in
                if let line = event.line { writer.write(line.text) }
            }
        }
    }

    /// Starts the program, and gives the end of the pipe that it reads.
    private static func start() throws(CommandFailure) -> Int32 {
        let known = Environment.value("COPTER_SPEAKER").map { [[$0]] } ?? programs
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw CommandFailure(.internalError, "the system gives no pipe") }
        defer { close(ends[0]) }
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        for command in known where run(command, reading: ends[0]) { return ends[1] }
        close(ends[1])
        throw CommandFailure(
            .usage,
            "nothing here speaks: looked for \(known.map { $0[0] }.joined(separator: ", "))",
            advice: "Install espeak-ng, or name a program that speaks lines with COPTER_SPEAKER"
        )
    }

    private static func run(_ command: [String], reading end: Int32) -> Bool {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, end, STDIN_FILENO)
        // What it has to say of itself is no result of ours.
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // A session of its own: Ctrl-C at the terminal is for us, and the landing that follows is to be spoken.
        // POSIX_SPAWN_SETSID, which Swift's Glibc does not show.
        unsafe posix_spawnattr_setflags(&attributes, 0x80)
        var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
        var process = pid_t()
        return unsafe posix_spawnp(&process, command[0], &actions, &attributes, &arguments, environ) == 0
    }
}
