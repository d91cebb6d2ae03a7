import FlightConsole
import Foundation
import Glibc
import Testing

/// The small files that the program writes.
@Suite(.timeLimit(.minutes(15)))
struct FileTests {
    @Test
    func `a new text file takes no other's place, and a replaced one keeps its mode, also behind a link`() throws {
        try Self.withFolder { folder in
            let file = folder + "/way.fly"
            try TextFile.create(file, text: "takeoff\n")
            #expect(throws: TextFile.Failure.exists) { try TextFile.create(file, text: "land\n") }
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "takeoff\n")

            unsafe chmod(file, 0o600)
            let link = folder + "/link.fly"
            unsafe symlink("way.fly", link)
            try TextFile.replace(link, with: "land\n")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "land\n")
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "way.fly")

            try TextFile.replace(folder + "/new.svg", with: "<svg/>")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                    "link.fly", "new.svg", "way.fly",
                ]
            )
        }
    }

    @Test
    func `what cannot be written says why and leaves nothing behind`() throws {
        try Self.withFolder { folder in
            #expect(throws: TextFile.Failure.system("no space left on device")) {
                try TextFile.replace("/dev/full", with: "takeoff\n")
            }
            #expect(throws: TextFile.Failure.system("no such file or directory")) {
                try TextFile.create(folder + "/nowhere/way.fly", text: "takeoff\n")
            }
            #expect(throws: TextFile.Failure.system("is a directory")) {
                try TextFile.replace(folder, with: "takeoff\n")
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.isEmpty)
        }
    }

    @Test
    func `a history that has become long is cut to its newest lines, and never offers to stop the motors`() throws {
        try Self.withFolder { folder in
            let history = HistoryFile(path: folder + "/state/history")
            #expect(history.append("takeoff"))
            for line in ["emergency!", "EMERGENCY !!", "!emergency! # now"] { #expect(history.append(line)) }
            #expect(history.lines() == ["takeoff"])

            let long = (1...5000).map { "forward \($0)cm" }
            try (long.joined(separator: "\n") + "\n").write(toFile: history.path, atomically: false, encoding: .utf8)
            #expect(history.lines() == Array(long.suffix(2000)))
            #expect(history.append("land"))
            let kept = try String(contentsOfFile: history.path, encoding: .utf8).split(separator: "\n")
            #expect(kept.count == 2001)
            #expect(kept.last == "land")
        }
    }

    private static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }
}
