// swift-tools-version: 6.2

import PackageDescription

// Every Swift target is built with the same strictness. `Lifetimes` is the one experimental feature: without it no
// reader may hold a borrowed `RawSpan`; swift-nio, swift-system and swift-collections release with it as well.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .enableExperimentalFeature("Lifetimes"),
    .strictMemorySafety(),  // SE-0458
    .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
]

/// A Swift target and the modules it may import; `tools/check-layers` fails when a source file imports more.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module, with the fixtures they read.
func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies,
        resources: fixtures ? [.copy("Fixtures")] : [],
        swiftSettings: strict
    )
}

/// What `tools/fuzz` and `tools/bench` try beside the library; no promise to anybody else.
let triedByTools: [Product] =
    Context.environment["COPTER_TOOLS"] == nil
    ? []
    : [
        .library(name: "DroneSim", targets: ["DroneSim", "DroneWire"]),
        .library(name: "Readers", targets: ["DroneWire", "MissionLanguage", "DroneVideo", "DroneSim"]),
    ]

/// What `tools/docs` builds the documentation with; nobody else has to fetch it.
let documentation: [Package.Dependency] =
    Context.environment["COPTER_DOCS"] == nil
    ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

let package = Package(
    name: "SwiftCopter",
    products: [
        // The umbrella, and beside it the two modules that are of use alone: the wire formats and the language.
        .library(name: "SwiftCopter", targets: ["SwiftCopter", "DroneWire", "MissionLanguage"]),
        .executable(name: "copter", targets: ["copter"]),
    ] + triedByTools,
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ] + documentation,
    targets: [
        // Other people's C, and what its macros and variadics hide from Swift.
        .systemLibrary(
            name: "CFFmpeg",
            pkgConfig: "libavformat libavcodec libswscale libavutil",
            providers: [.apt(["libavformat-dev", "libavcodec-dev", "libswscale-dev", "libavutil-dev"])]
        ),
        .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),

        // Pure: bytes and time in, values and actions out.
        module("DroneWire"),
        module("FlightCore", ["DroneWire"]),
        module("MissionLanguage"),
        module("MissionRuntime", ["MissionLanguage", "FlightCore", "DroneWire"]),
        module("DroneSim", ["DroneWire"]),
        module("Rehearsal", ["MissionRuntime", "MissionLanguage", "FlightCore", "DroneSim", "DroneWire"]),

        // Shells: one home for each outside library.
        module("DroneVideo", ["DroneWire", "CFFmpeg"]),
        module("Sockets", nio),
        module("DroneLink", ["FlightCore", "DroneWire", "DroneVideo", "Sockets", logging]),
        module("SimulatorHost", ["DroneSim", "DroneVideo", "DroneWire", "Sockets", logging]),
        module("SwiftCopter", ["DroneLink", "Rehearsal", "MissionRuntime", "MissionLanguage", "FlightCore"]),
        module(
            "FlightConsole",
            ["CEditLine", "DroneLink", "MissionRuntime", "MissionLanguage", "FlightCore", "DroneWire"]
        ),
        .executableTarget(
            name: "copter",
            dependencies: [
                "DroneWire", "FlightCore", "MissionLanguage", "MissionRuntime", "DroneSim", "Rehearsal", "DroneVideo",
                "Sockets", "DroneLink", "SimulatorHost", "SwiftCopter", "FlightConsole", argumentParser, logging,
            ],
            swiftSettings: strict
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["Rehearsal", "DroneSim", "FlightCore", "MissionRuntime", "DroneWire"],
            path: "Tests/Support",
            swiftSettings: strict
        ),
        // A client in C that knows the protocol's description and nothing of this project; EndToEndTests run it.
        .executableTarget(name: "ProtocolProbe", path: "Tests/ProtocolProbe"),
        tests("DroneWireTests", ["DroneWire", "TestSupport"], fixtures: true),
        tests("FlightCoreTests", ["FlightCore", "Rehearsal", "DroneSim", "DroneWire", "TestSupport"]),
        tests("MissionLanguageTests", ["MissionLanguage", "TestSupport"]),
        tests(
            "MissionRuntimeTests",
            ["MissionRuntime", "MissionLanguage", "FlightCore", "Rehearsal", "DroneSim", "DroneWire", "TestSupport"]
        ),
        tests("DroneSimTests", ["DroneSim", "DroneWire", "TestSupport"], fixtures: true),
        tests("DroneVideoTests", ["DroneVideo", "DroneWire", "CFFmpeg"], fixtures: true),
        tests("SocketsTests", ["Sockets", "TestSupport"]),
        tests(
            "SimulatorHostTests",
            ["SimulatorHost", "DroneSim", "DroneVideo", "DroneWire", "Sockets", "TestSupport"]
        ),
        tests(
            "DroneLinkTests",
            [
                "DroneLink", "SimulatorHost", "SwiftCopter", "MissionRuntime", "MissionLanguage", "Rehearsal",
                "FlightCore",
                "DroneSim", "DroneVideo", "DroneWire", "Sockets", "TestSupport",
                logging,
            ]
        ),
        tests(
            "SwiftCopterTests",
            ["SwiftCopter", "MissionRuntime", "MissionLanguage", "FlightCore", "DroneSim", "Rehearsal", "TestSupport"]
        ),
        tests(
            "FlightConsoleTests",
            [
                "FlightConsole", "MissionRuntime", "MissionLanguage", "FlightCore", "DroneWire", "Rehearsal",
                "TestSupport",
            ]
        ),
        tests("EndToEndTests", ["TestSupport"]),
    ]
)
