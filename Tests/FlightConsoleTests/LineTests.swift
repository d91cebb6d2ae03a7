import FlightConsole
import Testing

struct ConsoleLineTests {
    @Test(
        arguments: [
            ("", .nothing), ("  # takeoff", .nothing), ("?", .help(topic: "")), ("? forward", .help(topic: "forward")),
            ("?forward", .help(topic: "forward")), ("help turn", .help(topic: "turn")), (" stop ", .stop),
            ("land", .land), ("quit", .leave), ("exit", .leave), ("emergency!", .emergency),
            ("emergency", .emergencyUnconfirmed), ("recover", .recover), ("forward 2m", .mission("forward 2m")),
            ("!forward 1m", .replacement("forward 1m")), ("land timeout 5s", .mission("land timeout 5s")),
            ("land; takeoff", .mission("land; takeoff")),
        ] as [(String, ConsoleLine)]
    )
    func `a line is the prompt's own or flight language`(text: String, line: ConsoleLine) {
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

    @Test
    func `behind a verb come values`() {
        #expect(Completion(line: "wait until batt").insertion == "ery")
    }
}
