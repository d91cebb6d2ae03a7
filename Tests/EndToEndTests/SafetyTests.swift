import Foundation
import Glibc
import TestSupport
import Testing

/// What becomes of a drone when the program that flies it does not go on: real processes, and a simulated drone that never
/// lands by itself when its client is lost. What the drone did is read from its own file of the truth.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct SafetyTests {
    /// The longest time, by the drone's clock, from the event to the ground: 2 s until the guardian lands, 5 s for the way
    /// down from 0.8 m, and as much again for a machine that is busy.
    private static let longestWithGuardian = 15.0

    /// One flight: the drone, where it writes the truth, and a folder of its own.
    private struct Place {
        var drone: String
        var truth: TruthFile
        var folder: URL

        /// The environment of a program that is guarded, and whose guardian writes its log into the folder.
        var environment: [String: String] {
            ["COPTER_GUARDIAN": "auto", "XDG_STATE_HOME": folder.path]
        }

        var log: String {
            (try? String(contentsOf: folder.appendingPathComponent("copter/guardian.log"), encoding: .utf8)) ?? ""
        }

        /// Starts a flight that would hang in the air for a minute.
        func fly(_ mission: String = "takeoff; hover 60s; land", guarded: Bool = true) throws -> Program {
            let program = try Program(
                ["fly", "-c", mission, "--drone", drone],
                environment: guarded ? environment : [:]
            )
            try program.type("")
            return program
        }
    }

    /// Where a drone has to be after its program died: down in time with a guardian, and in the air without one, or this test would
    /// say nothing of the guardian.
    private static func expectEnd(of place: Place, guarded: Bool, after death: TruthFile.Moment) async throws {
        if guarded {
            let took = try #require(try await place.truth.landing(after: death))
            #expect(took < longestWithGuardian)
        } else {
            #expect(try await place.truth.passes(longestWithGuardian, after: death))
            #expect(place.truth.now.height > 0.3)
        }
    }

    private static func withDrone(_ body: (Place) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let drone = LoopbackHost.reserve()
            let truth = folder.appendingPathComponent("truth.jsonl")
            try await withSimulator(at: drone, ["--link-loss", "hover", "--truth", truth.path]) { _ in
                try await body(Place(drone: drone, truth: TruthFile(truth), folder: folder))
            }
        }
    }

    @Test
    func `a program that is killed leaves a drone that its guardian lands, though the disk is full`() async throws {
        try await Self.withDrone { place in
            let state = place.folder.appendingPathComponent("copter")
            try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: state.appendingPathComponent("guardian.log").path,
                withDestinationPath: "/dev/full"
            )
            let program = try place.fly()
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let killed = place.truth.now
            program.signal(SIGKILL)
            let took = try #require(try await place.truth.landing(after: killed))
            #expect(took < Self.longestWithGuardian)
        }
    }

    @Test
    func `told to end while its terminal takes nothing, the prompt lands`() async throws {
        try await Self.withDrone { place in
            try await Terminal.with(["--drone", place.drone]) { terminal in
                try await terminal.shows("connected")
                terminal.type("takeoff\r")
                try #require(try await place.truth.isHovering())
                terminal.stall()
                // More than a terminal holds for somebody who does not read.
                for _ in 1...100 { terminal.type("?\r") }
                let told = place.truth.now
                terminal.signal(SIGTERM)
                let took = try #require(try await place.truth.landing(after: told))
                #expect(took < 15)
            }
        }
    }

    @Test
    func `a program that was stopped finds its drone landed, is told, and sends nothing more`() async throws {
        try await Self.withDrone { place in
            let program = try place.fly()
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let stopped = place.truth.now
            program.signal(SIGSTOP)
            let took = try #require(try await place.truth.landing(after: stopped))
            #expect(took < Self.longestWithGuardian)
            #expect(try await place.truth.passes(10, after: stopped))
            let continued = place.truth.now
            program.signal(SIGCONT)
            let result = try await program.result()
            #expect(result.errors.contains("guardian"))
            #expect(result.status == 9)
            #expect(!place.truth.moments.contains { $0.time > continued.time && !$0.isLanded })
            #expect(try await eventually(within: .seconds(20)) { place.log.contains("it was told that it has lost") })
        }
    }

    @Test
    func `without a guardian the drone hangs there, and a program that is started anew holds it and lands it`()
        async throws
    {
        try await Self.withDrone { place in
            let program = try Program(["fly", "-c", "takeoff; hover 60s; land", "--drone", place.drone])
            try program.type("")
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let killed = place.truth.now
            program.signal(SIGKILL)
            #expect(try await place.truth.passes(Self.longestWithGuardian, after: killed))
            #expect(place.truth.now.height > 0.3)
            let next = try await Program.run(
                ["fly", "-c", "hover 2s; land", "--drone", place.drone, "--guardian", "none"]
            )
            #expect(next.output.contains("connected to a drone in the air; it is held in a hover"))
            #expect(next.output.contains("  landed\n"))
            #expect(next.status == 0)
            #expect(place.truth.now.isLanded)
            let between = place.truth.moments.filter { $0.time > killed.time + Self.longestWithGuardian }
            // Held first: it does not come down before the two seconds of the mission are over.
            let descent = try #require(between.first { $0.state.hasPrefix("landing") })
            #expect(descent.time > killed.time + Self.longestWithGuardian + 2)
        }
    }

    @Test
    func `without a guardian a stopped program leaves the drone up, and lands it when it goes on`() async throws {
        try await Self.withDrone { place in
            let program = try Program(["fly", "-c", "takeoff; hover 60s; land", "--drone", place.drone])
            try program.type("")
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let stopped = place.truth.now
            program.signal(SIGSTOP)
            #expect(try await place.truth.passes(Self.longestWithGuardian, after: stopped))
            #expect(place.truth.now.height > 0.3)
            let continued = place.truth.now
            program.signal(SIGCONT)
            let took = try #require(try await place.truth.landing(after: continued))
            #expect(took < Self.longestWithGuardian)
            let result = try await program.result()
            #expect(result.output.contains("stood still"), "\(result)")
            // Aborted, or its link lost: both are true of a program that did not hear its drone meanwhile.
            #expect([1, 4].contains(result.status))
        }
    }

    @Test(arguments: [true, false])
    func `a program that crashes leaves a drone that its guardian lands, and nobody else`(guarded: Bool) async throws {
        try await Self.withDrone { place in
            let program = try place.fly(guarded: guarded)
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let crashed = place.truth.now
            program.signal(SIGSEGV)
            try await Self.expectEnd(of: place, guarded: guarded, after: crashed)
        }
    }

    @Test(arguments: [true, false])
    func
        `a prompt that is killed with everything at its terminal leaves a drone that its guardian lands, and nobody else`(
            guarded: Bool
        ) async throws
    {
        try await Self.withDrone { place in
            try await Terminal.with(["--drone", place.drone], environment: guarded ? place.environment : [:]) {
                terminal in
                try await terminal.shows("connected")
                terminal.type("takeoff\r")
                try #require(try await place.truth.isHovering())
                let killed = place.truth.now
                terminal.signalAll(SIGKILL)
                terminal.hangUp()
                try await Self.expectEnd(of: place, guarded: guarded, after: killed)
            }
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a program that is told to end lands the drone first`(signal: Int32) async throws {
        try await Self.withDrone { place in
            // Without a guardian, so that it is the program that lands.
            let program = try Program(["fly", "-c", "takeoff; hover 60s; land", "--drone", place.drone])
            try program.type("")
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let told = place.truth.now
            program.signal(signal)
            let took = try #require(try await place.truth.landing(after: told))
            #expect(took < Self.longestWithGuardian)
            let result = try await program.result()
            #expect(result.status == (signal == SIGINT ? 130 : 1), "\(result)")
        }
    }

    @Test
    func `a terminal that is closed lands the drone`() async throws {
        try await Self.withDrone { place in
            // Without a guardian, so that it is the program that lands.
            try await Terminal.with(["--drone", place.drone]) { terminal in
                try await terminal.shows("connected")
                terminal.type("takeoff\r")
                try #require(try await place.truth.isHovering())
                let closed = place.truth.now
                terminal.hangUp()
                let took = try #require(try await place.truth.landing(after: closed))
                #expect(took < Self.longestWithGuardian)
                try await terminal.isGone()
            }
        }
    }

    /// Runs a flight whose output goes where a shell leads it; without a guardian, so that it is the program that lands.
    private static func fly(_ place: Place, _ mission: String, into destination: String) throws -> Program {
        let command = """
            ('\(Program.executable.path)' fly -c '\(mission)' --drone \(place.drone) 2>/dev/null) \(destination)
            """
        let shell = URL(fileURLWithPath: "/bin/sh")
        let program = try Program(["-c", command], executable: shell, environment: ["PATH": "/usr/bin:/bin"])
        try program.type("")
        return program
    }

    @Test
    func `an output that nobody reads keeps no drone in the air`() async throws {
        try await Self.withDrone { place in
            // The pipe is full before the first line.
            let pipe = FullPipe()
            // Opened anew it makes whoever writes to it wait.
            let program = try Self.fly(place, "takeoff; hover 1s; land", into: "> /proc/\(getpid())/fd/\(pipe.writer)")
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let hovering = place.truth.now
            #expect(try await place.truth.landing(after: hovering) != nil)
        }
    }

    @Test
    func `an output that is closed lands the drone`() async throws {
        try await Self.withDrone { place in
            let program = try Self.fly(place, "takeoff; hover 60s; land", into: "| head -n 2")
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let hovering = place.truth.now
            let took = try #require(try await place.truth.landing(after: hovering))
            #expect(took < Self.longestWithGuardian)
        }
    }

    /// Whether a file system of its own can be mounted for a test.
    private static let mayMount: Bool = {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "unshare -m mount -t tmpfs none /mnt 2>/dev/null"]
        guard (try? shell.run()) != nil else { return false }
        shell.waitUntilExit()
        return shell.terminationStatus == 0
    }()

    @Test(.enabled(if: mayMount, "a small file system cannot be mounted here"))
    func `a small file system that fills up ends a film, not a flight`() async throws {
        try await Self.withDrone { place in
            try #require(try await cameraIsReady(at: place.drone))
            let folder = place.folder.appendingPathComponent("small")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let mission = "takeoff\\nrecord \"\(folder.path)/film\":\\n    hover 4s\\nland\\n"
            let command = """
                mount -t tmpfs -o size=60k none '\(folder.path)' && printf '\(mission)' | \
                '\(Program.executable.path)' fly - --drone \(place.drone)
                """
            let program = try Program(
                ["-m", "/bin/sh", "-c", command],
                executable: URL(fileURLWithPath: "/usr/bin/unshare"),
                environment: place.environment
            )
            try program.type("")
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let result = try await program.result(within: .seconds(100))
            #expect(result.output.contains("recording failed"), "\(result)")
            #expect(result.status == 8)
            #expect(place.truth.now.isLanded)
        }
    }

    @Test
    func `a disk that is full ends a film, not a flight`() async throws {
        try await Self.withDrone { place in
            try #require(try await cameraIsReady(at: place.drone))
            let mission = "takeoff\\nrecord \"\(place.folder.path)/film\":\\n    hover 4s\\nland\\n"
            let command = """
                ulimit -f 40; printf '\(mission)' | '\(Program.executable.path)' fly - --drone \(place.drone)
                """
            let shell = URL(fileURLWithPath: "/bin/sh")
            let program = try Program(["-c", command], executable: shell, environment: place.environment)
            try program.type("")
            defer { program.kill() }
            try #require(try await place.truth.isHovering())
            let result = try await program.result(within: .seconds(100))
            #expect(result.output.contains("recording failed"), "\(result)")
            #expect(result.output.contains("  landed\n"))
            #expect(result.status == 8)
            #expect(place.truth.now.isLanded)
            #expect(!place.log.contains("took the drone"))
        }
    }
}

/// A pipe that has no room left, and that nobody reads.
private final class FullPipe {
    private let pipe = Pipe()

    /// The number of the end to write to.
    var writer: Int32 { pipe.fileHandleForWriting.fileDescriptor }

    init() {
        let flags = fcntl(writer, F_GETFL)
        _ = fcntl(writer, F_SETFL, flags | O_NONBLOCK)
        let filling = [UInt8](repeating: 0, count: 4096)
        while unsafe write(writer, filling, filling.count) > 0 {}
    }
}
