/// A statement that is no verb: a block, or what stands at the top of a mission; a row of one table, as a verb has.
public struct StatementForm: Hashable, Sendable {
    /// The word that it begins with.
    public let name: String

    /// How it is written, a line for each form.
    public let syntaxes: [String]

    /// What it does, in one line.
    public let summary: String

    /// Lines that show it, as a file has them.
    public let example: String

    /// What holds for it.
    public let rule: String

    /// The words that may follow the first one, with what they mean.
    let words: [(word: String, summary: String)]

    private init(
        _ name: String,
        _ syntaxes: [String],
        _ summary: String,
        example: String,
        rule: String,
        words: [(word: String, summary: String)] = []
    ) {
        self.name = name
        self.syntaxes = syntaxes
        self.summary = summary
        self.example = example
        self.rule = rule
        self.words = words
    }

    /// Whether lines belong to it.
    var isBlock: Bool { syntaxes.contains { $0.hasSuffix(":") } }

    /// Whether its header is whole with these words, so that only its colon is missing; known where no value stands in it.
    func isWhole(_ typed: [String]) -> Bool { isBlock && syntaxes == [typed.joined(separator: " ") + ":"] }

    /// Two statements are the same when they begin alike.
    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    /// Feeds the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The page that help shows.
    public var help: String {
        let lines = ["\(name): \(summary)"] + syntaxes.map { "  " + $0 } + [""]
        let shown = example.split(separator: "\n").map { "  " + $0 }
        return (lines + shown + ["", "  rule      " + rule]).joined(separator: "\n")
    }

    /// The statement that begins with this word; `else` belongs to `if`.
    public static func named(_ word: String) -> StatementForm? {
        all.first { $0.name == word || (word == "else" && $0.name == "if") }
    }
}

extension StatementForm {
    /// Every statement that is no verb, in the order in which help lists them.
    public static let all = [
        StatementForm(
            "repeat",
            [
                "repeat <number>:", "repeat until <condition> [max <number>]:",
                "repeat while <condition> [max <number>]:",
            ],
            "fly a block several times",
            example: "repeat 4: forward 2m; turn right 90\nrepeat until battery < 40% max 10: circle left radius 1m",
            rule: "without \"max\" the mission's time bounds it: limit time, else 10 min",
            words: [
                ("until", "until a condition holds"), ("while", "while a condition holds"), ("max", "at most so often"),
            ]
        ),
        StatementForm(
            "for",
            ["for <name> from <value> to <value> [step <value>]:", "for <name> in <value>, <value>, …:"],
            "fly a block once for each of several values",
            example: "for h from 1m to 2m step 0.5m:\n  altitude h\n  photo\nfor a in 0deg, 90deg, 180deg: face a",
            rule: "the values are fixed when it begins; without \"step\" they are 1 apart",
            words: [
                ("from", "the first value"), ("to", "the last value"), ("step", "the distance between values"),
                ("in", "the values one by one"),
            ]
        ),
        StatementForm(
            "if",
            ["if <condition>:", "else if <condition>:", "else:"],
            "fly a block when a condition holds",
            example: "if battery > 60%:\n  forward 2m\nelse if battery > 40%: forward 1m\nelse: land",
            rule: "a condition that cannot be told, because a value is not known, fails"
        ),
        StatementForm(
            "try",
            ["try <command>", "try:", "else:"],
            "go on although something fails",
            example: "try forward 2m\ntry:\n  hover over tag for 2s\nelse: say \"no tag: {error}\"",
            rule: "catches timeout, stalled, position lost, refused and video; never fence, battery, link or emergency"
        ),
        StatementForm(
            "when",
            ["when <condition> [for <time>]:"],
            "watch a condition from here on, and fly a block as soon as it holds",
            example: "when wind.speed > 4m/s for 2s: say \"too windy\"; land\nwhen tag.visible:\n  photo\n  resume",
            rule: "fires once, interrupts what is flown, then lands, unless its block says \"resume\" or \"end\"",
            words: [("for", "so long without a break")]
        ),
        StatementForm(
            "every",
            ["every <time>:"],
            "do something again and again beside the flight",
            example: "every 10s: say \"{altitude} high, {battery} left\"",
            rule: "nothing in it moves the drone; it ends with the block that it stands in, and slow turns skip beats"
        ),
        StatementForm(
            "together",
            ["together:"],
            "do several things at once",
            example: "together:\n  circle left radius 1m\n  photo 10 every 500ms",
            rule: "one of them at most moves the drone; it ends when all have ended, and one that fails ends all"
        ),
        StatementForm(
            "define",
            ["define <name>(<name> = <value>, …):"],
            "make a verb of your own",
            example: "define leg(length = 1m):\n  forward length\n  turn right 90\nleg 2m\nleg length=3m",
            rule: "every parameter has a default, which gives its unit"
        ),
        StatementForm(
            "on",
            ["on abort:"],
            "what to fly before the landing of a mission that failed",
            example: "on abort: go home at 0.3m/s",
            rule: "at most 30 s, then it lands; with less than 15 % of the battery it lands at once",
            words: [("abort", "before the landing of a mission that failed")]
        ),
        StatementForm(
            "finally",
            ["finally:"],
            "what to do at the very end, however the mission ended",
            example: "finally: led standard",
            rule: "nothing in it moves the drone; at most 10 s"
        ),
        StatementForm(
            "param",
            ["param <name> = <value> [from <value> to <value>] [\"<what it is>\"]"],
            "a value that whoever flies the mission can choose",
            example: "param side = 2m from 0.5m to 5m   \"length of one side\"",
            rule: "stands at the top; chosen as side=3m behind the mission's name",
            words: [("from", "the least value"), ("to", "the largest value")]
        ),
        StatementForm(
            "use",
            ["use \"<file>.fly\""],
            "use the verbs that another file defines",
            example: "use \"tower.fly\"",
            rule: "a whole mission needs no \"use\": its name alone flies it"
        ),
    ]
}
