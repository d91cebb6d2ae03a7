package import MissionLanguage

/// What is declared for the lines below it, typed where no line is below: it would end with its own line, and do nothing.
///
/// Whoever types `when battery < 40%: land` believes that from now on somebody watches the battery.
package enum LoneDeclaration {
    /// Why a text does nothing that its author may rely on, and what to type instead; nil where it does.
    package static func refusal(of source: SourceText) -> String? {
        let statements = MissionCheck.tree(of: source, context: .prompt).0.statements
        let kinds = statements.map { Role($0.kind) }
        guard let index = kinds.lastIndex(where: \.needsMore), !kinds[index...].contains(.acts) else { return nil }
        // What is done at the end of a mission may stand at its end, and a parameter is used by what gives names to values.
        switch kinds[index] {
        case .end where kinds.contains(.acts), .parameter where kinds.contains(.remembers): return nil
        default: return wording(of: kinds[index], header: String(source[statements[index].range]))
        }
    }

    /// What a statement is good for at the prompt.
    private enum Role {
        /// Watches what stands below it.
        case watch
        /// Belongs to the end of a mission.
        case end
        case parameter
        /// Lives on for later lines.
        case remembers
        case acts

        init(_ kind: Statement.Kind) {
            switch kind {
            case .watch, .background: self = .watch
            case .onAbort, .finally: self = .end
            case .parameter: self = .parameter
            case .assignment, .definition, .use: self = .remembers
            default: self = .acts
            }
        }

        var needsMore: Bool {
            switch self {
            case .watch, .end, .parameter: true
            case .remembers, .acts: false
            }
        }
    }

    private static func wording(of role: Role, header: String) -> String {
        switch role {
        case .watch:
            """
            "\(header)" would watch nothing: it watches the lines that follow it in its block, and none does
              type a block, which an empty line runs, or write both into a mission file:
                repeat 1:
                    \(header): …
                    forward 2m
            """
        case .end:
            """
            "\(header)" would do nothing: it belongs to the mission that it stands in, and ends with this line
              write it into a mission file, or paste it together with what is to be flown
            """
        case .parameter, .remembers, .acts:
            """
            "\(header)" would be forgotten with this line: whoever calls a mission chooses its parameters
              a value for the lines below is written without "param": side = 2m
            """
        }
    }
}
