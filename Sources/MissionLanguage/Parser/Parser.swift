/// Reads tokens into a tree, and goes on after every error, so that one reading finds all of them.
///
/// Three laws keep it total: every loop moves forward, nesting and expressions have a limit that is an error and not a
/// stack overflow, and after an error the rest of the statement is skipped rather than guessed at.
struct Parser {
    /// How deep blocks, and parentheses in an expression, may be nested.
    static let deepestNesting = 64

    /// How many operands an expression may have.
    static let longestExpression = 256

    /// What was read.
    struct Output {
        let tree: MissionTree
        /// The text ends where the block of its last header would begin.
        let endsInOpenBlock: Bool
    }

    let source: SourceText
    let isPrompt: Bool
    /// Variables that earlier lines at the prompt have set: such a name alone asks for its value.
    let variables: Set<String>
    /// Verbs of the mission's own: those it defines, and those that the files define which it uses.
    let callables: Set<String>
    /// Other missions, each of which is a verb.
    let library: MissionLibrary
    var tokens: [Token]
    var index = 0
    var problems: ProblemList
    var blockDepth = 0
    var expressionDepth = 0
    var expressionParts = 0
    var endsInOpenBlock = false
    /// Lines of another language's program that were answered; what closes its blocks needs no answer of its own.
    var foreignLines: Set<Int> = []

    /// Reads a whole text.
    static func read(
        _ source: SourceText,
        isPrompt: Bool,
        variables: Set<String> = [],
        callables: Set<String> = [],
        library: MissionLibrary = .empty,
        problems: inout ProblemList
    ) -> Output {
        let lexed = Lexer.read(source, problems: &problems)
        var parser = Parser(
            source: source,
            isPrompt: isPrompt,
            variables: variables,
            callables: callables.union(definedNames(in: source, lexed.tokens, library)),
            library: library,
            tokens: lexed.tokens,
            problems: problems
        )
        var statements: [Statement] = []
        while parser.kind != .end {
            // Dedents without a block above them are left over from recovery.
            if parser.kind == .dedent { parser.advance() } else { statements += parser.readLines() }
        }
        problems = parser.problems
        problems.forgiveIndentation(of: parser.foreignLines, in: source)
        return Output(
            tree: MissionTree(statements: statements, comments: lexed.comments),
            endsInOpenBlock: parser.endsInOpenBlock
        )
    }

    /// Reads a text that is one expression, such as the value of a mission's argument; nil when it is none.
    static func readExpression(_ source: SourceText, problems: inout ProblemList) -> Expression? {
        let tokens = Lexer.read(source, part: SourceRange(0, source.bytes.count), problems: &problems)
        var parser = Parser(source: source, isPrompt: false, tokens: tokens, problems: problems)
        let errors = problems.errors
        let expression = parser.readExpression()
        if parser.kind != .end, parser.problems.errors == errors {
            parser.problems.report(
                .unexpected(after: source[expression.range], found: parser.found, near: []),
                at: parser.range
            )
        }
        problems = parser.problems
        return problems.errors == errors ? expression : nil
    }

    private init(
        source: SourceText,
        isPrompt: Bool,
        variables: Set<String> = [],
        callables: Set<String> = [],
        library: MissionLibrary = .empty,
        tokens: [Token],
        problems: ProblemList
    ) {
        self.source = source
        self.isPrompt = isPrompt
        self.variables = variables
        self.callables = callables
        self.library = library
        self.tokens = tokens
        self.problems = problems
    }

    /// The verbs that a text defines, and those of the files it uses: a call can stand above its definition.
    private static func definedNames(
        in source: SourceText,
        _ tokens: [Token],
        _ library: MissionLibrary,
        isUsed: Bool = false
    ) -> Set<String> {
        var names: Set<String> = []
        for (token, next) in zip(tokens, tokens.dropFirst()) where token.kind == .name {
            let word = source[token.range]
            if word == "define", next.kind == .name { names.insert(source[next.range]) }
            // Files that used files use are not looked into: what they define is theirs.
            if word == "use", next.kind == .text, !isUsed,
                let file = library.mission(
                    named: MissionLibrary.name(ofFile: String(source[next.range].dropFirst().dropLast()))
                )
            {
                var ignored = ProblemList()
                names.formUnion(
                    definedNames(in: file, Lexer.read(file, problems: &ignored).tokens, library, isUsed: true)
                )
            }
        }
        return names
    }

    /// Whether a word is a verb of the mission's own, or another mission.
    func isCallable(_ word: String) -> Bool { callables.contains(word) || library.mission(named: word) != nil }

    // MARK: The cursor

    var token: Token { tokens[index] }
    var kind: Token.Kind { tokens[index].kind }
    var range: SourceRange { tokens[index].range }

