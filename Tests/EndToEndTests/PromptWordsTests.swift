import Foundation
import Glibc
import TestSupport
import Testing

/// The prompt's own words, on the screen of somebody who types them.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct PromptWordsTests {
    @Test
    func `a flight is taken back, repeated, saved, kept, and flown again by its name`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("hop2.fly").path
            try await Terminal.with(["--sim"], environment: ["COPTER_MISSIONS": folder.path]) { terminal in
                try await terminal.shows("connected")
                terminal.type("takeoff\r")
                try await terminal.shows("takeoff: ", within: .seconds(40))
                terminal.type("f 50cm\r")
                try await terminal.becomes { $0.contains("forward 50cm") }
                try await terminal.shows("forward 50cm: ", within: .seconds(40))
                terminal.type("undo\r")
                try await terminal.shows("back: go to forward 0", within: .seconds(20))
                try await terminal.tells("hovering ·")
                terminal.type("land\r")
                try await terminal.shows("landed", within: .seconds(40))
                terminal.type("save as \(file)\r")
                try await terminal.shows("saved 4 lines as \(file)")
                terminal.type("save last 1 as \(file)\r")
                try await terminal.shows("is there already")
                let saved = try String(contentsOfFile: file, encoding: .utf8)
                #expect(saved.hasPrefix("# hop2: flown at the prompt, and saved there\ntakeoff\nforward 50cm\ngo to "))
                #expect(saved.hasSuffix("\nland\n"))
                terminal.type("hop\t\t")
                try await terminal.becomes { $0.contains { $0.hasPrefix("  hop2 ") && $0.hasSuffix("saved there") } }
                terminal.type("2\rshow queue\r")
                try await terminal.becomes { $0.contains("  checking  hop2") || $0.contains("  flying  hop2") }
                try await terminal.tells("taking off")
                terminal.type("\u{3}\u{3}\u{3}")
                try await terminal.ends(with: 0)
            }
        }
    }

    @Test
    func `a mission that is called by its name is proved like one of the command line, and refused in its words`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let far = "# far: through the fence\nparam way = 12m\ntakeoff\nforward way\nland\n"
            try Data(far.utf8).write(to: folder.appendingPathComponent("far.fly"))
            let told = try await Program.run(["fly", folder.path + "/far.fly", "--drone", "127.16.0.1"])
            let refusal = try #require(told.errors.split(separator: "\n").first { $0.contains("not flown: ") })
            let words = try #require(refusal.split(separator: "copter: ").last)
            try await Terminal.with(["--sim"], environment: ["COPTER_MISSIONS": folder.path]) { terminal in
                try await terminal.shows("connected")
                terminal.type("? far\r")
                try await terminal.shows("  way = 12.00 m")
                terminal.type("far\r")
                // The line of the file is not known here, where the name is all that was typed.
                try await terminal.shows(
                    words.split(separator: "\": ").last.map(String.init) ?? "",
                    within: .seconds(60)
                )
                try await terminal.tells("landed ·")
                terminal.type("\u{4}")
                try await terminal.ends(with: 0)
            }
        }
    }

    @Test
    func `watched values change above the line, and the first key that is typed ends them and is not lost`()
        async throws
    {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("watch battery height\r")
            try await terminal.becomes { $0.contains("  (what you type next ends this)") }
            // Drawn again and again, it still stands there once.
            try await terminal.becomes { _ in
                terminal.bytes.components(separatedBy: "(what you type next ends this)").count > 5
            }
            #expect(terminal.lines.count { $0.hasPrefix("  battery ") } == 1)
            #expect(terminal.lines.count { $0.contains("drone>") } == 2)
            terminal.type("stop")
            try await terminal.types("drone> stop")
            terminal.type("\rplot height\r")
            try await terminal.becomes { $0.contains { $0.hasPrefix("  ▁ ") && $0.contains(" over ") } }
            terminal.type("\u{3}")
            try await terminal.types("drone>")
            terminal.type("\u{4}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `keys fly, Esc returns to the line, and what is pressed then is typed`() async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("pilot\r")
            try await terminal.types("pilot 30%>")
            // A drone that does not have its settings yet takes off later, or not at all: then T is pressed again.
            let hovers = try await eventually(within: .seconds(40)) {
                terminal.type("t")
                return terminal.lines.last { !$0.isEmpty }?.contains("hovering ·") ?? false
            }
            #expect(hovers)
            terminal.type("5")
            try await terminal.types("pilot 50%>")
            let flies = try await eventually(within: .seconds(20)) {
                terminal.type("\u{1B}[A")
                return terminal.lines.last { !$0.isEmpty }?.contains("flying ·") ?? false
            }
            #expect(flies)
            // Nobody presses anything: the drone hovers.
            try await terminal.tells("hovering ·")
            terminal.type("l")
            try await terminal.shows("landed", within: .seconds(40))
            terminal.type("\u{1B}")
            try await terminal.types("drone>")
            terminal.type("state\r")
            try await terminal.becomes { $0.contains("landed") }
            terminal.type("\u{4}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `a question of a mission is answered at the prompt`() async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("ask \"shall we?\"\r")
            try await terminal.types("yes or no?")
            terminal.type("n\r")
            try await terminal.shows("\"shall we?\" was answered with no")
            terminal.type("why\r")
            try await terminal.shows("because  refused: \"shall we?\" was answered with no")
            terminal.type("\u{4}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `a setting that was made is told`() async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("set control:altitude_max 2500\r")
            try await terminal.becomes { $0.contains("control:altitude_max 2500 confirmed") }
            terminal.type("\u{4}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `on forty columns nothing is wider, and a half-typed line survives a change of size`() async throws {
        try await Terminal.with(["--sim"], columns: 40) { terminal in
            try await terminal.shows("connected")
            terminal.type("watch battery altitude\r")
            try await terminal.becomes { $0.contains("  (what you type next ends this)") }
            #expect(terminal.lines.allSatisfy { $0.count <= 40 })
            terminal.type("\u{3}? hover\r")
            try await terminal.becomes { $0.contains("hover: come to rest and stay; over a") }
            terminal.type("forward 2m at 0.3m/s within 10cm")
            try await terminal.types("drone> forward 2m at 0.3m/s within 10cm")
            terminal.resize(columns: 100, rows: 24)
            try await terminal.tells("landed ·")
            try await terminal.types("drone> forward 2m at 0.3m/s within 10cm")
            terminal.type("\u{3}")
            try await terminal.becomes { !($0.last { !$0.isEmpty } ?? "").contains("forward") }
            terminal.type("\u{4}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `Ctrl-C gives up a block, then a half line, and on an empty line leaves`() async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("repeat 3:\r")
            try await terminal.types("...")
            terminal.type("\u{3}")
            try await terminal.types("drone>")
            terminal.type("half a li\u{3}")
            try await terminal.becomes { !($0.last { !$0.isEmpty } ?? "").contains("half") }
            try await terminal.types("drone>")
            terminal.type("\u{3}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `a slip in a block costs its line alone, and a paste joins the block`() async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("repeat 2:\r")
            try await terminal.types("...")
            terminal.type("syy \"a\"\r")
            try await terminal.shows("left out; the block goes on")
            try await terminal.types("...")
            terminal.type("\u{1B}[200~say \"one\"\rsay \"two\"\r\u{1B}[201~")
            try await terminal.shows("(2 lines pasted)")
            try await terminal.types("...")
            #expect(!terminal.lines.contains("one"))
            terminal.type("\u{15}\r")
            try await terminal.becomes { $0.count { $0 == "one" } == 2 && $0.count { $0 == "two" } == 2 }
            terminal.type("\u{4}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `a good paste runs as one, Ctrl-Z does nothing, and emergency! is never offered again`() async throws {
        try await withTemporaryFolder { folder in
            try await Terminal.with(["--sim"], environment: ["XDG_STATE_HOME": folder.path]) { terminal in
                try await terminal.shows("connected")
                terminal.type("\u{1B}[200~say \"one\"\rsay \"two\"\r\u{1B}[201~")
                try await terminal.becomes { $0.contains("one") && $0.contains("two") }
                terminal.type("\u{1A}")
                try await terminal.shows("Ctrl-Z does nothing here")
                terminal.type("emergency!\r")
                try await terminal.shows("emergency: motors off", within: .seconds(40))
                terminal.type("\u{12}emerg")
                // This is how the search tells that it has found nothing.
                try await terminal.types("bck?emerg")
                #expect(!terminal.lines.suffix(2).contains { $0.contains("emergency!") })
                terminal.type("\u{3}\u{3}\u{3}\u{3}")
                try await terminal.isGone()
            }
            let history = try String(contentsOf: folder.appendingPathComponent("copter/history"), encoding: .utf8)
            #expect(history == "say \"one\"\nsay \"two\"\n")
        }
    }
}
