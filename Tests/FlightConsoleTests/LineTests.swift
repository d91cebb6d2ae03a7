import FlightConsole
import Foundation
import Glibc
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
    /// Everything that is wrong with a text where `side` is known, and a mission called `square`.
    private static func mistakes(in source: SourceText) -> [Diagnostic] {
        let square = SourceText(name: "square.fly", text: "param side = 1m\nforward side\n")
        return MissionCheck.mistakes(
            in: source,
            knowing: MissionCheck.KnownNames(variables: ["side": .measure(.length)]),
            using: MissionLibrary { $0 == "square" ? square : nil }
        )
    }

    private static func append(_ line: String, to reader: inout BlockReader) -> BlockReader.Step {
        reader.append(line, mistakes: mistakes)
    }

    @Test
    func `a line is whole at once`() {
        var reader = BlockReader()
        #expect(Self.append("forward 2m", to: &reader) == .whole("forward 2m"))
        #expect(Self.append("repeat 2: hover 1s", to: &reader) == .whole("repeat 2: hover 1s"))
        #expect(Self.append("repaet 2:", to: &reader) == .whole("repaet 2:"))
        #expect(!reader.isOpen)
    }

    @Test
    func `a trailing colon opens a block, an empty line runs it`() {
        var reader = BlockReader()
        #expect(Self.append("repeat 4: # sides", to: &reader) == .open)
        #expect(reader.indentation == "    ")
        #expect(Self.append("    square side=side", to: &reader) == .open)
        #expect(reader.indentation == "    ")
        #expect(Self.append("   ", to: &reader) == .whole("repeat 4: # sides\n    square side=side"))
        #expect(!reader.isOpen)
    }

    @Test
    func `an exclamation mark may stand before a block`() {
        var reader = BlockReader()
        #expect(Self.append("!repeat 4:", to: &reader) == .open)
        #expect(Self.append("    hover 1s", to: &reader) == .open)
        #expect(Self.append("", to: &reader) == .whole("!repeat 4:\n    hover 1s"))
    }

    @Test
    func `an abandoned block leaves nothing behind`() {
        var reader = BlockReader()
        _ = Self.append("repeat 4:", to: &reader)
        reader.abandon()
        #expect(Self.append("land", to: &reader) == .whole("land"))
    }

    @Test(arguments: ["    turn rigth 90", "    forward 2s", "    forward width", "turn right 90", "        hover"])
    func `a mistake in a block leaves out its line, and the block goes on`(line: String) {
        var reader = BlockReader()
        _ = Self.append("repeat 3:", to: &reader)
        if line.hasPrefix("    ") { _ = Self.append("    forward 1m", to: &reader) }
        guard case .leftOut(let diagnostics, let source) = Self.append(line, to: &reader) else {
            Issue.record("\(line) was taken")
            return
        }
        #expect(!diagnostics.isEmpty && source.text.hasSuffix(line))
        #expect(reader.isOpen)
        // What is typed next belongs to the block, and not to the drone.
        #expect(Self.append("    land", to: &reader) == .open)
        let first = line.hasPrefix("    ") ? "    forward 1m\n" : ""
        #expect(Self.append("", to: &reader) == .whole("repeat 3:\n\(first)    land"))
    }

    @Test(arguments: ["stop", "    STOP # now", "!land", "show queue", "? forward", "emergency"])
    func `what must not wait, and what is only looked at, goes past an open block`(line: String) {
        var reader = BlockReader()
        _ = Self.append("repeat 3:", to: &reader)
        #expect(Self.append(line, to: &reader) == .meanwhile(line))
        #expect(reader.isOpen)
    }

    @Test
    func `emergency! ends an open block as well`() {
        var reader = BlockReader()
        _ = Self.append("repeat 3:", to: &reader)
        #expect(Self.append("    emergency!", to: &reader) == .whole("    emergency!"))
        #expect(!reader.isOpen)
    }

    @Test(arguments: [
        ("forward 1m\nturn right 90\n\n", ""), ("  forward 1m\n  turn right 90\n", "    "),
        ("ward 1m\nturn right 90\n", "    for"),
    ])
    func `what is pasted into an open block joins it and waits for its end`(text: String, typed: String) {
        var reader = BlockReader()
        _ = Self.append("repeat 3:", to: &reader)
        #expect(reader.paste(text, behind: typed, mistakes: Self.mistakes) == .open)
        #expect(Self.append("", to: &reader) == .whole("repeat 3:\n    forward 1m\n    turn right 90"))
    }

    @Test
    func `of what is pasted into an open block all joins it, or nothing`() {
        var reader = BlockReader()
        _ = Self.append("repeat 3:", to: &reader)
        let step = reader.paste("forward 1m\ntrun right 90\n", behind: "    ", mistakes: Self.mistakes)
        guard case .leftOut = step else {
            Issue.record("\(step)")
            return
        }
        #expect(Self.append("    hover 1s", to: &reader) == .open)
        #expect(Self.append("", to: &reader) == .whole("repeat 3:\n    hover 1s"))
    }
}

/// Lines that come through a pipe.
struct LineReaderTests {
    /// The lines that are read of these bytes.
    private static func lines(of bytes: [UInt8]) async throws -> [String] {
        var ends: [Int32] = [-1, -1]
        let isMade = unsafe pipe(&ends) == 0
        try #require(isMade)
        let (readEnd, writeEnd) = (ends[0], ends[1])
        defer { close(readEnd) }
        let writer = Thread {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(writeEnd, $0.baseAddress, $0.count) }
                guard count > 0 else { break }
                rest = rest.dropFirst(count)
            }
            close(writeEnd)
        }
        writer.start()
        return try await withLineReader(descriptor: readEnd) { lines in
            var read: [String] = []
            for await line in lines { read.append(line) }
            return read
        }
    }

    @Test
    func `lines come whole wherever the reads cut them, the last one also without its end`() async throws {
        let long = String(repeating: "x", count: 100_000)
        let lines = (0..<20_000).map { "line \($0)" } + [long, "", "end"]
        #expect(try await Self.lines(of: Array(lines.joined(separator: "\n").utf8)) == lines)
    }

    @Test
    func `a line without an end does not grow for ever`() async throws {
        let lines = try await Self.lines(of: [UInt8](repeating: UInt8(ascii: "x"), count: 5 << 20))
        #expect(lines.count >= 4)
        #expect(lines.map(\.utf8.count).reduce(0, +) == 5 << 20)
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
                "# square: fly a square\nparam side = 2m \"length of one side\"\nparam pace = 0.5m/s from 0.1m/s to 1m/s\ntakeoff\nland\n"
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
        #expect(Self.completion("forward 2").choices.contains("  2m     metres"))
        #expect(
            Self.completion("show ").choices.first
                == "  config  where settings come from, and what the drone was set to"
        )
        #expect(
            Self.completion("square ").choices == [
                "  pace=  0.10 m/s to 1.00 m/s; 0.50 m/s if nothing is said",
                "  side=  length of one side; 2.00 m if nothing is said",
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
