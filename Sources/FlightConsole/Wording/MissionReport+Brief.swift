import MissionLanguage
import MissionRuntime

extension MissionReport {
    /// How a line at the prompt went: one line where there was one step to measure, the whole report where there were
    /// several, nil where the events have said everything.
    package var briefly: String? {
        guard lines.count == 1, let line = lines.first else { return lines.isEmpty ? nil : text }
        guard let flown = line.flown else { return nil }
        var words = "\(line.text): \(flown.spoken)"
        if let planned = line.planned { words += " of \(planned.spoken)" }
        if let off = line.off { words += ", \(off.spoken) off" }
        return words + ", \(Format.seconds(line.took))"
    }
}
