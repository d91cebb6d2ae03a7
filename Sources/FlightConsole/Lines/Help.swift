import MissionLanguage

/// What the prompt explains.
enum Help {
    /// What is explained at length, one topic a screen.
    private enum Topic: String, CaseIterable {
        case flying, prompt, values, units, keys

        var summary: String {
            switch self {
            case .flying: "every verb in one line"
            case .prompt: "every word of the prompt in one line"
            case .values: "every value in one line"
            case .units: "how amounts, conditions and blocks are written"
            case .keys: "what the keys do"
            }
        }
    }

    /// The explanation of a topic, or of everything where none is given.
    static func text(on topic: String, _ shelf: MissionShelf = .empty) -> String {
        if topic.isEmpty { return overview(shelf) }
        if let topic = Topic(rawValue: topic) { return text(on: topic) }
        if let verb = VerbCatalogue.verb(named: topic) ?? VerbCatalogue.expansion(ofShortForm: topic)?.verb {
            return verb.help
        }
        if let form = StatementForm.named(topic) { return form.help }
        if let own = ConsoleWord.named(topic) { return own.help }
        if let modifier = Modifier(rawValue: topic) {
            let verbs = VerbCatalogue.all.filter { $0.use(of: modifier) != nil }.map(\.name)
            return "\(topic): \(modifier.summary)\n  behind \(verbs.joined(separator: ", "))"
        }
        if let help = shelf.help(on: topic) { return help }
        if let reading = Reading(rawValue: topic) {
            return "\(topic)\n  \(reading.summary)\n\n  example   \(topic)\n  example   watch \(topic)"
        }
        if topic == "error" { return error }
        if let text = text(onFlightData: topic) { return text }
        // "go to", "hover over tag": all about the verb.
        if let first = topic.split(separator: " ").first, first.count < topic.count {
            return text(on: String(first), shelf)
        }
        let verbs = VerbCatalogue.all.filter {
            $0.syntaxes.contains { $0.split { " |[]".contains($0) }.contains(topic[...]) }
        }
        if let verb = verbs.first {
            return verbs.count == 1
                ? "\(topic): a word behind \(verb.name)\n\n\(verb.help)"
                : "\(topic): a word behind \(verbs.map(\.name).joined(separator: ", "))"
        }
        let nearest = nearest(to: topic)
        let meant = nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: ", "))?"
        return "nothing is known of \"\(topic)\"\(meant)\n\"?\" lists everything that can be typed"
    }

    /// Every word that is explained, with its line of help.
    static var explained: [(word: String, summary: String)] {
        Topic.allCases.map { ($0.rawValue, $0.summary) } + VerbCatalogue.all.map { ($0.name, $0.summary) }
            + StatementForm.all.map { ($0.name, $0.summary) }
            + ConsoleWord.all.filter { VerbCatalogue.verb(named: $0.word) == nil }.map { ($0.word, $0.summary) }
    }

    private static var words: [String] { explained.map(\.word) + Reading.allCases.map(\.rawValue) + ["error"] }

    /// The words that may have been meant, three at most: those that differ by a slip, else those that begin alike.
    private static func nearest(to topic: String) -> [String] {
        let slips = Suggestions.nearest(to: topic, among: words)
        guard slips.isEmpty else { return slips }
        let alike = words.map { word in (word: word, count: zip(word, topic).prefix { $0 == $1 }.count) }
        let most = alike.map(\.count).max() ?? 0
        guard most > 1 else { return [] }
        return alike.filter { $0.count == most }.prefix(3).map(\.word)
    }

    private static let error = """
        error
          the words of what failed last, as a text

          example   try forward 2m; say "{error}"
          example   else: say "no tag: {error}"
        """

    /// Why `emergency` alone does nothing.
    static let emergency = """
        "emergency!" with its exclamation mark stops the motors at once: a drone in the air falls.
        To come down softly, type: land
        """

    /// Where a subcommand of the program is typed.
    static func elsewhere(_ line: String) -> String {
        let command = line.hasPrefix("copter") ? line : "copter \(line)"
        return "that is typed in a shell: \(command)\nhere the name of a mission alone flies it"
    }

    private static func overview(_ shelf: MissionShelf) -> String {
        let missions = shelf.names()
        return """
            takeoff       start, and hover              stop   hover, at once
            forward 2m    or f 2m, with a unit          land   come down
            turn right 90; photo     in one line        undo   back to where the move began

            \(section("fly", VerbCatalogue.all.map(\.name)))
            \(section("blocks", StatementForm.all.map(\.name)))\(missions.isEmpty ? "" : "\n" + section("missions", missions))
            \(section("prompt", ConsoleWord.all.map(\.word)))
            \(section("values", Reading.allCases.map(\.rawValue)))

            \(section("more", Topic.allCases.map { "? " + $0.rawValue } + ["? forward", "? repeat"], separator: "   "))
            """
    }

    private static func text(on topic: Topic) -> String {
        switch topic {
        case .flying: rows(VerbCatalogue.all.map { ($0.name, $0.summary) })
        case .prompt: rows(ConsoleWord.all.map { ($0.word, $0.summary) })
        case .values:
            rows(
                Reading.allCases.map { ($0.rawValue, $0.summary) } + [("navdata.…", "what the drone sends: ? navdata")]
            )
        case .units: units
        case .keys: keys
        }
    }

    /// What is known of the drone's flight data by name: all of it, a block of it, or one number; nil where the topic is none of that.
    private static func text(onFlightData topic: String) -> String? {
        if topic == "navdata" || topic == RawField.prefix {
            return """
                navdata.<block>.<number>
                  what the drone sends, by Parrot's names and without a unit; asked of the drone when it is used

                \(section("blocks", RawField.blocks))

                  example   navdata.demo.theta
                  example   watch navdata.pwm.motor1 navdata.pwm.motor2
                  example   ? navdata.pwm
                """
        }
        guard topic.hasPrefix(RawField.prefix) else { return nil }
        if let field = RawField.named(topic) {
            return "\(topic)\n  \(field.summary)\n\n  example   \(topic)\n  example   watch \(topic)"
        }
        let fields = RawField.fields(of: String(topic.dropFirst(RawField.prefix.count)))
        return fields.isEmpty ? nil : rows(fields.map { ($0.written, $0.unit ?? "") })
    }

    private static let units = """
          length  2m 50cm      speed  0.5m/s     angle  90deg      time   3s 2min
          rate    45deg/s      share  40%        a number alone where one unit is clear

          forward 2m             flies a way
          forward 0.5m/s for 2s  holds a speed
          forward 30%            pushes the stick, for 1 s
          side = 2m              a value with a name; then: forward side
          wait until altitude > 1m and speed < 0.2m/s
          forward 2m; turn right 90            one after the other
          repeat 4: forward 2m; turn right 90  a block; ":" at the end of a line opens
                                               a longer one, an empty line runs it
        """

    private static let keys = """
          Tab       completes; a second Tab lists what fits, with help
          Up Down   lines of before; Ctrl-R searches in them
          Ctrl-C    on the ground clears the line; in the air hovers, then lands, then leaves
          Ctrl-D    leaves; in the air it asks first
          !         before a line: instead of what is flown, and not after it

        What is typed while something is flown waits its turn: "show queue". stop, land and emergency! act at once,
        also behind a "!" and in capitals. In an open block "land" is a line of the block; "!land" acts at once.
        """

    private static func section(_ name: String, _ words: [String], separator: String = " ") -> String {
        name.rightPadded(to: 9) + words.joined(separator: separator)
    }

    private static func rows(_ rows: [(word: String, summary: String)]) -> String {
        let width = rows.map(\.word.count).max() ?? 0
        return rows.map { row in "  \(row.word.rightPadded(to: width))  \(row.summary)" }.joined(separator: "\n")
    }
}
