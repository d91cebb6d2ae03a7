import FlightCore
import MissionLanguage
import MissionRuntime

extension FlightPlan {
    /// The plan as a drawing in SVG: the view from above with the fence, the height over time below it, and the steps beside them.
    package var svg: String {
        var drawing = SVGDrawing()
        drawing.text(heading, Layout.left, 20, colour: Ink.words)
        let bottom = drawFromAbove(on: &drawing, top: 48)
        let end = drawHeight(on: &drawing, top: bottom + 64)
        drawSteps(on: &drawing, top: 48)
        return drawing.document(
            titled: name,
            width: Layout.width,
            height: max(end + 48, Layout.height(of: listed.count))
        )
    }

    private enum Layout {
        static let width = 960.0
        static let left = 64.0
        /// The width of both views.
        static let side = 480.0
        /// The least height of the view from above.
        static let lowest = 160.0
        static let profile = 140.0
        static let list = left + side + 40
        static let row = 18.0

        static func height(of rows: Int) -> Double { 48 + Double(rows + 5) * row }
    }

    private enum Ink {
        static let words = "#222"
        static let grid = "#e2e2e2"
        static let frame = "#999"
        static let way = "#1565c0"
        static let limit = "#c62828"
        static let home = "#2e7d32"
    }

    // MARK: From above

    /// Draws the view from above; returns where it ends.
    private func drawFromAbove(on drawing: inout SVGDrawing, top: Double) -> Double {
        let frame = frame
        let (wide, deep) = (
            frame.right.upperBound - frame.right.lowerBound, frame.ahead.upperBound - frame.ahead.lowerBound
        )
        let scale = Layout.side / max(wide, deep)
        // Both directions have one scale; what is left of a long flight's room is shared by both sides.
        let height = max(deep * scale, Layout.lowest)
        let middle = Layout.left + Layout.side / 2
        let centre = (
            (frame.right.lowerBound + frame.right.upperBound) / 2, (frame.ahead.lowerBound + frame.ahead.upperBound) / 2
        )
        func x(_ right: Double) -> Double { middle + (right - centre.0) * scale }
        func y(_ ahead: Double) -> Double { top + height / 2 - (ahead - centre.1) * scale }

        let step = Self.step(for: max(wide, deep), lines: 8)
        let bottom = top + height
        let shown = (right: Layout.side / scale / 2, ahead: height / scale / 2)
        for right in Self.multiples(of: step, from: centre.0 - shown.right, to: centre.0 + shown.right) {
            drawing.line((x(right), top), (x(right), bottom), colour: Ink.grid)
            drawing.text(Self.spoken(right), x(right), bottom + 16, .middle)
        }
        for ahead in Self.multiples(of: step, from: centre.1 - shown.ahead, to: centre.1 + shown.ahead) {
            drawing.line((Layout.left, y(ahead)), (Layout.left + Layout.side, y(ahead)), colour: Ink.grid)
            drawing.text(Self.spoken(ahead), Layout.left - 8, y(ahead) + 4, .end)
        }
        drawing.text("m ahead", Layout.left - 8, top - 4, .end)
        drawing.text("m to the right of home", Layout.left + Layout.side, bottom + 32, .end)
        drawing.circle(
            x(0),
            y(0),
            radius: radius.meters * scale,
            colour: Ink.limit,
            inside: (Layout.left, top, Layout.side, height)
        )
        drawing.polyline(points.map { (x($0.place.right.meters), y($0.place.forward.meters)) }, colour: Ink.way)
        drawing.dot(x(0), y(0), radius: 6, colour: Ink.home, titled: "home")
        drawStops(on: &drawing) { (x($0.right.meters), y($0.forward.meters)) }
        return bottom
    }

