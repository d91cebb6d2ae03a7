import Foundation
import TestSupport
import Testing

/// Other people's programs with a simulated drone.
@Suite(.serialized)
struct ProtocolProbeTests {
    private static let probe = Program.executable.deletingLastPathComponent().appendingPathComponent("ProtocolProbe")

    @Test(.timeLimit(.minutes(4)))
    func `a client in C that was written from the protocol's description flies it through everything`() async throws {
        let truth = FileManager.default.temporaryDirectory.appendingPathComponent("probe-\(UUID()).jsonl")
        defer { try? FileManager.default.removeItem(at: truth) }
        let address = LoopbackHost.reserve()
        try await withSimulator(at: address, ["--truth", truth.path]) { _ in
            let probe = try Program([address, truth.path], executable: Self.probe)
            let result = try await probe.result(within: .seconds(200))
            #expect(result.status == 0, "\(result.output)")
            #expect(!result.output.contains("FAIL"))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `curl reads which firmware it is`() async throws {
        let curl = URL(fileURLWithPath: "/usr/bin/curl")
        guard FileManager.default.isExecutableFile(atPath: curl.path) else { return }
        let address = LoopbackHost.reserve()
        try await withSimulator(at: address) { _ in
            let client = try Program(
                ["--silent", "--max-time", "20", "ftp://\(address):5551/version.txt"],
                executable: curl
            )
            let result = try await client.result()
            #expect(result.status == 0 && result.output == "2.4.8\n")
        }
    }
}
