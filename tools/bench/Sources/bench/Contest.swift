/// One piece of work done by two programs in turn within one run, so that the machine's mood cancels out.
struct Contest {
    /// What is done, as the table names it.
    let name: String

    /// Who the other one is.
    let opponent: String

    /// The least ratio of speeds, ours over theirs, that the project promises; nil where it promises none.
    let target: Double?

    /// How much work one call does, and in which unit its speed is told.
    let work: Double
    let unit: String

    /// One call of each; both return a digest of all they produced, which must agree.
    let ours: () -> UInt64
    let theirs: () -> UInt64
}

/// What a contest came to.
struct Verdict {
    let contest: Contest
    let ourSpeed: Double
    let theirSpeed: Double

    /// The median of the ratios of neighbouring rounds, ours over theirs.
    let ratio: Double

    var isReached: Bool { contest.target.map { ratio >= $0 } ?? true }
}

extension Contest {
    /// Lets both work in turn for `rounds` rounds of about 20 ms each and takes medians.
    func run(rounds: Int = 31) -> Verdict {
        precondition(ours() == theirs(), "\(name): the two programs do not agree on what they read")
        let calls = max(1, Int(0.02 / seconds(of: theirs, calls: 1)))
        var ourTimes: [Double] = []
        var theirTimes: [Double] = []
        for round in 0..<rounds {
            if round.isMultiple(of: 2) {
                ourTimes.append(seconds(of: ours, calls: calls))
                theirTimes.append(seconds(of: theirs, calls: calls))
            } else {
                theirTimes.append(seconds(of: theirs, calls: calls))
                ourTimes.append(seconds(of: ours, calls: calls))
            }
        }
        return Verdict(
            contest: self,
            ourSpeed: work * Double(calls) / median(ourTimes),
            theirSpeed: work * Double(calls) / median(theirTimes),
            ratio: median(zip(ourTimes, theirTimes).map { $1 / $0 })
        )
    }

    private func seconds(of body: () -> UInt64, calls: Int) -> Double {
        let clock = ContinuousClock()
        var digest: UInt64 = 0
        let time = clock.measure { for _ in 0..<calls { digest &+= body() } }
        consume(digest)
        return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

/// Keeps the optimiser from dropping work whose result nobody reads.
@inline(never) private func consume(_ value: UInt64) {}
