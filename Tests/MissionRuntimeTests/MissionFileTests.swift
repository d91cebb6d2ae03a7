import DroneSim
import FlightCore
import Foundation
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// The missions that people start with.
@Suite(.timeLimit(.minutes(15))) struct MissionFileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "missions")

    static let files: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
        return (files ?? []).filter { $0.hasSuffix(".fly") }.sorted()
    }()

    private static func source(_ file: String) throws -> SourceText {
        SourceText(name: file, text: try String(contentsOf: folder.appending(path: file), encoding: .utf8))
    }

    @Test func `the missions that people start with are there, each in the list of them`() throws {
        let names = [
            "hop", "square", "tower", "search", "look-around", "dance", "figure-eight", "tag-landing",
        ]
        #expect(Set(names.map { $0 + ".fly" }).isSubset(of: Self.files))
        let list = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        for file in Self.files { #expect(list.contains("| [\(file)](\(file)) | ")) }
    }

    @Test(arguments: files) func `every mission is laid out, and its help names parameters that it has`(
        file: String
    ) throws {
        let source = try Self.source(file)
        #expect(MissionFormatter.format(source).text == source.text)
        let mission = try #require(MissionCheck.check(source).mission)
        let calls = mission.summary.filter { $0.hasPrefix("copter fly missions/") }
        #expect(!calls.isEmpty)
        for call in calls {
            let words = call.split(separator: " ").dropFirst(2)
            #expect(words.first == "missions/\(file)")
            let pairs = words.dropFirst().map { $0.split(separator: "=").map(String.init) }
            let given = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
            #expect(MissionCheck.check(source, arguments: given).mission != nil, "\(call)")
        }
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
        // It lands where it started, as far as dead reckoning goes; on a tag that it sees, nearer.
        let landsOnTag = file == "tag-landing.fly"
        #expect(Self.distance(of: flight, fromAhead: landsOnTag ? 1.5 : 0) < (landsOnTag ? 0.35 : 0.75))
    }

    /// How far a drone is from a place straight ahead of where it began, over ground, in metres.
    private static func distance(of flight: Flight, fromAhead ahead: Double = 0) -> Double {
        let place = flight.truth.position
        let off = (place.x - ahead, place.y)
        return (off.0 * off.0 + off.1 * off.1).squareRoot()
    }

    @Test func `the search finds the roundel in its area, takes its picture, and flies its lanes to their ends`()
        throws
    {
        var flight = try Flight(seed: 4, sensors: .typical)
        let mission = try #require(MissionCheck.check(try Self.source("search.fly")).mission)
        let flown = flight.virtual.fly(MissionMachine(mission), limit: .seconds(300))
        #expect(flown.outcome == .completed)
        let report = flown.pilot.report
        #expect(report.photos == ["roundel"])
        #expect(flight.events.contains { if case .said(let words) = $0 { words.contains("a roundel") } else { false } })
        #expect(report.lines.filter { $0.text.hasPrefix("go to forward ") }.count == 4)
        #expect(report.lines.allSatisfy { $0.result == .done })
    }

    @Test func `without a roundel in reach, tag-landing comes home and ends failed with its words`() throws {
        var flight = try Flight(sensors: .typical)
        let mission = try #require(
            MissionCheck.check(try Self.source("tag-landing.fly"), arguments: ["reach": "0.5m"]).mission
        )
        let flown = flight.virtual.fly(MissionMachine(mission), limit: .seconds(300))
        #expect(flown.outcome == .failed(.mission("no roundel within 0.50 m")))
        #expect(flight.state.isLanded)
        #expect(Self.distance(of: flight) < 0.5)
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
        #expect(Self.distance(of: flight) < 0.15)
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
