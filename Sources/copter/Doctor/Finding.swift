/// Something that `copter doctor` found out.
struct Finding: Hashable {
    /// How much it matters, the least first.
    enum Grade: String, Comparable {
        /// As it should be.
        case ok
        /// Good to know, and no obstacle.
        case note
        /// It will get in the way of a flight.
        case look
        /// There is no flying with it.
        case bad

        static func < (left: Self, right: Self) -> Bool { left.order < right.order }

        private var order: Int {
            switch self {
            case .ok: 0
            case .note: 1
            case .look: 2
            case .bad: 3
            }
        }
    }

    /// A short name that stays the same from version to version, for scripts and for asking about it.
    var code: String

    var grade: Grade

    /// What was looked at.
    var subject: String

    /// What was found, with units.
    var found: String

    /// What to do about it.
    var advice: String?

    init(_ code: String, _ grade: Grade, _ subject: String, _ found: String, advice: String? = nil) {
        self.code = code
        self.grade = grade
        self.subject = subject
        self.found = found
        self.advice = advice
    }

    /// The finding for people: aligned with the others, its code at the end where something is to be done.
    var text: String {
        let mark = grade == .ok ? "ok" : grade.rawValue
        let line = "\(Self.padded(mark, 5)) \(Self.padded(subject, 16)) \(found)"
        guard grade != .ok else { return line }
        return line + "  [\(code)]" + (advice.map { "\n\(Self.padded("", 5))   \($0)" } ?? "")
    }

    /// The finding for a script.
    var record: JSON {
        .object([
            ("code", .text(code)), ("grade", .text(grade.rawValue)), ("subject", .text(subject)),
            ("found", .text(found)), ("advice", advice.map(JSON.text) ?? .null),
        ])
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
