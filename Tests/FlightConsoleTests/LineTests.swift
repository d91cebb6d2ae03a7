import FlightConsole
import MissionLanguage
import Testing

struct ConsoleLineTests {
    @Test(
        arguments: [
            ("", .nothing), ("  # takeoff", .nothing), ("?", .help(topic: "")), ("? forward", .help(topic: "forward")),
            ("?forward", .help(topic: "forward")), ("help turn", .help(topic: "turn")), (" stop ", .atOnce(.stop)),
            ("land", .atOnce(.land)), ("quit", .leave), ("exit", .leave), ("emergency!", .atOnce(.emergency)),
            ("emergency", .emergencyUnconfirmed), ("recover", .recover), ("forward 2m", .mission("forward 2m")),
            ("!forward 1m", .replacement("forward 1m")), ("land timeout 5s", .replacement("land timeout 5s")),
            ("land; takeoff", .atOnce(.land, then: "takeoff")), ("undo", .undo), ("resume", .resume),
            ("again", .again(times: 1)),
            ("again 3", .again(times: 3)), ("save as a", .save(last: nil, file: "a.fly", replacing: false)),
            ("save last 12 as f.fly", .save(last: 12, file: "f.fly", replacing: false)),
            ("save last as f.fly", .save(last: 1, file: "f.fly", replacing: false)),
            ("save! f.fly", .save(last: nil, file: "f.fly", replacing: true)), ("why", .why),
            ("show queue", .show(.queue)), ("watch altitude battery", .watch(["altitude", "battery"])),
            ("watch a + b, c", .watch(["a + b", "c"])), ("watch off", .unwatch), ("plot speed", .plot("speed")),
            ("pilot", .pilot), ("plot = 3m", .mission("plot = 3m")),
        ] as [(String, ConsoleLine)]
    )
    func `a line is the prompt's own or flight language`(text: String, line: ConsoleLine) {
        #expect(ConsoleLine(text) == line)
    }

    @Test(arguments: [
        "!stop", "STOP", "Stop", "stop # x", "stop;", "! stop ;; # now", "!land", "LAND", "Land", "land # now", "land;",
        "emergency !", "emergency!!", "EMERGENCY!", "!emergency!", "! Emergency ! !", "emergency! # now", "emergency!;",
    ])
    func `what ends a flight is understood however hastily it is typed`(text: String) {
        let lowered = text.lowercased()
        let word: ConsoleLine.AtOnce =
            lowered.contains("stop") ? .stop : lowered.contains("land") ? .land : .emergency
        #expect(ConsoleLine(text) == .atOnce(word))
    }

    @Test(arguments: [
        "emergency", "Emergency", "!emergency", "emergency # !", "say \"emergency!\"", "emergency!x", "emergency x!",
        "non-emergency!", "emergency 5!", "# emergency!", "hover; emergency!", "emergency! now",
    ])
    func `the motors stop for nothing but emergency with its mark`(text: String) {
        if case .atOnce = ConsoleLine(text) { Issue.record("\(text) acts at once") }
    }

    @Test(
        arguments: [
            ("undo # x", .undo), ("undo;", .undo), ("show queue # x", .show(.queue)),
            ("? forward # x", .help(topic: "forward")),
            ("again 3 # x", .again(times: 3)), ("say \"a # b\" # c", .mission("say \"a # b\" # c")),
            ("say \"\\\"; land\"", .mission("say \"\\\"; land\"")), (";", .nothing), ("# a\n# b", .nothing),
            ("# hop\ntakeoff\nland", .mission("# hop\ntakeoff\nland")),
            ("!repeat 2:\n  hover", .replacement("repeat 2:\n  hover")),
            ("stop; forward 1m # x", .atOnce(.stop, then: "forward 1m")),
            ("land; say \"a; b\";", .atOnce(.land, then: "say \"a; b\"")), ("land = 3", .mission("land = 3")),
        ] as [(String, ConsoleLine)]
    )
    func `a comment and a last semicolon belong to no word`(text: String, line: ConsoleLine) {
        #expect(ConsoleLine(text) == line)
    }
}

