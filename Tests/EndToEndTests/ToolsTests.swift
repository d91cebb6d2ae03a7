import Foundation
import Testing

/// The scripts that guard the house must be able to fail.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct ToolsTests {
    private static let checkLayers = Program.package.appendingPathComponent("tools/check-layers")

    /// Runs `tools/check-layers` on a package of three targets, one of them with a violation planted in it.
    private static func layers(
        wire: String = "",
        core: String = "public import DroneWire",
        coreDependencies: String = "\"DroneWire\""
    ) async throws -> Program.Result {
        try await withTemporaryFolder { folder in
            let manifest = """
                // swift-tools-version: 6.2
                import PackageDescription
                let package = Package(
                    name: "House",
                    targets: [
                        .target(name: "DroneWire"), .target(name: "Sockets"),
                        .target(name: "FlightCore", dependencies: [\(coreDependencies)]),
                    ])
                """
            let files = [
                "Package.swift": manifest, "Sources/DroneWire/Wire.swift": wire, "Sources/FlightCore/Core.swift": core,
                "Sources/Sockets/Sockets.swift": "import Glibc",
            ]
            for (path, text) in files {
                let file = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            return try await Program.run([folder.path], executable: checkLayers, environment: ["HOME": folder.path])
        }
    }

    @Test
    func `a house in order passes`() async throws {
        let result = try await Self.layers()
        #expect(result.output == "3 targets, 3 files: no arrow points up\n")
        #expect(result.status == 0)
    }

    @Test(
        arguments: [
            ("import FlightCore", "Sources/DroneWire/Wire.swift:1: DroneWire may not import FlightCore"),
            ("// first\n  @preconcurrency public import Sockets", "Wire.swift:2: DroneWire may not import Sockets"),
            ("import Foundation", "Wire.swift:1: DroneWire is pure and may not import Foundation"),
            ("import struct NIOCore.ByteBuffer", "Wire.swift:1: DroneWire may not import NIOCore"),
            ("@testable import class FlightCore.Thing", "Wire.swift:1: DroneWire may not import FlightCore"),
        ]
    )
    func `an import that points up is named with its line`(source: String, message: String) async throws {
        let result = try await Self.layers(wire: source)
        #expect(result.output.contains(message))
        #expect(result.status == 1)
    }

    @Test
    func `an arrow that points up in the manifest is named`() async throws {
        let result = try await Self.layers(core: "", coreDependencies: "\"DroneWire\", \"Sockets\"")
        #expect(result.status == 0)
        let planted = try await Self.layers(wire: "", core: "import Unknown")
        #expect(planted.output.contains("FlightCore may not import Unknown"))
        #expect(planted.status == 1)
    }
}
