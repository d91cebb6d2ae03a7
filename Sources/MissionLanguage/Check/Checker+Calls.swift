/// A verb that a mission has defined, with the text that it stands in.
public struct DefinedVerb: Hashable, Sendable {
    let definition: Definition
    let source: SourceText
}

/// What a name stands for.
struct Meaning {
    var formula: Formula
    var kind: ValueKind
}

// A call is checked as if the verb's lines stood in its place: with the values it is given, and where it stands. So units,
// limits and the fence are proved for what is flown, and nothing is left to look up in flight.
extension Checker {
    /// A mission has at most so many steps when every call is written out.
    private static let mostSteps = 5_000
    /// Calls within calls.
    private static let deepestCalls = 32

    // MARK: Definitions

    /// Finds the verbs that a text defines, wherever they stand: a call may come before.
    mutating func collectDefinitions(_ statements: [Statement]) {
        for statement in statements {
            switch statement.kind {
            case .definition(let definition): define(definition, in: source)
            case .use(let file): use(file)
            default: break
            }
        }
    }

    private mutating func define(_ definition: Definition, in text: SourceText) {
        let name = definition.name
        if let known = definitions[name.text], known.source == text || !isPrompt {
            if known.definition != definition || known.source != text {
                problems.report(.definedTwice(name.text), at: text == source ? name.range : SourceRange(0, 0))
            }
            return
        }
        definitions[name.text] = DefinedVerb(definition: definition, source: text)
    }

    private mutating func use(_ file: TextLiteral) {
        guard case .constant(.text(let name)) = checkText(file), name.hasSuffix(".fly") else {
            return problems.report(.notAMissionFile, at: file.range)
        }
        guard let text = library.mission(named: MissionLibrary.name(ofFile: name)) else {
            return problems.report(.noSuchFile(name), at: file.range)
        }
        var inner = ProblemList()
        let tree = Parser.read(text, isPrompt: false, library: library, problems: &inner).tree
        if let problem = inner.firstError {
            return report(problem, in: text, as: name, at: file.range)
        }
        for case .definition(let definition) in tree.statements.map(\.kind) { define(definition, in: text) }
    }

    /// Looks at a definition by itself, whether it is called or not.
    mutating func check(_ definition: Definition) {
        if depth > 0 { problems.report(.blockInBlock("define"), at: definition.name.range) }
        let errors = problems.errors
        let outer = (locals, isFlying, lands, takesOff, variables, stepCount)
        for parameter in definition.parameters {
            guard locals[parameter.name.text] == nil else {
                problems.report(.declaredTwice(parameter.name.text), at: parameter.name.range)
                continue
            }
            guard let (formula, kind) = resolve(parameter.value) else { continue }
            if case .constant = formula {
            } else {
                problems.report(.parameterNotConstant(parameter.name.text), at: parameter.value.range)
            }
            locals[parameter.name.text] = Meaning(formula: .variable(parameter.name.text), kind: kind)
        }
        isFlying = true
        calling.append(definition.name.text)
        _ = check(definition.block)
        calling.removeLast()
        (locals, isFlying, lands, takesOff, variables, stepCount) = outer
        if problems.errors > errors { brokenDefinitions.insert(definition.name.text) }
    }

    /// The place of a `use`; what it brings was found before.
    mutating func checkUse(of file: TextLiteral) {
        if depth > 0 { problems.report(.blockInBlock("use"), at: file.range) }
    }

    // MARK: Calls

    mutating func check(_ call: Call, at range: SourceRange) -> Action? {
        let name = call.name.text
        if calling.contains(name) {
            problems.report(
                .callsItself(name, through: Array(calling.drop { $0 != name }.dropFirst())),
                at: call.name.range
            )
            return nil
        }
        guard calling.count < Self.deepestCalls, stepCount < Self.mostSteps else {
            problems.report(.missionTooLarge(steps: Self.mostSteps), at: call.name.range)
            return nil
        }
        if let verb = definitions[name] { return fly(verb, call, at: range) }
        if let text = library.mission(named: name) { return fly(text, call, at: range) }
        problems.report(
            .notAVerb(
                name,
                near: Suggestions.nearest(to: name, among: definitions.keys.sorted()),
                isMissionCall: false
            ),
            at: call.name.range
        )
        return nil
    }

    private mutating func fly(_ verb: DefinedVerb, _ call: Call, at range: SourceRange) -> Action? {
        let name = call.name.text
        guard !brokenDefinitions.contains(name) else { return nil }
        guard let (meanings, bindings) = bind(call, to: verb.definition.parameters, in: verb.source) else { return nil }
        let outer = (source, locals, problems, site, depth)
        if verb.source != source { site = site ?? range }
        (source, locals, problems) = (verb.source, meanings, ProblemList())
        calling.append(name)
        let steps = check(verb.definition.block)
        calling.removeLast()
        let inner = problems
        (source, locals, problems, site, depth) = outer
        if let problem = inner.firstError {
            report(problem, in: verb.source, as: name, at: range)
            return nil
        }
        return .call(name, bindings, steps)
    }

