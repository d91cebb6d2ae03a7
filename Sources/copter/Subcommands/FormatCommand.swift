import ArgumentParser
import FlightConsole
import Glibc
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
                let colour = TerminalTraits(descriptor: STDERR_FILENO, colour: output.colour).hasColour
                for diagnostic in diagnostics where diagnostic.severity == .error {
                    StandardError.write(DiagnosticRenderer.render(diagnostic, in: given.source, colour: colour))
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
                try replace(file, with: formatted)
                print("\(file)  changed")
            }
        }
        if failures > 0 { throw CommandFailure(toldAlready: .usage) }
        if check, changes > 0 { throw CommandFailure(toldAlready: .missionFailed) }
    }

    /// Puts a new text in a file's place, whole or not at all.
    private func replace(_ file: String, with text: String) throws(CommandFailure) {
        let draft = "\(file).\(getpid()).tmp"
        var mode = stat()
        let bytes = Array(text.utf8)
        let isKnown = unsafe stat(file, &mode) == 0
        let descriptor = unsafe open(
            draft,
            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
            isKnown ? mode.st_mode & 0o777 : 0o644
        )
        var isWritten = descriptor >= 0
        if isWritten {
            isWritten = unsafe write(descriptor, bytes, bytes.count) == bytes.count
            isWritten = close(descriptor) == 0 && isWritten
            if isWritten { isWritten = unsafe rename(draft, file) == 0 }
        }
        guard isWritten else {
            let reason = unsafe String(cString: strerror(errno)).lowercased()
            if descriptor >= 0 { _ = unsafe unlink(draft) }
            throw CommandFailure(.usage, "cannot write \(file): \(reason)", advice: "It is as it was.")
        }
    }
}
