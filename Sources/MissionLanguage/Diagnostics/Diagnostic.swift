/// Something about a mission's text that its author should know.
public struct Diagnostic: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Comparable, Sendable {
        /// Worth knowing.
        case note
        /// Probably not meant so; the mission can be flown.
        case warning
        /// The mission cannot be flown.
        case error

        /// Less severe is less.
        public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// A name for this kind of message that stays the same when its wording changes.
    public let id: String

    /// How much it matters.
    public let severity: Severity

    /// The text it is about; empty and at the beginning for what ``isAboutArguments``.
    public let range: SourceRange

    /// Whether it is about a value that was chosen where the mission was named (`side=9m`), and not about its text.
    public let isAboutArguments: Bool

    /// One sentence without a full stop.
    public let message: String

    /// Further sentences that help.
    public let notes: [String]

    /// A change of the text that puts it right, where there is only one.
    public let fixIt: FixIt?

    init(_ problem: Problem, at range: SourceRange?, fixIt: FixIt? = nil) {
        let wording = problem.wording
        id = wording.id
        severity = wording.severity
        message = wording.message
        notes = wording.notes
        self.range = range ?? SourceRange(0, 0)
        isAboutArguments = range == nil
        self.fixIt = fixIt
    }
}

/// A change of a mission's text.
public struct FixIt: Hashable, Sendable {
    /// What is taken out.
    public let range: SourceRange

    /// What is put in its place.
    public let replacement: String

    init(replacing range: SourceRange, with replacement: String) {
        self.range = range
        self.replacement = replacement
    }

    /// The text after the change.
    public func applied(to source: SourceText) -> String {
        source[SourceRange(0, range.lower)] + replacement + source[SourceRange(range.upper, source.bytes.count)]
    }
}

/// The problems of one text, found by all stages of reading it.
struct ProblemList {
    /// Nobody reads further; the rest of a hopeless file costs no more than being skipped.
    static let limit = 100

    private(set) var diagnostics: [Diagnostic] = []
    private(set) var errors = 0

    /// Whether so much is wrong that looking further helps nobody.
    var isFull: Bool { diagnostics.count > Self.limit }

    /// Adds a problem; one without a range is about what was said on the command line.
    mutating func report(_ problem: Problem, at range: SourceRange?, fixIt: FixIt? = nil) {
        guard !isFull else { return }
        let isLast = diagnostics.count == Self.limit
        let diagnostic = Diagnostic(isLast ? .tooManyProblems : problem, at: range, fixIt: isLast ? nil : fixIt)
        if diagnostic.severity == .error { errors += 1 }
        diagnostics.append(diagnostic)
    }

    /// Takes back what was said about the indentation of lines that turned out to be none of a mission's.
    mutating func forgiveIndentation(of lines: Set<Int>, in source: SourceText) {
        guard !lines.isEmpty else { return }
        let ids = [Problem.tabIndentation, .unevenIndentation].map(\.wording.id)
        diagnostics.removeAll { ids.contains($0.id) && lines.contains(source.position(of: $0.range.lower).line) }
        errors = diagnostics.count { $0.severity == .error }
    }

    /// The first mistake that was found.
    var firstError: Diagnostic? { diagnostics.first { $0.severity == .error } }

    /// Everything in the order of the text, each thing once.
    var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return diagnostics.enumerated()
            .sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }
            .map(\.element).filter { seen.insert($0).inserted }
    }
}
