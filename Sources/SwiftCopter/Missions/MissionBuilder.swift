/// Something that can stand in a ``Mission``: a verb, a block, or several of them under a name of their own.
///
/// ```swift
/// struct Peek: MissionElement {
///     var height: Length
///     var lines: [MissionLine] {
///         Up(height)
///         Photo()
///         Down(height)
///     }
/// }
/// ```
public protocol MissionElement: Sendable {
    /// What it is in the language.
    @MissionBuilder var lines: [MissionLine] { get }
}

/// A line of a mission, with the block that stands under it.
public struct MissionLine: Hashable, Sendable {
    /// The line without its indentation; a header without its colon.
    let words: String

    /// What stands under it; nil for a line that is no header.
    let block: [MissionLine]?

    /// A line made of those of its words that there are.
    init(_ words: String?...) {
        self.words = Self.joined(words)
        block = nil
    }

    /// A header with its block.
    init(_ words: String?..., block: [MissionLine]) {
        self.words = Self.joined(words)
        self.block = block
    }

    private static func joined(_ words: [String?]) -> String { words.compactMap(\.self).joined(separator: " ") }

    /// The line and its block as a file has them.
    func written(depth: Int = 0) -> String {
        // Names and texts come from a program: one that holds a line's end must not become two lines.
        let line = words.map { $0.isNewline ? " " : $0 }
        let start = String(repeating: "  ", count: depth) + String(line)
        guard let block else { return start + "\n" }
        return start + ":\n" + block.map { $0.written(depth: depth + 1) }.joined()
    }
}

/// Reads the lines of a ``Mission`` in the order in which they are flown.
///
/// Swift's own `if` and `for` decide while the mission is built; ``If`` and ``Repeat`` decide while it is flown.
@resultBuilder public enum MissionBuilder {
    /// A verb or a block.
    public static func buildExpression(_ element: some MissionElement) -> [MissionLine] { element.lines }

    /// The lines one after the other.
    public static func buildBlock(_ parts: [MissionLine]...) -> [MissionLine] { parts.flatMap(\.self) }

    /// The lines of a loop of the program.
    public static func buildArray(_ parts: [[MissionLine]]) -> [MissionLine] { parts.flatMap(\.self) }

    /// What a condition of the program leaves out.
    public static func buildOptional(_ part: [MissionLine]?) -> [MissionLine] { part ?? [] }

    /// One side of a choice of the program.
    public static func buildEither(first part: [MissionLine]) -> [MissionLine] { part }

    /// The other side.
    public static func buildEither(second part: [MissionLine]) -> [MissionLine] { part }
}
