/// A call of node-ar-drone's client, and what it is here.
struct ForeignCall {
    enum Argument {
        case number(Double)
        case text(String)
    }

    let name: String
    var arguments: [Argument] = []
    /// Names among the arguments, such as the method that is to be called later.
    var words: [String] = []
    /// The arguments as they were written.
    var written: [String] = []
    /// Whether one of the numbers has a unit.
    var hasUnits = false

    init(name: String) { self.name = name }

    /// Words that begin a declaration in another language.
    static let declarations: Set<String> = ["var", "const", "let", "import", "from", "function", "async", "class"]

    /// Calls that set a program up, which needs no counterpart.
    static let objects: Set<String> = [
        "createClient", "require", "on", "once", "log", "createRepl", "createREPL", "createStream", "resume",
        "function",
    ]

    /// Calls whose functions have their turn some time later, if ever.
    static let handlers: Set<String> = ["on", "once"]

    /// Words of other languages for what is a verb or a block here; several where it depends on what is meant.
    static let synonyms: [String: [String]] = [
        "front": ["forward"], "clockwise": ["turn right"], "counterClockwise": ["turn left"], "takeOff": ["takeoff"],
        "ftrim": ["trim"], "forwards": ["forward"], "ahead": ["forward"], "backward": ["back"], "backwards": ["back"],
        "rise": ["up"], "ascend": ["up"], "climb": ["up"], "descend": ["down"], "sink": ["down"], "rotate": ["turn"],
        "yaw": ["turn"], "spin": ["turn"], "sleep": ["wait"], "pause": ["wait"], "delay": ["wait"], "loop": ["repeat"],
        "while": ["repeat while"], "until": ["repeat until"], "print": ["say"], "echo": ["say"], "log": ["say"],
        "picture": ["photo"], "film": ["record"], "goto": ["go to"], "def": ["define"], "func": ["define"],
        "bottom": ["down"],
        "below": ["down"], "downward": ["down"], "fly": ["forward", "go to", "move"], "elif": ["else if"],
        "strafe": ["left", "right"], "then": [], "do": [],
    ]

    /// Calls that belong to the prompt, by the words that it has for them.
    static let promptOnly = ["emergency": "emergency", "disableEmergency": "recover"]

    /// Whether the name alone is the verb's: with a deflection for moves, with nothing for the rest.
    var isOurVerb: Bool {
        switch Verb.ID(rawValue: name) {
        case .forward, .back, .left, .right, .up, .down, .takeoff, .land, .hover, .photo, .trim: true
        default: false
        }
    }

    /// The first argument as a deflection of the stick, of which there is no more than the whole.
    var percent: Int? {
        guard let value = number(0)?.magnitude, value > 0 else { return nil }
        return max(1, Int(min(value, 1) * 100 + 0.5))
    }

    /// Whether it pushes the stick to the other side.
    var isReversed: Bool { (number(0) ?? 0) < 0 }

    /// Whether the first argument can be meant as a share of the stick.
    var isShare: Bool { (number(0)?.magnitude ?? 0) <= 1 }

    private func number(_ place: Int) -> Double? {
        if place < arguments.count, case .number(let value) = arguments[place] { value } else { nil }
    }

    private func text(_ place: Int) -> String? {
        if place < arguments.count, case .text(let text) = arguments[place] { text } else { nil }
    }

    // MARK: Lines

    /// The lines to write for calls one after the other; nil when one of them has none.
    ///
    /// A stick that is pushed, left for a time and then released is one line here.
    static func lines(_ calls: [ForeignCall], isPrompt: Bool) -> [String]? {
        var lines: [String] = []
        var push: ForeignCall?
        var isReleased = false
        for call in calls where !objects.contains(call.name) {
            let timed = push
            push = nil
            if call.isDelay {
                guard let seconds = call.seconds else { return nil }
                isReleased = timed != nil
                if let timed {
                    lines[lines.count - 1] = timed.translation(isPrompt: isPrompt, seconds: seconds) ?? ""
                } else {
                    lines.append("wait " + Measure(seconds, .time).written)
                }
                let later = call.words.filter { $0.count > 1 }.map { ForeignCall(name: $0) }
                lines += later.compactMap { $0.translation(isPrompt: isPrompt) }
                continue
            }
            if call.name == "stop", isReleased {
                isReleased = false
                continue
            }
            isReleased = false
            guard let line = call.translation(isPrompt: isPrompt) else { return nil }
            lines.append(line)
            if call.isPush, line != "hover" { push = call }
        }
        return lines
    }

