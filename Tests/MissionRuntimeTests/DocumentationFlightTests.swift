import DroneSim
import FlightCore
import Foundation
import MissionLanguage
import MissionRuntime
import Rehearsal
import Testing

/// What the documentation shows in the language of missions flies.
@Suite(.timeLimit(.minutes(15))) struct DocumentationFlightTests {
    private static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A drone that hovers at 1.2 m with much room around it; every test flies a copy of it.
    private static let hovering: VirtualFlight? = {
        let simulator = SimulatorSettings(sensors: .perfect, world: .hall)
        guard var flight = try? VirtualFlight(simulator: simulator, settings: FlightSettings()),
            let climb = try? mission("takeoff to 1.2m", .prompt)
        else { return nil }
        let flown = flight.fly(MissionMachine(climb), limit: .seconds(60))
        return flown.outcome == .completed ? flight : nil
    }()

    private static func samples(in page: String, fence: String) throws -> [String] {
        let text = try String(contentsOf: top.appending(path: page), encoding: .utf8)
        return text.components(separatedBy: "```\(fence)\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
    }

    @Test(arguments: ["MissionLanguage.md", "Tutorial.md"])
    func `every mission of the pages flies to its end`(page: String) throws {
        let samples = try Self.samples(in: "Sources/MissionLanguage/MissionLanguage.docc/\(page)", fence: "fly")
        #expect(!samples.isEmpty)
        for sample in samples {
            if sample.contains("takeoff") {
                let flight = try RehearsedFlight(try mission(sample), seed: 1, in: RehearsalConditions())
                #expect(flight.outcome == .completed, "\(sample)\n\(flight.report.text)")
            } else {
                var flight = try #require(Self.hovering)
                let flown = flight.fly(MissionMachine(try mission(sample, .prompt)), limit: .seconds(120))
                #expect(flown.outcome == .completed, "\(sample)\n\(flown.pilot.report.text)")
            }
        }
    }

    @Test func `the mission of the README is laid out, checks clean and flies`() throws {
        let sample = try #require(
            Self.samples(in: "README.md", fence: "").first { $0.hasPrefix("param side") }
        )
        let source = SourceText(name: "README.md", text: sample)
        let (mission, diagnostics) = MissionCheck.check(source)
        #expect(diagnostics.isEmpty)
        #expect(MissionFormatter.format(source).text == sample)
        let flight = try RehearsedFlight(try #require(mission), seed: 1, in: RehearsalConditions())
        #expect(flight.outcome == .completed, "\(flight.report.text)")
        #expect(flight.report.photos.count == 4 && flight.report.films.count == 1)
    }

    @Test func `what the README types at the prompt flies, line by line`() throws {
        let session = try #require(
            Self.samples(in: "README.md", fence: "").first { $0.hasPrefix("$ tools/fly\n") }
        )
        let lines = session.split(separator: "\n").filter { $0.hasPrefix("drone> ") }.map { $0.dropFirst(7) }
        #expect(lines.count > 3)
        var flight = try VirtualFlight(simulator: SimulatorSettings(sensors: .typical))
        var memory = MissionMemory()
        for line in lines {
            let mission = try mission(String(line), .prompt, carrying: memory)
            let flown = flight.fly(MissionMachine(mission, carrying: memory), limit: .seconds(60))
            #expect(flown.outcome == .completed, "\(line)")
            memory = flown.pilot.memory
        }
        #expect(flight.state.isLanded)
    }

    /// What cannot come to its end from a hover without a tag in sight: how it ends instead.
    private static let otherwise: [String: FlightFailure] = [
        "trim": .refused(.flying), "fail \"the gate is closed\"": .mission("the gate is closed"),
        "wait until altitude > 2m timeout 10s": .timeout(
            step: "wait until altitude > 2m timeout 10s",
            deadline: .seconds(10)
        ),
        "profile outdoor": .requirement("\"profile outdoor\" widens limits, which only the operator may: --outdoor"),
    ]

    /// What has to come before an example.
    private static func before(_ example: String, of id: Verb.ID) -> String {
        switch id {
        case .up: "altitude 80cm\n"
        case .down: "altitude 2.8m\n"
        case .record where example == "record stop": "record start\n"
        case .mark: ""
        default: example.contains("gate") ? "mark gate\n" : ""
        }
    }

    @Test(arguments: Verb.ID.allCases)
    func `every example of a verb flies from a hover, or ends as its page says`(id: Verb.ID) throws {
        for example in VerbCatalogue.verb(id).examples {
            var flight = try #require(Self.hovering)
            let text = Self.before(example, of: id) + example
            let flown = flight.fly(MissionMachine(try mission(text, .prompt)), limit: .seconds(180))
            if example.contains("tag") {
                // None is in sight: it is looked for until the time is over.
                guard case .failed(.timeout) = flown.outcome else {
                    Issue.record("\(example): \(flown.outcome)")
                    continue
                }
            } else if case .failed(let failure) = flown.outcome {
                #expect(failure == Self.otherwise[example], "\(example)\n\(flown.pilot.report.text)")
            }
        }
    }
}
