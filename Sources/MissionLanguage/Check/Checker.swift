/// Gives every name its meaning and every amount its dimension, and turns statements into steps.
struct Checker {
    /// The text that is being read: the mission's own, or that of a verb it calls.
    var source: SourceText
    let isPrompt: Bool
    var problems: ProblemList
    let library: MissionLibrary

    private let arguments: [String: String]
    private var usedArguments: Set<String> = []
    private(set) var parameters: [CheckedParameter] = []
    var constants: [String: Value] = [:]
    /// Parameters of the verb that is being called.
    var locals: [String: Meaning] = [:]
    /// What the caller of a mission that is used as a verb gives its parameters.
    var given: [String: Meaning] = [:]
    /// Verbs of the mission's own.
    var definitions: [String: DefinedVerb]
    /// Those in which a mistake was found already.
    var brokenDefinitions: Set<String> = []
    /// The verbs that are being called, outermost first.
    var calling: [String] = []
    /// Where the outermost call of something in another file stands: there its steps are told to be.
    var site: SourceRange?
    /// The mission's own text, for places in it.
    var mission: SourceText
    var stepCount = 0
    var variables: [String: ValueKind]
    /// Every name that is set anywhere in the text, to tell "further down" from "nowhere".
    var namesSetSomewhere: Set<String> = []
    var marks: Set<String>
    private var ownMarks: [Name] = []
    var usedMarks: Set<String> = []
    /// What is asked of the drone anywhere in the text, or in what it calls.
    var readings: Set<Reading> = []
    var rawFields: Set<RawField> = []
    private var onAbort: [Step] = []
    private var finally: [Step] = []
    /// Where each of the blocks for the end of the mission stands.
    private var endings: [String: SourceRange] = [:]
    var depth = 0
    /// The innermost block that forbids others in it.
    var guarding: String?
    /// A take-off stands somewhere above.
    var isFlying: Bool
    var lands = false
    var takesOff = false

    init(
        source: SourceText,
        arguments: [String: String],
        isPrompt: Bool,
        names: MissionCheck.KnownNames,
        library: MissionLibrary,
        problems: ProblemList
    ) {
        self.source = source
        mission = source
        self.library = library
        definitions = names.definitions
        self.arguments = arguments
        self.isPrompt = isPrompt
        self.problems = problems
        variables = names.variables
        marks = names.marks
        isFlying = isPrompt || names.isFlying
    }

    mutating func check(_ tree: MissionTree) -> CheckedMission {
        collectNames(tree.statements)
        collectDefinitions(tree.statements)
        let steps = check(tree.statements)
        reportArguments()
        // Of a text with mistakes nobody can tell where it would end.
        if !isPrompt, problems.errors == 0 {
            if takesOff, !lands, let last = tree.statements.last {
                problems.report(.neverLanded, at: steps.first { $0.action.endsBlock }?.range ?? last.range)
            }
            for mark in ownMarks where !usedMarks.contains(mark.text) {
                problems.report(.unusedMark(mark.text), at: mark.range)
            }
        }
        return CheckedMission(
            source: source,
            steps: steps,
            onAbort: onAbort,
            finally: finally,
            parameters: parameters,
            isPrompt: isPrompt,
            summary: summary(of: tree),
            definitions: definitions,
            readings: readings,
            rawFields: rawFields
        )
    }

    /// The comment lines before the first statement.
    private func summary(of tree: MissionTree) -> [String] {
        let end = tree.statements.first?.range.lower ?? Int.max
        return tree.comments.prefix { $0.standsAlone && $0.range.upper <= end }.map(\.text)
    }

    private mutating func collectNames(_ statements: [Statement]) {
        for statement in statements {
            switch statement.kind {
            case .assignment(let name, _): namesSetSomewhere.insert(name.text)
            case .parameter(let parameter): namesSetSomewhere.insert(parameter.name.text)
            case .repetition(_, let block), .record(_, let block), .onAbort(let block), .finally(let block),
                .watch(_, _, let block), .background(_, let block), .together(let block), .count(_, let block):
                collectNames(block.statements)
            case .definition(let definition): collectNames(definition.block.statements)
            case .choice(let branches, let otherwise):
                for branch in branches { collectNames(branch.block.statements) }
                collectNames(otherwise?.statements ?? [])
            case .attempt(let block, let otherwise):
                collectNames(block.statements)
                collectNames(otherwise?.statements ?? [])
            case .command, .call, .use, .expression, .broken: break
            }
        }
    }

