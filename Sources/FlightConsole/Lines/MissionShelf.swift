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

    /// What the caller of a mission may choose.
    func parameters(of name: String) -> [(word: String, summary: String)] {
        guard let source = library.mission(named: name) else { return [] }
        let mission = MissionCheck.check(source, using: library).mission
        return (mission?.parameters ?? []).map { parameter in
            let now = parameter.value.spoken
            return (parameter.name + "=", parameter.summary.map { "\($0), \(now) if nothing is said" } ?? now)
        }
    }
}
