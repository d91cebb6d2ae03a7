package import FlightCore
import MissionRuntime

/// What happened at a prompt, in order: `show events` prints it, and `why` looks for causes in it.
package struct FlightLog: Sendable {
    /// One thing that happened.
    package enum Entry: Hashable, Sendable {
        /// The drone or the supervisor said it.
        case event(FlightEvent)
        /// Somebody asked for something that is done at once: `land`, `Ctrl-C`.
        case asked(String)
        /// A line began to be flown.
        case began(String)
        /// A line was flown to its end.
        case ended(String)
        /// A line was not flown to its end.
        case failed(String, FlightFailure)
        /// A line was not begun, for this reason.
        case declined(String, because: String)
        /// There is no drone any more, in words.
        case unlinked(String)
    }

    /// An entry and its time.
    package struct Note: Hashable, Sendable {
        /// When it happened, since the prompt began.
        package let time: Duration
        /// What happened.
        package let entry: Entry
    }

    /// Nobody asks why for what is longer ago than this many notes.
    private static let most = 1000

    /// What happened, oldest first.
    package private(set) var notes: [Note] = []

    /// A log in which nothing stands.
    package init() {}

    /// Writes down what happened.
    package mutating func note(_ entry: Entry, at time: Duration) {
        if notes.count >= Self.most { notes.removeFirst(Self.most / 4) }
        notes.append(Note(time: time, entry: entry))
    }

    /// The newest notes that are worth reading, one line each.
    package func text(last count: Int) -> String {
        let lines = notes.compactMap { note in
            note.entry.words.map { "\(Format.stamp(note.time))  \($0)" }
        }
        return lines.isEmpty ? "nothing has happened yet" : lines.suffix(count).joined(separator: "\n")
    }
}

extension FlightLog.Entry {
    /// The entry in words; nil where nobody wants to read it.
    var words: String? {
        switch self {
        case .event(let event): event.line?.rendered(colour: false)
        case .asked(let what): "you: \(what)"
        case .began(let line): "> \(line)"
        case .ended: nil
        case .failed(_, .replaced): nil
        case .failed(let line, let failure): "! \(line): \(failure.words)"
        case .declined(let line, let reason): "! \(line): not flown, \(reason)"
        case .unlinked(let reason): "!! " + (reason.split(separator: "\n").first.map(String.init) ?? reason)
        }
    }
}
