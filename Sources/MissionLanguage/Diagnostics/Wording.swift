/// What a problem is called and how it is told.
struct Wording {
    let id: String
    let severity: Diagnostic.Severity
    let message: String
    let notes: [String]

    /// Why an argument is refused that only the flight could tell.
    static let argumentNotConstant = "this is not known before flying"

    static func error(_ id: String, _ message: String, notes: [String] = []) -> Wording {
        Wording(id: id, severity: .error, message: message, notes: notes)
    }

    static func warning(_ id: String, _ message: String, notes: [String] = []) -> Wording {
        Wording(id: id, severity: .warning, message: message, notes: notes)
    }

    static func note(_ id: String, _ message: String) -> Wording {
        Wording(id: id, severity: .note, message: message, notes: [])
    }
}

// Every sentence that the language says about a mission's text stands in this file: lower case, no full stop, what was
// written in double quotes, and where possible what to write instead.
extension Problem {
    var wording: Wording {
        readingWording ?? statementWording ?? commandWording ?? expressionWording ?? callWording ?? missionWording
    }

    private var readingWording: Wording? {
        switch self {
        case .tabIndentation: .error("tab-indentation", "lines are indented with spaces, not with tabs")
        case .unevenIndentation:
            .error("uneven-indentation", "this line is indented like none of the blocks around it")
        case .unclosedText: .error("unclosed-text", "the text has no closing quote on this line")
        case .numberTooLarge: .error("number-too-large", "the number is too large")
        case .malformedNumber: .error("malformed-number", "a number has one point at most")
        case .unknownUnit(let word):
            .error(
                "unknown-unit",
                Unit.meant(by: word).map { "\"\(word)\" is written \($0.symbol)" }
                    ?? "\"\(word)\" is not a unit\(Self.didYouMean(Suggestions.nearest(to: word, among: Self.units)))",
                notes: Unit.meant(by: word) == nil ? ["units: " + Self.units.joined(separator: " ")] : []
            )
        case .tooManyProblems: .error("too-many-problems", "too much is wrong; the rest is not shown")
        default: nil
        }
    }

