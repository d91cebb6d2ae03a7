import MissionLanguage
import Testing

/// Whatever is thrown at it, the language answers, soon, and speaks of places that exist.
@Suite(.timeLimit(.minutes(15))) struct RobustnessTests {
    private func expectSane(_ text: String, _ context: MissionCheck.Context = .file) {
        let source = SourceText(name: "test.fly", text: text)
        let (mission, diagnostics) = MissionCheck.check(source, context: context)
        let hasErrors = diagnostics.contains { $0.severity == .error }
        #expect(hasErrors == (mission == nil), "\(text.prefix(200))")
        for diagnostic in diagnostics {
            #expect(diagnostic.range.lower >= 0 && diagnostic.range.upper <= text.utf8.count, "\(diagnostic)")
            #expect(!DiagnosticRenderer.render(diagnostic, in: source).isEmpty)
        }
    }

    @Test(arguments: [
        String(repeating: "(", count: 10_000), "x = " + String(repeating: "(", count: 10_000),
        "x = " + String(repeating: "-", count: 10_000) + "1", "wait until " + String(repeating: "not ", count: 10_000),
        "x = 1" + String(repeating: " + 1", count: 10_000), "x = m" + String(repeating: " / m", count: 10_000),
        (0..<10_000).map { String(repeating: " ", count: min($0, 300)) + "repeat 2:" }.joined(separator: "\n"),
        String(repeating: "repeat 2:", count: 10_000), String(repeating: "try ", count: 10_000),
        String(repeating: "if flying: ", count: 10_000),
        (0..<300).map { String(repeating: " ", count: $0) + "x" }.joined(separator: "\n"),
        "say \"" + String(repeating: "{", count: 10_000) + "\"",
        "say \"" + String(repeating: "{1}", count: 10_000) + "\"",
        String(repeating: "\"", count: 10_001), String(repeating: ";", count: 10_000),
    ])
    func `nesting ten thousand deep is an error and not a crash`(text: String) {
        expectSane(text)
        expectSane(text, .prompt)
    }

    @Test func `sixty-four levels are too few for nobody, and sixty-five are an error`() {
        func nested(_ depth: Int) -> String {
            "takeoff\n" + (0..<depth).map { String(repeating: " ", count: $0) + "repeat 2:" }.joined(separator: "\n")
                + "\n" + String(repeating: " ", count: depth) + "hover\nland\n"
        }
        #expect(answer(to: nested(64), .file) == "ok")
        #expect(messages(to: nested(65), .file) == ["blocks or parentheses are nested over 64 deep"])
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `any number of random words is answered`(seed: UInt64) {
        var random = Seeded(seed)
        let words = [
            "forward", "2m", "repeat", "4", ":", "\n", "  ", "(", ")", "\"", "{", "}", "if", "else", "#", ";", "at",
            "for",
            "0.5m/s", "and", "not", "<", "==", "param", "=", "side", "30%", "when", "\n\n", "\n    ", ".", "'", "°",
            "é", "@",
            "say", "wait", "until", "battery.voltage", "-", "*", "/", "1e9", "99999999999999999999", "record", "\t",
        ]
        var text = ""
        while text.utf8.count < (seed == 1 ? 200_000 : 20_000) {
            text += words[Int(random.next() % UInt64(words.count))] + (random.next() % 3 == 0 ? "" : " ")
        }
        expectSane(text)
        expectSane(text, .prompt)
    }

    @Test(arguments: 0..<20)
    func `random bytes are answered`(seed: Int) {
        var random = Seeded(UInt64(seed))
        let bytes = (0..<2000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        // Undecodable bytes become replacement characters, as they do when a file is read.
        expectSane(String(decoding: bytes, as: UTF8.self))
    }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct Seeded {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
