import Foundation
import Rehearsal
import SwiftCopter
import Testing

/// What the documentation shows in Swift is compiled, and what it flies can be flown.
@Suite(.timeLimit(.minutes(15))) struct DocumentationTests {
    private static let here = URL(filePath: #filePath).deletingLastPathComponent()

    /// A text as lines without indentation, remarks behind a line, and empty ones.
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { $0.components(separatedBy: "  //").first }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    @Test(arguments: [
        "README.md", "Sources/SwiftCopter/SwiftCopter.docc/SwiftCopter.md",
        "Sources/SwiftCopter/SwiftCopter.docc/MissionsInSwift.md",
        "Sources/MissionLanguage/MissionLanguage.docc/MissionLanguage.md",
    ])
    func `every Swift sample of the documentation is compiled, word for word`(page: String) throws {
        let text = try String(contentsOf: Self.here.appending(path: "../../" + page), encoding: .utf8)
        let samples = text.components(separatedBy: "```swift\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        #expect(!samples.isEmpty)
        let compiled = Self.lines(
            try String(contentsOf: Self.here.appending(path: "Samples.swift"), encoding: .utf8)
        )
        for sample in samples where !sample.hasPrefix(".package(") {
            let wanted = Self.lines(sample).filter { $0 != "import SwiftCopter" }
            let isThere = compiled.indices.contains { start in compiled[start...].starts(with: wanted) }
            #expect(isThere, "\(page) shows something that Samples.swift does not have:\n\(sample)")
        }
    }

    @Test func `the mission of the page flies`() throws {
        let mission = try #require(MissionCheck.check(patrolOfThePage().source).mission)
        let flight = try RehearsedFlight(mission, seed: 1, in: RehearsalConditions())
        #expect(flight.outcome == .completed, "\(flight.report.text)")
        #expect(flight.report.photos == ["gate", "fence", "tree"])
        #expect(Peek(height: 1.m).lines.count == 3)
    }
}
