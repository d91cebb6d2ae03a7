import Foundation

extension Verdict {
    /// Speeds with units, the ratio, and what was promised.
    var row: [String] {
        [
            contest.name, contest.opponent, speed(ourSpeed, contest.unit), speed(theirSpeed, contest.unit),
            String(format: "%.2f", ratio), contest.target.map { String(format: "≥ %.2f", $0) } ?? "",
            contest.target == nil ? "" : isReached ? "ok" : "MISSED",
        ]
    }
}

extension StartUpVerdict {
    /// Times, their difference, and what was promised.
    var row: [String] {
        [
            "copter \(contest.arguments.joined(separator: " "))", "empty C program", String(format: "%.1f ms", ours),
            String(format: "%.1f ms", theirs), String(format: "%+.1f ms", difference),
            String(format: "≤ %.0f ms", contest.target), isReached ? "ok" : "MISSED",
        ]
    }
}

extension WaitVerdict {
    /// The median, how bad the worst of a hundred is, and what was promised.
    var row: [String] {
        [
            name, "the clock", String(format: "%.1f ms", median), "", String(format: "p99 %.1f ms", worstOfHundred),
            String(format: "≤ %.0f ms", most), isReached ? "ok" : "MISSED",
        ]
    }
}

/// Rows of seven cells as a table.
func table(of rows: [[String]]) -> String {
    let rows = [["work", "against", "SwiftCopter", "reference", "result", "wanted", ""]] + rows
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
        zip(row, widths).enumerated().map { index, cell in
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
