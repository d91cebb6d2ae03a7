import FlightCore
import MissionLanguage
import MissionRuntime

extension MissionReport {
    /// How a line at the prompt went: a line for each step where there were few, the whole report where there were many, nil where the
    /// events have said everything.
    package var briefly: String? {
        guard lines.count <= Self.fewSteps else { return text }
        let told = lines.compactMap(Self.briefly)
        return told.isEmpty ? nil : told.joined(separator: "\n")
    }

    private static let fewSteps = 3

    private static func briefly(_ line: Line) -> String? {
        // What takes no time shows itself: a photo by its event, a word that is said; a setting does not.
        guard let flown = line.flown else {
            if line.result == .done, line.text.hasPrefix("set ") { return "\(line.text.dropFirst(4)) confirmed" }
            if !line.notes.isEmpty { return "\(line.text): " + line.notes.map(\.text).joined(separator: "; ") }
            return line.took < .seconds(1) ? nil : "\(line.text): \(line.took.inSeconds)"
        }
        var words = "\(line.text): \(flown.spoken)"
        if let planned = line.planned { words += " of \(planned.spoken)" }
        if let off = line.off { words += ", \(off.spoken) off" }
        return words + ", \(line.took.inSeconds)"
    }
}
