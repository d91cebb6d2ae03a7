import DroneSim
import FlightCore
import Foundation
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// The missions that people start with.
@Suite(.timeLimit(.minutes(5))) struct MissionFileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "missions")

    static let files: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
        return (files ?? []).filter { $0.hasSuffix(".fly") }.sorted()
    }()

    private static func source(_ file: String) throws -> SourceText {
        SourceText(name: file, text: try String(contentsOf: folder.appending(path: file), encoding: .utf8))
    }

    @Test func `the first missions are there`() {
        #expect(Self.files.contains("hop.fly") && Self.files.contains("square.fly"))
        #expect(Self.files.contains("look-around.fly"))
    }

    @Test(arguments: files) func `every mission checks clean and begins with its help`(file: String) throws {
        let (mission, diagnostics) = MissionCheck.check(try Self.source(file))
        #expect(diagnostics.isEmpty)
        let summary = try #require(mission?.summary.first)
        #expect(summary.hasPrefix(file.dropLast(4) + ": "))
    }

    @Test(arguments: files, [UInt64(1), 2, 3])
    func `every mission flies with the sensors of a real drone`(file: String, seed: UInt64) throws {
        var flight = try Flight(seed: seed, sensors: .typical)
        let mission = try #require(MissionCheck.check(try Self.source(file)).mission)
        let flown = flight.virtual.fly(MissionMachine(mission), limit: .seconds(300))
        #expect(flown.outcome == .completed, "\(flown.pilot.report.text)")
        #expect(flight.state.isLanded)
        #expect(flown.pilot.report.videoFailures.isEmpty)
        // It lands where it started, as far as dead reckoning goes.
        let place = flight.truth.position
        #expect((place.x * place.x + place.y * place.y).squareRoot() < 0.6)
    }

    @Test func `the square closes, with a photo at each corner and a film of all of it`() throws {
        var flight = try Flight()
        let mission = try #require(
            MissionCheck.check(try Self.source("square.fly"), arguments: ["side": "1.5m", "pace": "0.4"]).mission
        )
        let report = flight.virtual.fly(MissionMachine(mission), limit: .seconds(300)).pilot.report
        #expect(report.photos.count == 4)
        #expect(report.films.count == 1)
        let sides = report.lines.filter { $0.text == "forward side at pace" }
        #expect(sides.count == 4)
        for side in sides {
            #expect(side.result == .done)
            #expect(abs((side.planned?.amount ?? 0) - 1.5) < 0.1)
            #expect((side.off?.amount ?? 1) < 0.2)
        }
        // Errors do not add up: four corners later the drone is where it began.
        let place = flight.truth.position
        #expect((place.x * place.x + place.y * place.y).squareRoot() < 0.15)
        let film = try #require(report.films.first)
        let inside = sides.map(\.took).reduce(.zero, +)
        #expect(film.length > inside)
    }

    @Test(arguments: files) func `two hundred mutations of a mission are a mission or an error in it`(
        file: String
    ) throws {
        let bytes = Array(try Self.source(file).text.utf8)
        var random = Chance(seed: UInt64(bytes.count))
        for _ in 0..<200 {
            var mutant = bytes
            for _ in 0...random.next() % 3 {
                let place = Int(random.next() % UInt64(mutant.count))
                let length = min(Int(random.next() % 12), mutant.count - place)
                switch random.next() % 4 {
                case 0: mutant[place] = UInt8(random.next() % 128)
                case 1: mutant.removeSubrange(place..<(place + length))
                case 2: mutant.insert(contentsOf: mutant[place..<(place + length)], at: Int(random.next() % 50))
                default: mutant.swapAt(place, Int(random.next() % UInt64(mutant.count)))
                }
            }
            let source = SourceText(name: file, text: String(decoding: mutant, as: UTF8.self))
            let (mission, diagnostics) = MissionCheck.check(source)
            #expect((mission == nil) == diagnostics.contains { $0.severity == .error })
            for diagnostic in diagnostics {
                #expect(diagnostic.range.lower >= 0 && diagnostic.range.upper <= source.text.utf8.count)
                #expect(source.position(of: diagnostic.range.lower).line <= source.lineCount)
            }
        }
    }
}
