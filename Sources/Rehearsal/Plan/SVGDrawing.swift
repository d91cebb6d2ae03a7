import MissionLanguage

/// A drawing in SVG, written element by element; lengths are in its own units, x to the right and y down.
struct SVGDrawing {
    /// Where a text stands from its place.
    enum Anchor: String {
        case start, middle, end
    }

    private var elements: [String] = []

    /// The drawing as a document.
    func document(titled title: String, width: Double, height: Double) -> String {
        let head = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" "
                + "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" font-family=\"sans-serif\" font-size=\"12\">",
            "<title>\(Self.escaped(title))</title>",
            "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
        ]
        return (head + elements + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    mutating func text(_ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, colour: String = "#555") {
        elements.append(
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor)\" fill=\"\(colour)\">"
                + "\(Self.escaped(text))</text>"
        )
    }

    mutating func line(
        _ from: (x: Double, y: Double),
        _ to: (x: Double, y: Double),
        colour: String,
        dashed: Bool = false
    ) {
        elements.append(
            "<path d=\"M\(Self.number(from.x)) \(Self.number(from.y))L\(Self.number(to.x)) \(Self.number(to.y))\" "
                + "stroke=\"\(colour)\"\(dashed ? Self.dashes : "")/>"
        )
    }

    mutating func polyline(_ points: [(x: Double, y: Double)], colour: String) {
        let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
        elements.append(
            "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" stroke-linejoin=\"round\"/>"
        )
    }

    /// A filled dot, whose title is shown to whoever points at it.
    mutating func dot(_ x: Double, _ y: Double, radius: Double, colour: String, titled title: String) {
        elements.append(
            "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" fill=\"\(colour)\">"
                + "<title>\(Self.escaped(title))</title></circle>"
        )
    }

    /// A dashed circle, as far as it lies in a frame.
    mutating func circle(
        _ x: Double,
        _ y: Double,
        radius: Double,
        colour: String,
        inside frame: (x: Double, y: Double, width: Double, height: Double)
    ) {
        elements += [
            "<clipPath id=\"frame\"><rect x=\"\(Self.number(frame.x))\" y=\"\(Self.number(frame.y))\" "
                + "width=\"\(Self.number(frame.width))\" height=\"\(Self.number(frame.height))\"/></clipPath>",
            "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" fill=\"none\" "
                + "stroke=\"\(colour)\"\(Self.dashes) clip-path=\"url(#frame)\"/>",
        ]
    }

    private static let dashes = " stroke-dasharray=\"6 4\""

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
