// Whoever comes from node-ar-drone types calls. They are recognised and answered with the form to write here.
extension Parser {
    /// Whether a call in the JavaScript manner stands here: `takeoff(`, `client.front(`, `.after(`.
    var isForeignCall: Bool { foreignMethod() != nil }

    /// The index of the method's name in a call that begins here.
    private func foreignMethod() -> Int? {
        var place = index
        if isSign(".") { place += 1 }
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

    /// Reads a line from another language's program; nil when the line is none.
    mutating func readForeign() -> Statement.Kind? {
        if let word, ["var", "const", "let", "import"].contains(word), token(after: 1).kind == .name {
            let start = range
            skipLine()
            let whole = start.through(previousRange)
            problems.report(.foreignObject(source[whole]), at: whole)
            return .broken
        }
        guard let method = foreignMethod() else { return nil }
        let start = range
        let name = source[tokens[method].range]
        index = method + 2
        var call = ForeignCall(name: name, arguments: readForeignArguments())
        var whole = start.through(previousRange)
        if let time = readForeignDelay() {
            call.time = time
            skipLine()
            whole = start.through(previousRange)
        }
        report(call, at: whole)
        skipLine()
        return .broken
    }

    /// The seconds of a `.after(2000, …)` that is chained to a call; what is called then ends what was called before.
    private mutating func readForeignDelay() -> Double? {
        guard isSign("."), token(after: 1).kind == .name, source[token(after: 1).range] == "after",
            isSign("(", token(after: 2))
        else { return nil }
        for _ in 0..<3 { advance() }
        guard case .number(let milliseconds)? = readForeignArguments().first else { return nil }
        return milliseconds / 1000
    }

    /// The arguments up to the closing parenthesis, as far as they are numbers or texts.
    private mutating func readForeignArguments() -> [ForeignCall.Argument] {
        var arguments: [ForeignCall.Argument] = []
        var depth = 1
        var isNegative = false
        while !isAtEndOfLine, depth > 0 {
            switch kind {
            case .number(let value, _) where depth == 1: arguments.append(.number(isNegative ? -value : value))
            case .text where depth == 1, .stray where depth == 1:
                let bytes = source.bytes[range.lower..<range.upper]
                if bytes.count >= 2, bytes.first == Ascii.quote || bytes.first == Ascii.singleQuote {
                    arguments.append(.text(String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)))
                }
            default:
                if isSign("(") { depth += 1 }
                if isSign(")") { depth -= 1 }
            }
            isNegative = isSign("-")
            advance()
        }
        return arguments
    }

    private mutating func report(_ call: ForeignCall, at whole: SourceRange) {
        if let verb = VerbCatalogue.verb(named: call.name), call.isOurVerb, call.time == nil, !call.isReversed {
            let percent = verb.form.dimensions.contains(.percent) ? call.percent ?? 50 : nil
            let ours = percent == nil ? verb.name : call.translation(isPrompt: isPrompt)
            problems.report(
                .parentheses(verb: verb.name, percent: percent),
                at: whole,
                fixIt: ours.map { FixIt(replacing: whole, with: $0) }
            )
        } else if let ours = call.translation(isPrompt: isPrompt) {
            problems.report(
                .foreignCall(call: source[whole], ours: ours),
                at: whole,
                fixIt: FixIt(replacing: whole, with: ours)
            )
        } else if ForeignCall.objects.contains(call.name) {
            problems.report(.foreignObject(source[whole]), at: whole)
        } else {
            let near = Suggestions.nearest(to: call.name, among: Reserved.beginnings)
            problems.report(.notAVerb(call.name, near: near, isMissionCall: false), at: whole)
        }
    }
}

/// A call of node-ar-drone's client, and what it is here.
struct ForeignCall {
    enum Argument {
        case number(Double)
        case text(String)
    }

    let name: String
    let arguments: [Argument]
    /// The seconds until the next call of a chain ends it.
    var time: Double?

    /// Calls that set a program up, which needs no counterpart.
    static let objects: Set<String> = [
        "createClient", "require", "on", "once", "log", "createRepl", "createREPL", "createStream", "resume",
    ]

    /// Names that mean a verb, without a call.
    static let synonyms = [
        "front": "forward", "clockwise": "turn right", "counterClockwise": "turn left", "takeOff": "takeoff",
        "ftrim": "trim",
    ]

    /// Whether the name alone is the verb's: with a deflection for moves, with nothing for the rest.
    var isOurVerb: Bool {
        switch Verb.ID(rawValue: name) {
        case .forward, .back, .left, .right, .up, .down, .takeoff, .land, .hover, .photo, .trim: true
        default: false
        }
    }

