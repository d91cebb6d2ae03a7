/// What Tab adds to a line, or the choices where there is no single way on.
package struct Completion: Hashable, Sendable {
    /// The characters to insert at the cursor.
    package var insertion: String

    /// What could stand here, one line each, where nothing can be inserted.
    package var choices: [String]

    /// Nothing fits.
    package static let none = Completion(insertion: "", choices: [])

    /// Completes a word that is half typed from the words that may stand there.
    package init(half: String, words: [(word: String, summary: String)]) {
        let fitting = words.filter { $0.word.hasPrefix(half) }.sorted { $0.word < $1.word }
        choices = []
        guard let first = fitting.first?.word else {
            insertion = ""
            return
        }
        var common = first
        for other in fitting { common = common.commonPrefix(with: other.word) }
        // Behind the name of a parameter comes its value, behind the dot the rest of the name.
        let isWhole = fitting.count == 1 && !first.hasSuffix("=") && !first.hasSuffix(".")
        insertion = String(common.dropFirst(half.count)) + (isWhole ? " " : "")
        if insertion.isEmpty {
            let width = fitting.map(\.word.count).max() ?? 0
            choices = fitting.map { word, summary in
                summary.isEmpty ? "  \(word)" : "  \(word.rightPadded(to: width))  \(summary)"
            }
        }
    }

    private init(insertion: String, choices: [String]) {
        self.insertion = insertion
        self.choices = choices
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
