import FlightCore
import MissionLanguage
import MissionRuntime

extension MissionReport {
    /// The report for a script.
    var record: JSON {
        let ending: [(String, JSON)] =
            switch outcome {
            case .completed: [("completed", true)]
            case .failed(let failure):
                [
                    ("completed", false), ("failure", .text(failure.words)),
                    ("because", .list(reasons.dropFirst().map(JSON.text))),
                ]
            case nil: [("completed", false)]
            }
        return .object(
            [("report", .text(name)), ("seconds", .number(took.seconds))] + ending + [
                ("steps", .list(lines.map(Self.record))), ("photos", .list(photos.map(JSON.text))),
                ("films", .list(films.map(Self.record))), ("batteryBefore", Self.percent(batteryBefore)),
                ("batteryAfter", Self.percent(batteryAfter)),
            ]
        )
    }

    private static func record(of line: Line) -> JSON {
        .object([
            ("line", .integer(Int64(line.number))), ("step", .text(line.text)), ("began", .number(line.began.seconds)),
            ("seconds", .number(line.took.seconds)), ("done", .truth(line.result == .done)),
            ("planned", amount(line.planned)), ("flown", amount(line.flown)), ("off", amount(line.off)),
        ])
    }

    private static func record(of film: Film) -> JSON {
        .object([
            ("file", .text(film.file)), ("seconds", .number(film.length.seconds)),
            ("frames", .integer(Int64(film.frames))),
        ])
    }

    private static func amount(_ measure: Measure?) -> JSON { measure.map { .text($0.spoken) } ?? .null }

    private static func percent(_ value: Int?) -> JSON { value.map { .integer(Int64($0)) } ?? .null }
}
