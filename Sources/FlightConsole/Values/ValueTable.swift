import FlightCore
import MissionLanguage
import MissionRuntime

/// Values that are watched: what each is now, and between what it was since somebody began to watch.
struct ValueTable: Sendable {
    private struct Row {
        let name: String
        let formula: Formula
        var now: Value?
        var least: Measure?
        var most: Measure?
    }

    private var rows: [Row]

    /// A table of these values, which nobody has looked at yet.
    init(_ values: [(name: String, formula: Formula)]) {
        rows = values.map { Row(name: $0.name, formula: $0.formula) }
    }

    /// Looks at the values.
    mutating func look(at values: SituationValues) {
        for index in rows.indices {
            let value = rows[index].formula.evaluated(in: values)
            rows[index].now = value
            guard case .measure(let measure)? = value else { continue }
            if measure.amount < rows[index].least?.amount ?? .infinity { rows[index].least = measure }
            if measure.amount > rows[index].most?.amount ?? -.infinity { rows[index].most = measure }
        }
    }

    /// One line a value: its name, what it is, and its range.
    var lines: [String] {
        let spoken = rows.map { $0.now?.spoken ?? "not known" }
        let names = rows.map(\.name.count).max() ?? 0
        let width = spoken.map(\.count).max() ?? 0
        return rows.indices.map { index in
            var line = "  \(rows[index].name.rightPadded(to: names))  \(spoken[index].leftPadded(to: width))"
            if let least = rows[index].least, let most = rows[index].most, least.spoken != most.spoken {
                line += "   \(least.spoken) … \(most.spoken)"
            }
            return line
        }
    }
}