    private var statementWording: Wording? {
        switch self {
        case .unexpectedIndentation:
            .error("unexpected-indentation", "this line is indented, but no block begins above it")
        case .emptyBlock(let header):
            .error("empty-block", "\"\(header)\" needs a block: indented lines, or commands behind the \":\"")
        case .missingColon(let header): .error("missing-colon", "\"\(header)\" needs a \":\"")
        case .needlessColon(let word):
            .error("needless-colon", "\(Self.quoted(word)) begins no block and takes no \":\"")
        case .blockInLine(let header):
            .error("block-in-line", "\"\(header)\" begins a block and needs a line of its own")
        case .nestingTooDeep(let limit):
            .error("nesting-too-deep", "blocks or parentheses are nested over \(limit) deep")
        case .expressionTooLong(let limit): .error("expression-too-long", "the expression has more than \(limit) parts")
        case .elseWithoutStart: .error("else-without-start", "\"else\" belongs under an \"if\" or a \"try\"")
        case .expected(let what, let found): .error("expected", "\(what) is missing here, before \(found)")
        case .unexpected(let before, let found, let near):
            .error("unexpected", "\(Self.quoted(before)) does not go on with \(found)\(Self.didYouMean(near))")
        case .unclosedParenthesis: .error("unclosed-parenthesis", "\"(\" has no \")\" on this line")
        case .emptyBraces: .error("empty-braces", "a value is missing between the braces")
        case .unclosedBrace: .error("unclosed-brace", "\"{\" has no \"}\" in this text; a brace alone is written \\{")
        case .singleQuotes: .error("single-quotes", "text stands in double quotes: \"…\"")
        case .notAVerb(let word, let near, let isMissionCall):
            .error(
                "unknown-verb",
                "\"\(word)\" is not a verb\(Self.didYouMean(near))",
                notes: isMissionCall
                    ? ["there is no \(word).fly beside this mission or in the folders of missions"] : []
            )
        case .notABeginning(let found):
            .error(
                "not-a-beginning",
                "a line begins with a verb, not with \(found)",
                notes: ["for example: forward 2m"]
            )
        case .shortForm(let short, let full):
            .error("short-form", "\"\(short)\" is short for \(full), but only at the prompt")
        case .notAName(let word):
            .error("not-a-name", "\"\(word)\" has a meaning already and cannot be a name")
        case .nameIsShort(let short, let full):
            .error("not-a-name", "\"\(short)\" is short for \(full) at the prompt and cannot be a verb of your own")
        case .nameInOtherLetters: .error("not-a-name", "a name is made of the letters a to z, digits and \"_\"")
        case .bareParameters(let written):
            .error("bare-parameters", "parameters stand in parentheses beside the name: (\(written))")
        case .blockTriedInLine(let header):
            .error("block-in-line", "\"\(header)\" begins a block; write \"try:\" and indent it")
        case .needlessWord(let word): .error("needless-word", "\"\(word)\" is not needed behind the \":\"")
        case .missingSemicolon(let next):
            .error("missing-semicolon", "a \";\" is missing before \"\(next)\", which begins a command of its own")
        case .decimalComma(let number): .error("decimal-comma", "a decimal point is a point: \(number)")
        case .numberInWords(let word, let digits):
            .error("number-in-words", "numbers are written in digits: \(digits), not \"\(word)\"")
        case .callInExpression(let name):
            .error("call-in-expression", "\"\(name)(…)\" is a call, and values are numbers, names and readings")
        case .foreignRemark: .error("foreign-remark", "a remark begins with \"#\"")
        case .oneEqualsSign: .error("one-equals-sign", "comparing is written \"==\"")
        case .foreignOperator(let theirs, let ours): .error("foreign-operator", "\"\(theirs)\" is written \"\(ours)\"")
        case .chainedComparison:
            .error("chained-comparison", "one comparison at a time: write a < b and b < c")
        case .expressionInFile(let text):
            .error(
                "expression-in-file",
                "\"\(text)\" does nothing here; the prompt would print it",
                notes: ["in a mission: say \"{\(text)}\""]
            )
        case .notAvailable(let what): .error("not-available", "\(what) is not available yet")
        case .promptOnly(let word): .error("prompt-only", "\"\(word)\" belongs to the prompt, not into a mission")
        default: nil
        }
    }

    private var commandWording: Wording? {
        switch self {
        case .missingArgument(let verb):
            .error(
                "missing-argument",
                "\(verb.rawValue) what?  Try: \(Self.tries(VerbCatalogue.verb(verb).examples))"
            )
        case .wrongArgument(let verb, let found):
            .error(
                "wrong-argument",
                "\"\(verb.rawValue)\" does not go on with \(found)",
                notes: Self.forms(of: verb)
            )
        case .wrongWord(let word, let choices, let near):
            .error(
                "wrong-word",
                "\"\(word)\" is none of the words that fit here\(Self.didYouMean(near))",
                notes: ["one of: " + choices.joined(separator: ", ")]
            )
        case .skippedWord(let word, let next):
            .error("skipped-word", "\"\(word)\" is missing before \"\(next)\"")
        case .missingComma(let next): .error("missing-comma", "a \",\" is missing before \"\(next)\"")
        case .missingSide(let written, let tries):
            .error("missing-argument", "\(written) to which side?  Try: \(Self.tries(tries))")
        case .parenthesesOfCall(let ours): .error("parentheses", "no parentheses needed: \(ours)")
        case .duplicateModifier(let modifier): .error("duplicate-modifier", "\"\(modifier.rawValue)\" is said twice")
        case .modifierNotHere(let modifier, let verb, let form):
            .error(
                "modifier-not-here",
                "\"\(form.map(VerbCatalogue.verb(verb).head) ?? verb.rawValue)\" takes no \"\(modifier.rawValue)\"",
                notes: Self.forms(of: verb)
            )
        case .parentheses(let verb, let percent):
            .error("parentheses", Self.withoutParentheses(verb, percent))
        case .foreignCall(let call, let ours):
            .error("foreign-call", "\"\(Self.shortened(call))\" is written here: \(ours)")
        case .foreignObject(let text):
            .error(
                "foreign-object",
                "\"\(Self.shortened(text))\" is not needed: a mission is lines of verbs, such as takeoff and land"
            )
        case .missingUnit(let written, let tries):
            .error("missing-unit", "\(written) what?  Try: \(Self.tries(tries))")
        case .twoEnds(let verb):
            .error(
                "two-ends",
                verb == .turn
                    ? "\"turn <angle> for <time>\" says two ends; use at <rate>"
                    : "\"\(verb.rawValue) <distance> for <time>\" says two ends; use at <speed>"
            )
        case .missingTime(_, let written, let isStick):
            .error(
                "missing-time",
                "\(isStick ? "a stick" : "a speed") needs a time: \(written) for 2s"
            )
        case .speedTwice: .error("speed-twice", "the speed is said twice")
        case .timeTwice(let verb): .error("time-twice", "the time of \"\(verb.rawValue)\" is said twice")
        case .axisTwice(let axis): .error("axis-twice", "\"\(axis)\" contradicts a direction before it")
        default: nil
        }
    }