    /// The range of the token before this one.
    var previousRange: SourceRange { tokens[max(0, index - 1)].range }

    func token(after distance: Int) -> Token { tokens[min(index + distance, tokens.count - 1)] }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    /// The token's word when it is a name.
    var word: String? { kind == .name ? source[range] : nil }

    func isSign(_ sign: String) -> Bool { isSign(sign, token) }

    func isSign(_ sign: String, _ token: Token) -> Bool {
        guard token.kind == .sign, token.range.upper - token.range.lower == sign.utf8.count else { return false }
        return source.bytes[token.range.lower..<token.range.upper].elementsEqual(sign.utf8)
    }

    func isWord(_ text: String) -> Bool {
        guard kind == .name, range.upper - range.lower == text.utf8.count else { return false }
        return source.bytes[range.lower..<range.upper].elementsEqual(text.utf8)
    }

    /// Whether this brace stands here, which only other languages use.
    func isBrace(_ brace: String) -> Bool { kind == .stray && source[range] == brace }

    /// The space that has to be put before this token, so that it does not touch what is inserted there.
    private var gap: String { range.lower == previousRange.upper ? " " : "" }

    mutating func takeSign(_ sign: String) -> Bool {
        guard isSign(sign) else { return false }
        advance()
        return true
    }

    mutating func takeWord(_ text: String) -> Bool {
        guard isWord(text) else { return false }
        advance()
        return true
    }

    /// The token as a message calls it.
    var found: String {
        switch kind {
        case .newline, .indent, .dedent, .end: "the end of the line"
        case .text: source[range]
        case .number, .broken, .name, .sign, .stray: "\"\(source[range])\""
        }
    }

    var isAtEndOfLine: Bool {
        switch kind {
        case .newline, .indent, .dedent, .end: true
        case .number, .broken, .name, .text, .sign, .stray: false
        }
    }

    var isAtEndOfStatement: Bool { isAtEndOfLine || isSign(";") }

    /// Whether nothing follows but the ends of open blocks.
    private var isAtEndOfText: Bool { tokens[index...].allSatisfy { $0.kind == .dedent || $0.kind == .end } }

    mutating func skipStatement() {
        while !isAtEndOfStatement { advance() }
    }

    mutating func skipLine() {
        while !isAtEndOfLine { advance() }
    }

    // MARK: Lines and blocks

    /// Reads lines until the block that they stand in ends.
    mutating func readLines() -> [Statement] {
        var statements: [Statement] = []
        while kind != .end, kind != .dedent {
            let before = index
            readLine(into: &statements)
            // No progress would be our own bug; skipping a token turns it into a message instead of a hang.
            if index == before { advance() }
            if problems.isFull { index = tokens.count - 1 }
        }
        return statements
    }

    private mutating func readLine(into statements: inout [Statement]) {
        if kind == .newline { return advance() }
        if kind == .indent {
            // Where the line above was to begin a block and was a mistake, that is told already.
            let isUnderColon = index > 1 && isSign(":", tokens[index - 2])
            if !isUnderColon, !isForeign(after: 1) { problems.report(.unexpectedIndentation, at: range) }
            advance()
            statements += readNested()
            return
        }
        readStatements(into: &statements)
        if kind == .newline { advance() }
    }

    /// The statements of one line, with `;` between them.
    private mutating func readStatements(into statements: inout [Statement]) {
        var isFirst = true
        while !isAtEndOfLine {
            if takeSign(";") { continue }
            if let header = header() {
                if !isFirst { problems.report(.blockInLine(header: header), at: range) }
                statements.append(readBlockStatement(header, isInLine: !isFirst))
                // A block takes the rest of its line, and its lines below.
                return
            }
            statements.append(readSimple())
            isFirst = false
        }
    }

    /// The lines between `indent`, which is behind us, and its `dedent`.
    private mutating func readNested() -> [Statement] {
        blockDepth += 1
        defer { blockDepth -= 1 }
        guard blockDepth <= Self.deepestNesting else {
            problems.report(.nestingTooDeep(limit: Self.deepestNesting), at: range)
            skipNested()
            return []
        }
        let statements = readLines()
        if kind == .dedent { advance() }
        return statements
    }

    private mutating func skipNested() {
        var depth = 1
        while kind != .end, depth > 0 {
            if kind == .indent { depth += 1 }
            if kind == .dedent { depth -= 1 }
            advance()
        }
    }

