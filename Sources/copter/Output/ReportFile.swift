import FlightConsole
import FlightCore
import Glibc
import MissionLanguage
import MissionRuntime

/// The report of a flight as a file beside its photos and films, to be found again afterwards.
struct ReportFile {
    /// What was flown.
    var mission: CheckedMission

    /// What became of it.
    var report: MissionReport

    /// The file's text: what was flown with which parameters, why it ended if it failed, and line by line.
    var text: String {
        var text = ["\(mission.source.name), flown \(Self.now(format: "%Y-%m-%d %H:%M:%S"))"]
        text += mission.parameters.map { "  \($0.name) = \($0.value.spoken)" }
        text += ["", report.text]
        return text.joined(separator: "\n") + "\n"
    }

    /// Writes the file; a file that exists is never overwritten.
    ///
    /// - Returns: its name.
    func write() throws(CommandFailure) -> String {
        let file = mission.source.name.split(separator: "/").last.map(String.init) ?? "mission"
        let name = (file.hasSuffix(".fly") ? String(file.dropLast(4)) : file) + Self.now(format: "-%Y-%m-%d-%H-%M-%S")
        for number in 1...99 {
            let path = name + (number == 1 ? "" : "-\(number)") + ".txt"
            do throws(TextFile.Failure) {
                try TextFile.create(path, text: text)
                return path
            } catch {
                if error == .exists { continue }
                throw CommandFailure(.recordingFailed, "the report cannot be written to \(path): \(error)")
            }
        }
        throw CommandFailure(.recordingFailed, "the report cannot be written: \(name).txt to \(name)-99.txt exist")
    }

    /// The time by the operator's clock.
    private static func now(format: String) -> String {
        var seconds = time(nil)
        var local = unsafe tm()
        _ = unsafe localtime_r(&seconds, &local)
        var buffer = [CChar](repeating: 0, count: 64)
        let count = unsafe strftime(&buffer, buffer.count, format, &local)
        return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
