import Foundation

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

    private func milliseconds(of program: String, _ arguments: [String]) -> Double {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        let clock = ContinuousClock()
        let time = clock.measure {
            do { try process.run() } catch { fatalError("\(program) does not start: \(error)") }
            process.waitUntilExit()
        }
        precondition(process.terminationStatus == 0, "\(program) ended with \(process.terminationStatus)")
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
