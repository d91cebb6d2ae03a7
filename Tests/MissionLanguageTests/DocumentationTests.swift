import Foundation
import MissionLanguage
import Testing

/// What the documentation says is true.
@Suite struct DocumentationTests {
    private static let pages = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/MissionLanguage/MissionLanguage.docc").standardizedFileURL

    /// The missions that stand in a page.
    private static func samples(in page: String) throws -> [String] {
        let text = try String(contentsOf: pages.appending(path: page), encoding: .utf8)
        let parts = text.components(separatedBy: "```fly\n").dropFirst()
        return parts.compactMap { $0.components(separatedBy: "```").first }
    }

    @Test(arguments: ["MissionLanguage.md", "Tutorial.md"])
    func `every mission in the documentation can be flown as it stands`(page: String) throws {
        let samples = try Self.samples(in: page)
        #expect(!samples.isEmpty)
        for sample in samples {
            let source = SourceText(name: page, text: sample)
            let (mission, diagnostics) = MissionCheck.check(
                source,
                context: sample.contains("takeoff") ? .file : .prompt,
                knowing: MissionCheck.KnownNames(isFlying: !sample.contains("takeoff"))
            )
            #expect(mission != nil, "\(diagnostics.map { DiagnosticRenderer.render($0, in: source) })")
            #expect(diagnostics.allSatisfy { $0.severity == .note })
            #expect(MissionFormatter.format(source).text == sample, "\(page) is not laid out")
        }
    }

    /// `COPTER_WRITE_PAGES=yes tools/test --filter DocumentationTests` writes the page anew.
    @Test func `the page of verbs is the catalogue's`() throws {
        let page = Self.pages.appending(path: "Verbs.md")
        if ProcessInfo.processInfo.environment["COPTER_WRITE_PAGES"] != nil {
            try VerbReference.page.write(to: page, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == VerbReference.page)
    }
}
