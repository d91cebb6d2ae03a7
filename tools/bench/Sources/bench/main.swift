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

// First, while nothing else has warmed the machine; alone with BENCH_ONLY=cadence.
var cadences: [CadenceVerdict] = []
for isBusy in [false, true] { cadences.append(await CadenceContest(isBusy: isBusy).run()) }
if ProcessInfo.processInfo.environment["BENCH_ONLY"] == "cadence" {
    print(table(of: cadences.map(\.row)))
    exit(cadences.allSatisfy(\.isReached) ? 0 : 1)
}
let verdicts = (navdataContests(against: gcc) + commandContests() + videoContests()).map { $0.run() }
let startUp = StartUpContest(program: paths[1], arguments: ["--help"], empty: paths[2]).run()
let simulator = SimulatorContest().run()
let waits = PromptContest(program: paths[1]).run() + LanguageContest().run()
let rows = verdicts.map(\.row) + [startUp.row, simulator.row] + waits.map(\.row) + cadences.map(\.row)
print(table(of: rows))
let areReached =
    verdicts.map(\.isReached) + [startUp.isReached, simulator.isReached] + waits.map(\.isReached)
    + cadences.map(\.isReached)
exit(areReached.allSatisfy { $0 } ? 0 : 1)
