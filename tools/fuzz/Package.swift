// swift-tools-version: 6.2

import PackageDescription

// A package of its own: a fuzz target has no `main`, so a plain build of it cannot link. `tools/fuzz/run` builds each
// with libFuzzer and AddressSanitizer. They need the modules that read other people's bytes, and no network.
func fuzzer(_ name: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: [.product(name: "Readers", package: "SwiftCopter")],
        swiftSettings: [.unsafeFlags(["-parse-as-library"])]
    )
}

let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "SwiftCopter", path: "../..")],
    targets: ["FuzzNavdata", "FuzzPaVE", "FuzzCommands", "FuzzMission", "FuzzUVLC", "FuzzSimulator"].map(fuzzer)
)
