import DroneWire

/// The drone's own flight recorder: all navdata into a file that FTP shows, and pictures beside it.
struct Userbox: Hashable, Sendable {
    /// Where boxes are kept.
    private static let folder = FileTree.mediaFolder + "/boxes"

    /// Bytes of one box: five minutes at the rate of the demo stream, at which this one records (chosen).
    private static let largestBox = 8 << 20

    /// Pictures of one order (chosen).
    private static let mostPictures: Int32 = 100

    private struct Box: Hashable, Sendable {
        var date: String
        var file: String
        var size = 0
    }

    private struct Series: Hashable, Sendable {
        var date: String
        var left: Int32
        var start: Double
        var pause: Double
        var next: Double
    }

    private var box: Box?
    private var series: Series?

    /// Whether navdata is being recorded.
    var isRecording: Bool { box != nil }

    /// Does what `userbox:userbox_cmd` was set to.
    mutating func obey(_ command: UserboxCommand, files: inout FileTree, at now: Double) {
        switch command {
        case .start(let date):
            guard Userbox.isDate(date) else { return }
            end(keeping: true, &files)
            let file = "\(Userbox.folder)/tmp_flight_\(date)/userbox_\(Int(now * 1000))"
            if files.write([], at: file) { box = Box(date: date, file: file) }
        case .stop: end(keeping: true, &files)
        case .cancel: end(keeping: false, &files)
        case .takePictures(let delay, let count, let date):
            guard Userbox.isDate(date), count > 0 else { return }
            series = Series(
                date: date,
                left: min(count, Userbox.mostPictures),
                start: now,
                pause: Double(max(1, delay)),
                next: now
            )
        }
    }

    private mutating func end(keeping: Bool, _ files: inout FileTree) {
        series = nil
        guard let ended = box.take() else { return }
        let open = "\(Userbox.folder)/tmp_flight_\(ended.date)"
        if keeping {
            files.move(open, to: "\(Userbox.folder)/flight_\(ended.date)")
        } else {
            files.remove(open)
        }
    }

    /// Writes a datagram into the box.
    mutating func record(_ datagram: [UInt8], files: inout FileTree) {
        guard var open = box, open.size + datagram.count <= Userbox.largestBox else { return }
        guard files.write(datagram, at: open.file) else { return }
        open.size += datagram.count
        box = open
    }

    /// The file of a picture that is due; nil when none is.
    mutating func pictureDue(at now: Double) -> String? {
        guard var current = series, now >= current.next else { return nil }
        current.left -= 1
        current.next += current.pause
        series = current.left > 0 ? current : nil
        let place = box.map { "tmp_flight_\($0.date)" } ?? "flight_\(current.date)"
        // The drone has no clock that runs while it is off: the order's date, and the seconds since.
        let stamp = Userbox.stamp(current.date, plus: Int(now - current.start))
        return "\(Userbox.folder)/\(place)/picture_\(stamp).jpg"
    }

    /// `YYYYMMDD_hhmmss`.
    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].utf8.count == 8 && parts[1].utf8.count == 6
            && parts.allSatisfy { $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    }

    /// `YYMMDD_hhmmss`, so many seconds after a date.
    private static func stamp(_ date: String, plus seconds: Int) -> String {
        let time = date.suffix(6).compactMap(\.wholeNumberValue)
        let start = (time[0] * 10 + time[1]) * 3600 + (time[2] * 10 + time[3]) * 60 + time[4] * 10 + time[5]
        let now = (start + seconds) % 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date.prefix(8).suffix(6))_\(two(now / 3600))\(two(now / 60 % 60))\(two(now % 60))"
    }
}