    /// The first argument as a deflection of the stick.
    var percent: Int? {
        guard let value = number(0)?.magnitude, value > 0, value <= 1 else { return nil }
        return Int(value * 100 + 0.5)
    }

    /// Whether it pushes the stick to the other side.
    var isReversed: Bool { (number(0) ?? 0) < 0 }

    private func number(_ place: Int) -> Double? {
        if place < arguments.count, case .number(let value) = arguments[place] { value } else { nil }
    }

    private func text(_ place: Int) -> String? {
        if place < arguments.count, case .text(let text) = arguments[place] { text } else { nil }
    }

    /// The line to write instead; nil when there is no such line.
    func translation(isPrompt: Bool) -> String? {
        switch name {
        case "front": pushed("forward", isPrompt)
        case "forward", "back", "left", "right", "up", "down": percent == nil ? nil : pushed(name, isPrompt)
        case "clockwise": pushed("turn right", isPrompt)
        case "counterClockwise": pushed("turn left", isPrompt)
        case "stop": "hover"
        case "takeOff", "ftrim": Self.synonyms[name]
        case "calibrate": "calibrate compass"
        case "getPngStream", "getPngEncoder": "photo"
        case "getVideoStream": "record start"
        case "emergency": isPrompt ? "emergency!" : nil
        case "exit", "quit": isPrompt ? "exit" : nil
        case "after", "setTimeout", "wait", "sleep":
            number(0).map { "wait " + Measure(name == "sleep" ? $0 : $0 / 1000, .time).written }
        case "animate": text(0).flatMap { Self.flip($0) ?? figure($0) }
        case "config": text(0).flatMap(setting)
        case "disableEmergency": isPrompt ? "recover" : nil
        case "animateLeds": text(0).flatMap(lamps)
        default: shortForm(isPrompt)
        }
    }

    /// A verb's short form, or a value, that is called: `f(0.5)`, `battery()`.
    private func shortForm(_ isPrompt: Bool) -> String? {
        if Reading(rawValue: name) != nil { return isPrompt ? name : nil }
        guard let (verb, words) = VerbCatalogue.expansion(ofShortForm: name) else { return nil }
        return pushed(([verb.name] + words).joined(separator: " "), isPrompt)
    }

    private func pushed(_ words: String, _ isPrompt: Bool) -> String {
        let words = isReversed ? Self.opposites[words] ?? words : words
        let length = time.map { " for " + Measure($0, .time).written } ?? (isPrompt ? "" : " for 1s")
        return "\(words) \(percent ?? 50)%" + length
    }

    private static let opposites = [
        "forward": "back", "back": "forward", "left": "right", "right": "left", "up": "down", "down": "up",
        "turn right": "turn left", "turn left": "turn right",
    ]

    private static func flip(_ animation: String) -> String? {
        switch animation {
        case "flipLeft": "flip left"
        case "flipRight": "flip right"
        case "flipAhead": "flip forward"
        case "flipBehind": "flip back"
        default: nil
        }
    }

    private func figure(_ animation: String) -> String? {
        guard let index = Self.figures.firstIndex(of: animation) else { return nil }
        let time = number(1).map { " for " + Measure($0 / 1000, .time).written } ?? ""
        return "animate " + Figure.allCases[index].rawValue + time
    }

    /// The figures by the names of node-ar-drone, in the order of their numbers.
    private static let figures = [
        "phiM30Deg", "phi30Deg", "thetaM30Deg", "theta30Deg", "theta20degYaw200deg", "theta20degYawM200deg",
        "turnaround", "turnaroundGodown", "yawShake", "yawDance", "phiDance", "thetaDance", "vzDance", "wave",
        "phiThetaMixed", "doublePhiThetaMixed",
    ]

    private func setting(_ key: String) -> String? {
        if let value = text(1) {
            let isWord = !value.isEmpty && value.allSatisfy { $0.isLetter || $0 == "_" }
            return "set \(key) " + (isWord ? value : "\"\(value)\"")
        }
        return number(1).map { "set \(key) " + Decimals.shortest($0, places: 6) }
    }

    private func lamps(_ animation: String) -> String? {
        let names = LampPattern.allCases.map(\.rawValue)
        guard let pattern = Suggestions.nearest(to: animation, among: names, limit: 1).first else { return nil }
        let rate = number(1).map { " " + Measure($0, .frequency).written } ?? ""
        let time = number(2).map { " for " + Measure($0, .time).written } ?? ""
        return "led " + pattern + rate + time
    }
}
