import FlightCore

/// The lines that were flown since the prompt began, and the places where they began: what `again`, `undo` and `save` go
/// back to.
struct FlownLines: Sendable {
    /// More than anybody saves at once.
    private static let most = 1000

    /// The lines that came to their end, oldest first.
    private(set) var lines: [String] = []

    /// The line that was typed last, whatever came of it.
    var last: String?

    private var places: [Pose] = []

    /// A line was flown to its end.
    mutating func append(_ line: String) {
        if lines.count >= Self.most { lines.removeFirst(Self.most / 4) }
        lines.append(line)
    }

    /// The lines since the last landing but those that only landed again, or the last so many.
    func lines(last count: Int?) -> [String] {
        guard let count else {
            let before = lines.dropLast().lastIndex { $0.trimmed == "land" }
            return Array(lines[((before ?? -1) + 1)...])
        }
        return lines.suffix(count)
    }

    // MARK: The way back

    /// A line that began there has ended, here or at an unknown place.
    mutating func left(_ place: Pose?, for end: Pose?) {
        guard let place, !place.isNear(end) else { return }
        places.append(place)
    }

    /// Home is another one now: no way leads back.
    mutating func forgetPlaces() { places = [] }

    /// The place where the last move began; each is given once.
    mutating func takePlace(otherThan here: Pose?) -> Pose? {
        while let place = places.popLast() {
            if !place.isNear(here) { return place }
        }
        return nil
    }
}

extension Pose {
    /// Whether the other one is as good as the same place.
    fileprivate func isNear(_ other: Pose?) -> Bool {
        guard let other else { return false }
        let aside = position.horizontalDistance(to: other.position)
        let above = (position.up - other.position.up).magnitude
        let turned = (heading - other.heading).wrapped.magnitude
        return max(aside, above) < .meters(0.05) && turned < .degrees(3)
    }

    /// The flight from another pose to this one as a line of the flight language.
    func way(from here: Pose) -> String {
        var parts: [String] = []
        let aside = position.horizontalDistance(to: here.position)
        if max(aside, (position.up - here.position.up).magnitude) >= .meters(0.01) {
            parts.append(
                "go to \(Self.axis("forward", "back", position.forward)), \(Self.axis("right", "left", position.right))"
                    + ", altitude \(Self.written(position.up))"
            )
        }
        if (heading - here.heading).wrapped.magnitude >= .degrees(1) {
            parts.append("face \(Format.heading(heading))deg")
        }
        return parts.joined(separator: "; ")
    }

    private static func axis(_ ahead: String, _ behind: String, _ length: Length) -> String {
        length < .zero ? "\(behind) \(written(-length))" : "\(ahead) \(written(length))"
    }

    private static func written(_ length: Length) -> String { "\(Format.rounded(length.meters, places: 2))m" }
}