    /// Marks where steps end; several that end at one place share its label.
    private func drawStops(on drawing: inout SVGDrawing, _ point: (Position) -> (x: Double, y: Double)) {
        var labels: [(x: Double, y: Double, text: String)] = []
        for stop in stops {
            let (x, y) = point(stop.place)
            let ended = Self.spoken((stop.began + stop.took).seconds)
            drawing.dot(x, y, radius: 3, colour: Ink.way, titled: "line \(stop.line): \(stop.text), \(ended) s")
            guard stop.mark != " " else { continue }
            if let near = labels.firstIndex(where: { abs($0.x - x) < 14 && abs($0.y - y) < 14 }) {
                labels[near].text += " \(stop.mark)"
            } else {
                labels.append((x, y, "\(stop.mark)"))
            }
        }
        for label in labels { drawing.text(label.text, label.x + 8, label.y - 8, colour: Ink.words) }
    }

    // MARK: Height

    /// Draws the height over time; returns where it ends.
    private func drawHeight(on drawing: inout SVGDrawing, top: Double) -> Double {
        let total = max(took.seconds, 1)
        let highest = max(frame.up, min(ceiling.meters, frame.up * 2))
        let bottom = top + Layout.profile
        let right = Layout.left + Layout.side
        func x(_ time: Double) -> Double { Layout.left + time / total * Layout.side }
        func y(_ height: Double) -> Double { bottom - height / highest * Layout.profile }

        for height in Self.multiples(of: Self.step(for: highest, lines: 5), from: 0, to: highest) {
            drawing.line((Layout.left, y(height)), (right, y(height)), colour: height == 0 ? Ink.frame : Ink.grid)
            drawing.text(Self.spoken(height), Layout.left - 8, y(height) + 4, .end)
        }
        for time in Self.multiples(of: Self.step(for: total, lines: 8), from: 0, to: total) {
            drawing.line((x(time), bottom), (x(time), bottom + 4), colour: Ink.frame)
            drawing.text(Self.spoken(time), x(time), bottom + 18, .middle)
        }
        drawing.text("m high", Layout.left - 8, top - 16, .end)
        drawing.text("s since the beginning", right, bottom + 34, .end)
        if ceiling.meters <= highest {
            drawing.line((Layout.left, y(ceiling.meters)), (right, y(ceiling.meters)), colour: Ink.limit, dashed: true)
        }
        let flown = points.filter { $0.at <= took }
        drawing.polyline(flown.map { (x($0.at.seconds), y(max(0, $0.place.up.meters))) }, colour: Ink.way)
        return bottom
    }

    // MARK: Steps

    /// The steps that have a letter.
    private var listed: [Stop] { stops.filter { $0.mark != " " } }

    private func drawSteps(on drawing: inout SVGDrawing, top: Double) {
        var y = top
        func row(_ mark: String, _ text: String, colour: String = Ink.words) {
            drawing.text(mark, Layout.list, y, colour: colour)
            drawing.text(text, Layout.list + 20, y, colour: colour)
            y += Layout.row
        }
        for stop in listed {
            let text = stop.text.split(separator: "\n").first.map(String.init) ?? ""
            let short = text.count > 40 ? text.prefix(39) + "…" : text
            row("\(stop.mark)", "\(short), \(Self.spoken((stop.began + stop.took).seconds)) s")
        }
        if stops.count > listed.count { row("…", "and \(stops.count - listed.count) more") }
        y += Layout.row
        row("●", "home", colour: Ink.home)
        let limits = "limits: radius \(Self.spoken(radius.meters)) m, ceiling \(Self.spoken(ceiling.meters)) m"
        row("┄", limits, colour: Ink.limit)
    }

    // MARK: Numbers

    /// The distance between lines of a grid: 1, 2 or 5 of some power of ten, and not many lines.
    private static func step(for span: Double, lines: Double) -> Double {
        let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200]
        return steps.first { span / $0 <= lines } ?? 500
    }

    private static func multiples(of step: Double, from least: Double, to most: Double) -> [Double] {
        // Counted, and not added up: 0.1 + 0.1 + … is no multiple of 0.1.
        let range =
            Int((least / step).rounded(.up))...max(Int((least / step).rounded(.up)), Int((most / step).rounded(.down)))
        return range.map { Double($0) * step }
    }

    private static func spoken(_ value: Double) -> String { Decimals.shortest(value, places: 1) }
}
