import CReference
import DroneWire
import Foundation

// Measures what the README promises, always as a ratio to another program in the same run. Started by `tools/bench/run`,
// which builds everything first and passes the reference that gcc compiled.

guard let gcc = CommandLine.arguments.dropFirst().first.flatMap(GccReference.init(path:)) else {
    FileHandle.standardError.write(Data("bench: start it with tools/bench/run, which builds what it compares\n".utf8))
    exit(2)
}

let verdicts = (navdataContests(against: gcc) + commandContests() + videoContests()).map { $0.run() }
print(table(of: verdicts))
exit(verdicts.allSatisfy(\.isReached) ? 0 : 1)
