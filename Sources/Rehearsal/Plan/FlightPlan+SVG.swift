import FlightCore
import MissionLanguage
import MissionRuntime

extension FlightPlan {
    private static let side = 640.0
    private static let profileHeight = 200.0
    private static let margin = 40.0

    /// The plan as a drawing in SVG: the view from above with the fence, and the height over time below it.
    package var svg: String {
        let height = Self.side + Self.profileHeight + 3 * Self.margin
        let width = Self.side + 2 * Self.margin
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" "
                + "font-family=\"sans-serif\" font-size=\"12\">",
            "<title>\(Self.escaped(name))</title>",
            "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
        ]
        lines += drawingFromAbove + drawingOfHeight
        lines.append("</svg>")
        return lines.joined(separator: "\n") + "\n"
    }

    private var drawingFromAbove: [String] {
        let frame = frame
        let scale =
            Self.side
            / max(
                frame.right.upperBound - frame.right.lowerBound,
                frame.ahead.upperBound - frame.ahead.lowerBound
            )
        func x(_ place: Position) -> Double { Self.margin + (place.right.meters - frame.right.lowerBound) * scale }
        func y(_ place: Position) -> Double { Self.margin + (frame.ahead.upperBound - place.forward.meters) * scale }
        let home = Position()
        var lines = [
            "<circle cx=\"\(Self.number(x(home)))\" cy=\"\(Self.number(y(home)))\" "
                + "r=\"\(Self.number(radius.meters * scale))\" fill=\"none\" stroke=\"#c00\" stroke-dasharray=\"6 4\"/>",
            Self.line(points.map { (x($0.place), y($0.place)) }),
            "<circle cx=\"\(Self.number(x(home)))\" cy=\"\(Self.number(y(home)))\" r=\"5\" fill=\"#080\">"
                + "<title>home</title></circle>",
        ]
        for stop in stops {
            let (x, y) = (Self.number(x(stop.place)), Self.number(y(stop.place)))
            let title = "line \(stop.line): \(stop.text), \(Self.number((stop.began + stop.took).seconds)) s"
            lines.append(
                "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3\" fill=\"#036\"><title>\(Self.escaped(title))</title></circle>"
            )
        }
        lines.append(
            "<path d=\"M\(Self.number(Self.margin)) \(Self.number(Self.margin / 2))h\(Self.number(scale))\" stroke=\"black\"/>"
                + "<text x=\"\(Self.number(Self.margin + scale + 6))\" y=\"\(Self.number(Self.margin / 2 + 4))\">1 m</text>"
        )
        return lines
    }

    private var drawingOfHeight: [String] {
        let top = Self.side + 2 * Self.margin
        let total = max(took.seconds, 1)
        let highest = max(frame.up, min(ceiling.meters, frame.up * 2))
        func x(_ time: Duration) -> Double { Self.margin + time.seconds / total * Self.side }
        func y(_ height: Double) -> Double { top + (1 - height / highest) * Self.profileHeight }
        let (left, right) = (Self.number(Self.margin), Self.number(Self.margin + Self.side))
        var lines = [
            "<path d=\"M\(left) \(Self.number(y(0)))H\(right)\" stroke=\"black\"/>",
            Self.line(points.filter { $0.at <= took }.map { (x($0.at), y($0.place.up.meters)) }),
            "<text x=\"\(left)\" y=\"\(Self.number(y(0) + 16))\">0 s</text>",
            "<text x=\"\(right)\" y=\"\(Self.number(y(0) + 16))\" text-anchor=\"end\">\(Self.number(took.seconds)) s</text>",
            "<text x=\"4\" y=\"\(Self.number(y(0)))\">0 m</text>",
        ]
        if ceiling.meters <= highest {
            let y = Self.number(y(ceiling.meters))
            lines.append("<path d=\"M\(left) \(y)H\(right)\" stroke=\"#c00\" stroke-dasharray=\"6 4\"/>")
            lines.append("<text x=\"4\" y=\"\(y)\">\(Self.number(ceiling.meters)) m</text>")
        }
        return lines
    }

    private static func line(_ points: [(Double, Double)]) -> String {
        let list = points.map { "\(number($0.0)),\(number($0.1))" }.joined(separator: " ")
        return "<polyline points=\"\(list)\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"/>"
    }

    private static func number(_ value: Double) -> String { Decimals.shortest(value, places: 1) }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            // Control characters have no place in XML 1.0.
            case "\u{0}"..."\u{1F}": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
