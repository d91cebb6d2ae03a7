import CReference
import Foundation
import SwiftCopter

/// How evenly the link sends its commands, beside a C loop on absolute deadlines in the same seconds.
struct CadenceContest {
    /// What else the computer does: nothing, or a program on every core that never waits.
    let isBusy: Bool

    /// How far from 30 ms 99 of 100 gaps may be.
    var tolerance: Double { isBusy ? 1.5 : 0.5 }

    /// Lets both send for some seconds.
    func run(seconds: Int = 20) async -> CadenceVerdict {
        let host = "127.14.\(Int.random(in: 1...254)).\(Int.random(in: 1...254))"
        precondition(cadence_begin(host) == 0, "the drone's ports are taken on \(host)")
        let neighbours = isBusy ? (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in Self.neighbour() } : []
        defer {
            for neighbour in neighbours {
                // It inherits that this process does not heed SIGTERM, so it would not either.
                kill(neighbour.processIdentifier, SIGKILL)
                neighbour.waitUntilExit()
            }
        }
        do {
            let settings = LinkSettings(guardian: .none)
            try await withDrone(at: .host(host), settings: settings) { _ in
                try await Task.sleep(for: .seconds(seconds))
            }
        } catch {
            preconditionFailure("no link to the bench's own drone: \(error)")
        }
        cadence_end()
        return CadenceVerdict(contest: self, ours: Gaps(isOurs: true), theirs: Gaps(isOurs: false))
    }

    private static func neighbour() -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "while :; do :; done"]
        try? process.run()
        return process
    }
}

/// The gaps between datagrams, in milliseconds.
struct Gaps {
    let mean: Double
    /// Within how much of 30 ms 99 of 100 gaps are.
    let deviation: Double

    init(isOurs: Bool) {
        let kind: Int32 = isOurs ? 1 : 0
        // The first second belongs to starting.
        let times = (0..<cadence_count(kind)).map { cadence_time(kind, $0) }.dropFirst(33)
        precondition(times.count > 100, "only \(times.count) datagrams came")
        let gaps = zip(times, times.dropFirst()).map { ($1 - $0) * 1000 }
        mean = gaps.reduce(0, +) / Double(gaps.count)
        let distances = gaps.map { abs($0 - 30) }.sorted()
        deviation = distances[min(distances.count - 1, distances.count * 99 / 100)]
    }
}

/// What both came to.
struct CadenceVerdict {
    let contest: CadenceContest
    let ours: Gaps
    let theirs: Gaps

    /// Where plain C does not keep the promise either, on a machine that has more to do than that, it is what counts.
    var isReached: Bool {
        ours.deviation <= max(contest.tolerance, theirs.deviation) && abs(ours.mean - 30) < 0.01
    }

    var row: [String] {
        func words(_ gaps: Gaps) -> String { String(format: "%.3f ± %.2f ms", gaps.mean, gaps.deviation) }
        return [
            "a command every 30 ms, \(contest.isBusy ? "all cores busy" : "idle")", "clock_nanosleep in C",
            words(ours), words(theirs), String(format: "%+.2f ms", ours.deviation - theirs.deviation),
            String(format: "30.00 ± %.1f", contest.tolerance),
            isReached ? "ok" : "MISSED",
        ]
    }
}
