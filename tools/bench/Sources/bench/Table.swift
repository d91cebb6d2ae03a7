import Foundation

/// The verdicts as a table: speeds with units, the ratio, and what was promised.
func table(of verdicts: [Verdict]) -> String {
    let header = ["work", "against", "SwiftCopter", "reference", "ratio", "wanted", ""]
    let rows = verdicts.map { verdict in
        [
            verdict.contest.name, verdict.contest.opponent,
            speed(verdict.ourSpeed, verdict.contest.unit), speed(verdict.theirSpeed, verdict.contest.unit),
            String(format: "%.2f", verdict.ratio), String(format: "≥ %.2f", verdict.contest.target),
            verdict.isReached ? "ok" : "MISSED",
        ]
    }
    let columns = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    return ([header] + rows).map { row in
        zip(row, columns).enumerated().map { index, cell in
            let padding = String(repeating: " ", count: cell.1 - cell.0.count)
            return index < 2 || index == 6 ? cell.0 + padding : padding + cell.0
        }.joined(separator: "  ")
    }.joined(separator: "\n")
}

/// A speed with a prefix that keeps it short.
private func speed(_ value: Double, _ unit: String) -> String {
    switch value {
    case 1e9...: String(format: "%.2f G%@", value / 1e9, unit)
    case 1e6...: String(format: "%.2f M%@", value / 1e6, unit)
    case 1e3...: String(format: "%.1f k%@", value / 1e3, unit)
    default: String(format: "%.1f %@", value, unit)
    }
}
