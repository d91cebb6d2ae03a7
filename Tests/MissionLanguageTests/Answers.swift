import MissionLanguage
import Testing

/// What the language answers to a text, as a reader sees it; `ok` when it has nothing to say.
func answer(
    to text: String,
    _ context: MissionCheck.Context = .prompt,
    arguments: [String: String] = [:],
    knowing names: MissionCheck.KnownNames = .init(),
    using library: MissionLibrary = .empty
) -> String {
    let source = SourceText(name: context == .prompt ? "prompt" : "test.fly", text: text)
    let (mission, diagnostics) = MissionCheck.check(
        source,
        arguments: arguments,
        context: context,
        knowing: names,
        using: library
    )
    expectGoodFixes(diagnostics, source, context, names, library)
    guard !diagnostics.isEmpty else { return mission == nil ? "no mission and no reason" : "ok" }
    return diagnostics.map { DiagnosticRenderer.render($0, in: source) }.joined(separator: "\n")
}

/// The messages alone, without places.
func messages(
    to text: String,
    _ context: MissionCheck.Context = .prompt,
    knowing names: MissionCheck.KnownNames = .init()
) -> [String] {
    let source = SourceText(name: "test", text: text)
    let diagnostics = MissionCheck.check(source, context: context, knowing: names).diagnostics
    expectGoodFixes(diagnostics, source, context, names, .empty)
    return diagnostics.map(\.message)
}

/// A fix, wherever one is offered in these tests, takes its mistake away: the changed text does not have it at that place.
private func expectGoodFixes(
    _ diagnostics: [Diagnostic],
    _ source: SourceText,
    _ context: MissionCheck.Context,
    _ names: MissionCheck.KnownNames,
    _ library: MissionLibrary
) {
    for diagnostic in diagnostics {
        guard let fixIt = diagnostic.fixIt else { continue }
        let fixed = SourceText(name: source.name, text: fixIt.applied(to: source))
        let left = MissionCheck.check(fixed, context: context, knowing: names, using: library).diagnostics
        #expect(
            !left.contains { $0.id == diagnostic.id && $0.range.lower == diagnostic.range.lower },
            "\(source.text) was to be put right as \(fixed.text)"
        )
    }
}

/// The mission of a text that must be right.
func mission(
    _ text: String,
    _ context: MissionCheck.Context = .file,
    arguments: [String: String] = [:]
) -> CheckedMission? {
    MissionCheck.check(SourceText(name: "test.fly", text: text), arguments: arguments, context: context).mission
}
