import FlightCore
import MissionLanguage

extension MissionReport {
    /// The report as a table for a terminal, without a newline at its end.
    ///
    /// ```
    /// square.fly  completed in 41.9 s
    ///
    ///   line  step                     planned    flown      off    time
    ///     14  takeoff                                              4.1 s
    ///     15  altitude 1.5m             1.50 m   1.47 m   0.03 m   3.2 s
    ///     18  forward side at pace      2.00 m   1.95 m   0.06 m   6.3 s
    ///
    ///   photos   photo-1.jpg, photo-2.jpg
    ///   film     square.mp4, 33.1 s, 993 frames
    ///   battery  98 % before, 93 % after
    /// ```
    public var text: String {
        var text = ["\(name)  \(ending)"]
        for reason in reasons where !ending.hasSuffix(": \(reason)") {
            text += Self.wrapped(reason, behind: "  because  ")
        }
        if !lines.isEmpty { text += [""] + table }
        let remarks = facts
        if !remarks.isEmpty { text += [""] + remarks }
        return text.joined(separator: "\n")
    }

    private var ending: String {
        let time = took.inSeconds
        return switch outcome {
        case .completed: "completed in \(time)"
        case .failed(let failure): "failed after \(time): \(failure.briefly)"
        case nil: "not finished"
        }
    }

    /// Why it failed, in words, what is nearest first; empty where it did not fail.
    public var reasons: [String] {
        guard case .failed(let failure) = outcome else { return [] }
        return [failure.words] + causes.words(behind: failure.words)
    }

    /// No line of a reason is longer.
    private static let widest = 100

    /// A text in lines of which the first stands behind some words, and the others below it.
    private static func wrapped(_ text: String, behind words: String) -> [String] {
        var lines: [String] = []
        var line = words
        for word in text.split(separator: " ") {
            let isFirst = line.count <= words.count
            if !isFirst, line.count + 1 + word.count > widest {
                lines.append(line)
                line = String(repeating: " ", count: words.count)
            }
            line += (line.count <= words.count ? "" : " ") + word
        }
        return lines + [line]
    }

    // MARK: The table

    private static let longestStep = 44
    private static let mostPhotos = 6
    private static let longestList = 88

    private var table: [String] {
        let rows = folded.map { line, times in
            [
                "\(line.number)", Self.shortened(line.text), Self.spoken(line.planned), Self.spoken(line.flown),
                Self.spoken(line.off), line.took.inSeconds, times > 1 ? "\(times) times" : Self.remark(on: line),
            ]
        }
        let head = ["line", "step", "planned", "flown", "off", "time", ""]
        let widths = head.indices.map { column in
            max(4, ([head] + rows).map { $0[column].count }.max() ?? 0)
        }
        var table = ([head] + rows).map { Self.row($0, widths) }
        if omitted > 0 { table.append("  … and \(omitted) more steps") }
        return table
    }

    /// The lines, with what was said or shown again and again, such as the words of an `every`, in one.
    private var folded: [(line: Line, times: Int)] {
        var folded: [(line: Line, times: Int)] = []
        for line in lines {
            let same =
                line.isSaid
                ? folded.firstIndex { $0.line.isSaid && $0.line.number == line.number && $0.line.text == line.text }
                : nil
            if let same { folded[same].times += 1 } else { folded.append((line, 1)) }
        }
        return folded
    }

    private static func row(_ cells: [String], _ widths: [Int]) -> String {
        var row = ""
        for (column, cell) in cells.enumerated() {
            let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
            // Numbers stand at the right of their column, words at the left.
            row += "  " + (column == 1 || column == 6 ? cell + space : space + cell)
        }
        while row.hasSuffix(" ") { row.removeLast() }
        return row
    }

    private static func shortened(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        return line.count <= longestStep ? line : line.prefix(longestStep - 1) + "…"
    }

    private static func remark(on line: Line) -> String {
        let words: [String] =
            switch line.result {
            case .done: []
            case .flying: ["not finished"]
            case .caught(let failure): [failure.briefly + ", caught"]
            case .failed(let failure): [failure.briefly]
            }
        return (words + line.notes.map(\.text)).joined(separator: "; ")
    }

    // MARK: What else is to tell

    private var facts: [String] {
        var facts: [String] = []
        if let first = photos.first, let last = photos.last {
            let all = photos.joined(separator: ", ")
            let isShort = photos.count <= Self.mostPhotos && all.count <= Self.longestList
            facts.append("  photos   " + (isShort ? all : "\(first) … \(last), \(photos.count) in all"))
        }
        for film in films {
            facts.append("  film     \(film.file), \(film.length.inSeconds), \(film.frames) frames")
        }
        for failure in videoFailures { facts.append("  camera   \(failure)") }
        if let before = batteryBefore, let after = batteryAfter {
            facts.append("  battery  \(before) % before, \(after) % after")
        }
        return facts
    }

    private static func spoken(_ measure: Measure?) -> String { measure?.spoken ?? "" }
}

extension MissionReport.Line {
    /// Whether there is nothing to tell but that it was said.
    fileprivate var isSaid: Bool { isRemark && result == .done }
}

extension MissionReport.Note {
    /// The remark as the report has it.
    package var text: String {
        switch self {
        case .widened(let from, let to):
            "within \(to.spoken) instead of \(from.spoken): the position is not known better"
        case .limitHolds(let limit): "\(limit.spoken) holds already; only the command line widens a limit"
        }
    }
}

extension FlightFailure {
    /// The failure in the words that `try` knows it by; whoever advises somebody says more.
    package var briefly: String {
        switch self {
        case .timeout: "timeout"
        case .stalled: "stalled"
        case .refused: "refused"
        case .positionLost: "position lost"
        case .linkLost, .commandsUnheard: "link lost"
        case .failsafe: "landed by a failsafe"
        case .emergency: "emergency"
        case .rebooted: "drone restarted"
        case .takenOver: "the guardian took over"
        case .configuration: "setting not confirmed"
        case .video: "video"
        case .mission(let why): why
        case .requirement(let what): "not met: \(what)"
        case .replaced: "stopped"
        case .landingNotConfirmed: "landing not confirmed"
        }
    }
}