    /// What stands under a header: the rest of its line, or the indented lines below.
    mutating func readBlock(header: String, at headerRange: SourceRange) -> Block {
        let hasColon = takeSign(":")
        if !hasColon {
            var place = previousRange.end
            // What other languages write in its place.
            if isWord("then") || isWord("do") || isBrace("{") {
                place = place.through(range)
                if isBrace("{") { noteForeignLine() }
                advance()
            }
            // With a brace before it, the line is not put right by a colon alone.
            let line = source.line(source.position(of: place.lower).line)
            let fixIt =
                line.trimmingSpaces.hasPrefix("}")
                ? nil : FixIt(replacing: place, with: isAtEndOfLine ? ":" : ":" + gap)
            problems.report(.missingColon(header: header), at: place, fixIt: fixIt)
        } else if isWord("then") || isWord("do"), !isSign("=", token(after: 1)) {
            let fixIt = FixIt(replacing: previousRange.end.through(range), with: "")
            problems.report(.needlessWord(source[range]), at: range, fixIt: fixIt)
            advance()
        }
        guard isAtEndOfLine else {
            var statements: [Statement] = []
            blockDepth += 1
            defer { blockDepth -= 1 }
            guard blockDepth <= Self.deepestNesting else {
                problems.report(.nestingTooDeep(limit: Self.deepestNesting), at: range)
                skipLine()
                return Block(statements: [])
            }
            while !isAtEndOfLine {
                if takeSign(";") { continue }
                if let inner = self.header() {
                    problems.report(.blockInLine(header: inner), at: range)
                    statements.append(readBlockStatement(inner, isInLine: true))
                } else {
                    statements.append(readSimple())
                }
            }
            return Block(statements: statements)
        }
        if kind == .newline { advance() }
        if kind == .indent {
            advance()
            return Block(statements: readNested())
        }
        if isPrompt, isAtEndOfText, hasColon, source.bytes.last != Ascii.newline {
            endsInOpenBlock = true
        } else if hasColon {
            problems.report(.emptyBlock(header: header), at: headerRange)
        }
        return Block(statements: [])
    }

    // MARK: Statements without a block

    /// One command, assignment or declaration, and whatever keeps it from ending where it should.
    private mutating func readSimple() -> Statement {
        let start = range
        let first = index
        let errors = problems.errors
        let kind = readSimpleKind()
        let whole = start.through(index > 0 ? previousRange : start)
        if !isAtEndOfStatement {
            // One message a statement is enough; what follows a mistake is rarely a second one.
            let rest = index
            skipStatement()
            // What cannot be read is told where it was cut into tokens.
            if problems.errors == errors, !tokens[first..<index].contains(where: { $0.kind == .broken }) {
                index = rest
                reportRest(after: whole, of: kind)
                skipStatement()
            }
        }
        return Statement(kind: kind, range: whole, isFlawed: problems.errors > errors)
    }

    private mutating func reportRest(after whole: SourceRange, of kind: Statement.Kind) {
        let text = source[whole]
        if isSign(":") {
            problems.report(.needlessColon(after: text), at: range)
            advance()
            return
        }
        if let (number, fixIt) = decimalComma() {
            return problems.report(.decimalComma(number), at: fixIt.range, fixIt: fixIt)
        }
        let behind = token(after: 1)
        if isWord("and") || isWord("then") || isSign(","), behind.kind == .name,
            VerbCatalogue.verb(named: source[behind.range]) != nil
        {
            let place = whole.end.through(range)
            return problems.report(
                .foreignOperator(source[range], ours: ";"),
                at: range,
                fixIt: FixIt(replacing: place, with: ";")
            )
        }
        var near: [String] = []
        if case .command(let command) = kind {
            let verb = VerbCatalogue.verb(command.verb)
            if command.arguments.isEmpty, case .optional(let form) = verb.form, reportSkippedWord(of: form, verb) {
                return
            }
            if let missing = skippedModifier(of: command, verb) {
                let fixIt = FixIt(replacing: SourceRange(range.lower, range.lower), with: missing + " ")
                return problems.report(.skippedWord(missing, before: source[range]), at: range, fixIt: fixIt)
            }
            if let word {
                near = Suggestions.nearest(to: word, among: verb.modifiers.map(\.modifier.rawValue) + verb.form.words)
            }
        }
        if near.isEmpty, let word, VerbCatalogue.verb(named: word) != nil {
            let fixIt = FixIt(replacing: whole.end, with: ";")
            return problems.report(.missingSemicolon(before: word), at: range, fixIt: fixIt)
        }
        if let word, Unit.named(word) != nil, tokens[index - 1].kind == .name {
            return reportUnit(word, behind: tokens[index - 1].range)
        }
        problems.report(.unexpected(after: text, found: found, near: near), at: range)
    }

