import Foundation
import Glibc
import TestSupport
import Testing

/// copter as programs use it: lines in, lines out, and a number at the end.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct ScriptTests {
    private static let stream = ["fly", "-", "--stream", "--sim"]

    @Test
    func `a stream is flown line by line, and its end lands`() async throws {
        let lines = "takeoff\nside = 20cm\nrepeat 2:\n  up side\nbattery\nhover 1s\n"
        let result = try await Program.run(Self.stream, input: lines)
        #expect(result.output.contains("  landed\n"))
        #expect(result.output.contains("battery: "))
        #expect(result.output.components(separatedBy: "up side").count == 3)
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test
    func `a line of a stream is flown before the next one is there`() async throws {
        try await withTemporaryFolder { folder in
            let pipe = folder.appendingPathComponent("lines").path
            let isMade = unsafe mkfifo(pipe, 0o600) == 0
            #expect(isMade)
            let copter = Program.executable.path
            let program = try Program(
                ["-c", "\(copter) fly - --stream --sim < \(pipe)"],
                executable: URL(fileURLWithPath: "/bin/sh")
            )
            defer { program.kill() }
            // A program that another test starts meanwhile must not hold this end.
            let descriptor = unsafe open(pipe, O_WRONLY | O_CLOEXEC)
            _ = unsafe write(descriptor, "takeoff\n", 8)
            #expect(try await program.waits(for: "takeoff: ", within: .seconds(60)))
            #expect(!program.writtenOutput.contains("landing"))
            close(descriptor)
            let result = try await program.result()
            #expect(result.output.contains("  landed\n"))
            #expect(result.status == 0)
        }
    }

    @Test
    func `a line of a stream that is wrong lands, is shown with its place, and ends with 2`() async throws {
        let result = try await Program.run(Self.stream, input: "takeoff\nfoward 2m\nforward 2m\n")
        #expect(result.errors.contains("standard input:1:1: error:"))
        #expect(result.errors.contains("^~~~~~"))
        #expect(result.output.contains("  landed\n"))
        #expect(!result.output.contains("forward 2m: "))
        #expect(result.status == 2)
    }

    @Test
    func `emergency! in a stream acts at once and ends with 7`() async throws {
        let program = try Program(Self.stream)
        defer { program.kill() }
        try program.send("takeoff\nhover 60s\n")
        #expect(try await program.waits(for: "hovering", within: .seconds(60)))
        try program.type("emergency!\n")
        let result = try await program.result()
        #expect(result.output.contains("emergency: motors off"), "\(result)")
        #expect(result.errors.contains("emergency!"))
        #expect(result.status == 7)
    }

    @Test
    func `a stream that is written faster than anybody can fly it ends, and says so`() async throws {
        let result = try await Program.run(
            Self.stream,
            input: "takeoff\n" + String(repeating: "hover 1s\n", count: 20_000)
        )
        #expect(result.errors.contains("faster than the drone flies: 10000 lines wait"), "\(result)")
        #expect(result.status == 1)
    }

    @Test
    func `a stream's line that would only promise something is refused as at the prompt`() async throws {
        let result = try await Program.run(Self.stream, input: "when battery < 40%: land\n")
        #expect(result.errors.contains("would watch nothing"), "\(result)")
        #expect(result.status == 2)
    }

    @Test
    func `stream needs standard input and nothing else`() async throws {
        let result = try await Program.run(["fly", "x.fly", "--stream", "--sim"])
        #expect(result.errors == "copter: --stream reads standard input: copter fly - --stream\n")
        #expect(result.status == 2)
    }

    @Test
    func `a mission that asks is refused where nobody can answer, and flown with --yes`() async throws {
        let mission = ["fly", "-c", "ask \"sure?\"; say \"then\"", "--sim"]
        let refused = try await Program.run(mission)
        #expect(refused.errors.contains("--yes answers every question with yes"))
        #expect(refused.status == 2)
        let flown = try await Program.run(mission + ["--yes"])
        #expect(flown.output.contains("then"))
        #expect(flown.status == 0)
    }

    @Test
    func `what happens is spoken by the program that is named, and a missing one is told`() async throws {
        try await withTemporaryFolder { folder in
            let heard = folder.appendingPathComponent("heard").path
            let speaker = folder.appendingPathComponent("speaker")
            try "#!/bin/sh\ncat > \(heard)\n".write(to: speaker, atomically: true, encoding: .utf8)
            _ = unsafe chmod(speaker.path, 0o755)
            let mission = ["fly", "-c", "say \"hello\"", "--sim", "--speak"]
            let result = try await Program.run(mission, environment: ["COPTER_SPEAKER": speaker.path])
            #expect(result.status == 0)
            let isSpoken = try await eventually(within: .seconds(10)) {
                (try? String(contentsOfFile: heard, encoding: .utf8))?.contains("hello\n") ?? false
            }
            #expect(isSpoken)
            let missing = try await Program.run(mission, environment: ["COPTER_SPEAKER": "/nowhere/speaker"])
            #expect(missing.errors.contains("nothing here speaks"))
            #expect(missing.status == 2)
        }
    }

    @Test(
        arguments: [
            ("takeoff; hover 60s; land", "loss 100% in for 8s after 12s", 4, "link lost"),
            ("takeoff; forward 12m; land", "clear", 6, "farther than 10.00 m"),
            ("takeoff; hover 60s; land", "emergency cutout after 12s", 7, "motors"),
            ("takeoff; fail \"enough\"; land", "clear", 1, "enough"),
        ] as [(String, String, Int32, String)]
    )
    func `how a flight ended is its exit code`(mission: String, fault: String, code: Int32, words: String) async throws
    {
        let faults = fault == "clear" ? [] : ["--fault", fault]
        let result = try await Program.run(["fly", "-c", mission, "--sim"] + faults)
        #expect(result.errors.contains(words), "\(result)")
        #expect(result.status == code, "\(result)")
    }

    @Test
    func `a system that gives no pipe is our own exit code 70`() async throws {
        // How many descriptors a program has before it begins is up to whoever starts it.
        var told: [Int32: String] = [:]
        for limit in 6...9 {
            let command = "ulimit -n \(limit); exec \(Program.executable.path) fly -c 'takeoff; land' --sim"
            let result = try await Program.run(["-c", command], executable: URL(fileURLWithPath: "/bin/sh"))
            #expect(result.status != 0)
            told[result.status] = result.errors
        }
        #expect(told[70] == "copter: the system gives no pipe for the line editor\n")
    }

    @Test
    func `a pipe gets no colour, a terminal without them none either, and who asks for them gets them`() async throws {
        let mission = ["fly", "-c", "ask \"sure?\"", "--yes", "--sim"]
        let piped = try await Program.run(mission)
        #expect(!piped.output.contains("\u{1B}"))
        #expect(!piped.errors.contains("\u{1B}"))
        let asked = try await Program.run(mission + ["--color", "always"])
        #expect(asked.output.contains("\u{1B}[33m! sure?"))
        for variables in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
            try await Terminal.with(["fly", "-c", "foward"], environment: variables) { terminal in
                try await terminal.ends(with: 2)
                #expect(!terminal.bytes.contains("\u{1B}["))
            }
        }
    }
}
