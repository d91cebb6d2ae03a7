import ArgumentParser
import FlightConsole
import MissionLanguage

/// `copter fmt`: writes missions in the one layout that all missions share.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Lay out missions in the one way that all share.",
        discussion: """
            Files are changed in place, those that cannot be read stay as they are; - reads standard input and writes \
            standard output. Comments are kept. Exit code 0 when all is well, 1 with --check when a file would change, \
            2 when one cannot be read.

              copter fmt missions/*.fly
              copter fmt --check missions/*.fly
              copter fmt - < draft.fly
            """
    )

    @Argument(help: ArgumentHelp("The missions, or - for standard input.", valueName: "file"))
    var files: [String]

    @Flag(help: "Change nothing; name the files that would change.")
    var check = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        var changes = 0
        var failures = 0
        for file in files {
            let given = try MissionSource(file: file, text: nil, arguments: [])
            let (formatted, diagnostics) = MissionFormatter.format(given.source, using: given.library)
            guard let formatted else {
                failures += 1
                for diagnostic in diagnostics where diagnostic.severity == .error {
                    StandardError.write(
                        DiagnosticRenderer.render(diagnostic, in: given.source, colour: output.coloursErrors)
                    )
                }
                continue
            }
            let isChanged = formatted != given.source.text
            changes += isChanged ? 1 : 0
            if check {
                if isChanged { print("\(given.source.name)  would change") }
            } else if file == "-" {
                print(formatted, terminator: "")
            } else if isChanged {
                do throws(TextFile.Failure) {
                    try TextFile.replace(file, with: formatted)
                } catch {
                    throw CommandFailure(.usage, "cannot write \(file): \(error)", advice: "It is as it was.")
                }
                print("\(file)  changed")
            }
        }
        if failures > 0 { throw CommandFailure(toldAlready: .usage) }
        if check, changes > 0 { throw CommandFailure(toldAlready: .missionFailed) }
    }
}
