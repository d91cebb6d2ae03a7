/// An expression or condition as it was written; whether it makes sense is the checker's question.
public struct Expression: Hashable, Sendable {
    /// What it is made of.
    public let kind: Kind

    /// Where it stands.
    public let range: SourceRange

    /// The forms of an expression.
    public indirect enum Kind: Hashable, Sendable {
        /// A number with or without a unit, in the base unit of its dimension.
        case number(Double, unit: Unit?)
        /// A variable, a parameter or a reading such as `battery.voltage`.
        case name(String)
        /// Text in quotes.
        case text(TextLiteral)
        /// The other sign.
        case negative(Expression)
        /// A sum, difference, product or quotient.
        case arithmetic(Operator.Arithmetic, Expression, Expression)
        /// A comparison.
        case comparison(Operator.Comparison, Expression, Expression)
        /// The opposite.
        case not(Expression)
        /// Both.
        case and(Expression, Expression)
        /// At least one.
        case or(Expression, Expression)
        /// Something that could not be read; it is reported already.
        case broken
    }

    init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

/// Text in quotes, with values in braces.
public struct TextLiteral: Hashable, Sendable {
    /// A piece of text or a value in it.
    public enum Piece: Hashable, Sendable {
        /// Characters.
        case literal(String)
        /// What stands between braces.
        case value(Expression)
    }

    /// The pieces in order.
    public let pieces: [Piece]

    /// Where it stands, quotes included.
    public let range: SourceRange
}
