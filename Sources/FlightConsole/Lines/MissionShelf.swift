package import MissionLanguage

/// The missions that can be flown by their name, and what Tab knows of them.
package struct MissionShelf: Sendable {
    /// Gives the missions to the language.
    package let library: MissionLibrary

    /// The names of all of them, in order.
    package let names: @Sendable () -> [String]

    /// A shelf with these missions.
    package init(library: MissionLibrary, names: @escaping @Sendable () -> [String]) {
        self.library = library
        self.names = names
    }

    /// No missions.
    package static let empty = MissionShelf(library: .empty, names: { [] })

    /// What a mission is for: the first line of the comment at its beginning.
    func summary(of name: String) -> String {
        guard let text = library.mission(named: name)?.text, text.hasPrefix("#") else { return "a mission" }
        let line = String(text.prefix { !$0.isNewline }.dropFirst()).trimmed
        let words = line.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
        return words.count == 2 && words[0] == name ? words[1] : line
    }

    /// Everything that is told about a mission: the comment at its beginning, and what its caller may choose; nil where there is no
    /// such mission.
    func help(on name: String) -> String? {
        guard let source = library.mission(named: name) else { return nil }
        guard let mission = MissionCheck.check(source, using: library).mission else {
            return "\(source.name) is a mission with a mistake in it; in a shell, copter check \(name) tells which"
        }
        var lines = mission.summary.isEmpty ? ["\(name): a mission"] : mission.summary
        let parameters = mission.parameters
        let width = parameters.map(\.name.count).max() ?? 0
        if !parameters.isEmpty { lines.append("") }
        for parameter in parameters {
            let text = "  \(parameter.name.rightPadded(to: width)) = \(parameter.value.spoken)"
            lines.append(parameter.remark.map { "\(text)   \($0)" } ?? text)
        }
        lines += ["", "  example   \(name)"]
        if let first = parameters.first, case .measure(let measure) = first.value {
            lines.append("  example   \(name) \(first.name)=\(measure.written)")
        }
        return lines.joined(separator: "\n")
    }

    /// What the caller of a mission may choose.
    func parameters(of name: String) -> [(word: String, summary: String)] {
        guard let source = library.mission(named: name) else { return [] }
        let mission = MissionCheck.check(source, using: library).mission
        return (mission?.parameters ?? []).map { parameter in
            let now = parameter.value.spoken
            return (parameter.name + "=", parameter.remark.map { "\($0); \(now) if nothing is said" } ?? now)
        }
    }
}
