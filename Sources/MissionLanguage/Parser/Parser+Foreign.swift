// Whoever comes from node-ar-drone types calls. They are recognised and answered with the form to write here.
extension Parser {
    /// Whether a call in the JavaScript manner stands here: `takeoff(`, `client.front(`, `.after(`.
    var isForeignCall: Bool { foreignMethod(from: index) != nil }

    /// Whether a line of another language's program begins behind the next tokens: a call, or what closes its blocks.
    func isForeign(after distance: Int) -> Bool {
        let first = min(index + distance, tokens.count - 1)
        let place = behindClosers(first)
        return foreignMethod(from: place) != nil || place > first && !foreignLines.isEmpty
    }

    /// Remembers that the line of this token is none of ours; a mistake in it is told, or will be.
    mutating func noteForeignLine() { foreignLines.insert(source.position(of: range.lower).line) }

    /// The index of the method's name in a call that begins there.
    private func foreignMethod(from start: Int) -> Int? {
        var place = start
        if isSign(".", tokens[place]) { place += 1 }
        while place + 2 < tokens.count, tokens[place].kind == .name, isSign(".", tokens[place + 1]),
            tokens[place + 2].kind == .name
        {
            place += 2
        }
        guard place + 1 < tokens.count, tokens[place].kind == .name, isSign("(", tokens[place + 1]),
            // `forward (1m + 2m)` is ours: a call has no space.
            tokens[place].range.upper == tokens[place + 1].range.lower
        else { return nil }
        return place
    }

    /// The first token from a place on that closes no block or call of another language.
    private func behindClosers(_ start: Int) -> Int {
        var place = start
        while isSign(")", tokens[place]) || isSign(",", tokens[place]) && place > start
            || tokens[place].kind == .stray && source[tokens[place].range] == "}"
        {
            place += 1
        }
        return place
    }

    /// Reads a statement of another language's program; false when there is none, and nothing was read.
    mutating func readForeign() -> Bool {
        if case let place = behindClosers(index), place > index {
            let ends = isSign(";", tokens[place]) || tokens[place].kind == .newline || tokens[place].kind == .end
            guard ends ? !foreignLines.isEmpty : foreignMethod(from: place) != nil else { return false }
            noteForeignLine()
            index = place
            if ends { return true }
        }
        if isObjectOfNextLine {
            noteForeignLine()
            advance()
            return true
        }
        let isPreparation = isForeignPreparation
        if let word, ["await", "return"].contains(word), foreignMethod(from: index + 1) != nil { advance() }
        guard isPreparation || isForeignCall else { return false }
        noteForeignLine()
        let start = range
        if isPreparation {
            let first = index
            skipForeignStatement()
            let whole = start.through(previousRange)
            if let ours = assignment(of: first..<index) {
                let fixIt = FixIt(replacing: whole, with: ours)
                problems.report(.foreignCall(call: source[whole], ours: ours), at: whole, fixIt: fixIt)
                return true
            }
            problems.report(.foreignObject(source[whole]), at: whole)
        } else {
            readForeignCalls()
        }
        return true
    }

    /// Whether an object stands here alone, whose methods are called in the lines below.
    private var isObjectOfNextLine: Bool {
        guard kind == .name, token(after: 1).kind == .newline else { return false }
        let below = index + (token(after: 2).kind == .indent ? 3 : 2)
        return below < tokens.count && isSign(".", tokens[below]) && foreignMethod(from: below) != nil
    }

    /// Whether something is prepared here that a mission does not need: `var client = …`, `x = require(…)`.
    private var isForeignPreparation: Bool {
        guard let word else { return false }
        if ForeignCall.declarations.contains(word) { return token(after: 1).kind == .name }
        return isSign("=", token(after: 1)) && index + 2 < tokens.count && foreignMethod(from: index + 2) != nil
    }

    /// The assignment that a declaration of a plain value is here: `x = 5` for `let x = 5`.
    private func assignment(of place: Range<Int>) -> String? {
        guard place.count > 3, isSign("=", tokens[place.lowerBound + 2]), let last = tokens[place].last else {
            return nil
        }
        let value = tokens[(place.lowerBound + 3)..<place.upperBound]
        let isPlain = value.allSatisfy { token in
            switch token.kind {
            case .number, .text: true
            case .sign: !isSign("(", token)
            default: false
            }
        }
        return isPlain ? source[tokens[place.lowerBound + 1].range.through(last.range)] : nil
    }

    /// Skips to the semicolon that is in none of the statement's own braces.
    private mutating func skipForeignStatement() {
        var depth = 0
        while !isAtEndOfLine, depth > 0 || !isSign(";") {
            if isSign("(") || isBrace("{") { depth += 1 }
            if isSign(")") || isBrace("}") { depth = max(0, depth - 1) }
            advance()
        }
    }

    // MARK: Calls

    /// Reads a chain of calls with everything that is called in them, and answers it as a whole.
    private mutating func readForeignCalls() {
        let start = range
        let isBare = foreignMethod(from: index) == index
        var calls: [ForeignCall] = []
        while calls.isEmpty || isSign("."), let method = foreignMethod(from: index) {
            index = method
            calls += readForeignCall(depth: 0)
        }
        let whole = start.through(previousRange)
        skipForeignStatement()
        // A semicolon at the end of the line goes with the call.
        let isLast = isSign(";") && [.newline, .end].contains(token(after: 1).kind)
        report(calls, isBare: isBare, at: whole, replacing: isLast ? whole.through(range) : whole)
    }

