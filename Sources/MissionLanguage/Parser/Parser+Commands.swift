extension Parser {
    /// Reads a verb with its arguments and modifiers.
    mutating func readCommand(_ word: String) -> Statement.Kind {
        if isPrompt, isValue(word) { return .expression(readExpression()) }
        // Its sign is no "not": whatever bears the name without it is something else.
        if word == "emergency", isSign("!", token(after: 1)) {
            problems.report(.promptOnly("emergency!"), at: range.through(token(after: 1).range))
            skipStatement()
            return .broken
        }
        if let verb = VerbCatalogue.verb(named: word) {
            let place = range
            advance()
            return readCommand(verb, at: place, arguments: [])
        }
        if let (verb, words) = VerbCatalogue.expansion(ofShortForm: word) { return readShortForm(verb, words) }
        if isCallable(word) { return readCall() }
        if let what = Reserved.announced[word] {
            problems.report(.notAvailable(what), at: range)
        } else if Reserved.promptOnly.contains(word) {
            problems.report(.promptOnly(word), at: range)
        } else {
            reportUnknownVerb(word)
        }
        skipStatement()
        return .broken
    }

    // MARK: Calls

    /// Reads a verb of the mission's own with what it is told: `tower 2m steps=3`.
    private mutating func readCall() -> Statement.Kind {
        guard let word else { return .broken }
        let name = Name(text: word, range: range)
        advance()
        var arguments: [Call.Argument] = []
        while !isAtEndOfStatement {
            let argument: Name?
            if kind == .name, isSign("=", token(after: 1)) {
                argument = Name(text: source[range], range: range)
                advance()
                advance()
            } else if arguments.isEmpty, canBegin(.condition(.amount)) || kind == .text {
                argument = nil
            } else {
                break
            }
            arguments.append(Call.Argument(name: argument, value: readExpression()))
        }
        return .call(Call(name: name, arguments: arguments))
    }

    /// Whether the line at the prompt asks for a value rather than for an action: `battery`, `altitude + 1m`.
    ///
    /// `altitude` is both; it is the verb when an amount follows.
    private func isValue(_ word: String) -> Bool {
        let next = token(after: 1)
        guard VerbCatalogue.verb(named: word) != nil else {
            if Reserved.headers.contains(word) || VerbCatalogue.expansion(ofShortForm: word) != nil { return false }
            if word == "not" || Reading(rawValue: word) != nil || variables.contains(word) { return true }
            // Whether a name in an expression exists is found out by the checker.
            let isName = Reserved.isFree(word) || Reading.states.contains(word)
            return isName && isOperator(next) && !(isCallable(word) && isSign("-", next)) || isSign(".", next)
        }
        guard Reading(rawValue: word) != nil else { return false }
        switch next.kind {
        case .newline, .end: return true
        default: return isOperator(next) || isSign(";", next)
        }
    }

    private func isOperator(_ token: Token) -> Bool {
        switch token.kind {
        case .sign: ["+", "-", "*", "/", "<", ">", "<=", ">=", "==", "!="].contains(source[token.range])
        case .name: ["and", "or"].contains(source[token.range])
        default: false
        }
    }

    private mutating func readShortForm(_ verb: Verb, _ words: [String]) -> Statement.Kind {
        let place = range
        if !isPrompt {
            // A verb of the mission's own cannot be called so; that is told where it is defined.
            guard !callables.contains(source[place]) else {
                skipStatement()
                return .broken
            }
            let full = ([verb.name] + words).joined(separator: " ")
            problems.report(
                .shortForm(source[place], full: full),
                at: place,
                fixIt: FixIt(replacing: place, with: full)
            )
        }
        advance()
        let before = problems
        let kind = readCommand(verb, at: place, arguments: words.map { (.side, $0) })
        if !isPrompt, kind == .broken { problems = before }
        return kind
    }

    private mutating func reportUnknownVerb(_ word: String) {
        let next = token(after: 1)
        let following = next.kind == .name ? source[next.range] : ""
        var place = range
        var near: [String]
        switch (word, following) {
        case ("take", "off"):
            place = range.through(next.range)
            near = ["takeoff"]
        case ("fly", _) where Verb.ID(rawValue: following) != nil,
            ("strafe", _) where Verb.ID(rawValue: following) != nil:
            place = range.through(next.range)
            near = [following]
        case ("fly", "to"):
            place = range.through(next.range)
            near = ["go to"]
        default:
            near =
                ForeignCall.synonyms[word]
                ?? Suggestions.nearest(to: word, among: Reserved.beginnings + callables.sorted())
        }
        let isMissionCall = next.kind == .name && isSign("=", token(after: 2))
        let fixIt = near.count == 1 ? FixIt(replacing: place, with: near[0]) : nil
        let told = source[place]
        problems.report(.notAVerb(told, near: near, isMissionCall: isMissionCall), at: place, fixIt: fixIt)
    }

    // MARK: Arguments

    private mutating func readCommand(
        _ verb: Verb,
        at place: SourceRange,
        arguments given: [(Slot, String)]
    ) -> Statement.Kind {
        var reader = ArgumentReader(verb: verb)
        for (slot, word) in given {
            reader.arguments.append(Command.Argument(slot: slot, value: .word(word), range: place))
        }
        let form = given.isEmpty ? verb.form : Self.form(verb.form, behind: given.map(\.0))
        guard read(form, into: &reader), let modifiers = readModifiers(of: verb) else {
            skipStatement()
            return .broken
        }
        return .command(
            Command(verb: verb.id, verbRange: place, arguments: reader.arguments, modifiers: modifiers)
        )
    }

    private struct ArgumentReader {
        let verb: Verb
        var arguments: [Command.Argument] = []
    }

    /// What is left of a form when a short form has filled the slots at its beginning: `cw 90` has its side already.
    private static func form(_ form: Form, behind filled: [Slot]) -> Form {
        switch form {
        case .either(let forms): Self.form(forms.first ?? .nothing, behind: filled)
        case .sequence(let forms):
            .sequence(
                forms.filter { if case .choice(let slot, _) = $0 { !filled.contains(slot) } else { true } }
            )
        default: form
        }
    }

    /// Reads a form; false when something in it is missing or wrong, which is reported then.
    private mutating func read(_ form: Form, into reader: inout ArgumentReader) -> Bool {
        let place = range
        switch form {
        case .nothing: return true
        case .optional(let inner): return canBegin(inner) ? read(inner, into: &reader) : true
        case .sequence(let forms):
            for (place, form) in forms.enumerated() {
                if !canBegin(form), reportSkippedWord(of: .sequence(Array(forms[place...])), reader.verb) {
                    return false
                }
                guard read(form, into: &reader) else { return false }
            }
            return true
        case .either(let forms):
            guard let form = forms.first(where: canBegin) else {
                let isNear = word.map { !Suggestions.nearest(to: $0, among: form.firstWords).isEmpty } ?? false
                if !isNear, forms.contains(where: { reportSkippedWord(of: $0, reader.verb) }) { return false }
                return reportMissing(form, reader.verb)
            }
            return read(form, into: &reader)
        case .word(let word):
            return takeWord(word) || reportMissing(form, reader.verb)
        case .choice(let slot, let words):
            guard let word, words.contains(word) else { return reportMissing(form, reader.verb) }
            advance()
            reader.arguments.append(Command.Argument(slot: slot, value: .word(word), range: place))
        case .name(let slot):
            guard word != nil else { return reportMissing(form, reader.verb) }
            guard let name = takeName() else { return false }
            reader.arguments.append(Command.Argument(slot: slot, value: .word(name.text), range: place))
        case .text(let slot):
            guard kind == .text else { return kind == .broken ? false : reportMissing(form, reader.verb) }
            let text = readText()
            reader.arguments.append(Command.Argument(slot: slot, value: .text(text), range: text.range))
        case .amount(let slot, _), .condition(let slot):
            guard canBegin(form) else { return reportMissing(form, reader.verb) }
            let expression = readExpression()
            reader.arguments.append(
                Command.Argument(slot: slot, value: .expression(expression), range: expression.range)
            )
        case .place(let slot): return readPlace(slot, into: &reader)
        case .places(let slot): return readPlaces(slot, into: &reader)
        case .key(let slot): return readKey(slot, into: &reader)
        case .setting(let slot): return readSetting(slot, into: &reader)
        case .axes(let slot): return readAxes(slot, into: &reader)
        }
        return true
    }

    /// Whether the token that stands here can be the first of a form.
    private func canBegin(_ form: Form) -> Bool {
        switch form {
        case .nothing: return true
        case .optional: return true
        case .sequence(let forms):
            for form in forms {
                guard case .optional(let inner) = form else { return canBegin(form) }
                if canBegin(inner) { return true }
            }
            return true
        case .either(let forms): return forms.contains(where: canBegin)
        case .word(let word): return isWord(word)
        case .choice(_, let words): return word.map(words.contains) ?? false
        case .name, .place, .places, .key: return kind == .name
        case .setting: return !isAtEndOfStatement
        case .axes: return word.flatMap(Axis.init(rawValue:)) != nil
        case .text: return kind == .text || kind == .broken
        case .amount, .condition:
            switch kind {
            case .number, .broken: return true
            case .name: return word.map { $0 == "not" || !Reserved.endsExpression($0) } ?? false
            case .sign: return isSign("(") || isSign("-") || isSign("!")
            default: return false
            }
        }
    }

    /// Whether a form's first word was left out and what follows it stands here, which is reported then: `go gate`.
    mutating func reportSkippedWord(of form: Form, _ verb: Verb) -> Bool {
        guard case .sequence(let forms) = form, forms.count > 1, case .word(let skipped) = forms[0],
            !isAtEndOfStatement,
            canBegin(forms[1])
        else { return false }
        switch forms[1] {
        case .amount, .condition:
            // A name may be anything.
            guard case .number = kind else { return false }
        default: break
        }
        problems.report(.skippedWord(skipped, before: source[range]), at: range, fixIt: insertion(of: skipped + " "))
        return true
    }

    /// A fix that puts a text before this token.
    private func insertion(of text: String) -> FixIt {
        FixIt(replacing: SourceRange(range.lower, range.lower), with: text)
    }

    private mutating func reportMissing(_ form: Form, _ verb: Verb) -> Bool {
        if isAtEndOfStatement {
            let place = previousRange
            problems.report(.missingArgument(verb: verb.id), at: place)
            return false
        }
        if kind == .stray, source.bytes[range.lower] == Ascii.singleQuote || "“”„«»".contains(source[range]) {
            problems.report(.singleQuotes, at: range)
            return false
        }
        if verb.id == .wait, isWord("for") {
            let whole = previousRange.through(range)
            let fixIt = FixIt(replacing: whole, with: "wait")
            problems.report(.foreignCall(call: source[whole], ours: "wait"), at: whole, fixIt: fixIt)
            return false
        }
        if verb.id == .turn, case .number = kind {
            let sides = ["left", "right"].map { "turn \($0) \(source[range])" }
            problems.report(.missingSide(written: "turn \(source[range])", tries: sides), at: range)
            return false
        }
        if case .choice(_, let words) = form.firstChoice, let word, token(after: 1).kind == .name,
            case let joined = word + "_" + source[token(after: 1).range], words.contains(joined)
        {
            let whole = range.through(token(after: 1).range)
            problems.report(
                .wrongWord(source[whole], choices: words, near: [joined]),
                at: whole,
                fixIt: FixIt(replacing: whole, with: joined)
            )
            return false
        }
        if verb.id == .animate, let word, let flip = ForeignCall.flip(word) {
            let isWhole = ["left", "right", "forward", "back"].contains(source[token(after: 1).range])
            let fixIt = FixIt(replacing: previousRange.through(range), with: isWhole ? "flip" : flip)
            problems.report(.wrongWord(word, choices: form.firstWords, near: [flip]), at: range, fixIt: fixIt)
            return false
        }
        let choices = form.firstWords
        let meant = word.flatMap { ForeignCall.synonyms[$0] }?.filter(choices.contains) ?? []
        let near = meant.isEmpty ? word.map { Suggestions.nearest(to: $0, among: choices) } ?? [] : meant
        if let word, !choices.isEmpty, form.dimensions.isEmpty || !near.isEmpty {
            let fixIt = near.count == 1 ? FixIt(replacing: range, with: near[0]) : nil
            problems.report(.wrongWord(word, choices: choices, near: near), at: range, fixIt: fixIt)
        } else {
            problems.report(.wrongArgument(verb: verb.id, found: found), at: range)
        }
        return false
    }

    // MARK: Places

    private mutating func readPlace(_ slot: Slot, into reader: inout ArgumentReader) -> Bool {
        guard let word else { return reportMissing(.place(slot), reader.verb) }
        if Axis(rawValue: word) != nil { return readAxes(slot, into: &reader) }
        if word == "gps" {
            problems.report(.notAvailable("flying to GPS places"), at: range)
            return false
        }
        reader.arguments.append(Command.Argument(slot: slot, value: .word(word), range: range))
        advance()
        return true
    }

    private mutating func readPlaces(_ slot: Slot, into reader: inout ArgumentReader) -> Bool {
        let start = range
        var names: [Name] = []
        repeat {
            guard let word else { return reportMissing(.places(slot), reader.verb) }
            names.append(Name(text: word, range: range))
            advance()
        } while takeSign(",")
        reader.arguments.append(
            Command.Argument(slot: slot, value: .places(names), range: start.through(previousRange))
        )
        return true
    }

    // MARK: The drone's configuration

    /// A key as the drone writes it, section and name: `control:altitude_max`.
    private mutating func readKey(_ slot: Slot, into reader: inout ArgumentReader) -> Bool {
        guard word != nil else { return reportMissing(.key(slot), reader.verb) }
        let start = range
        advance()
        if isSign(":"), range.lower == start.upper, token(after: 1).kind == .name {
            advance()
            advance()
        }
        let whole = start.through(previousRange)
        reader.arguments.append(Command.Argument(slot: slot, value: .word(source[whole]), range: whole))
        return true
    }

    /// A value as the drone writes it: a number without a unit, a word, or a text in quotes.
    private mutating func readSetting(_ slot: Slot, into reader: inout ArgumentReader) -> Bool {
        let start = range
        let isNegative = takeSign("-")
        switch kind {
        case .number(_, unit: nil): break
        case .name where !isNegative: break
        case .text where !isNegative:
            let text = readText()
            reader.arguments.append(Command.Argument(slot: slot, value: .text(text), range: text.range))
            return true
        case .number:
            problems.report(.unitInSetting(source[range]), at: range)
            return false
        case .broken: return false
        default: return reportMissing(.setting(slot), reader.verb)
        }
        advance()
        let whole = start.through(previousRange)
        reader.arguments.append(Command.Argument(slot: slot, value: .word(source[whole]), range: whole))
        return true
    }

    // MARK: Directions

    private mutating func readAxes(_ slot: Slot, into reader: inout ArgumentReader) -> Bool {
        let start = range
        var axes: [AxisDistance] = []
        repeat {
            let place = range
            guard let axis = word.flatMap(Axis.init(rawValue:)) else { return reportMissing(.axes(slot), reader.verb) }
            advance()
            guard canBegin(.condition(slot)) else {
                problems.report(.expected(what: "a distance", found: found), at: range)
                return false
            }
            let distance = readExpression()
            axes.append(AxisDistance(axis: axis, distance: distance, range: place.through(distance.range)))
            if case .and(let left, let right) = distance.kind, case .name(let next) = right.kind,
                Axis(rawValue: next) != nil
            {
                let place = SourceRange(left.range.upper, right.range.lower)
                problems.report(
                    .missingComma(before: next),
                    at: right.range,
                    fixIt: FixIt(replacing: place, with: ", ")
                )
                return false
            }
            if let (number, fixIt) = decimalComma() {
                problems.report(.decimalComma(number), at: fixIt.range, fixIt: fixIt)
                return false
            }
            if let next = word, Axis(rawValue: next) != nil {
                problems.report(
                    .missingComma(before: next),
                    at: range,
                    fixIt: FixIt(replacing: previousRange.end, with: ",")
                )
                return false
            }
        } while takeSign(",")
        reader.arguments.append(
            Command.Argument(slot: slot, value: .axes(axes), range: start.through(previousRange))
        )
        return true
    }

    // MARK: Modifiers

    /// Reads the modifiers behind a command; nil when one of them is wrong, which is reported then.
    private mutating func readModifiers(of verb: Verb) -> [ModifierClause]? {
        var clauses: [ModifierClause] = []
        while let modifier = word.flatMap(Modifier.init(rawValue:)) {
            let place = range
            guard verb.use(of: modifier) != nil else {
                problems.report(.modifierNotHere(modifier, verb: verb.id), at: place)
                return nil
            }
            if clauses.contains(where: { $0.modifier == modifier }) {
                problems.report(.duplicateModifier(modifier), at: place)
                return nil
            }
            advance()
            clauses.append(ModifierClause(modifier: modifier, value: readExpression(), range: place))
        }
        return clauses
    }
}