struct BlockReaderTests {
    @Test
    func `a line is whole at once`() {
        var reader = BlockReader()
        #expect(reader.append("forward 2m") == "forward 2m")
        #expect(reader.append("repeat 2: hover 1s") == "repeat 2: hover 1s")
        #expect(!reader.isOpen)
    }

    @Test
    func `a trailing colon opens a block, an empty line runs it`() {
        var reader = BlockReader()
        #expect(reader.append("repeat 4:") == nil)
        #expect(reader.indentation == "    ")
        #expect(reader.append("    forward 2m") == nil)
        #expect(reader.indentation == "    ")
        #expect(reader.append("   ") == "repeat 4:\n    forward 2m")
        #expect(!reader.isOpen)
    }

    @Test
    func `an abandoned block leaves nothing behind`() {
        var reader = BlockReader()
        _ = reader.append("repeat 4:")
        reader.abandon()
        #expect(reader.append("land") == "land")
    }

    @Test
    func `a mistake is told at once`() {
        var reader = BlockReader()
        _ = reader.append("repeat 4:")
        #expect(reader.append("    foward 2m") == "repeat 4:\n    foward 2m")
    }
}

struct CompletionTests {
    @Test
    func `the only way on is inserted with a blank behind it`() {
        #expect(Completion(line: "forw").insertion == "ard ")
        #expect(Completion(line: "repeat 4: tak").insertion == "eoff ")
        #expect(Completion(line: "? turn").insertion == " ")
    }

    @Test
    func `several ways on go as far as they are the same, then they are listed`() {
        let words = [(word: "land", summary: "come down"), (word: "lantern", summary: "light")]
        #expect(Completion(half: "l", words: words).insertion == "an")
        #expect(Completion(half: "lan", words: words).choices == ["  land     come down", "  lantern  light"])
    }

    @Test
    func `nothing is inserted where nothing fits`() {
        #expect(Completion(line: "xyz") == .none)
    }

    /// Missions as they lie in a folder.
    private static let shelf = MissionShelf(
        library: MissionLibrary { name in
            let text =
                "# square: fly a square\nparam side = 2m \"length of one side\"\nparam pace = 0.5m/s\ntakeoff\nland\n"
            return name == "square" ? SourceText(name: "square.fly", text: text) : nil
        },
        names: { ["square"] }
    )

    private static func completion(_ line: String) -> Completion {
        Completion(line: line, knowing: MissionCheck.KnownNames(marks: ["gate"]), shelf: shelf)
    }

    @Test(arguments: [
        ("squ", "are "), ("square si", "de="), ("square side=3m pa", "ce="), ("use \"sq", "uare.fly\" "),
        ("save last 3 as sq", "uare.fly "), ("save last 3 a", "s "), ("set control:altitude_ma", "x "),
        ("show li", "mits "), ("watch altitude batt", "ery"), ("plot home", ".distance "), ("? aga", "in "),
        ("go to ga", "te "), ("go via gate, ga", "te "), ("hover; squ", "are "), ("und", "o "), ("hover; und", ""),
    ])
    func `what fits is inserted`(line: String, insertion: String) {
        #expect(Self.completion(line).insertion == insertion)
    }

    @Test
    func `what could stand here is listed with one line of help each`() {
        #expect(Self.completion("forward 2").choices.contains("  2m"))
        #expect(
            Self.completion("show ").choices.first
                == "  config  where settings come from, and what the drone was set to"
        )
        #expect(
            Self.completion("square ").choices == [
                "  pace=  0.50 m/s", "  side=  length of one side, 2.00 m if nothing is said",
            ]
        )
        #expect(Self.completion("s").choices.contains { $0.hasPrefix("  square ") && $0.hasSuffix("fly a square") })
    }

    @Test
    func `emergency! is never completed by accident`() {
        #expect(Self.completion("em").insertion == "")
        #expect(!Self.completion("").choices.contains { $0.contains("emergency!") })
    }

    @Test
    func `behind a verb come values`() {
        #expect(Completion(line: "wait until batt").insertion == "ery")
    }
}
