/// Reads a mission and proves, before anything moves, that it can be flown.
public enum MissionCheck {
    /// Where a text comes from.
    public enum Context: Hashable, Sendable {
        /// A whole mission: a file, or a text given on the command line.
        case file
        /// One entry at the prompt, where short forms and values to print are welcome.
        case prompt
    }

    /// Names that exist before the text begins: what earlier lines at the prompt have set.
    public struct KnownNames: Hashable, Sendable {
        /// Variables and what they hold.
        public var variables: [String: ValueKind]

        /// Marked places.
        public var marks: Set<String>

        /// Verbs that were defined.
        public var definitions: [String: DefinedVerb]

        /// Whether the drone is known to fly, so that no take-off is missed.
        public var isFlying: Bool

        /// Makes a set of names; none when nothing is given.
        public init(
            variables: [String: ValueKind] = [:],
            marks: Set<String> = [],
            definitions: [String: DefinedVerb] = [:],
            isFlying: Bool = false
        ) {
            self.variables = variables
            self.marks = marks
            self.definitions = definitions
            self.isFlying = isFlying
        }
    }

    /// Checks a mission with the parameters that its caller has chosen (`side=3m` is `["side": "3m"]`).
    ///
    /// - Parameters:
    ///   - source: the mission's text.
    ///   - arguments: the values of its parameters, as they were written.
    ///   - context: whether it is a file or a line at the prompt.
    ///   - names: what exists before it begins.
    ///   - library: other missions, each of which it can use as a verb.
    /// - Returns: the mission, nil when one of the diagnostics is an error; the diagnostics come in the order of the text.
    public static func check(
        _ source: SourceText,
        arguments: [String: String] = [:],
        context: Context = .file,
        knowing names: KnownNames = KnownNames(),
        using library: MissionLibrary = .empty
    ) -> (mission: CheckedMission?, diagnostics: [Diagnostic]) {
        var problems = ProblemList()
        let output = Parser.read(
            source,
            isPrompt: context == .prompt,
            variables: Set(names.variables.keys),
            callables: Set(names.definitions.keys),
            library: library,
            problems: &problems
        )
        if output.endsInOpenBlock, problems.errors == 0 {
            let header = String(source.line(source.lineCount).trimmingSpaces.dropLast())
            problems.report(.emptyBlock(header: header), at: SourceRange(source.bytes.count, source.bytes.count))
        }
        var checker = Checker(
            source: source,
            arguments: arguments,
            isPrompt: context == .prompt,
            names: names,
            library: library,
            problems: problems
        )
        let mission = checker.check(output.tree)
        let diagnostics = checker.problems.sorted
        return (checker.problems.errors == 0 ? mission : nil, diagnostics)
    }

    /// The tree of a text without checking what it means, for tools that print or colour it.
    public static func tree(of source: SourceText, context: Context = .file) -> (MissionTree, [Diagnostic]) {
        var problems = ProblemList()
        let output = Parser.read(source, isPrompt: context == .prompt, problems: &problems)
        return (output.tree, problems.sorted)
    }
}
