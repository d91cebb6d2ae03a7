import Glibc

/// How much longer a program takes to start and end than one that does nothing and loads the same libraries.
struct StartUpContest {
    let program: String
    let arguments: [String]
    let empty: String

    /// The most milliseconds that the project promises.
    let target = 20.0

    /// Starts both in turn and takes the median of the differences between neighbours.
    func run(rounds: Int = 41) -> StartUpVerdict {
        _ = (milliseconds(of: program, arguments), milliseconds(of: empty, []))
        let times = (0..<rounds).map { _ in (milliseconds(of: program, arguments), milliseconds(of: empty, [])) }
        return StartUpVerdict(
            contest: self,
            ours: median(times.map(\.0)),
            theirs: median(times.map(\.1)),
            difference: median(times.map { $0 - $1 })
        )
    }

    // Without Foundation's `Process`, which looks only now and then whether the program has ended.
    private func milliseconds(of program: String, _ arguments: [String]) -> Double {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var identifier: pid_t = 0
        var status: Int32 = 0
        let time = ContinuousClock().measure {
            precondition(
                posix_spawn(&identifier, program, &actions, nil, &words, environ) == 0,
                "\(program) does not start"
            )
            waitpid(identifier, &status, 0)
        }
        precondition(status == 0, "\(program) \(arguments) failed")
        return time / .milliseconds(1)
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

/// What the two starts came to, in milliseconds.
struct StartUpVerdict {
    let contest: StartUpContest
    let ours: Double
    let theirs: Double
    let difference: Double

    var isReached: Bool { difference <= contest.target }
}
