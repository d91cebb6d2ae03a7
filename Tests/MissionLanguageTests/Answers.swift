import MissionLanguage

/// What the language answers to a text, as a reader sees it; `ok` when it has nothing to say.
func answer(
    to text: String,
    _ context: MissionCheck.Context = .prompt,
    arguments: [String: String] = [:],
    knowing names: MissionCheck.KnownNames = .init()
) -> String {
    let source = SourceText(name: context == .prompt ? "prompt" : "test.fly", text: text)
    let (mission, diagnostics) = MissionCheck.check(source, arguments: arguments, context: context, knowing: names)
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
    return MissionCheck.check(source, context: context, knowing: names).diagnostics.map(\.message)
}

/// The mission of a text that must be right.
func mission(
    _ text: String,
    _ context: MissionCheck.Context = .file,
    arguments: [String: String] = [:]
) -> CheckedMission? {
    MissionCheck.check(SourceText(name: "test.fly", text: text), arguments: arguments, context: context).mission
}
