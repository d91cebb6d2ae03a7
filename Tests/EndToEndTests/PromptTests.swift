import Foundation
import Glibc
import TestSupport
import Testing

/// The prompt as somebody at a terminal meets it, driven through a pseudo-terminal.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct PromptTests {
    /// A prompt that flies, to be taken on from there.
    private static func withFlight(_ body: (Terminal) async throws -> Void) async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("takeoff\r")
            try await terminal.tells("hovering ·")
            try await body(terminal)
        }
    }

    @Test
    func `it takes off, moves, turns and lands, and leaves on Ctrl-D`() async throws {
        try await Self.withFlight { terminal in
            terminal.type("forward 1m\rturn right 90\r")
            try await terminal.tells("1 waiting")
            try await terminal.shows("turn right 90: ", within: .seconds(60))
            terminal.type("land\r")
            try await terminal.shows("landed")
            terminal.type("\u{4}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `messages appear above the line that is typed, which stays as it is`() async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("takeoff\rforward 2m at")
            try await terminal.becomes(within: .seconds(40)) { $0.contains("hovering") }
            try await terminal.types("drone> forward 2m at")
            terminal.type(" 0.3m/s")
            try await terminal.types("drone> forward 2m at 0.3m/s")
            terminal.type("\u{3}\u{3}\u{3}")
            try await terminal.ends(with: 0)
            #expect(terminal.text.contains("landed"))
        }
    }

    @Test
    func `Ctrl-C hovers, lands, and leaves with the drone on the ground`() async throws {
        try await Self.withFlight { terminal in
            terminal.type("forward 3m\r")
            try await terminal.tells("flying ·")
            terminal.type("\u{3}")
            try await terminal.shows("hovering — Ctrl-C again lands")
            terminal.type("\u{3}")
            try await terminal.shows("landing — Ctrl-C again leaves")
            terminal.type("\u{3}")
            try await terminal.ends(with: 0)
            #expect(terminal.text.contains("landed"))
        }
    }

    @Test
    func `a closed terminal lands the drone before the program ends`() async throws {
        let drone = LoopbackHost.reserve()
        try await withSimulator(at: drone) { _ in
            try await Terminal.with(["--drone", drone]) { terminal in
                try await terminal.shows("connected")
                terminal.type("takeoff\r")
                try await terminal.tells("hovering ·")
                terminal.signal(SIGHUP)
                try await terminal.ends(with: 0)
                #expect(terminal.text.contains("landed"))
            }
        }
    }

    @Test
    func `Ctrl-D in the air asks first`() async throws {
        try await Self.withFlight { terminal in
            terminal.type("\u{4}")
            try await terminal.types("land and leave? [Y]")
            terminal.type("n\r")
            try await terminal.shows("staying")
            terminal.type("\u{4}")
            try await terminal.types("land and leave? [Y]")
            terminal.type("\r")
            try await terminal.ends(with: 0)
            #expect(terminal.text.contains("landed"))
        }
    }

    @Test
    func `Tab completes, a mistake gets a caret, values are printed, a block runs on an empty line`() async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("forw\t")
            try await terminal.types("drone> forward")
            terminal.type("\u{15}foward 2m\r")
            try await terminal.shows("^~~~~~")
            terminal.type("battery\r")
            try await terminal.becomes { $0.contains { $0.hasSuffix(" %") && !$0.contains("·") } }
            terminal.type("repeat 2:\r")
            try await terminal.types("...")
            terminal.type("say \"hello there\"\r\u{15}\r")
            try await terminal.becomes { $0.filter { $0 == "hello there" }.count == 2 }
            terminal.type("? forward\r")
            try await terminal.shows("forward <")
            terminal.type("exit\r")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `a paste is checked whole: one bad line and none of them runs`() async throws {
        try await Terminal.with(["--sim"]) { terminal in
            try await terminal.shows("connected")
            terminal.type("\u{1B}[200~takeoff\rforwrd 1m\rland\r\u{1B}[201~")
            try await terminal.shows("(3 lines pasted)")
            try await terminal.shows("did you mean forward")
            terminal.type("flying\r")
            try await terminal.becomes { $0.contains("no") }
            #expect(!terminal.text.contains("motors started"))
            terminal.type("\u{3}\u{3}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `the history outlives the program, also when it is killed`() async throws {
        try await withTemporaryFolder { folder in
            let environment = ["XDG_STATE_HOME": folder.path]
            try await Terminal.with(["--sim"], environment: environment) { terminal in
                try await terminal.types("drone>")
                terminal.type("say \"remember me\"\r")
                try await terminal.becomes { $0.count { $0.contains("drone>") } == 2 }
                terminal.signal(SIGKILL)
                try await terminal.isGone()
            }
            try await Terminal.with(["--sim"], environment: environment) { terminal in
                try await terminal.types("drone>")
                terminal.type("\u{12}remem")
                try await terminal.becomes { $0.contains { $0.hasPrefix("drone> say \"remember me\"") } }
                terminal.signal(SIGKILL)
            }
        }
    }

    @Test
    func `the status shortens itself on a narrow terminal`() async throws {
        try await Terminal.with(["--sim"], columns: 40) { terminal in
            try await terminal.tells("landed ·")
            #expect(terminal.lines.allSatisfy { $0.count <= 40 })
            terminal.resize(columns: 90, rows: 24)
            try await terminal.tells("ms")
            terminal.type("\u{4}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `no drone is no reason to end the prompt`() async throws {
        let drone = LoopbackHost.reserve()
        try await Terminal.with(["--drone", drone]) { terminal in
            try await terminal.types("drone>")
            terminal.type("takeoff\r")
            try await terminal.shows("nothing is flown")
            try await terminal.shows("no drone at \(drone)")
            terminal.type("\u{3}\u{3}")
            try await terminal.ends(with: 0)
        }
    }

    @Test
    func `what is piped in is a mission, read and checked whole`() async throws {
        let good = try await Program.run(["--sim"], input: "takeoff\nland\n")
        #expect(good.output.contains("  landed\n"))
        #expect(good.status == 0)
        let bad = try await Program.run(["--sim"], input: "takeoff\nlnad\n")
        #expect(bad.errors.contains("standard input:2:1: error:"))
        #expect(bad.status == 2)
    }
}