    // MARK: Statements

    mutating func check(_ statements: [Statement]) -> [Step] {
        var steps: [Step] = []
        var landing: SourceRange?
        for statement in statements {
            if landing != nil, !isPrompt, statement.isFlown {
                problems.report(.behindEnd(source[landing ?? statement.range]), at: statement.range)
                landing = nil
            }
            let told = problems
            let action = check(statement)
            // One mistake is told once.
            if statement.isFlawed { problems = told }
            if let action {
                steps.append(step(action, statement.range))
                if action.endsBlock { landing = statement.range }
            }
        }
        return steps
    }

    mutating func check(_ block: Block) -> [Step] {
        depth += 1
        defer { depth -= 1 }
        return check(block.statements)
    }

    private mutating func step(_ action: Action, _ range: SourceRange) -> Step {
        stepCount += 1
        let place = site ?? range
        return Step(
            action: action,
            range: place,
            line: (site == nil ? source : mission).position(of: place.lower).line,
            text: source[range]
        )
    }

    private mutating func check(_ statement: Statement) -> Action? {
        switch statement.kind {
        case .command(let command):
            noteFlight(of: command, at: statement.range)
            return check(command)
        case .parameter(let parameter):
            check(parameter)
            return nil
        case .assignment(let name, let expression): return check(name, expression)
        case .expression(let expression):
            guard let (formula, _) = resolve(expression) else { return nil }
            return .show(formula)
        case .repetition(let repetition, let block):
            let loop = check(repetition, at: statement.range)
            let steps = check(block)
            return loop.map { .loop($0, steps) }
        case .choice(let branches, let otherwise): return check(branches, otherwise)
        case .attempt(let block, let otherwise):
            return .attempt(check(block), otherwise: otherwise.map { check($0) } ?? [])
        case .record(let name, let block):
            let name = name.map { checkText($0) }
            return .record(name: name, check(block), Manner())
        case .call(let call): return check(call, at: statement.range)
        case .definition(let definition):
            check(definition)
            return nil
        case .use(let file):
            checkUse(of: file)
            return nil
        case .count(let counting, let block): return check(counting, block)
        case .watch(let condition, let time, let block):
            return checkWatch(condition, for: time, block, at: statement.range)
        case .background(let period, let block): return checkBackground(period, block, at: statement.range)
        case .together(let block): return checkTogether(block)
        case .onAbort(let block):
            onAbort = checkEnding(block, header: "on abort", at: statement.range)
            return nil
        case .finally(let block):
            finally = checkEnding(block, header: "finally", at: statement.range)
            reportMotion(in: finally, header: "finally")
            return nil
        case .broken: return nil
        }
    }

    private mutating func checkEnding(_ block: Block, header: String, at range: SourceRange) -> [Step] {
        if depth > 0 {
            problems.report(.blockInBlock(header), at: range)
        } else if let first = endings[header] {
            problems.report(.headerTwice(header, firstLine: source.position(of: first.lower).line), at: range)
        }
        endings[header] = endings[header] ?? range
        let outer = guarding
        guarding = header
        // What stands there is flown at the end: the drone flies then, whatever stands above.
        let wasFlying = isFlying
        let landedAbove = lands
        isFlying = true
        defer {
            isFlying = wasFlying
            lands = landedAbove
            guarding = outer
        }
        return check(block)
    }

    /// Follows, line by line, whether the drone can be in the air; what cannot be told is not complained about.
    private mutating func noteFlight(of command: Command, at range: SourceRange) {
        switch command.verb {
        case .takeoff:
            if guarding == "on abort" { problems.report(.takeoffInAbort, at: range) }
            isFlying = true
            takesOff = true
        case .trim:
            // At the prompt alone nobody knows where the drone will be.
            if isFlying, !isPrompt || guarding != nil { problems.report(.inTheAir(verb: command.verb), at: range) }
        case .land: lands = true
        default:
            guard VerbCatalogue.verb(command.verb).place == .air, !isFlying else { return }
            problems.report(.onTheGround(verb: command.verb), at: range)
            // Once is enough.
            isFlying = true
        }
    }

