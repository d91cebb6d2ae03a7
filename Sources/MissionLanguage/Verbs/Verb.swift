/// One row of ``VerbCatalogue``: everything the language knows of a verb.
public struct Verb: Sendable, Identifiable {
    /// The verbs of this release.
    public enum ID: String, CaseIterable, Hashable, Sendable {
        /// Start and reach the first hover.
        case takeoff
        /// Come down.
        case land
        /// Come to rest.
        case hover
        /// Fly ahead.
        case forward
        /// Fly backwards.
        case back
        /// Fly to the left.
        case left
        /// Fly to the right.
        case right
        /// Climb.
        case up
        /// Sink.
        case down
        /// Fly along several directions at once.
        case move
        /// Turn by an angle.
        case turn
        /// Turn to a heading.
        case face
        /// Climb or sink to a height.
        case altitude
        /// Fly to a place.
        case go
        /// Fly along an arc.
        case circle
        /// Fly up to a tag.
        case approach
        /// Remember a place.
        case mark
        /// Wait for a time or a condition.
        case wait
        /// Take pictures.
        case photo
        /// Film.
        case record
        /// Choose a camera.
        case camera
        /// Play a pattern on the lamps.
        case led
        /// Do a somersault.
        case flip
        /// Fly a figure that the drone knows.
        case animate
        /// Tell the operator.
        case say
        /// Ask the operator.
        case ask
        /// Refuse to go on unless a condition holds.
        case require
        /// Tighten a limit.
        case limit
        /// Take the present attitude for level.
        case trim
        /// Find north anew.
        case calibrate
        /// Choose the tags to look for.
        case detect
        /// Change a value of the drone's configuration.
        case set
        /// Choose the limits for indoors or outdoors.
        case profile
        /// Finish the mission.
        case end
        /// Finish the mission as failed.
        case fail
        /// Go on with what was interrupted.
        case resume
    }

    /// Where the drone must be for a verb.
    public enum Place: Hashable, Sendable {
        /// In the air.
        case air
        /// On the ground.
        case ground
        /// Anywhere.
        case anywhere
    }

    /// The verb.
    public let id: ID

    /// What may stand behind it.
    public let form: Form

    /// How it may be modified.
    public let modifiers: [ModifierUse]

    /// The modifiers that one of several forms does not take, by the form's place.
    let exceptions: [Int: Set<Modifier>]

    /// How it is written as the beginning of a block; nil where it is none.
    let block: String?

    /// Where the drone must be.
    public let place: Place

    /// What it does, in one line.
    public let summary: String

    /// Lines that show it; the first ones are the most common.
    public let examples: [String]

    /// What is taken for what is left out.
    public let defaults: String?

    /// When it is finished, and when it gives up.
    public let ending: String

    /// The short form at the prompt.
    public let shortForm: String?

    init(
        _ id: ID,
        _ form: Form = .nothing,
        modifiers: [ModifierUse] = [],
        except exceptions: [Int: Set<Modifier>] = [:],
        block: String? = nil,
        place: Place = .anywhere,
        short: String? = nil,
        summary: String,
        examples: [String],
        defaults: String? = nil,
        ending: String
    ) {
        self.id = id
        self.form = form
        self.modifiers = modifiers
        self.exceptions = exceptions
        self.block = block
        self.place = place
        self.summary = summary
        self.examples = examples
        self.defaults = defaults
        self.ending = ending
        shortForm = short
    }

    /// The verb's word.
    public var name: String { id.rawValue }

    /// How it is written, a line for each form: `turn left|right <angle> [at <rate>]`, `turn around`.
    public var syntaxes: [String] {
        let forms: [Form] = if case .either(let forms) = form { forms } else { [form] }
        return (block.map { [$0] } ?? []) + forms.indices.map { line(of: forms[$0], at: $0) }
    }

    /// The same in one line, with bars between the forms.
    public var syntax: String { syntaxes.joined(separator: "  |  ") }

    /// One of its forms without what may modify it: `wait <time>`.
    func head(ofForm place: Int) -> String {
        guard case .either(let forms) = form else { return name }
        return [name, forms[place].syntax].joined(separator: " ")
    }

    private func line(of form: Form, at place: Int) -> String {
        let clauses = modifiers.filter { exceptions[place]?.contains($0.modifier) != true }.map(\.syntax)
        return ([name, form.syntax] + clauses).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// How the verb takes a modifier; nil when it does not.
    public func use(of modifier: Modifier) -> ModifierUse? { modifiers.first { $0.modifier == modifier } }

    /// The page that help shows.
    public var help: String {
        var lines = ["\(name): \(summary)"] + syntaxes.map { "  " + $0 } + [""]
        lines += examples.map { "  " + $0 }
        lines.append("")
        if let defaults { lines.append("  defaults  " + defaults) }
        lines.append("  ends      " + ending)
        if let shortForm { lines.append("  short     \(shortForm), at the prompt") }
        return lines.joined(separator: "\n")
    }
}
