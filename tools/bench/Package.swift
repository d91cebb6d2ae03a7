// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who uses SwiftCopter builds its measuring tools.
let package = Package(
    name: "Bench",
    dependencies: [.package(name: "SwiftCopter", path: "../..")],
    targets: [
        .target(name: "CReference", cSettings: [.unsafeFlags(["-O2"])]),
        .executableTarget(
            name: "bench",
            dependencies: [
                "CReference", .product(name: "SwiftCopter", package: "SwiftCopter"),
                .product(name: "DroneSim", package: "SwiftCopter"),
            ]
        ),
    ]
)
