public import FlightCore
public import MissionLanguage

/// What a mission was to do and what it did, line by line.
public struct MissionReport: Hashable, Sendable {
    /// How a line ended.
    public enum Result: Hashable, Sendable {
        /// It is being flown.
        case flying
        /// It was flown.
        case done
        /// It failed, and `try` caught it.
        case caught(FlightFailure)
        /// It failed.
        case failed(FlightFailure)
    }

    /// One step, as often as it was flown.
    public struct Line: Hashable, Sendable {
        /// The line of the mission.
        public let number: Int
        /// How the step is written.
        public let text: String
        /// When it began, since the mission began.
        public let began: Duration
        /// How long it took.
        public internal(set) var took = Duration.zero
        /// The way, the angle or the height that was planned.
        public internal(set) var planned: Measure?
        /// What was flown of it.
        public internal(set) var flown: Measure?
        /// How far from its target it ended.
        public internal(set) var off: Measure?
        /// How it ended.
        public internal(set) var result = Result.flying
        /// What is to be remarked.
        public internal(set) var notes: [Note] = []
        /// Whether the controls were taken away while it was flown.
        package internal(set) var isBrokenOff = false
        /// Whether it moves the drone.
        package let isFlown: Bool
        /// Whether it ends on something that is in the place and not in the mission: a tag.
        package let needsTag: Bool
        /// Only worth a line when it failed: blocks, variables.
        let isSilent: Bool
        /// Nothing but a word or a light.
        let isRemark: Bool

        init(_ step: Step, began: Duration) {
            number = step.line
            text = step.text
            self.began = began
            isFlown = step.action.isFlown
            needsTag = step.action.needsTag
            isSilent = step.action.isSilent
            isRemark = step.action.isRemark
        }
    }

    /// Something that was done otherwise than it was written.
    public enum Note: Hashable, Sendable {
        /// The tolerance was wider than asked for, because the position was not known better.
        case widened(from: Measure, to: Measure)
        /// A limit was to be wider than this, which holds already.
        case limitHolds(Measure)
    }

    /// A film that is complete.
    public struct Film: Hashable, Sendable {
        /// Its file.
        public let file: String
        /// How long it is.
        public let length: Duration
        /// How many pictures it has.
        public let frames: Int
    }

    /// A loop can fly more steps than anybody reads.
    private static let mostLines = 1000

    /// The mission's name.
    public let name: String

    /// The steps that were flown.
    public private(set) var lines: [Line] = []

    /// How many steps were flown beyond those.
    public private(set) var omitted = 0

    /// The files of the pictures.
    public private(set) var photos: [String] = []

    /// The films.
    public private(set) var films: [Film] = []

    /// Why films or pictures were lost.
    public private(set) var videoFailures: [String] = []

    /// The charge at the beginning, in percent.
    public private(set) var batteryBefore: Int?

    /// The charge at the end, in percent.
    public private(set) var batteryAfter: Int?

    /// How it ended; nil while it is flown.
    public private(set) var outcome: PilotOutcome?

    /// How long it took.
    public private(set) var took = Duration.zero

    /// Where the drone was last meant to be; nil before it was anywhere.
    public private(set) var target: Position?

    /// What led to its failure; empty where it did not fail, or nothing is known of that.
    public private(set) var causes = CauseChain()

    private var open: Line?

    init(name: String) { self.name = name }

    // MARK: Writing

    mutating func finish(_ line: Line, _ result: Result, _ account: Account, notes: [Note], at time: Duration) {
        if line.isSilent, result == .done, notes.isEmpty { return }
        var line = line
        line.took = time - line.began
        line.planned = account.planned
        line.flown = account.flown
        line.off = account.off
        line.result = result
        line.notes = notes
        if lines.count < Self.mostLines { lines.append(line) } else { omitted += 1 }
    }

    /// Notes what is being flown, in case that the controls are taken away before it is finished.
    mutating func note(flying line: Line?) { open = line }

    mutating func note(_ event: FlightEvent) {
        switch event {
        case .photographed(let file): photos.append(file)
        case .photoFailed(let reason), .recordingFailed(let reason): videoFailures.append(reason)
        case .recordingStopped(let file, let length, let frames):
            films.append(Film(file: file, length: length, frames: frames))
        default: break
        }
    }

    mutating func note(target pose: Pose?, at time: Duration) {
        target = pose?.position ?? target
        // Whoever takes the controls away ends the report here.
        took = time
    }

    mutating func note(battery percent: Int?) {
        batteryBefore = batteryBefore ?? percent
        batteryAfter = percent ?? batteryAfter
    }

    mutating func end(_ outcome: PilotOutcome?, at time: Duration) {
        self.outcome = outcome
        took = time
    }

    mutating func end(_ outcome: PilotOutcome, because causes: CauseChain) {
        self.causes = causes
        guard self.outcome == nil else { return }
        self.outcome = outcome
        guard var line = open, case .failed(let failure) = outcome else { return }
        line.isBrokenOff = true
        finish(line, .failed(failure), Account(), notes: [], at: took)
    }
}

extension Action {
    /// Whether it moves the drone.
    fileprivate var isFlown: Bool {
        switch self {
        case .takeOff, .land, .hover, .move, .moveBy, .turn, .face, .altitude, .go, .goVia, .circle, .flip,
            .hoverOverTag, .approachTag, .animate, .calibrateCompass:
            true
        default: false
        }
    }

    /// Whether it ends on a tag that is seen.
    fileprivate var needsTag: Bool {
        switch self {
        case .hoverOverTag, .approachTag: true
        default: false
        }
    }

    /// Whether it only tells something.
    fileprivate var isRemark: Bool {
        switch self {
        case .say, .led: true
        default: false
        }
    }

    /// Whether doing it is not worth a line in a report.
    fileprivate var isSilent: Bool {
        switch self {
        case .loop, .each, .choice, .attempt, .call, .when, .every, .together, .assign, .limit, .profile, .mark, .show,
            .require, .end, .resume:
            true
        default: false
        }
    }
}