    private var expressionWording: Wording? {
        switch self {
        case .wrongDimension(let what, let found, let wanted):
            .error(
                "wrong-dimension",
                "\(what) takes \(Self.listed(wanted.map(Self.withArticle), by: "or")), not \(Self.withArticle(found))"
            )
        case .cannotCompare(let left, let right):
            .error("cannot-compare", "cannot compare \(Self.plain(left)) with \(Self.plain(right))")
        case .rawHasNoUnit(let field):
            .error(
                "raw-has-no-unit",
                "\"\(field.written)\" is a bare number" + (field.unit.map { ", which counts \($0)" } ?? "")
                    + "; compare it with one"
            )
        case .cannotOrder(let kind):
            .error("cannot-order", "\(Self.plain(kind)) is only compared with \"==\" and \"!=\"")
        case .cannotCombine(let sign, let left, let right):
            .error("cannot-combine", Self.combining(sign, Self.plain(left), Self.plain(right)))
        case .notACondition(let kind):
            .error("not-a-condition", "this is \(Self.withArticle(kind)), not a condition; compare it with something")
        case .conditionAsValue: .error("condition-as-value", "this is a condition, not a value")
        case .divisionByZero: .error("division-by-zero", "this divides by zero")
        case .unknownName(let name, let near):
            .error("unknown-name", "\"\(name)\" is not known here\(Self.didYouMean(near))")
        case .unknownField(let name, let near):
            .error(
                "unknown-name",
                "\"\(name)\" is not known here\(Self.didYouMean(near))",
                notes: near.isEmpty ? RawField.siblings(of: name) : []
            )
        case .unitAsName(let name): .error("unit-without-number", "\"\(name)\" is a unit and needs a number before it")
        case .setLater(let name): .error("set-later", "\"\(name)\" gets its value only further down")
        case .kindChanged(let name, let was, let now):
            .error("kind-changed", "\"\(name)\" is \(Self.withArticle(was)) and cannot become \(Self.withArticle(now))")
        case .wordOfNothing(let word):
            .error("word-of-nothing", "\"\(word)\" is a word for state; write state == \(word)")
        case .notPositive(let what, let opposite):
            .error("not-positive", "\(what) is more than zero" + (opposite.map { "; use \($0)" } ?? ""))
        case .outOfRange(let what, let found, let least, let most):
            .error("out-of-range", "\(what) is between \(least) and \(most), not \(found)")
        default: nil
        }
    }