    private mutating func check(_ branches: [Branch], _ otherwise: Block?) -> Action? {
        var alternatives: [Alternative] = []
        var isWhole = true
        for branch in branches {
            let condition = condition(branch.condition)
            let steps = check(branch.block)
            if let condition { alternatives.append(Alternative(condition: condition, steps: steps)) }
            isWhole = isWhole && condition != nil
        }
        let rest = otherwise.map { check($0) } ?? []
        return isWhole ? .choice(alternatives, otherwise: rest) : nil
    }

    private mutating func check(_ repetition: Repetition, at range: SourceRange) -> Loop? {
        switch repetition {
        case .times(let count): return turns(count).map(Loop.times)
        case .until(let expression, let most):
            return check(expression, most, at: range).map { .until($0.condition, max: $0.most) }
        case .asLongAs(let expression, let most):
            return check(expression, most, at: range).map { .asLongAs($0.condition, max: $0.most) }
        }
    }

    private mutating func check(
        _ expression: Expression,
        _ most: Expression?,
        at range: SourceRange
    ) -> (condition: Formula, most: Formula?)? {
        let condition = condition(expression)
        if most == nil { problems.report(.unboundedLoop, at: range) }
        let bound = most.flatMap { turns($0) }
        return condition.map { ($0, bound) }
    }

    private mutating func turns(_ expression: Expression) -> Formula? {
        count(expression, Amount.only("count", .number), of: "\"repeat\"", most: 10_000)
    }

    // MARK: Names

    private mutating func check(_ name: Name, _ expression: Expression) -> Action? {
        guard let (formula, kind) = resolve(expression) else { return nil }
        if constants[name.text] != nil || locals[name.text] != nil {
            problems.report(.parameterChanged(name.text), at: name.range)
            return nil
        }
        if let was = variables[name.text], was != kind {
            problems.report(.kindChanged(name.text, was: was, now: kind), at: expression.range)
            return nil
        }
        variables[name.text] = kind
        return .assign(name.text, formula)
    }

    mutating func addMark(_ name: Name) {
        marks.insert(name.text)
        ownMarks.append(name)
    }

    // MARK: Parameters

    private mutating func check(_ parameter: Parameter) {
        let name = parameter.name.text
        if depth > 0 { return problems.report(.parameterInBlock(name), at: parameter.name.range) }
        if let meaning = given[name] { return check(parameter, given: meaning) }
        if constants[name] != nil { return problems.report(.declaredTwice(name), at: parameter.name.range) }
        guard let value = constant(parameter.value, of: name) else {
            // Everything that uses the name would be a mistake of its own otherwise.
            usedArguments.insert(name)
            return
        }
        let limits = parameter.limits.flatMap { range(of: $0, for: value, name) }
        var chosen = value
        if let text = arguments[name] {
            usedArguments.insert(name)
            chosen = argument(text, like: value, parameter) ?? value
        }
        if let limits {
            if let amount = outside(value, limits) {
                problems.report(range(name, amount, limits), at: parameter.value.range)
            } else if let amount = outside(chosen, limits) {
                reportArgument(name, because: range(name, amount, limits).wording.message)
            }
        }
        constants[name] = chosen
        let summary = parameter.summary.flatMap { checkText($0).constantText }
        parameters.append(CheckedParameter(name: name, value: chosen, limits: limits, summary: summary))
    }

    /// A parameter of a mission that is used as a verb.
    private mutating func check(_ parameter: Parameter, given meaning: Meaning) {
        let name = parameter.name.text
        locals[name] = meaning
        guard let own = constant(parameter.value, of: name),
            let limits = parameter.limits.flatMap({ range(of: $0, for: own, name) })
        else { return }
        guard case .constant(let value) = meaning.formula else {
            return problems.report(.parameterNotConstant(name), at: parameter.name.range)
        }
        if let amount = outside(value, limits) {
            problems.report(range(name, amount, limits), at: parameter.name.range)
        }
    }

