package import FlightCore
import MissionRuntime

/// What the right end of the prompt line tells, in as much room as there is.
package struct StatusLine: Hashable, Sendable {
    /// How the drone is, in one or two words.
    package var state: String

    /// The height above the take-off point.
    package var altitude: Length?

    /// The charge in percent.
    package var batteryPercent: Int?

    /// How long the charge lasts at the present use.
    package var batteryTime: Duration?

    /// How long ago the drone was last heard.
    package var silence: Duration?

    /// How far the position may be off.
    package var positionError: Length?

    /// The way to the nearest limit.
    package var fence: Length?

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

    /// The way to a limit that is worth more room than the altitude.
    private static let near = Length.meters(1)

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
        var parts = [(text: state, weight: 9)]
        if let altitude { parts.append((altitude.inWords, 6)) }
        if let batteryPercent { parts.append((battery(batteryPercent), 8)) }
        if let silence { parts.append(("link \(silence.inWords)", silence > Self.worrying ? 7 : 2)) }
        if let positionError { parts.append(("±\(Format.tenths(positionError))", 1)) }
        if let fence { parts.append(("fence \(Format.tenths(fence))", fence < Self.near ? 7 : 3)) }
        if let recorded { parts.append(("REC \(Format.clock(recorded))", 5)) }
        if waiting > 0 { parts.append(("\(waiting) waiting", 4)) }
        return parts
    }

    private func battery(_ percent: Int) -> String {
        "\(percent) %" + (batteryTime.map { " (\(Format.clock($0)))" } ?? "")
    }
}
