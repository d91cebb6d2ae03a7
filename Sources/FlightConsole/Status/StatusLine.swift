package import FlightCore

/// What the right end of the prompt line tells, in as much room as there is.
package struct StatusLine: Hashable, Sendable {
    /// How the drone is, in one or two words.
    package var state: String

    /// The height above the take-off point.
    package var altitude: Length?

    /// The charge in percent.
    package var batteryPercent: Int?

    /// How long ago the drone was last heard.
    package var silence: Duration?

    /// How long the film that is being written is by now.
    package var recorded: Duration?

    /// How many lines wait for the present one to end.
    package var waiting: Int

    /// A status in which only the state is known.
    package init(state: String) {
        self.state = state
        waiting = 0
    }

    /// The silence after which the link is worth more room than the altitude.
    private static let worrying = Duration.milliseconds(200)

    /// The status in at most `width` columns; what matters least is left out first, and the state last.
    package func text(width: Int) -> String {
        var parts = self.parts
        while !parts.isEmpty {
            let text = parts.map(\.text).joined(separator: " · ")
            if text.count <= width { return text }
            guard let least = parts.indices.min(by: { parts[$0].weight < parts[$1].weight }) else { break }
            parts.remove(at: least)
        }
        return ""
    }

    private var parts: [(text: String, weight: Int)] {
        var parts = [(text: state, weight: 6)]
        if let altitude { parts.append((Format.meters(altitude), 4)) }
        if let batteryPercent { parts.append(("\(batteryPercent) %", 5)) }
        if let silence { parts.append(("link \(Format.silence(silence))", silence > Self.worrying ? 5 : 1)) }
        if let recorded { parts.append(("REC \(Format.clock(recorded))", 3)) }
        if waiting > 0 { parts.append(("\(waiting) waiting", 2)) }
        return parts
    }
}