    /// The modifier that was left out before an amount: the one whose kind of amount it is.
    private func skippedModifier(of command: Command, _ verb: Verb) -> String? {
        guard case .number(_, let unit?) = kind else { return nil }
        var uses = verb.modifiers.filter {
            command.modifier($0.modifier) == nil && $0.amount.accepts.contains(unit.dimension)
        }
        if verb.form.dimensions.contains(.percent) {
            // A speed belongs to a distance, a time to what is none.
            guard case .number(_, let own)? = command.expression(.amount)?.kind else { return nil }
            let isDistance = own?.dimension == verb.form.dimensions.first
            uses.removeAll { $0.modifier == (isDistance ? .for : .at) }
        }
        // How near and when to give up nobody says without its word.
        let use = uses.first { [.at, .for, .radius].contains($0.modifier) }
        return use?.modifier.rawValue
    }

    /// A number with a comma in it (`2,5m`), where a comma has no business; and how it is written.
    func decimalComma() -> (number: String, fixIt: FixIt)? {
        guard isSign(","), case .number(_, unit: nil) = tokens[max(0, index - 1)].kind,
            case .number = token(after: 1).kind, range.lower == previousRange.upper,
            token(after: 1).range.lower == range.upper
        else { return nil }
        let whole = previousRange.through(token(after: 1).range)
        let number = source[previousRange] + "." + source[token(after: 1).range]
        return (number, FixIt(replacing: whole, with: number))
    }

    /// A unit behind a word: the number is missing, or written out.
    private mutating func reportUnit(_ unit: String, behind word: SourceRange) {
        guard let digits = Suggestions.digits(of: source[word]) else {
            return problems.report(.unitAsName(unit), at: range)
        }
        let fixIt = FixIt(replacing: word.through(range), with: digits + unit)
        problems.report(.numberInWords(source[word], digits: digits), at: word, fixIt: fixIt)
    }

    private mutating func readSimpleKind() -> Statement.Kind {
        if readForeign() { return .broken }
        guard let word else { return readBeginning() }
        if isSign("=", token(after: 1)) { return readAssignment() }
        switch word {
        case "param": return readParameter()
        case "use": return readUse()
        case "try":
            // Trying to try is the same as trying, and must not cost stack.
            while takeWord("try") {}
            let statement = readSimple()
            return .attempt(Block(statements: [statement]), otherwise: nil)
        default: return readCommand(word)
        }
    }

    /// A line that does not begin with a word: a value at the prompt, or a mistake.
    private mutating func readBeginning() -> Statement.Kind {
        if isSign("@") {
            problems.report(.notAvailable("flying several drones (@name)"), at: range.through(token(after: 1).range))
            skipStatement()
            return .broken
        }
        let isValue: Bool
        switch kind {
        case .number, .broken, .text: isValue = true
        default: isValue = isSign("(") || isSign("-")
        }
        if isPrompt, isValue { return .expression(readExpression()) }
        if isSign("/"), isSign("/", token(after: 1)) {
            let slashes = range.through(token(after: 1).range)
            problems.report(.foreignRemark, at: slashes, fixIt: FixIt(replacing: slashes, with: "#"))
            skipLine()
            return .broken
        }
        problems.report(.notABeginning(found: found), at: range)
        skipStatement()
        return .broken
    }

    private mutating func readAssignment() -> Statement.Kind {
        let name = takeName()
        advance()
        let value = readExpression()
        return name.map { .assignment($0, value) } ?? .broken
    }

    private mutating func readUse() -> Statement.Kind {
        advance()
        guard kind == .text else {
            if kind != .broken {
                problems.report(.expected(what: "the file's name in quotes", found: found), at: range)
            }
            return .broken
        }
        return .use(readText())
    }

    private mutating func readParameter() -> Statement.Kind {
        advance()
        guard word != nil else {
            problems.report(.expected(what: "the parameter's name", found: found), at: range)
            return .broken
        }
        let name = takeName()
        guard takeSign("=") else {
            problems.report(.expected(what: "\"=\" and the parameter's value", found: found), at: range)
            return .broken
        }
        let value = readExpression()
        var limits: Parameter.Limits?
        if takeWord("from") {
            let from = readExpression()
            guard takeWord("to") else {
                problems.report(.expected(what: "\"to\" and the largest value", found: found), at: range)
                return .broken
            }
            limits = Parameter.Limits(from: from, to: readExpression())
        }
        let summary = kind == .text ? readText() : nil
        return name.map { .parameter(Parameter(name: $0, value: value, limits: limits, summary: summary)) } ?? .broken
    }

    /// A name that may be given to something new; reports words that mean something already.
    mutating func takeName() -> Name? {
        guard let word else { return nil }
        let name = Name(text: word, range: range)
        advance()
        guard Reserved.isFree(word) else {
            problems.report(.notAName(word), at: name.range)
            return nil
        }
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else {
            problems.report(.nameInOtherLetters, at: name.range)
            return nil
        }
        return name
    }
}
