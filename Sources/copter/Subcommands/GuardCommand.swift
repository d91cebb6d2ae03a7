import ArgumentParser
import DroneLink
import FlightCore
import Glibc
import Sockets

/// `copter guard`: the second process that watches over the first, and for people its log.
struct GuardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard",
        abstract: "Show what the guardian did: the process that lands the drone when copter dies.",
        discussion: """
            Every flight of a drone outside this process starts a guardian: this program once more, in a session of its \
            own. It sends nothing while the flight goes on. When the flying program was silent for 0.5 s with the drone \
            maybe in the air, it tells the drone to hover, after 2 s to land, until the drone is seen on the ground. It \
            gives up when the drone was not heard for 15 minutes. A program that wakes up later is told and ends.

            Its log is copter/guardian.log in $XDG_STATE_HOME, else in ~/.local/state; without options this command \
            prints the end of it.
            """
    )

    @Option(help: ArgumentHelp("Watch over the program at the other end of this descriptor.", visibility: .hidden))
    var channel: Int32?

    @Option(help: ArgumentHelp("How many lines of the log to print.", valueName: "number"))
    var lines = 20

    func validate() throws {
        guard lines > 0 else { throw ValidationError("--lines must be 1 or more") }
    }

    func run() async throws {
        if let channel {
            try await Self.watch(channel)
        } else {
            try show()
        }
    }

    /// Watches over the program that has started this one.
    private static func watch(_ descriptor: Int32) async throws {
        // Nothing that ends other programs ends this one with a drone in the air; it ends by itself, soon after the program.
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGUSR1, SIGUSR2, SIGXFSZ] {
            signal(number, SIG_IGN)
        }
        let log = GuardianLog()
        do {
            try await watchOver(MessageChannel(adopting: descriptor)) { note in
                log.write(note.words)
                if let end = note.end { Terminal.tell("copter guardian: \(end)") }
            }
        } catch {
            log.write("cannot watch: \(error)")
            await log.finish()
            throw CommandFailure(.noConnection, "cannot watch: \(error)")
        }
        await log.finish()
    }

    /// The operator's terminal, as long as there is one.
    private enum Terminal {
        /// Writes a line, unless that would have to wait.
        static func tell(_ text: String) {
            guard isatty(STDERR_FILENO) == 1 else { return }
            var interest = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
            guard unsafe poll(&interest, 1, 0) == 1, interest.revents & Int16(POLLOUT) != 0 else { return }
            StandardError.write(text)
        }
    }

    private func show() throws(CommandFailure) {
        guard let path = GuardianLog.path else {
            throw CommandFailure(
                .usage,
                "there is no folder for the guardian's log",
                advice: "Set HOME or XDG_STATE_HOME"
            )
        }
        do throws(InputFile.ReadError) {
            let text = try InputFile.text(path)
            for line in text.split(separator: "\n").suffix(lines) { print(line) }
            StandardError.write("(the end of \(path))")
        } catch {
            guard error.isMissing else { throw CommandFailure(.usage, "cannot read \(path): \(error.reason)") }
            StandardError.write("No guardian has written anything yet; its log will be \(path)")
        }
    }
}
