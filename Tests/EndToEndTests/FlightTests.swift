import Foundation
import Glibc
import TestSupport
import Testing

/// Whole flights between real processes: `copter sim` on a loopback address, and another copter that flies it.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct FlightTests {
    private static func mission(_ name: String) -> String {
        Program.package.appendingPathComponent("missions/\(name).fly").path
    }

    @Test
    func `a mission flies, tells what happens, reports, keeps its report, and ends with 0`() async throws {
        let drone = LoopbackHost.reserve()
        try await withSimulator(at: drone) { _ in
            try await withTemporaryFolder { folder in
                let flight = ["fly", Self.mission("hop"), "rest=1s", "--drone", drone]
                let result = try await Program.run(flight, folder: folder)
                let lines = result.output.split(separator: "\n").map(String.init)
                let events = ["connected", "motors started", "hovering", "landing", "landed"]
                let told = lines.filter { line in events.contains { line.hasSuffix("  \($0)") } }
                #expect(told.map { String($0.dropFirst(9)) } == events)
                #expect(result.output.contains("hop.fly  completed in"))
                #expect(result.errors.isEmpty)
                #expect(result.status == 0)
                let saved = try #require(lines.first { $0.hasPrefix("  report   hop-") }).dropFirst(11)
                let report = try String(contentsOf: folder.appending(path: String(saved)), encoding: .utf8)
                #expect(report.contains("\n  rest = 1.0 s\n"))
                #expect(report.contains("hop.fly  completed in") && report.contains("  hover rest  "))
            }
        }
    }

    @Test
    func `events and report are JSON where asked for`() async throws {
        let result = try await Program.run(["fly", "-c", "takeoff; hover 1s; land", "--sim", "--json"])
        let records = try result.output.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
        let events = records.compactMap { $0["event"] as? String }
        #expect(
            events.filter { ["tookOff", "reachedHover", "landed"].contains($0) } == [
                "tookOff", "reachedHover", "landed",
            ]
        )
        #expect(records.last?["completed"] as? Bool == true)
        #expect(result.status == 0)
    }

    @Test
    func `a flight that fails tells a script why, back to what began it`() async throws {
        let result = try await Program.run(
            [
                "fly", "-c", "takeoff; hover 60s; land", "--sim", "--json", "--fault",
                "loss 100% out on navdata after 12s for 3s",
            ]
        )
        let last = try #require(result.output.split(separator: "\n").last)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])
        #expect(report["completed"] as? Bool == false)
        #expect((report["failure"] as? String)?.hasPrefix("link lost: no news for ") == true, "\(last)")
        let causes = try #require(report["because"] as? [String])
        #expect(causes.count == 1)
        #expect(causes.first?.hasPrefix("no news for ") == true && causes.first?.hasSuffix("; told to hover") == true)
        #expect(result.errors.contains("\n  because  no news for "))
        #expect(result.status == 4)
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 1), (SIGHUP, 1)] as [(Int32, Int32)])
    func `a signal in flight lands first`(signal: Int32, code: Int32) async throws {
        let program = try Program(["fly", "-c", "takeoff; hover 60s; land", "--sim"])
        defer { program.kill() }
        try program.type("")
        #expect(try await program.waits(for: "  hovering\n", within: .seconds(40)))
        program.signal(signal)
        let result = try await program.result()
        #expect(result.output.contains("interrupted: landing"))
        #expect(result.output.contains("  landed\n"))
        #expect(result.errors.contains("the drone has landed"))
        #expect(result.status == code)
    }

    @Test
    func `a mission that is never landed by its text is landed all the same`() async throws {
        let result = try await Program.run(["fly", "-c", "takeoff", "--sim"])
        #expect(result.output.contains("  landed\n"))
        #expect(result.status == 0)
    }

    @Test
    func `a requirement that is not met fails, lands and ends with 1`() async throws {
        let mission = "takeoff; require battery > 99% \"too little\"; land"
        let result = try await Program.run(["fly", "-c", mission, "--sim"])
        #expect(result.output.contains("  landed\n"))
        #expect(result.errors.contains("too little"))
        #expect(result.status == 1)
    }

    @Test
    func `a drone with too little charge does not take off, and that is exit code 5`() async throws {
        let drone = LoopbackHost.reserve()
        try await withSimulator(at: drone, ["--battery", "20"]) { _ in
            let result = try await Program.run(["fly", "-c", "takeoff; land", "--drone", drone])
            #expect(!result.output.contains("motors started"))
            #expect(result.errors.contains("battery"))
            #expect(result.status == 5)
        }
    }

    @Test
    func `a drone that is not there is told within seconds, with what to check, as exit code 3`() async throws {
        let drone = LoopbackHost.reserve()
        let began = ContinuousClock.now
        let result = try await Program.run(["fly", "-c", "takeoff; land", "--drone", drone])
        #expect(result.errors.hasPrefix("copter: no drone at \(drone)"))
        #expect(result.errors.contains("copter --sim"))
        #expect(result.status == 3)
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    @Test
    func `two simulated drones cannot share an address`() async throws {
        let drone = LoopbackHost.reserve()
        try await withSimulator(at: drone) { _ in
            let result = try await Program.run(["sim", "--host", drone])
            #expect(result.errors.contains(drone))
            #expect(result.errors.contains("in use"))
            #expect(result.status == 3)
        }
    }

    @Test
    func `the environment and the configuration file name the drone, the command line goes before both`() async throws {
        let (inFile, inEnvironment, onLine) = (LoopbackHost.reserve(), LoopbackHost.reserve(), LoopbackHost.reserve())
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("copter.toml")
            try "drone = \"\(inFile)\"\n".write(to: file, atomically: true, encoding: .utf8)
            let mission = ["fly", "-c", "takeoff; land"]
            let configured = try await Program.run(mission, folder: folder)
            #expect(configured.errors.contains(inFile))
            let fromEnvironment = try await Program.run(
                mission,
                environment: ["COPTER_DRONE": inEnvironment],
                folder: folder
            )
            #expect(fromEnvironment.errors.contains(inEnvironment))
            let flown = try await Program.run(
                mission + ["--drone", onLine],
                environment: ["COPTER_DRONE": inEnvironment],
                folder: folder
            )
            #expect(flown.errors.contains(onLine))
        }
    }

    @Test
    func `a film and a photo are written where the mission names them`() async throws {
        let drone = LoopbackHost.reserve()
        try await withSimulator(at: drone) { _ in
            try #require(try await cameraIsReady(at: drone))
            try await withTemporaryFolder { folder in
                let mission = "takeoff\nrecord \"flight\":\n    hover 2s\nphoto \"still\"\nland\n"
                let result = try await Program.run(
                    ["fly", "-", "--drone", drone],
                    folder: folder,
                    input: mission
                )
                let film = try Data(contentsOf: folder.appendingPathComponent("flight.mp4"))
                #expect(film.dropFirst(4).prefix(4) == Data("ftyp".utf8))
                let photo = try Data(contentsOf: folder.appendingPathComponent("still.jpg"))
                #expect(photo.prefix(2) == Data([0xFF, 0xD8]))
                #expect(result.status == 0, "\(result)")
            }
        }
    }

    @Test
    func `a film that cannot be written is told before anything else, as exit code 8`() async throws {
        let result = try await Program.run(["record", "/nowhere/film.mp4", "--sim"])
        #expect(result.errors == "copter: cannot write /nowhere/film.mp4: no such file or directory\n")
        #expect(result.status == 8)
    }
}
