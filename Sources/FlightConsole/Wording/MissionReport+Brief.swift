import MissionLanguage
import MissionRuntime

extension MissionReport {
    /// How a line at the prompt went: one line where there was one step, the whole report where there were
    /// several, nil where the events have said everything.
    package var briefly: String? {
        guard lines.count == 1, let line = lines.first else { return lines.isEmpty ? nil : text }
        // What takes no time shows itself: a photo by its event, a word that is said.
        guard let flown = line.flown else {
            return line.took < .seconds(1) ? nil : "\(line.text): \(Format.seconds(line.took))"
        }
        var words = "\(line.text): \(flown.spoken)"
        if let planned = line.planned { words += " of \(planned.spoken)" }
        if let off = line.off { words += ", \(off.spoken) off" }
        return words + ", \(Format.seconds(line.took))"
    }
}