    private mutating func constant(_ expression: Expression, of name: String) -> Value? {
        guard let (formula, _) = resolve(expression) else { return nil }
        guard case .constant(let value) = formula else {
            problems.report(.parameterNotConstant(name), at: expression.range)
            return nil
        }
        return value
    }

    private mutating func range(
        of limits: Parameter.Limits,
        for value: Value,
        _ name: String
    ) -> ClosedRange<Double>? {
        guard let from = bound(limits.from, like: value, name), let to = bound(limits.to, like: value, name) else {
            return nil
        }
        guard from <= to else {
            problems.report(.limitsReversed, at: limits.from.range.through(limits.to.range))
            return nil
        }
        return from...to
    }

    private mutating func bound(_ expression: Expression, like value: Value, _ name: String) -> Double? {
        guard let bound = constant(expression, of: name) else { return nil }
        guard bound.kind == value.kind, case .measure(let measure) = bound else {
            problems.report(
                .wrongDimension(of: "\"\(name)\"", found: bound.kind, wanted: [value.kind]),
                at: expression.range
            )
            return nil
        }
        return measure.amount
    }

    private func outside(_ value: Value, _ limits: ClosedRange<Double>) -> Measure? {
        guard case .measure(let measure) = value, !limits.contains(measure.amount) else { return nil }
        return measure
    }

    private func range(_ name: String, _ amount: Measure, _ limits: ClosedRange<Double>) -> Problem {
        .outOfRange(
            what: "\"\(name)\"",
            found: amount.written,
            least: Measure(limits.lowerBound, amount.dimension).written,
            most: Measure(limits.upperBound, amount.dimension).written
        )
    }

    /// Says what is wrong with a value that was chosen where the mission was named: no place in its text is to blame.
    private mutating func reportArgument(_ name: String, because: String, notes: [String] = []) {
        problems.report(.badArgument(name: name, text: arguments[name] ?? "", because: because, notes: notes), at: nil)
    }

    /// The value of an argument, which must be of the parameter's kind; a bare number takes the parameter's base unit.
    private mutating func argument(_ text: String, like value: Value, _ parameter: Parameter) -> Value? {
        if case .text = value { return .text(text) }
        var inner = ProblemList()
        let name = parameter.name
        guard
            let expression = Parser.readExpression(SourceText(name: "argument", text: text), problems: &inner),
            let (formula, kind) = resolveAlone(expression, problems: &inner), case .constant(let found) = formula
        else {
            let because = inner.diagnostics.first?.message ?? Wording.argumentNotConstant
            reportArgument(name.text, because: because)
            return nil
        }
        if kind == value.kind { return found }
        if case .measure(let bare) = found, bare.dimension == .number, case .measure(let like) = value {
            return .measure(Measure(bare.amount, like.dimension))
        }
        let mismatch = Problem.wrongDimension(of: "\"\(name.text)\"", found: kind, wanted: [value.kind])
        reportArgument(name.text, because: mismatch.wording.message)
        return nil
    }

    private mutating func reportArguments() {
        for name in arguments.keys.sorted() where !usedArguments.contains(name) {
            let known = parameters.map(\.name)
            let near = Suggestions.nearest(to: name, among: known)
            let wording = Problem.unknownArgument(name, of: "the mission", known: known, near: near).wording
            reportArgument(name, because: wording.message, notes: wording.notes)
        }
    }
}

extension Statement {
    /// Whether it has its turn where it stands; declarations do not.
    fileprivate var isFlown: Bool {
        switch kind {
        case .parameter, .definition, .use, .onAbort, .finally, .broken: false
        default: true
        }
    }
}

extension Action {
    /// Whether nothing behind it in its block is ever reached.
    fileprivate var endsBlock: Bool {
        switch self {
        case .land, .end, .fail, .resume: true
        case .call(_, _, let steps), .record(_, let steps, _): steps.contains(where: \.action.endsBlock)
        case .choice(let alternatives, let otherwise):
            (alternatives.map(\.steps) + [otherwise]).allSatisfy { $0.contains(where: \.action.endsBlock) }
        default: false
        }
    }
}

extension Formula {
    /// The text when it holds no value that could change.
    var constantText: String? {
        if case .constant(.text(let text)) = self { text } else { nil }
    }
}
