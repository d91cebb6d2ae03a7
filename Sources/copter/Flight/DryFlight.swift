import DroneWire
import FlightConsole
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal

/// `copter fly --dry`: what would be sent to the drone, and when; no socket is opened.
///
/// The mission flies in the simulated drone in virtual time, because what is sent depends on what the drone answers.
struct DryFlight {
    /// What is flown.
    var mission: CheckedMission

    /// Whether it is told for a script.
    var isJSON: Bool

    /// Tells every datagram of commands that differs from the one before it in more than its numbers.
    func fly(write: (String) -> Void) throws {
        let flight = try RehearsedFlight(mission, seed: 1, in: RehearsalConditions().ideal, keepingCommands: true)
        let steps = flight.report.lines
        var nextStep = steps.startIndex
        var last: (at: Duration, words: [String], texts: [String], count: Int)?
        func tell() {
            guard let last else { return }
            write(line(last.at - flight.began, last.words, last.texts, last.count))
        }
        for (at, bytes) in flight.commands where at >= flight.began {
            let (words, texts) = Self.read(bytes)
            if last?.words == words {
                last?.count += 1
            } else {
                tell()
                while nextStep < steps.endIndex, flight.began + steps[nextStep].began <= at {
                    if !isJSON { write("line \(steps[nextStep].number)  \(steps[nextStep].text)") }
                    nextStep += 1
                }
                last = (at, words, texts, 1)
            }
        }
        tell()
        if case .failed(let failure) = flight.outcome {
            throw CommandFailure(failure.exitCode, "the mission would fail: \(failure.words)")
        }
    }

    private func line(_ at: Duration, _ words: [String], _ texts: [String], _ count: Int) -> String {
        if isJSON {
            return JSON.object([
                ("t", .number((at.seconds * 1000).rounded() / 1000)), ("datagrams", .integer(Int64(count))),
                ("commands", .list(texts.map(JSON.text))),
            ]).text
        }
        let time = Decimals.fixed(at.seconds, places: 2)
        let padded = String(repeating: " ", count: max(0, 9 - time.count)) + time
        return "\(padded) s  \(words.joined(separator: "; "))\(count > 1 ? "  × \(count)" : "")"
    }

    /// The sticks that are moved, in percent of the way to their ends: as finely as a reader tells them apart.
    private static func sticks(_ piloting: Piloting) -> String {
        let sticks = [
            ("roll", piloting.roll), ("pitch", piloting.pitch), ("gaz", piloting.gaz), ("yaw", piloting.yaw),
        ]
        let moved = sticks.map { ($0, Decimals.fixed(Double($1) * 100, places: 0)) }.filter { $1 != "0" }
        return moved.isEmpty ? "level" : moved.map { "\($0) \($1) %" }.joined(separator: ", ")
    }

    /// The commands of a datagram in words, and as they are written.
    private static func read(_ bytes: [UInt8]) -> (words: [String], texts: [String]) {
        let texts = bytes.split(separator: UInt8(ascii: "\r")).map { String(decoding: $0, as: UTF8.self) }
        let words = zip(ATParser.parse(bytes.rawSpan), texts).map { result, text in
            switch result {
            case .command(_, .pcmd(let piloting)) where piloting.flags.contains(.progressive):
                "PCMD " + Self.sticks(piloting)
            case .command(_, let command): command.name + " " + CommandInspection.meaning(of: command, text)
            case .rejected(let error): "\(error)"
            }
        }
        return (words, texts)
    }
}
