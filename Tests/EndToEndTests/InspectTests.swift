import Foundation
import Testing

/// `copter inspect`: what it says of recorded bytes, whole and damaged.
@Suite(.timeLimit(.minutes(2)))
struct InspectTests {
    @Test
    func `good navdata is told in the words of the protocol reference, a line for each datagram`() async throws {
        let names = Recording.goldenNavdata.filter { !$0.hasPrefix("navdata-bad") }
        let bytes = try names.flatMap { try Recording(golden: "navdata/\($0)").bytes }
        let result = try await Recording(bytes).inspect("--json")
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == names.count)
        for (line, name) in zip(lines, names) {
            #expect(try Self.object(line) == Recording.expectation(of: name), "\(name)")
        }
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test(.serialized, arguments: Recording.goldenNavdata.filter { $0.hasPrefix("navdata-bad") })
    func `bad navdata is told with the error of the protocol reference`(name: String) async throws {
        let result = try await Recording(golden: "navdata/\(name)").inspect("--json")
        #expect(try Self.object(result.output) == Recording.expectation(of: name))
        #expect(result.status == 1 || result.status == 2)
    }

    private static func object(_ text: some StringProtocol) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
    }

    @Test
    func `a single datagram is shown with every field, its unit and its meaning`() async throws {
        let result = try await Recording(golden: "navdata/navdata-option-00-demo").inspect()
        #expect(result.output.hasPrefix("navdata 300711: 172 bytes, 1 option, checksum 17802 right\nstate 0x0f800090 "))
        #expect(result.output.contains("\n  theta                   -4250.5 mdeg\n"))
        #expect(result.output.contains("\n  ctrl_state              196613  (flying, brake)\n"))
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test
    func `several datagrams are a line each, and damage is told with its extent`() async throws {
        let good = try Recording(golden: "navdata/navdata-demo-stream").bytes
        let bad = try Recording(golden: "navdata/navdata-bad-checksum").bytes
        let result = try await Recording(good + bad + good).inspect()
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[2].hasSuffix("damaged: checksum is 18356, the bytes add up to 18355"))
        #expect(result.errors.hasSuffix(": damaged: 1 datagram, 180 bytes in all\n"))
        #expect(result.status == 1)
    }

    @Test
    func `video behind garbage is found, and what was skipped is counted`() async throws {
        let result = try await Recording(golden: "pave-stream-resync").inspect("--json")
        let lines = result.output.split(separator: "\n")
        let frames = try lines.dropLast().map { line in
            let frame = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(frame?["frame"] as? Int)
        }
        #expect(frames == [100, 101, 102, 104, 105, 106])
        #expect(lines.last?.contains(#""frames":6,"keyFrames":2,"bytesSkipped":128"#) == true)
        #expect(result.status == 1)
    }

    @Test(.enabled(if: Recording.exists("pave.bin"), "../shared/captures/pave.bin is not there"))
    func `the video of a real drone is read whole, and all that can be decoded is`() async throws {
        let path = Recording.captures.appending(path: "pave.bin").path
        let result = try await Program.run(["inspect", "--json", path])
        let totals = try #require(result.output.split(separator: "\n").last)
        let expected =
            #"{"frames":20,"keyFrames":2,"bytesSkipped":0,"incompleteFrames":0,"advertisements":0,"#
            + #""heldBeforeKeyFrame":3,"heldAfterGap":0,"decodedPictures":17,"decodeErrors":0}"#
        #expect(totals == expected)
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test
    func `commands are shown in words, with any ends of lines`() async throws {
        let text = "AT*FOO=4\rAT*REF=1,290718208\rAT*PCMD=2,1,0,-1110651699,1056964608,0\r\nAT*CTRL=3,5,0\n"
        let result = try await Recording(Array(text.utf8)).inspect()
        #expect(
            result.output == """
                   damaged  command at byte 0 is FOO, which does not exist
                1  REF      take off or stay in the air
                2  PCMD     roll 0.0, pitch -0.1, gaz 0.5, yaw 0.0
                3  CTRL     5, 0

                """
        )
        #expect(result.status == 1)
    }

    @Test
    func `bytes of no known format are said to be so, in one line`() async throws {
        let noise = try await Recording((0..<100).map { UInt8($0 * 7 % 61) }).inspect()
        #expect(noise.errors.hasSuffix(": neither navdata, nor PaVE or UVLC video, nor AT commands\n"))
        #expect(noise.output.isEmpty)
        #expect(noise.status == 2)
        let missing = try await Program.run(["inspect", "nowhere.bin"])
        #expect(missing.errors == "copter: cannot read nowhere.bin: no such file or directory\n")
        #expect(missing.status == 2)
    }
}

/// Bytes that were recorded, or look so.
private struct Recording {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The bytes that a golden file spells in hexadecimal digits.
    init(golden name: String) throws {
        let text = try String(contentsOf: Self.fixtures.appending(path: name + ".hex"), encoding: .utf8)
        let digits = try text.filter { !$0.isWhitespace }.map { try #require($0.hexDigitValue) }
        bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// What `copter inspect` says of the bytes in a file.
    func inspect(_ options: String...) async throws -> Program.Result {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "recording.bin")
            try Data(bytes).write(to: file)
            return try await Program.run(["inspect"] + options + [file.path])
        }
    }

    /// What a golden file says that must be told.
    static func expectation(of name: String) throws -> NSDictionary {
        let json = try Data(contentsOf: fixtures.appending(path: "navdata/\(name).json"))
        let whole = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        return try #require(whole["expected"] as? NSDictionary)
    }

    static let fixtures = Program.package.appending(path: "Tests/DroneWireTests/Fixtures")

    static let captures = Program.package.appending(path: "../shared/captures").standardizedFileURL

    static func exists(_ capture: String) -> Bool {
        FileManager.default.fileExists(atPath: captures.appending(path: capture).path)
    }

    static let goldenNavdata: [String] = {
        let files =
            (try? FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: "navdata").path)) ?? []
        return files.filter { $0.hasSuffix(".hex") }.map { String($0.dropLast(4)) }.sorted()
    }()
}
