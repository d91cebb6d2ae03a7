/// A mission as it was written: what the parser understood, with the place of everything.
public struct MissionTree: Hashable, Sendable {
    /// The statements of the outermost level.
    public let statements: [Statement]

    /// Every comment, in the order of the text.
    public let comments: [Comment]
}

/// One thing to do or to say.
public struct Statement: Hashable, Sendable {
    /// What it is.
    public let kind: Kind

    /// Where it stands; for a block, its header.
    public let range: SourceRange

    /// Whether a mistake in it was reported when it was read: what else is wrong with it may follow from that one.
    var isFlawed = false

    /// The forms of a statement.
    public indirect enum Kind: Hashable, Sendable {
        /// A verb with what belongs to it.
        case command(Command)
        /// A value that the caller may choose.
        case parameter(Parameter)
        /// A variable that gets a value.
        case assignment(Name, Expression)
        /// A value to print; only at the prompt.
        case expression(Expression)
        /// A verb that the mission defines itself, or another mission's file, with what it is to be done with.
        case call(Call)
        /// A verb of the mission's own.
        case definition(Definition)
        /// Another file whose definitions are known from here on.
        case use(TextLiteral)
        /// A block that is flown several times.
        case repetition(Repetition, Block)
        /// A block that is flown once for each value of a variable.
        case count(Counting, Block)
        /// A block that interrupts the flight once its condition holds.
        case watch(Expression, for: Expression?, Block)
        /// A block that is done again and again beside the flight.
        case background(every: Expression, Block)
        /// Statements that are done at the same time.
        case together(Block)
        /// The first of several blocks whose condition holds.
        case choice([Branch], otherwise: Block?)
        /// A block whose failure may be caught.
        case attempt(Block, otherwise: Block?)
        /// A block during which the camera is filmed.
        case record(name: TextLiteral?, Block)
        /// What to do before the landing of a mission that failed.
        case onAbort(Block)
        /// What to do at the very end, whatever happened.
        case finally(Block)
        /// Something that could not be understood, or not yet; it is reported already.
        case broken
    }
}

/// A word that names something.
public struct Name: Hashable, Sendable {
    /// The word.
    public let text: String

    /// Where it stands.
    public let range: SourceRange
}

/// The statements under a header.
public struct Block: Hashable, Sendable {
    /// The statements in order.
    public let statements: [Statement]
}

/// One `if` or `else if` with its block.
public struct Branch: Hashable, Sendable {
    /// When the block is flown.
    public let condition: Expression

    /// What is flown then.
    public let block: Block

    /// Where the header stands.
    public let range: SourceRange
}

/// How often a block is flown.
public enum Repetition: Hashable, Sendable {
    /// This often.
    case times(Expression)
    /// Until the condition holds, looked at before each turn; at most so often.
    case until(Expression, max: Expression?)
    /// While the condition holds, looked at before each turn; at most so often.
    case asLongAs(Expression, max: Expression?)
}

/// The values that a variable takes, one for each turn of a block.
public struct Counting: Hashable, Sendable {
    /// The variable.
    public let variable: Name

    /// Its values.
    public let values: Values

    /// How the values are written.
    public enum Values: Hashable, Sendable {
        /// From one to another, both included; the step is one base unit when it is left out.
        case range(from: Expression, to: Expression, step: Expression?)
        /// These.
        case list([Expression])
    }
}

/// A verb that a mission defines itself.
public struct Definition: Hashable, Sendable {
    /// Its name.
    public let name: Name

    /// What it may be told, each with the value it has when nothing is said.
    public let parameters: [Parameter]

    /// What it does.
    public let block: Block
}

/// A verb of the mission's own, or another mission, told to do its work.
public struct Call: Hashable, Sendable {
    /// The verb.
    public let name: Name

    /// What it is told, in the order in which it was written.
    public let arguments: [Argument]

    /// One value for a parameter.
    public struct Argument: Hashable, Sendable {
        /// The parameter; nil for the first one, which may go without its name.
        public let name: Name?

        /// Its value.
        public let value: Expression
    }
}

/// A value that the caller of a mission may choose.
public struct Parameter: Hashable, Sendable {
    /// Its name.
    public let name: Name

    /// What it is when the caller does not choose.
    public let value: Expression

    /// The least and the largest value allowed.
    public let limits: Limits?

    /// What it means, in a few words.
    public let summary: TextLiteral?

    /// Two ends of a range.
    public struct Limits: Hashable, Sendable {
        /// The least value.
        public let from: Expression

        /// The largest value.
        public let to: Expression
    }
}

/// A verb with everything that was written behind it.
public struct Command: Hashable, Sendable {
    /// The verb.
    public let verb: Verb.ID

    /// Where the verb stands.
    public let verbRange: SourceRange

    /// What the verb needs to know, in the order in which it was written.
    public let arguments: [Argument]

    /// How it is to be done.
    public let modifiers: [ModifierClause]

    /// One thing a verb needs to know.
    public struct Argument: Hashable, Sendable {
        /// Its part in the command.
        public let slot: Slot

        /// What was written.
        public let value: ArgumentValue

        /// Where it stands.
        public let range: SourceRange
    }

    /// The argument in a slot.
    func argument(_ slot: Slot) -> Argument? { arguments.first { $0.slot == slot } }

    /// The word in a slot.
    func word(_ slot: Slot) -> String? {
        if case .word(let word)? = argument(slot)?.value { word } else { nil }
    }

    /// The expression in a slot.
    func expression(_ slot: Slot) -> Expression? {
        if case .expression(let expression)? = argument(slot)?.value { expression } else { nil }
    }

    /// The text in a slot.
    func text(_ slot: Slot) -> TextLiteral? {
        if case .text(let text)? = argument(slot)?.value { text } else { nil }
    }

    /// The clause with a modifier.
    func modifier(_ modifier: Modifier) -> ModifierClause? { modifiers.first { $0.modifier == modifier } }
}

/// What can stand behind a verb.
public enum ArgumentValue: Hashable, Sendable {
    /// One of the verb's own words, or a name.
    case word(String)
    /// A number, an amount or a condition.
    case expression(Expression)
    /// Text in quotes.
    case text(TextLiteral)
    /// Distances along directions: `forward 2m, up 50cm`.
    case axes([AxisDistance])
    /// Places one after the other: `gate1, gate2`.
    case places([Name])
}

/// A distance along a direction in a list of several.
public struct AxisDistance: Hashable, Sendable {
    /// The direction.
    public let axis: Axis

    /// The distance.
    public let distance: Expression

    /// Where both stand.
    public let range: SourceRange
}

/// A modifier with its value: `at 0.5m/s`.
public struct ModifierClause: Hashable, Sendable {
    /// The modifier.
    public let modifier: Modifier

    /// Its value.
    public let value: Expression

    /// Where the modifier's word stands.
    public let range: SourceRange
}
