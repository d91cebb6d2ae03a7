import FlightCore
import MissionLanguage
import MissionRuntime

extension FlightPlan {
    private static let columns = 61
    private static let rows = 21
    private static let heightRows = 9

    /// The plan for a terminal: its steps, the view from above, and the height over time; without a newline at its end.
    package var text: String {
        ([heading, ""] + table + ["", "from above, ahead is up", ""] + topView + ["", "height over time", ""] + profile)
            .joined(separator: "\n")
    }

    var heading: String {
        let way = Measure(way.meters, .length).spoken
        let ending =
            switch outcome {
            case .completed: ""
            case .failed(let failure): ", fails: \(failure.briefly)"
            }
        return "\(name)  \(took.inSeconds), \(way) over ground\(ending)"
    }

    private var table: [String] {
        stops.map { stop in
            let place = stop.place
            let end =
                Self.side(place.forward, "ahead", "behind") + ", " + Self.side(place.right, "right", "left") + ", "
                + Self.meters(place.up) + " up"
            let time = Self.padded(stop.began.inSeconds, 8)
            return "  \(stop.mark) \(time)  line \(stop.line)  \(stop.text), to \(end)"
        }
    }

    private static func side(_ length: Length, _ positive: String, _ negative: String) -> String {
        "\(meters(length.magnitude)) \(length < .meters(-0.05) ? negative : positive)"
    }

    private static func meters(_ length: Length) -> String { Decimals.fixed(length.meters, places: 1) + " m" }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    // MARK: From above

    private var topView: [String] {
        let frame = frame
        // A character is about twice as high as it is wide.
        let scale = max(
            (frame.right.upperBound - frame.right.lowerBound) / Double(Self.columns - 1),
            (frame.ahead.upperBound - frame.ahead.lowerBound) / Double(2 * (Self.rows - 1))
        )
        let width = Int(((frame.right.upperBound - frame.right.lowerBound) / scale).rounded()) + 1
        let height = Int(((frame.ahead.upperBound - frame.ahead.lowerBound) / (2 * scale)).rounded()) + 1
        var canvas = TextCanvas(width: min(width, Self.columns), height: min(height, Self.rows))
        func draw(_ character: Character, at place: Position) {
            canvas.draw(
                character,
                column: Int(((place.right.meters - frame.right.lowerBound) / scale).rounded()),
                row: Int(((frame.ahead.upperBound - place.forward.meters) / (2 * scale)).rounded())
            )
        }
        for point in points { draw("·", at: point.place) }
        // The first step that ends at a place names it.
        for stop in stops.reversed() { draw(stop.mark, at: stop.place) }
        draw("H", at: Position())
        let ruler = max(1, Int((1 / scale).rounded()))
        return canvas.lines.map { $0.isEmpty ? "" : "  " + $0 } + [
            "", "  " + String(repeating: "─", count: ruler) + " 1 m, H is home",
        ]
    }

    // MARK: Height

    private var profile: [String] {
        let frame = frame
        let total = max(took.seconds, 1)
        var canvas = TextCanvas(width: Self.columns, height: Self.heightRows)
        for point in points where point.at <= took {
            canvas.draw(
                "·",
                column: Int((point.at.seconds / total * Double(Self.columns - 1)).rounded()),
                row: Int(((1 - point.place.up.meters / frame.up) * Double(Self.heightRows - 1)).rounded())
            )
        }
        let lines = canvas.lines.enumerated().map { row, line in
            let height = frame.up * Double(Self.heightRows - 1 - row) / Double(Self.heightRows - 1)
            return Self.padded(Self.meters(.meters(height)), 8) + " │" + line
        }
        return lines + [
            String(repeating: " ", count: 9) + "└" + String(repeating: "─", count: Self.columns),
            String(repeating: " ", count: 10) + "0"
                + Self.padded(took.inSeconds, Self.columns - 1),
        ]
    }
}

/// Characters at places.
private struct TextCanvas {
    private var cells: [[Character]]

    init(width: Int, height: Int) {
        cells = Array(repeating: Array(repeating: " ", count: width), count: height)
    }

    mutating func draw(_ character: Character, column: Int, row: Int) {
        guard cells.indices.contains(row), cells[row].indices.contains(column) else { return }
        cells[row][column] = character
    }

    /// The rows without the blanks at their ends.
    var lines: [String] {
        cells.map { row in String(row.prefix((row.lastIndex { $0 != " " } ?? -1) + 1)) }
    }
}
