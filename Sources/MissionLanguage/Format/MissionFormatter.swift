/// Writes a mission in the one layout that all missions share.
///
/// Two spaces for each block, one between words, numbers and units in their shortest form, at most one empty line. Every token and
/// every comment stays, in its order: the formatted text parses to the same tree.
public enum MissionFormatter {
    /// The text in that layout; nil when it cannot be read, with the reasons.
    public static func format(
        _ source: SourceText,
        using library: MissionLibrary = .empty
    ) -> (text: String?, diagnostics: [Diagnostic]) {
        var problems = ProblemList()
        _ = Parser.read(source, isPrompt: false, library: library, problems: &problems)
        guard problems.errors == 0 else { return (nil, problems.sorted) }
        var ignored = ProblemList()
        let lexed = Lexer.read(source, problems: &ignored)
        var layout = Layout(source: source, tokens: lexed.tokens, comments: lexed.comments)
        return (layout.lines(), problems.sorted)
    }
}

/// The lines of a mission while they are laid out.
private struct Layout {
    let source: SourceText
    let tokens: [Token]
    let comments: [Comment]
    private var output: [Line] = []
    /// The columns of the open blocks as they were written.
    private var columns = [0]
    /// The last line of the source that was written.
    private var lastLine = 0

    init(source: SourceText, tokens: [Token], comments: [Comment]) {
        self.source = source
        self.tokens = tokens
        self.comments = comments
    }

    mutating func lines() -> String {
        var rest = comments[...]
        var index = 0
        while index < tokens.count {
            // What opens and closes blocks stands before the tokens of a line.
            let before = columns
            var token = tokens[index]
            while token.kind == .indent || token.kind == .dedent {
                if token.kind == .indent { columns.append(token.range.upper - token.range.lower) }
                if token.kind == .dedent { columns.removeLast() }
                index += 1
                token = tokens[index]
            }
            while let comment = rest.first, comment.standsAlone,
                comment.range.lower < token.range.lower || token.kind == .end
            {
                write(comment, before)
                rest.removeFirst()
            }
            guard token.kind != .end else { break }
            let end = tokens[index...].firstIndex { $0.kind == .newline } ?? tokens.count - 1
            var cells = Spacing(source: source, tokens: Array(tokens[index..<end])).cells
            if let comment = rest.first, !comment.standsAlone, isSameLine(comment, token) {
                cells[cells.count - 1] += "  " + text(of: comment)
                rest.removeFirst()
            }
            write(cells, depth: columns.count - 1, at: token.range.lower)
            index = end + 1
        }
        for comment in rest { write(comment, columns) }
        alignTables()
        return output.map { $0.text + "\n" }.joined()
    }

    /// Parameters on lines in a row make a table: names, values and meanings stand below each other.
    private mutating func alignTables() {
        var start = 0
        while start < output.count {
            let end = output[start...].firstIndex { $0.cells.count < 2 } ?? output.count
            for column in 0..<2 {
                let width =
                    output[start..<end].map { $0.cells.count > column + 1 ? $0.cells[column].count : 0 }.max() ?? 0
                for line in start..<end where output[line].cells.count > column + 1 {
                    let missing = width - output[line].cells[column].count
                    output[line].cells[column] += String(repeating: " ", count: missing)
                }
            }
            start = end + 1
        }
    }

    private func isSameLine(_ comment: Comment, _ token: Token) -> Bool {
        source.position(of: comment.range.lower).line == source.position(of: token.range.lower).line
    }

    private mutating func write(_ comment: Comment, _ before: [Int]) {
        let position = source.position(of: comment.range.lower)
        // It stays with the block whose column it has: the next one, or one that ends here.
        let column = position.column - 1
        let open = columns.count > before.count ? columns : before
        write([text(of: comment)], depth: max(0, open.prefix { $0 <= column }.count - 1), at: comment.range.lower)
    }

    private mutating func write(_ cells: [String], depth: Int, at offset: Int) {
        let line = source.position(of: offset).line
        let opensBlock = output.last?.text.hasSuffix(":") ?? true
        if line > lastLine + 1, !opensBlock { output.append(Line(depth: 0, cells: [])) }
        lastLine = line
        output.append(Line(depth: depth, cells: cells))
    }

