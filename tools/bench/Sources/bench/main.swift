import CReference
import DroneWire
import Foundation

// Measures what the README promises, always against another program in the same run. Started by `tools/bench/run`, which
// builds everything first and passes the paths of what it built: the reference that gcc compiled, `copter`, and a C program
// that does nothing, linked with the same libraries.

let paths = Array(CommandLine.arguments.dropFirst())
if paths.count == 2, paths[0] == "prompt" {
    print(table(of: (PromptContest(program: paths[1]).run() + LanguageContest().run()).map(\.row)))
    exit(0)
}
guard paths.count == 3, let gcc = GccReference(path: paths[0]) else {
    FileHandle.standardError.write(Data("bench: start it with tools/bench/run, which builds what it compares\n".utf8))
    exit(2)
}

/// What is measured, in this order; BENCH_ONLY names one of them to measure alone.
enum Part: String, CaseIterable {
    // First, while nothing else has warmed the machine.
    case cadence, wire, start, simulator, prompt, language
}

var parts = Part.allCases
if let name = ProcessInfo.processInfo.environment["BENCH_ONLY"] {
    guard let part = Part(rawValue: name) else {
        let known = Part.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("bench: BENCH_ONLY is \(name); it can be \(known)\n".utf8))
        exit(2)
    }
    parts = [part]
}
var verdicts: [(row: [String], isReached: Bool)] = []
for part in parts {
    switch part {
    case .cadence:
        for isBusy in [false, true] {
            let verdict = await CadenceContest(isBusy: isBusy).run()
            verdicts.append((verdict.row, verdict.isReached))
        }
    case .wire:
        for contest in navdataContests(against: gcc) + commandContests() + videoContests() {
            let verdict = contest.run()
            verdicts.append((verdict.row, verdict.isReached))
        }
    case .start:
        let verdict = StartUpContest(program: paths[1], arguments: ["--help"], empty: paths[2]).run()
        verdicts.append((verdict.row, verdict.isReached))
    case .simulator:
        let verdict = SimulatorContest().run()
        verdicts.append((verdict.row, verdict.isReached))
    case .prompt: verdicts += PromptContest(program: paths[1]).run().map { ($0.row, $0.isReached) }
    case .language: verdicts += LanguageContest().run().map { ($0.row, $0.isReached) }
    }
}
print(table(of: verdicts.map(\.row)))
exit(verdicts.allSatisfy(\.isReached) ? 0 : 1)