    /// Reads the call whose method stands here: itself, and behind it what is called in the functions that it takes.
    private mutating func readForeignCall(depth: Int) -> [ForeignCall] {
        var call = ForeignCall(name: source[range])
        var inner: [ForeignCall] = []
        advance()
        advance()
        var (parentheses, braces) = (1, 0)
        var isNegative = false
        var argument: SourceRange?
        func isOwn() -> Bool { parentheses == 1 && braces == 0 }
        while !isAtEndOfLine, parentheses > 0 {
            if kind == .name, depth < Self.deepestNesting, !isWord("function"), let method = foreignMethod(from: index)
            {
                index = method
                inner += readForeignCall(depth: depth + 1)
                continue
            }
            if isSign("(") { parentheses += 1 }
            if isSign(")") { parentheses -= 1 }
            if isBrace("{") { braces += 1 }
            if isBrace("}") { braces -= 1 }
            if isOwn() {
                take(isNegative: isNegative, into: &call)
                if !isSign(",") { argument = argument?.through(range) ?? range }
            }
            if let whole = argument, parentheses == 0 || isOwn() && isSign(",") {
                call.written.append(source[whole])
                argument = nil
            }
            isNegative = isSign("-")
            advance()
        }
        return [call] + inner
    }

    /// Takes the token that stands here as an argument, when it is a number, a text or a name.
    private func take(isNegative: Bool, into call: inout ForeignCall) {
        switch kind {
        case .number(let value, let unit):
            call.arguments.append(.number(isNegative ? -value : value))
            call.hasUnits = call.hasUnits || unit != nil
        case .text, .stray:
            let bytes = source.bytes[range.lower..<range.upper]
            guard bytes.count >= 2, bytes.first == Ascii.quote || bytes.first == Ascii.singleQuote else { return }
            call.arguments.append(.text(String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)))
        case .name: call.words.append(source[range])
        default: break
        }
    }

    // MARK: Answers

    private mutating func report(
        _ calls: [ForeignCall],
        isBare: Bool,
        at whole: SourceRange,
        replacing place: SourceRange
    ) {
        let first = calls[0]
        if calls.count == 1, isBare, let ours = withoutParentheses(first) {
            let fixIt = first.written.count > 1 && isCallable(first.name) ? nil : FixIt(replacing: place, with: ours)
            return problems.report(.parenthesesOfCall(ours), at: whole, fixIt: fixIt)
        }
        if calls.count == 1, let verb = VerbCatalogue.verb(named: first.name), first.isOurVerb, !first.isReversed {
            let percent = verb.form.dimensions.contains(.percent) ? first.percent ?? 50 : nil
            // Above one, it may as well be meant as a distance.
            if percent == nil || !isBare || first.isShare {
                let ours = percent == nil ? verb.name : first.translation(isPrompt: isPrompt)
                let fixIt = ours.map { FixIt(replacing: place, with: $0) }
                return problems.report(.parentheses(verb: verb.name, percent: percent), at: whole, fixIt: fixIt)
            }
            return problems.report(.parentheses(verb: verb.name, percent: 50), at: whole)
        }
        if calls.allSatisfy({ ForeignCall.objects.contains($0.name) }) || ForeignCall.handlers.contains(first.name) {
            return problems.report(.foreignObject(source[whole]), at: whole)
        }
        if let lines = ForeignCall.lines(calls, isPrompt: isPrompt) {
            let ours = lines.joined(separator: "; ")
            let fixIt = FixIt(replacing: place, with: ours)
            return problems.report(.foreignCall(call: source[whole], ours: ours), at: whole, fixIt: fixIt)
        }
        let unknown = calls.first { !$0.isKnown(isPrompt: isPrompt) } ?? first
        if let (word, choices) = unknown.unknownWord {
            let near = Suggestions.nearest(to: word, among: choices)
            return problems.report(.wrongWord(word, choices: choices, near: near), at: whole)
        }
        if let word = ForeignCall.promptOnly[unknown.name] { return problems.report(.promptOnly(word), at: whole) }
        let near = Suggestions.nearest(to: unknown.name, among: Reserved.beginnings)
        problems.report(.notAVerb(unknown.name, near: near, isMissionCall: false), at: whole)
    }

    /// The line of a call that is ours but for its parentheses; nil where its arguments are another language's.
    private func withoutParentheses(_ call: ForeignCall) -> String? {
        guard !call.written.contains(where: { $0.contains("'") }), call.arguments.count + call.words.count > 0 else {
            return isCallable(call.name) && call.written.isEmpty ? call.name : nil
        }
        guard isCallable(call.name) else {
            guard let verb = VerbCatalogue.verb(named: call.name), !call.isForeignAlone,
                call.hasUnits || !call.isOurVerb || !verb.form.dimensions.contains(.percent),
                call.words.allSatisfy(verb.form.words.contains)
            else { return nil }
            return ([call.name] + call.written).joined(separator: " ")
        }
        // The first argument may go without its name, the others may not.
        let named = call.written.dropFirst().map { $0.contains("=") ? $0 : "<name>=" + $0 }
        return ([call.name] + call.written.prefix(1) + named).joined(separator: " ")
    }
}
