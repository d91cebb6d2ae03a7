/// What may stand behind a verb: the grammar of one row of ``VerbCatalogue``.
///
/// The parser follows it, the help prints it, the completion offers what it allows; nothing else knows how a verb is
/// written.
public indirect enum Form: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// This word, which is only there to be read.
    case word(String)
    /// One of these words.
    case choice(Slot, [String])
    /// A number or an amount.
    case amount(Slot, Amount)
    /// Text in quotes.
    case text(Slot)
    /// Something that holds or does not.
    case condition(Slot)
    /// A new name.
    case name(Slot)
    /// `home`, a mark, or distances from home.
    case place(Slot)
    /// Distances along directions.
    case axes(Slot)
    /// Several places with commas between them.
    case places(Slot)
    /// A key of the drone's configuration, such as `control:altitude_max`.
    case key(Slot)
    /// A value of the drone's configuration, as it is written there.
    case setting(Slot)
    /// What may be left out.
    case optional(Form)
    /// One after the other.
    case sequence([Form])
    /// The first that fits.
    case either([Form])

    /// The form as help prints it: `[<count>] ["name"]`.
    public var syntax: String {
        switch self {
        case .nothing: ""
        case .word(let word): word
        case .choice(_, let words): words.joined(separator: "|")
        case .amount(_, let amount): "<\(amount.placeholder)>"
        case .text(let slot): "\"\(slot.rawValue)\""
        case .condition: "<condition>"
        case .name: "<name>"
        case .place: "<place>"
        case .axes: "<direction> <distance> {, …}"
        case .places: "<place> {, <place>}"
        case .key: "<key>"
        case .setting: "<value>"
        case .optional(let form): "[\(form.syntax)]"
        case .sequence(let forms): forms.map(\.syntax).filter { !$0.isEmpty }.joined(separator: " ")
        case .either(let forms): forms.map(\.syntax).joined(separator: "  |  ")
        }
    }

    /// Every fixed word that the form can begin with or go on with.
    var words: [String] {
        switch self {
        case .word(let word): [word]
        case .choice(_, let words): words
        case .optional(let form): form.words
        case .sequence(let forms), .either(let forms): forms.flatMap(\.words)
        case .place: ["home"] + Axis.allCases.map(\.rawValue)
        case .axes: Axis.allCases.map(\.rawValue)
        case .places: ["home"]
        case .nothing, .amount, .text, .condition, .name, .key, .setting: []
        }
    }

    /// Every fixed word that the form can begin with, each once.
    var firstWords: [String] {
        switch self {
        case .sequence(let forms):
            return forms.first?.firstWords ?? []
        case .either(let forms):
            var seen: Set<String> = []
            return forms.flatMap(\.firstWords).filter { seen.insert($0).inserted }
        default: return words
        }
    }

    /// The choice that the form begins with; itself where it begins with none.
    var firstChoice: Form {
        if case .sequence(let forms) = self, let first = forms.first { first } else { self }
    }

    /// Whether a command is whole without it.
    var mayBeLeftOut: Bool {
        switch self {
        case .nothing, .optional: true
        case .sequence(let forms): forms.allSatisfy(\.mayBeLeftOut)
        case .either(let forms): forms.contains(where: \.mayBeLeftOut)
        case .word, .choice, .amount, .text, .condition, .name, .place, .axes, .places, .key, .setting: false
        }
    }

    /// The dimensions of every amount in the form.
    var dimensions: [Dimension] {
        switch self {
        case .amount(_, let amount): amount.accepts
        case .optional(let form): form.dimensions
        case .sequence(let forms), .either(let forms): forms.flatMap(\.dimensions)
        case .place, .axes: [.length]
        case .nothing, .word, .choice, .text, .condition, .name, .places, .key, .setting: []
        }
    }
}

/// An amount that a verb or a modifier takes.
public struct Amount: Hashable, Sendable {
    /// What help calls it.
    public let placeholder: String

    /// The dimensions it may have.
    public let accepts: [Dimension]

    /// Whether a number without a unit is clear, because only one unit is possible.
    public let allowsBareNumber: Bool

    /// Makes an amount of one dimension, for which a bare number is clear.
    static func only(_ placeholder: String, _ dimension: Dimension) -> Amount {
        Amount(placeholder: placeholder, accepts: [dimension], allowsBareNumber: true)
    }
}

/// The part that an argument plays in a command.
public enum Slot: String, Hashable, Sendable {
    /// How far, how fast or how hard.
    case amount
    /// A height.
    case height
    /// A time.
    case time
    /// What must hold.
    case condition
    /// How many.
    case count
    /// The name of a file or a mark.
    case name
    /// Left, right or around.
    case side
    /// Start or stop.
    case action
    /// Front or down.
    case camera
    /// A pattern of the lamps.
    case pattern
    /// How often a pattern repeats.
    case rate
    /// What to say.
    case text
    /// A reason.
    case why
    /// Where to.
    case place
    /// Which limit.
    case limit
    /// Places to pass.
    case via
    /// A figure that the drone flies by itself.
    case figure
    /// What to look for.
    case tag
    /// A key of the drone's configuration.
    case key
    /// A value of the drone's configuration.
    case value
    /// Indoor or outdoor.
    case profile
}

/// The directions of places and of `move`.
public enum Axis: String, CaseIterable, Hashable, Sendable {
    /// Ahead.
    case forward
    /// Behind.
    case back
    /// To the left.
    case left
    /// To the right.
    case right
    /// Above.
    case up
    /// Below.
    case down
    /// Above the take-off point.
    case altitude
}

/// Words that say how a verb is to be done.
public enum Modifier: String, CaseIterable, Hashable, Sendable {
    /// Speed or rate.
    case at
    /// How long.
    case `for`
    /// How near is near enough.
    case within
    /// How long it must stay near.
    case settle
    /// When to give up.
    case timeout
    /// Time between two of several.
    case every
    /// Where to look meanwhile.
    case facing
    /// Size of an arc.
    case radius
    /// Number of rounds.
    case turns

    /// One line of help.
    public var summary: String {
        switch self {
        case .at: "speed of a move or rate of a turn"
        case .for: "how long"
        case .within: "how near to the target is near enough"
        case .settle: "how long it must stay there"
        case .timeout: "when to give up"
        case .every: "time between two of several"
        case .facing: "where to look meanwhile"
        case .radius: "size of an arc"
        case .turns: "number of rounds"
        }
    }
}

/// A modifier that a verb takes, and what it takes there.
public struct ModifierUse: Hashable, Sendable {
    /// The modifier.
    public let modifier: Modifier

    /// Its value.
    public let amount: Amount

    /// Whether the verb cannot do without.
    public let isRequired: Bool

    init(modifier: Modifier, amount: Amount, isRequired: Bool = false) {
        self.modifier = modifier
        self.amount = amount
        self.isRequired = isRequired
    }

    /// The clause as help prints it: `[at <speed>]`.
    var syntax: String {
        let clause = "\(modifier.rawValue) <\(amount.placeholder)>"
        return isRequired ? clause : "[\(clause)]"
    }
}
