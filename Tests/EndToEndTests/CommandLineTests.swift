import Foundation
import Testing

/// What the command line answers before anything flies.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct CommandLineTests {
    @Test(arguments: [["--help"], ["fly", "--help"], ["sim", "--help"], ["help", "check"]])
    func `help goes to standard output`(arguments: [String]) async throws {
        let result = try await Program.run(arguments)
        #expect(result.output.contains("USAGE: copter"))
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test(
        arguments: [
            (["--nonsense"], "Unknown option '--nonsense'"),
            (["fyl", "missions/hop.fly"], "no subcommand \"fyl\"; did you mean fly?"),
            (["import", "x.plan"], "copter import is not available yet"),
            (["fly"], "no mission is given"),
            (["fly", "-c", "takeoff; land", "--sim", "--drone", "127.0.0.1"], "--sim and --drone exclude each other"),
            (["fly", "nowhere.fly"], "cannot read nowhere.fly: no such file or directory"),
            (["fly", "/"], "cannot read /: is a directory"),
            (["check", "nowhere.fly"], "cannot read nowhere.fly: no such file or directory"),
            (["fly", "-", "side"], "\"side\" is no parameter"),
            (["fly", "-c", "takeoff; land", "--drone", "not an address"], "\"not an address\" is not an address"),
            (["record"], "Missing expected argument '<file>'"),
            (["record", "a.mp4", "--for", "soon"], "soon"),
            (["sim", "--host", "300.1.1.1"], "300.1.1.1"),
            (["sim", "--battery", "150"], "--battery"),
            (["rehearse", "missions/hop.fly", "--wind", "3"], "--wind"),
            (["rehearse", "missions/hop.fly", "--seeds", "0"], "--seeds is a number from 1 to 10000"),
            (["plan", "missions/hop.fly", "--world", "moon"], "--world moon is none of room"),
        ]
    )
    func `a mistake is one line on standard error, and exit code 2`(arguments: [String], message: String) async throws {
        let result = try await Program.run(arguments)
        #expect(result.errors.hasPrefix("copter: "))
        #expect(result.errors.contains(message))
        #expect(result.output.isEmpty)
        #expect(result.status == 2)
    }

    @Test(arguments: ["check", "rehearse"])
    func `the wind that help names can be typed`(subcommand: String) async throws {
        let help = try await Program.run([subcommand, "--help"])
        #expect(help.output.contains("(default: calm)"), "\(help)")
        let result = try await Program.run(["check", "-c", "takeoff; land", "--flights", "1", "--wind", "calm"])
        #expect(result.status == 0, "\(result)")
    }

    @Test
    func `a bad mission is told with line, column, caret and suggestion, and nothing flies`() async throws {
        let mission = "takeoff\nfoward 2m\nforward 2\nland\n"
        let result = try await Program.run(["fly", "-", "--sim"], input: mission)
        #expect(result.errors.contains("standard input:2:1: error: "))
        #expect(result.errors.contains("did you mean forward?"))
        #expect(result.errors.contains("      | ^~~~~~"))
        #expect(result.errors.contains("standard input:3:"))
        #expect(result.output.isEmpty)
        #expect(result.status == 2)
    }

    @Test
    func `check tells what a good mission is, and flies nothing`() async throws {
        let result = try await Program.run(["check", "-c", "takeoff; photo; land"])
        let lines = result.output.split(separator: "\n")
        #expect(lines.first == "command line  ok     3 commands, 1 photo")
        #expect(lines.contains { $0.hasPrefix("  time ") && $0.contains("of charge, needs 30 %, leaves ≥ ") })
        #expect(lines.contains { $0.hasPrefix("  box ") && $0.hasSuffix("inside altitude 3.0 m, radius 10.0 m") })
        #expect(lines.contains { $0.hasPrefix("  fence    line 1  takeoff: ") })
        #expect(lines.contains { $0.hasPrefix("  drift    ≤ 0.") && $0.hasSuffix(" simulated flights, no wind") })
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
        // The text alone.
        let text = try await Program.run(["check", "--flights", "0", "-c", "takeoff; photo; land"])
        #expect(text.output == "command line  ok     3 steps, uses the camera\n")
    }

    @Test
    func `check calls nothing good that fails in its flights`() async throws {
        let mission = "limit altitude 5m\ntakeoff\nrequire altitude > 5m\nland\n"
        let result = try await Program.run(["check", "-c", mission, "--flights", "2"])
        #expect(result.output.contains("command line  fails in 2 of 2 simulated flights     "))
        #expect(result.output.contains("limit    line 1  limit altitude 5m: 3.00 m holds already"))
        #expect(result.status == 1)
    }

    @Test(
        arguments: [
            ("takeoff; forward 12m; land", 6, "not flown: line 1, \"forward 12m\": refused: farther than 10"),
            ("takeoff; forward 3m timeout 2s; land", 2, "not flown: line 1, \"forward 3m timeout 2s\": "),
            ("takeoff\nrepeat 60: hover 5s\nland\n", 5, "not flown: line 2, \"hover 5s\": "),
        ]
    )
    func `check finds flaws of fence, battery and timing`(mission: String, code: Int32, words: String) async throws {
        let result = try await Program.run(["check", "-c", mission, "--flights", "2", "--battery", "60"])
        #expect(result.errors.contains(words))
        #expect(result.status == code)
    }

    @Test(
        arguments: [
            ("takeoff; forward 12m; land", 6, "not flown: line 1, \"forward 12m\": "),
            ("takeoff; forward 3m timeout 2s; land", 2, "not flown: line 1, \"forward 3m timeout 2s\": "),
            ("takeoff\nrepeat 110: hover 5s\nland\n", 5, "not flown: "),
        ]
    )
    func `fly refuses a mission with a flaw of fence, timing or battery before it looks for a drone`(
        mission: String,
        code: Int32,
        words: String
    ) async throws {
        // Nobody is at this address: who looked would end with 3.
        let result = try await Program.run(["fly", "-c", mission, "--drone", "127.16.0.1"])
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(result.status == code)
    }

    @Test
    func `a tolerance tighter than the place is known is refused by check, with what is possible`() async throws {
        let mission = "takeoff\nhover 20s\nforward 2m within 2cm\nland\n"
        let result = try await Program.run(["check", "-c", mission, "--flights", "2"])
        #expect(result.output.hasPrefix("command line  not fit to fly     "))
        #expect(
            result.output.contains("\n  within   line 3  forward 2m within 2cm: the place is known no better than to ")
        )
        #expect(result.status == 2)
    }

    @Test
    func `check tells how well the place is known after two minutes without a landmark`() async throws {
        let long = try await Program.run(["check", "-c", "takeoff\nrepeat 5: hover 25s\nland\n", "--flights", "1"])
        #expect(long.output.contains("\n  place    known to ± "))
        #expect(long.status == 0)
    }

    @Test
    func `a note of a mission that can be flown stands below what else is known of it`() async throws {
        let mission = "takeoff\nwait until altitude > 50cm\nland\n"
        let result = try await Program.run(["check", "-c", mission, "--flights", "1"])
        #expect(result.output.hasSuffix("\n  note     line 2: no timeout given, 60 s will be used\n"))
        #expect(result.errors.isEmpty)
    }

    @Test
    func `check tells a script what the flights said`() async throws {
        let result = try await Program.run(["check", "--json", "--flights", "1", "-c", "takeoff; land"])
        let record = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
        let forecast = record["forecast"] as? [String: Any]
        #expect((forecast?["flights"] as? [String: Any])?["sound"] as? Bool == true)
        #expect(forecast?["needsPercent"] as? Int == 30)
        #expect(result.status == 0)
    }

    @Test
    func `check writes JSON, one object a line`() async throws {
        let result = try await Program.run(["check", "--json", "-c", "takeoff; foward 2m"])
        let records = try result.output.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
        #expect(records.first?["line"] as? Int == 1)
        #expect(records.first?["column"] as? Int == 10)
        #expect(records.first?["severity"] as? String == "error")
        #expect(records.last?["ok"] as? Bool == false)
        #expect(result.status == 2)
        let argument = try await Program.run(["check", "--json", "-c", "takeoff; land", "side=2m"])
        #expect(argument.output.contains("\"line\":null"))
    }

    @Test
    func `rehearse tells what may happen, and ends with the code of what does`() async throws {
        let sound = try await Program.run(["rehearse", "--seeds", "2", "-c", "takeoff; forward 1m; land"])
        #expect(sound.output.hasPrefix("command line  2 of 2 flights went well, no wind\n"))
        #expect(sound.output.contains("line 1  forward 1m: "))
        #expect(sound.status == 0)
        let unsound = try await Program.run(
            ["rehearse", "--json", "--seeds", "1", "-c", "limit radius 1m; takeoff; forward 3m; land"]
        )
        let record = try JSONSerialization.jsonObject(with: Data(unsound.output.utf8)) as? [String: Any] ?? [:]
        let summary = record["summary"] as? [String: Any] ?? [:]
        #expect(summary["sound"] as? Bool == false)
        #expect((summary["failures"] as? [[String: Any]])?.first?["step"] as? String == "forward 3m")
        #expect(unsound.status == 6)
    }

    @Test
    func `plan draws a mission, on the terminal and in a file`() async throws {
        try await withTemporaryFolder { folder in
            let mission = "takeoff; forward 1m; land"
            let text = try await Program.run(["plan", "-c", mission], folder: folder)
            #expect(text.output.contains("line 1  forward 1m, to "))
            #expect(text.output.contains("height over time"))
            #expect(text.status == 0)
            let drawn = try await Program.run(["plan", "-c", mission, "--svg", "hop.svg"], folder: folder)
            #expect(drawn.output == "command line  drawn in hop.svg\n")
            let svg = try String(contentsOf: folder.appendingPathComponent("hop.svg"), encoding: .utf8)
            #expect(svg.hasPrefix("<svg "))
        }
    }

    @Test
    func `a dry flight tells what would be sent, without a drone`() async throws {
        let dry = try await Program.run(["fly", "--dry", "-c", "takeoff; up 0.5m; land", "--drone", "127.0.0.1"])
        let lines = dry.output.split(separator: "\n")
        #expect(lines.first == "line 1  takeoff")
        #expect(lines.contains { $0.contains("REF take off or stay in the air; PCMD hover") })
        #expect(lines.contains { $0.contains("REF land or stay on the ground") })
        #expect(lines.contains { $0.contains("; PCMD gaz 9") && $0.hasSuffix(" %") })
        #expect(dry.status == 0)
    }

    @Test(
        arguments: [
            ("drone = \"127.0.0.1\"\nspeed = 3\n", "copter.toml:2: unknown key \"speed\"; known are: drone, guardian"),
            ("drone = 127.0.0.1\n", "copter.toml:1: the value must be a text in quotes"),
            ("drone\n", "copter.toml:1: "), ("drone = \"a\" b\n", "copter.toml:1: the value must be"),
        ]
    )
    func `a mistake in a configuration file is told with its line`(text: String, message: String) async throws {
        try await withTemporaryFolder { folder in
            try text.write(to: folder.appendingPathComponent("copter.toml"), atomically: true, encoding: .utf8)
            let result = try await Program.run(["fly", "-c", "takeoff; land"], folder: folder)
            #expect(result.errors.contains(message))
            #expect(result.status == 2)
        }
    }
}