    /// A comment as it was written, its own indentation included: what it shows may be a sample.
    private func text(of comment: Comment) -> String {
        var text = Substring(source[comment.range]).dropFirst()
        while text.last?.isWhitespace == true { text.removeLast() }
        return text.isEmpty || text.first == " " ? "#" + text : "# " + text
    }
}

/// A line of the layout; several cells where it is part of a table.
private struct Line {
    let depth: Int
    var cells: [String]

    var text: String { String(repeating: "  ", count: depth) + cells.joined(separator: " ") }
}

/// The tokens of one line with the spaces between them.
private struct Spacing {
    let source: SourceText
    let tokens: [Token]

    /// The line; for a parameter, its name, its value, and what it means.
    var cells: [String] {
        guard isWord("param", 0), tokens.count > 3, !tokens.indices.contains(where: { isSign(";", $0) }) else {
            return [text(of: tokens.indices)]
        }
        let meaning = tokens.firstIndex { $0.kind == .text } ?? tokens.count
        let cells = [text(of: 0..<2), text(of: 2..<meaning)]
        return meaning < tokens.count ? cells + ["  " + text(of: meaning..<tokens.count)] : cells
    }

    private func text(of part: Range<Int>) -> String {
        var text = ""
        var previous: Int?
        // The first token of the present statement.
        var start = 0
        for index in part {
            if isSign(";", index) {
                // A statement that is not there needs no separator.
                let next = index + 1
                if previous == nil || next == tokens.count || isSign(";", next) { continue }
            }
            if let previous, isSpaced(previous, index, statement: start) { text += " " }
            text += written(tokens[index])
            previous = index
            if isSign(";", index) || isSign(":", index) && !isKey(index, statement: start) { start = index + 1 }
        }
        return text
    }

    private func isSign(_ sign: String, _ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .sign && source[tokens[index].range] == sign
    }

    private func isSpaced(_ left: Int, _ right: Int, statement: Int) -> Bool {
        if isSign("(", left) || isSign(".", left) || isSign(".", right) || isSign("@", left) || isSign("!", left) {
            return false
        }
        if isSign(")", right) || isSign(",", right) || isSign(";", right) || isSign(":", right) { return false }
        if isSign(":", left), isKey(left, statement: statement) { return false }
        // A definition's parameters stand beside its name.
        if isSign("(", right) { return !(isWord("define", statement) && right == statement + 2) }
        if isSign("=", left) || isSign("=", right) {
            return !isArgument(isSign("=", left) ? left : right, statement: statement)
        }
        return !(isSign("-", left) && isUnary(left, statement: statement))
    }

    /// Whether a colon stands inside a key of the drone's configuration.
    private func isKey(_ colon: Int, statement: Int) -> Bool { isWord("set", statement) && colon == statement + 2 }

    /// Whether an equals sign gives a parameter its value in a call, and not a name its own.
    private func isArgument(_ equals: Int, statement: Int) -> Bool {
        equals > statement + 1 && !isWord("param", statement) && !isWord("define", statement)
    }

    /// Whether a minus sign has nothing to its left that it could be taken from.
    private func isUnary(_ minus: Int, statement: Int) -> Bool {
        guard minus > statement, !isWord("set", statement) else { return true }
        let before = tokens[minus - 1]
        switch before.kind {
        case .number, .text, .broken: return false
        case .name:
            let word = source[before.range]
            return minus == statement + 1 || Reserved.endsExpression(word) || Axis(rawValue: word) != nil
        default: return !isSign(")", minus - 1)
        }
    }

    private func isWord(_ word: String, _ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .name && source[tokens[index].range] == word
    }

    /// A token as it is written; numbers in their shortest form, as long as they stay the same number.
    private func written(_ token: Token) -> String {
        let text = source[token.range]
        guard case .number(let amount, let unit) = token.kind else { return text }
        let short = Decimals.shortest(amount / (unit?.factor ?? 1), places: 9)
        guard let number = Double(short), number * (unit?.factor ?? 1) == amount else { return text }
        let symbol = unit.map { $0.symbol.hasPrefix("°") ? "deg" + $0.symbol.dropFirst() : $0.symbol } ?? ""
        return short + symbol
    }
}
