import MissionLanguage

/// The text of a mission, from wherever the command line takes it, and the parameters given with it.
struct MissionSource {
    /// The text and its name in messages.
    var source: SourceText

    /// What follows the mission on the command line: `side=3m`.
    var arguments: [String: String]

    /// The missions that it can use.
    var library: MissionLibrary

    /// Reads the mission that a command line names: a file, `-` for standard input, or the text itself.
    init(file: String?, text: String?, arguments: [String]) throws(CommandFailure) {
        // Behind -c there is no file: what stands in its place is the first parameter.
        let isParameter = text != nil && file?.contains("=") == true
        let arguments = isParameter ? [file ?? ""] + arguments : arguments
        let file = isParameter ? nil : file
        var given: [String: String] = [:]
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw CommandFailure(
                    .usage,
                    "\"\(argument)\" is no parameter",
                    advice: "Parameters follow the mission as name=value, for example side=3m"
                )
            }
            guard given.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw CommandFailure(.usage, "\"\(parts[0])\" is given twice")
            }
        }
        self.arguments = given
        library = MissionFolders.library(beside: file)
        switch (file, text) {
        case (nil, nil):
            throw CommandFailure(
                .usage,
                "no mission is given",
                advice: "Name a file (copter fly missions/hop.fly), - for standard input, or -c 'takeoff; land'"
            )
        case (_?, _?): throw CommandFailure(.usage, "a mission is given twice, as a file and with -c")
        case (nil, let text?): source = SourceText(name: "command line", text: text)
        case ("-"?, nil):
            source = SourceText(name: "standard input", text: try Self.read("-", called: "standard input"))
        case (let file?, nil): source = SourceText(name: file, text: try Self.read(file, called: file))
        }
    }

    private static func read(_ file: String, called name: String) throws(CommandFailure) -> String {
        do throws(InputFile.ReadError) {
            return try InputFile.text(file)
        } catch {
            throw CommandFailure(.usage, "cannot read \(name): \(error.reason)")
        }
    }

    /// What the language says about it.
    func check() -> (mission: CheckedMission?, diagnostics: [Diagnostic]) {
        MissionCheck.check(source, arguments: arguments, using: library)
    }

    /// The checked mission; without one, what is wrong has been written to standard error.
    func checked(colour: Bool) throws(CommandFailure) -> CheckedMission {
        let (mission, diagnostics) = check()
        for diagnostic in diagnostics where diagnostic.severity > .note || mission == nil {
            StandardError.write(DiagnosticRenderer.render(diagnostic, in: source, colour: colour))
        }
        guard let mission else { throw CommandFailure(toldAlready: .usage) }
        return mission
    }
}
