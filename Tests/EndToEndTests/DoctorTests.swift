import Foundation
import TestSupport
import Testing

/// What `copter doctor` says, and what it leaves alone.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct DoctorTests {
    private func findings(_ output: String) throws -> [String: [String: Any]] {
        var findings: [String: [String: Any]] = [:]
        for line in output.split(separator: "\n") {
            let finding = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            findings[finding["code"] as? String ?? ""] = finding
        }
        return findings
    }

    @Test func `where no drone is, that is bad, with advice and exit code 3`() async throws {
        let result = try await Program.run(["doctor", "--json", "--drone", LoopbackHost.reserve()])
        let findings = try findings(result.output)
        #expect(findings["route"]?["grade"] as? String == "ok")
        #expect(findings["navdata-refused"]?["grade"] as? String == "bad")
        #expect((findings["navdata-refused"]?["advice"] as? String)?.isEmpty == false)
        #expect(findings["port-5555-closed"] != nil)
        #expect(result.status == 3)
    }

    @Test func `a name without an address is told, and everything else about this computer as well`() async throws {
        let result = try await Program.run(["doctor", "--drone", "no-such-host.invalid"])
        #expect(result.output.contains("[host-unknown]"))
        #expect(result.output.contains("FFmpeg"))
        #expect(result.output.hasSuffix("no flying with this\n"))
        #expect(result.status == 3)
    }

    @Test func `a process that may open few files is told so, and no port is called closed for that`() async throws {
        let place = LoopbackHost.reserve()
        try await withSimulator(at: place) { _ in
            for most in [10, 20] {
                let result = try await Program.run(
                    ["-c", "ulimit -n \(most); \"\(Program.executable.path)\" doctor --drone \(place)"],
                    executable: URL(fileURLWithPath: "/bin/sh")
                )
                #expect(result.output.contains("too many open files"), "\(result)")
                #expect(result.output.contains("ulimit -n 256"), "\(result)")
                #expect(!result.output.contains("refused") && !result.output.contains("silent"), "\(result)")
                #expect(result.status == 3)
            }
        }
    }

    @Test func `a drone on the ground is looked at whole`() async throws {
        let place = LoopbackHost.reserve()
        try await withSimulator(at: place) { _ in
            _ = try await cameraIsReady(at: place)
            let result = try await Program.run(["doctor", "--json", "--drone", place])
            let findings = try findings(result.output)
            for code in [
                "route", "ports-free", "port-5554", "port-5559", "identity", "controller", "settings", "battery",
                "trim",
            ] {
                #expect(findings[code]?["grade"] as? String == "ok", "\(code): \(result.output)")
            }
            #expect((findings["identity"]?["found"] as? String)?.contains("AR.Drone 2") == true)
            #expect(findings.keys.contains { $0.hasPrefix("video") })
            #expect([0, 1].contains(result.status))
        }
    }

    @Test func `a drone in the air is told nothing, and flies on`() async throws {
        let place = LoopbackHost.reserve()
        try await withSimulator(at: place) { _ in
            let flight = try Program(["fly", "-c", "takeoff; hover 15s; land", "--drone", place])
            defer { flight.kill() }
            try #require(try await flight.waits(for: "hovering", within: .seconds(40)))
            let result = try await Program.run(["doctor", "--json", "--drone", place])
            #expect(try findings(result.output)["in-the-air"] != nil, "\(result.output)")
            #expect(try findings(result.output)["ports-taken"] != nil)
            #expect(result.status == 1)
            let flown = try await flight.result()
            #expect(flown.status == 0, "\(flown.errors)")
        }
    }
}
