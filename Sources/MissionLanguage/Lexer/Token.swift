/// The smallest piece of a mission's text that means something.
struct Token {
    enum Kind: Equatable {
        /// A number in the base unit of its unit; `unit` is nil for a bare number.
        case number(Double, unit: Unit?)
        /// A number or a text that cannot be read and is reported already.
        case broken
        /// A word; dotted names are several tokens.
        case name
        /// Text in double quotes, quotes included.
        case text
        /// `(` `)` `,` `;` `:` `.` `+` `-` `*` `/` `@` `!` and the comparisons; the range tells which.
        case sign
        /// The end of a line that had something on it.
        case newline
        /// More indented than the line before.
        case indent
        /// Back to the indentation of an earlier line.
        case dedent
        /// Characters that the language does not use; text in single quotes is one of them.
        case stray
        /// Behind everything.
        case end
    }

    var kind: Kind
    var range: SourceRange
}

/// A remark for readers, kept so that a formatter can write it back.
public struct Comment: Hashable, Sendable {
    /// Where it stands, from `#` to the end of the line.
    public let range: SourceRange

    /// What it says, without `#` and the spaces around.
    public let text: String

    /// Whether it has its line for itself.
    public let standsAlone: Bool
}