    /// Another mission, flown where its name stands; its `on abort` and `finally` are for flights of its own.
    private mutating func fly(_ text: SourceText, _ call: Call, at range: SourceRange) -> Action? {
        var inner = ProblemList()
        let tree = Parser.read(text, isPrompt: false, library: library, problems: &inner).tree
        let parameters = tree.statements.compactMap { statement -> Parameter? in
            if case .parameter(let parameter) = statement.kind { parameter } else { nil }
        }
        guard inner.errors == 0, let (meanings, bindings) = bind(call, to: parameters, in: text) else {
            if let problem = inner.firstError { report(problem, in: text, as: text.name, at: range) }
            return nil
        }
        var checker = Checker(
            source: text,
            arguments: [:],
            isPrompt: false,
            names: MissionCheck.KnownNames(marks: marks, isFlying: isFlying),
            library: library,
            problems: inner
        )
        checker.given = meanings
        checker.calling = calling + [call.name.text]
        (checker.site, checker.mission) = (site ?? range, mission)
        checker.stepCount = stepCount
        checker.guarding = guarding
        let flown = checker.check(tree)
        stepCount = checker.stepCount
        marks.formUnion(checker.marks)
        readings.formUnion(checker.readings)
        rawFields.formUnion(checker.rawFields)
        (isFlying, lands, takesOff) = (checker.isFlying, lands || checker.lands, takesOff || checker.takesOff)
        if let problem = checker.problems.firstError {
            report(problem, in: text, as: text.name, at: range)
            return nil
        }
        return .call(call.name.text, bindings, flown.steps)
    }

    /// Says at a call what is wrong in the text that it calls.
    private mutating func report(_ problem: Diagnostic, in text: SourceText, as name: String, at range: SourceRange) {
        let line = text.position(of: problem.range.lower).line
        problems.report(.inCalled(name, line: line, message: problem.message), at: range)
    }

    // MARK: Arguments

    /// Gives every parameter of a verb a meaning; nil when an argument is wrong, which is reported then.
    private mutating func bind(
        _ call: Call,
        to parameters: [Parameter],
        in text: SourceText
    ) -> ([String: Meaning], [Action.Binding])? {
        let known = parameters.map(\.name.text)
        var meanings: [String: Meaning] = [:]
        var bindings: [Action.Binding] = []
        for parameter in parameters {
            guard let value = ownValue(of: parameter, in: text) else { return nil }
            meanings[parameter.name.text] = Meaning(formula: .constant(value), kind: value.kind)
        }
        var told: Set<String> = []
        for argument in call.arguments {
            guard let name = argument.name?.text ?? known.first else {
                problems.report(.takesNothing(call.name.text), at: argument.value.range)
                return nil
            }
            let place = argument.name?.range ?? argument.value.range
            guard let own = meanings[name] else {
                problems.report(
                    .unknownArgument(
                        name,
                        of: "\"\(call.name.text)\"",
                        known: known,
                        near: Suggestions.nearest(to: name, among: known)
                    ),
                    at: place
                )
                return nil
            }
            guard told.insert(name).inserted else {
                problems.report(.argumentTwice(name), at: place)
                return nil
            }
            guard let meaning = meaning(of: argument.value, like: own.kind, name) else { return nil }
            meanings[name] = meaning
            if case .constant = meaning.formula { continue }
            // A name that nobody can write, and a new one for each call: what is flown at the same time shares none.
            let variable = "\(name)@\(stepCount).\(bindings.count)"
            bindings.append(Action.Binding(variable: variable, value: meaning.formula))
            meanings[name] = Meaning(formula: .variable(variable), kind: meaning.kind)
        }
        return (meanings, bindings)
    }

    /// What a parameter is when nobody says anything.
    private mutating func ownValue(of parameter: Parameter, in text: SourceText) -> Value? {
        let outer = (source, locals, problems)
        (source, locals, problems) = (text, [:], ProblemList())
        defer { (source, locals, problems) = outer }
        guard case .constant(let value)? = resolve(parameter.value)?.0 else { return nil }
        return value
    }

    /// The meaning of an argument, which must be of the parameter's kind; a bare number takes its base unit.
    private mutating func meaning(of expression: Expression, like kind: ValueKind, _ name: String) -> Meaning? {
        guard case .measure(let dimension) = kind else {
            guard let (formula, found) = resolve(expression) else { return nil }
            guard found == kind else {
                problems.report(.wrongDimension(of: "\"\(name)\"", found: found, wanted: [kind]), at: expression.range)
                return nil
            }
            return Meaning(formula: formula, kind: kind)
        }
        return amount(expression, .only(name, dimension), of: "\"\(name)\"").map { Meaning(formula: $0.0, kind: kind) }
    }
}
