import FlightCore
package import MissionLanguage

/// How a value changed, drawn in one line of blocks, with its scale and unit below.
package struct Sparkline: Hashable, Sendable {
    private static let blocks = Array("▁▂▃▄▅▆▇█")
    /// The widest drawing.
    private static let widest = 60

    /// What the value is called.
    package let name: String

    /// What it was, at even intervals, oldest first; nil where it was not known.
    package let samples: [Measure?]

    /// The time from the first to the last.
    package let span: Duration

    /// A drawing of these samples.
    package init(name: String, samples: [Measure?], span: Duration) {
        self.name = name
        self.samples = samples
        self.span = span
    }

    /// The drawing in at most so many columns.
    package func lines(width: Int) -> [String] {
        let known = samples.compactMap { $0 }
        guard let least = known.min(by: { $0.amount < $1.amount }), let most = known.max(by: { $0.amount < $1.amount })
        else { return ["  \(name)  not known in this time"] }
        let columns = max(8, min(Self.widest, width - 4))
        let drawn = Self.gathered(samples, into: columns).map { sample in
            sample.map { Self.block(for: $0, from: least.amount, to: most.amount) } ?? " "
        }
        let now = samples.last.flatMap { $0 }.map(\.spoken) ?? "not known"
        return [
            "  \(name)  \(now)",
            "  " + String(drawn),
            "  \(Self.blocks[0]) \(least.spoken)  \(Self.blocks[7]) \(most.spoken)  over \(span.inSeconds)",
        ]
    }

    private static func block(for amount: Double, from least: Double, to most: Double) -> Character {
        guard most > least else { return blocks[0] }
        return blocks[min(7, Int((amount - least) / (most - least) * 8))]
    }

    /// The samples as so many columns, each the mean of what falls into it.
    private static func gathered(_ samples: [Measure?], into columns: Int) -> [Double?] {
        guard samples.count > columns else { return samples.map { $0?.amount } }
        return (0..<columns).map { column in
            let part = samples[column * samples.count / columns..<(column + 1) * samples.count / columns]
            let known = part.compactMap { $0?.amount }
            return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
        }
    }
}
