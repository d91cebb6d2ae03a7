import MissionLanguage

/// Writes out what is short at the prompt, so that what is echoed, repeated and saved reads like every mission.
enum WholeWords {
    /// A text with `f 2m` written as `forward 2m`.
    static func expanding(_ text: String) -> String { changed(text, times: false) }

    /// The same, and a push that has no time with the second that the prompt gives it: what a file needs.
    static func forFile(_ text: String) -> String { changed(text, times: true) }

    private static func changed(_ text: String, times: Bool) -> String {
        let source = SourceText(name: "prompt", text: text)
        // Read as a file, where neither is allowed: each is reported with its place.
        let (_, diagnostics) = MissionCheck.check(source)
        var bytes = Array(text.utf8)
        // From behind, so that the places of the other changes stay where they are.
        for diagnostic in diagnostics.reversed() {
            guard let fixIt = diagnostic.fixIt else { continue }
            let replacement: String
            switch diagnostic.id {
            case "short-form": replacement = fixIt.replacement
            case "missing-time" where times: replacement = " for 1s"
            default: continue
            }
            bytes.replaceSubrange(fixIt.range.lower..<fixIt.range.upper, with: replacement.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
