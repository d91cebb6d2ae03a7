import Dispatch
import Glibc

/// Starts programs that outlive this one.
package enum DetachedProcess {
    /// Where the started program finds its end of the conversation.
    package static let channelDescriptor: Int32 = 3

    // POSIX_SPAWN_SETSID, which Swift's Glibc does not show.
    private static let newSession: Int16 = 0x80

    /// Starts a program in a session of its own: the signals of this program's terminal do not reach it.
    ///
    /// It reads nothing and writes nowhere, but to this program's standard error where that is a terminal. When it ends, the system forgets it.
    ///
    /// - Parameters:
    ///   - path: the program.
    ///   - arguments: what follows its name.
    ///   - channel: its end of the conversation, which becomes its descriptor ``channelDescriptor``.
    /// - Throws: ``SystemFailure`` when the program cannot be started.
    package static func start(
        _ path: String,
        _ arguments: [String],
        channel: MessageChannel
    ) throws(SystemFailure) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        // The conversation first: it may itself have one of the low numbers.
        unsafe posix_spawn_file_actions_adddup2(&actions, channel.descriptor, channelDescriptor)
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        if isatty(STDERR_FILENO) != 1 {
            unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, newSession)

        var argv = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe argv.indices { unsafe free(argv[index]) } }
        var process = pid_t()
        let code = unsafe posix_spawn(&process, path, &actions, &attributes, &argv, environ)
        guard code == 0 else { throw SystemFailure(path, errno: code) }
        let started = process
        // A thread that waits: a program that has ended stays in the system's table until its parent has looked.
        DispatchQueue.global(qos: .utility).async {
            while waitpid(started, nil, 0) < 0, errno == EINTR {}
        }
    }
}