    /// Whether it can be written here, or needs not to be.
    func isKnown(isPrompt: Bool) -> Bool {
        Self.objects.contains(name) || (isDelay ? seconds != nil : translation(isPrompt: isPrompt) != nil)
    }

    /// Whether a verb of this name takes other arguments here.
    var isForeignAlone: Bool { isDelay || name == "animate" }

    private var isDelay: Bool { ["after", "setTimeout", "wait", "sleep", "delay"].contains(name) }

    private var seconds: Double? {
        let number = arguments.lazy.compactMap { if case .number(let value) = $0 { value } else { nil } }.first
        // Python sleeps seconds, JavaScript waits milliseconds.
        return number.map { name == "sleep" || name == "wait" && $0 < 100 ? $0 : $0 / 1000 }
    }

    private var isPush: Bool {
        ["front", "forward", "back", "left", "right", "up", "down", "clockwise", "counterClockwise"].contains(name)
    }

    /// The line to write instead; nil when there is no such line.
    func translation(isPrompt: Bool, seconds: Double? = nil) -> String? {
        switch name {
        case "front": pushed("forward", isPrompt, seconds)
        case "forward", "back", "left", "right", "up", "down": pushed(name, isPrompt, seconds)
        case "clockwise": pushed("turn right", isPrompt, seconds)
        case "counterClockwise": pushed("turn left", isPrompt, seconds)
        case "stop": "hover"
        case "takeOff": "takeoff"
        case "ftrim": "trim"
        case "takeoff", "land", "hover", "photo", "trim": name
        case "calibrate": "calibrate compass"
        case "getPngStream", "getPngEncoder": "photo"
        case "getVideoStream": "record start"
        case "emergency": isPrompt ? "emergency!" : nil
        case "exit", "quit": isPrompt ? "exit" : "end"
        case "animate": text(0).flatMap { Self.flip($0) ?? figure($0) }
        case "config": text(0).flatMap(setting)
        case "disableEmergency": isPrompt ? "recover" : nil
        case "animateLeds": text(0).flatMap(lamps)
        default: shortForm(isPrompt)
        }
    }

    /// The word that names no figure or pattern, with those there are.
    var unknownWord: (word: String, choices: [String])? {
        switch name {
        case "animate": text(0).map { ($0, Figure.allCases.map(\.rawValue)) }
        case "animateLeds": text(0).map { ($0, LampPattern.allCases.map(\.rawValue)) }
        default: nil
        }
    }

    /// A verb's short form, or a value, that is called: `f(0.5)`, `battery()`.
    private func shortForm(_ isPrompt: Bool) -> String? {
        if Reading(rawValue: name) != nil { return isPrompt ? name : nil }
        guard let (verb, words) = VerbCatalogue.expansion(ofShortForm: name) else { return nil }
        return pushed(([verb.name] + words).joined(separator: " "), isPrompt, nil)
    }

    private func pushed(_ words: String, _ isPrompt: Bool, _ seconds: Double?) -> String {
        // A stick that is not pushed holds the drone where it is.
        if number(0) == 0 { return "hover" }
        let words = isReversed ? Self.opposites[words] ?? words : words
        let length = seconds.map { " for " + Measure($0, .time).written } ?? (isPrompt ? "" : " for 1s")
        return "\(words) \(percent ?? 50)%" + length
    }

    private static let opposites = [
        "forward": "back", "back": "forward", "left": "right", "right": "left", "up": "down", "down": "up",
        "turn right": "turn left", "turn left": "turn right",
    ]

    /// The flip that a figure of node-ar-drone is; one that does not say its side goes to the left.
    static func flip(_ animation: String) -> String? {
        switch animation {
        case "flipLeft", "flip": "flip left"
        case "flipRight": "flip right"
        case "flipAhead", "flipForward": "flip forward"
        case "flipBehind", "flipBack": "flip back"
        default: nil
        }
    }

    private func figure(_ animation: String) -> String? {
        guard let figure = Self.figure(animation) else { return nil }
        let time = number(1).map { " for " + Measure($0 / 1000, .time).written } ?? ""
        return "animate " + figure.rawValue + time
    }

    /// The figure by the name that node-ar-drone has for it.
    private static func figure(_ animation: String) -> Figure? {
        figures.firstIndex(of: animation).map { Figure.allCases[$0] } ?? Figure(rawValue: animation)
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
        let near =
            names.contains(animation) ? animation : Suggestions.nearest(to: animation, among: names, limit: 1).first
        guard let pattern = near else { return nil }
        let rate = number(1).map { " " + Measure($0, .frequency).written } ?? ""
        let time = number(2).map { " for " + Measure($0, .time).written } ?? ""
        return "led " + pattern + rate + time
    }
}
