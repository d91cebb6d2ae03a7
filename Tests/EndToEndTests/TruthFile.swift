import Foundation
import Testing

/// What a simulated drone really did, from the file that it writes with `--truth`.
struct TruthFile {
    /// One line.
    struct Moment {
        /// By the drone's own clock, in seconds.
        var time: Double
        /// In metres.
        var height: Double
        var state: String

        var isLanded: Bool { state == "landed" && height < 0.1 }
    }

    private let file: URL

    init(_ file: URL) { self.file = file }

    /// Everything so far; a line that is being written is left out.
    var moments: [Moment] {
        guard let data = try? Data(contentsOf: file) else { return [] }
        return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let values = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
                let time = values["t"] as? Double, let height = values["z"] as? Double,
                let state = values["state"] as? String
            else { return nil }
            return Moment(time: time, height: height, state: state)
        }
    }

    /// The newest moment; a drone that stands still before the first one.
    var now: Moment {
        // The last lines are enough, and a flight has thousands.
        guard let handle = try? FileHandle(forReadingFrom: file), let end = try? handle.seekToEnd() else {
            return Moment(time: 0, height: 0, state: "landed")
        }
        defer { try? handle.close() }
        try? handle.seek(toOffset: end > 2000 ? end - 2000 : 0)
        let lines = (try? handle.readToEnd()) ?? Data()
        for line in lines.split(separator: UInt8(ascii: "\n")).reversed() {
            if let values = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
                let time = values["t"] as? Double, let height = values["z"] as? Double,
                let state = values["state"] as? String
            {
                return Moment(time: time, height: height, state: state)
            }
        }
        return Moment(time: 0, height: 0, state: "landed")
    }

    /// Waits until the drone hangs in the air.
    func isHovering() async throws -> Bool {
        try await eventually(within: .seconds(90)) { now.state == "hovering" && now.height > 0.4 }
    }

    /// Waits until the drone stands on the ground; how long after a moment that was, by the drone's own clock.
    func landing(after moment: Moment) async throws -> Double? {
        guard try await eventually(within: .seconds(90), { now.isLanded }) else { return nil }
        return moments.first { $0.time > moment.time && $0.isLanded }.map { $0.time - moment.time }
    }

    /// Waits until so many seconds have passed by the drone's own clock.
    func passes(_ seconds: Double, after moment: Moment) async throws -> Bool {
        try await eventually(within: .seconds(90)) { now.time > moment.time + seconds }
    }
}
