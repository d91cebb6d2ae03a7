import Foundation
import TestSupport
import Testing

/// What `copter config` reads and writes, and what it refuses.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct ConfigTests {
    @Test(arguments: [
        (["set", "control:altitude_max", "1"], "control:altitude_max is 1, not 500 to 100000 mm"),
        (["set", "control:altitude_max", "high"], "control:altitude_max is \"high\", not a whole number"),
        (["set", "control:altitude_mux", "3000"], "did you mean control:altitude_max"),
        (["get", "altitude_max"], "did you mean control:altitude_max"),
        (["set", "general:num_version_soft", "3.0.0"], "general:num_version_soft can only be read"),
        (["restore", "nowhere.conf"], "cannot read nowhere.conf"),
    ])
    func `a key or a value that no drone takes is refused before anything is sent`(
        arguments: [String],
        message: String
    ) async throws {
        // Nobody is there: an attempt to connect would end with 3.
        let result = try await Program.run(["config"] + arguments + ["--drone", LoopbackHost.reserve()])
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(result.status == 2)
    }

    @Test func `where copter's own settings come from is told, the strongest first`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "drone = \"127.0.0.9\"\n".write(
            to: folder.appendingPathComponent("copter.toml"),
            atomically: true,
            encoding: .utf8
        )
        let file = try await Program.run(["config"], folder: folder)
        #expect(file.output.contains("drone     127.0.0.9  from copter.toml"), "\(file.output)")
        #expect(file.output.contains("guardian  none       from the variable COPTER_GUARDIAN"))
        let flag = try await Program.run(["config", "--drone", "127.0.0.8"], folder: folder)
        #expect(flag.output.contains("127.0.0.8  from the command line, --drone"))
    }

    @Test func `settings are listed, written, read back, saved and restored`() async throws {
        let place = LoopbackHost.reserve()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func config(_ words: String...) async throws -> Program.Result {
            try await Program.run(["config"] + words + ["--drone", place], folder: folder)
        }
        try await withSimulator(at: place) { _ in
            let list = try await config("list", "altitude_max")
            #expect(
                list.output.contains("control:altitude_max  3000 mm  500 to 100000"),
                "\(list.output)\(list.errors)"
            )
            let saved = try await config("save", "mine.conf")
            #expect(saved.status == 0, "\(saved.errors)")
            let set = try await config("set", "control:altitude_max", "5000")
            #expect(set.output == "control:altitude_max = 5000  (was 3000)\n", "\(set.errors)")
            #expect(try await config("get", "control:altitude_max").output == "5000\n")
            let again = try await config("save", "mine.conf")
            #expect(again.status == 8, "an existing file is kept")
            let restored = try await config("restore", "mine.conf")
            #expect(restored.output.contains("control:altitude_max = 3000"), "\(restored.errors)")
            #expect(restored.status == 0)
            #expect(try await config("get", "control:altitude_max").output == "3000\n")
        }
    }
}