    private var callWording: Wording? {
        switch self {
        case .missingDefault(let name):
            .error(
                "missing-default",
                "the parameter \"\(name)\" needs a default, which gives its unit",
                notes: ["for example: define tower(top = 2m):"]
            )
        case .definedTwice(let name): .error("defined-twice", "\"\(name)\" is defined already")
        case .callsItself(let name, let through):
            .error(
                "calls-itself",
                "\"\(name)\" would call itself"
                    + (through.isEmpty ? "" : " through \(Self.listed(through.map { "\"\($0)\"" }, by: "and"))"),
                notes: ["repeat does something again; every mission comes to an end"]
            )
        case .missionTooLarge(let steps):
            .error("mission-too-large", "written out, the mission has more than \(steps) steps")
        case .takesNothing(let name): .error("takes-nothing", "\"\(name)\" has no parameters")
        case .argumentTwice(let name): .error("argument-twice", "\"\(name)\" is said twice")
        case .inCalled(let name, let line, let message):
            .error("in-called", "\"\(name)\" cannot be flown like this: line \(line): \(message)")
        case .notAMissionFile:
            .error("not-a-mission-file", "\"use\" takes the name of a mission file: use \"tower.fly\"")
        case .noSuchFile(let name):
            .error("no-such-file", "there is no \"\(name)\" beside this mission or in the folders of missions")
        case .unitInSetting(let text):
            .error("unit-in-setting", "the drone's configuration has no units: \(text) is written as a bare number")
        case .unknownKey(let key, let near):
            .error(
                "unknown-key",
                "\"\(key)\" is no key of the drone's configuration that can be written\(Self.didYouMean(near))"
            )
        case .wrongSetting(let key, let found):
            .error("wrong-setting", "\"\(key.name)\" takes \(Self.taken(by: key)), not \"\(found)\"")
        case .missingModifier(let modifier, let verb):
            .error(
                "missing-modifier",
                "\"\(verb.rawValue)\" needs a \"\(modifier.rawValue)\"",
                notes: ["for example: " + (VerbCatalogue.verb(verb).examples.first ?? "")]
            )
        default: nil
        }
    }

    private var missionWording: Wording {
        switch self {
        case .parameterInBlock(let name):
            .error(
                "parameter-in-block",
                "the parameter \"\(name)\" belongs to the top of the mission, not into a block"
            )
        case .declaredTwice(let name): .error("declared-twice", "the parameter \"\(name)\" exists already")
        case .parameterNotConstant(let name):
            .error("parameter-not-constant", "the parameter \"\(name)\" must be known before flying")
        case .limitsReversed: .error("limits-reversed", "the range ends before it begins")
        case .parameterChanged(let name):
            .error(
                "parameter-changed",
                "the parameter \"\(name)\" cannot be changed; give a name of its own to the new value"
            )
        case .unknownArgument(let name, let owner, let known, let near):
            .error(
                "unknown-argument",
                "\(owner) has no parameter \"\(name)\"\(Self.didYouMean(near))",
                notes: known.isEmpty ? ["it has no parameters"] : ["parameters: " + known.joined(separator: ", ")]
            )
        case .badArgument(let name, let text, let because, let notes):
            .error("bad-argument", "\(name)=\(text): \(because)", notes: notes)
        case .unknownPlace(let name, let near):
            .error(
                "unknown-place",
                "\"\(name)\" is not marked\(Self.didYouMean(near))",
                notes: ["mark \(name) remembers the place where it is said"]
            )
        case .blockInBlock(let header):
            .error("block-in-block", "\"\(header)\" belongs to the top of the mission, not into a block")
        case .headerTwice(let header, let line):
            .error("header-twice", "\"\(header)\" stands in line \(line) already; a mission has one")
        case .takeoffInAbort:
            .error("takeoff-in-abort", "\"on abort\" flies down: it ends in a landing, and takes no \"takeoff\"")
        case .centerWithoutCircle: .error("center-without-circle", "\"center\" needs a circle")
        case .inTheAir(let verb):
            .warning("in-the-air", "\"\(verb.rawValue)\" needs a drone on the ground, and is refused in the air")
        case .stallingSpeed:
            .warning("stalling-speed", "a move that comes no 5 cm nearer in 3 s is given up; fly at 2cm/s or more")
        case .motionNotHere(let verb, let header):
            .error("motion-not-here", "\"\(verb)\" moves the drone, which \"\(header)\" may not")
        case .blockNotHere(let header, let inside):
            .error("block-not-here", "\"\(header)\" cannot stand inside \"\(inside)\"")
        case .twoMotions:
            .error(
                "two-motions",
                "one of \"together\" moves the drone already",
                notes: ["at most one of them may; \"move forward 1m, up 50cm\" is a diagonal"]
            )
        case .resumeOutside:
            .error("resume-outside", "\"resume\" goes on with what a \"when\" has interrupted, and stands in its block")
        case .notCountable(let kind):
            .error("not-countable", "\"for\" counts through numbers, not through \(Self.plain(kind))")
        case .tooManyTurns(let most): .error("too-many-turns", "\"for\" has more than \(most) turns")
        case .neverLanded:
            .warning("never-landed", "the mission ends in the air; the drone is landed where it then is")
        case .onTheGround(let verb):
            .warning("on-the-ground", "\"\(verb.rawValue)\" needs a drone in the air, and no takeoff comes before it")
        case .behindEnd(let text):
            .warning("behind-end", "\(Self.quoted(text)) ends the mission; this is never reached")
        case .defaultTimeout(let seconds):
            .note("default-timeout", "no timeout given, \(seconds) s will be used")
        case .unboundedLoop:
            .note("unbounded-loop", "no \"max\" given, the mission's time (limit time, else 10 min) bounds it")
        case .unusedMark(let name): .warning("unused-mark", "nothing flies to the mark \"\(name)\"")
        default: preconditionFailure("\(self) has no wording")
        }
    }

    // MARK: Parts of sentences

    private static let units = Unit.all.map(\.symbol)

    private static func didYouMean(_ near: [String]) -> String {
        near.isEmpty ? "" : "; did you mean \(listed(near, by: "or"))?"
    }

    private static func listed(_ words: [String], by conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// A piece of a mission in quotes; up to the quotes of its own, where it has some.
    private static func quoted(_ text: String) -> String {
        text.contains("\"") ? "\"\(text.prefix { $0 != "\"" })…\"" : "\"\(text)\""
    }

    /// A text of another program, which may be of any length.
    private static func shortened(_ text: String) -> String {
        text.count > 120 ? text.prefix(119) + "…" : text
    }

    /// How a verb is written, a line for each of its forms.
    private static func forms(of verb: Verb.ID) -> [String] {
        VerbCatalogue.verb(verb).syntaxes.enumerated().map { ($0 == 0 ? "write: " : "or:    ") + $1 }
    }

    private static func taken(by key: SettingKey) -> String {
        switch key.kind {
        case .integer: "a whole number"
        case .number: "a number"
        case .truth: "TRUE or FALSE"
        case .text: "text"
        }
    }

    private static func tries(_ tries: [String]) -> String { tries.prefix(3).joined(separator: "  |  ") }

    private static func withoutParentheses(_ verb: String, _ percent: Int?) -> String {
        guard let percent else { return "no parentheses needed: \"\(verb)\" is enough" }
        let share = percent == 50 ? "half stick" : "\(percent) % of the stick"
        return "no parentheses needed: \"\(verb) \(percent)%\" is \(share), \"\(verb) 2m\" is two metres"
    }

    private static func combining(_ sign: Operator.Arithmetic, _ left: String, _ right: String) -> String {
        switch sign {
        case .add: "cannot add \(right) to \(left)"
        case .subtract: "cannot subtract \(right) from \(left)"
        case .multiply: "cannot multiply \(left) by \(right)"
        case .divide: "cannot divide \(left) by \(right)"
        }
    }

    private static func plain(_ kind: ValueKind) -> String {
        switch kind {
        case .truth: "a condition"
        case .text: "text"
        case .state: "state"
        case .measure(let dimension):
            names.first { $0.dimension == dimension }?.name ?? "a number of \(dimension.baseUnit)"
        }
    }

    private static func withArticle(_ kind: ValueKind) -> String {
        switch kind {
        case .measure(.angle): "an angle"
        case .measure(let dimension) where names.contains { $0.dimension == dimension }: "a " + plain(kind)
        default: plain(kind)
        }
    }

    private static let names: [(dimension: Dimension, name: String)] = [
        (.number, "bare number"), (.length, "length"), (.speed, "speed"), (.angle, "angle"),
        (.turnRate, "rate of turn"),
        (.time, "time"), (.percent, "percentage"), (.frequency, "frequency"), (.voltage, "voltage"),
    ]
}
