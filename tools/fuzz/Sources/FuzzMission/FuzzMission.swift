import MissionLanguage

/// Any text is a mission or a list of errors, each with a place inside the text.
@c(LLVMFuzzerTestOneInput)
public func fuzzMission(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let source = SourceText(name: "fuzz.fly", text: text)
    for context in [MissionCheck.Context.file, .prompt] {
        let result = MissionCheck.check(source, arguments: [:], context: context)
        precondition(
            result.mission != nil || !result.diagnostics.isEmpty,
            "a mission was refused without a reason"
        )
        for diagnostic in result.diagnostics { _ = DiagnosticRenderer.render(diagnostic, in: source) }
    }
    return 0
}
