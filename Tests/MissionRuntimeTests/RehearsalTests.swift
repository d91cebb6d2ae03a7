import DroneSim
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// Missions flown many times in virtual time, before they are flown.
@Suite(.timeLimit(.minutes(15))) struct RehearsalTests {
    private func summary(
        of text: String,
        seeds: ClosedRange<UInt64> = 1...3,
        in conditions: RehearsalConditions = RehearsalConditions()
    ) throws -> RehearsalSummary {
        let mission = try mission(text)
        return RehearsalSummary(try seeds.map { try RehearsedFlight(mission, seed: $0, in: conditions) })
    }

    @Test func `a sound mission is found sound, with its time, charge, end and margins`() throws {
        let summary = try summary(of: "limit altitude 2m\nlimit radius 3m\ntakeoff to 1.5m\nforward 1m\nphoto\nland\n")
        #expect(summary.isSound)
        #expect(summary.succeeded == 3 && summary.failures.isEmpty)
        let time = try #require(summary.time)
        #expect(time.lowerBound > .seconds(8) && time.upperBound < .seconds(40))
        #expect(try #require(summary.leastBattery) > 80)
        #expect(try #require(summary.endError).worst < .meters(0.6))
        #expect(summary.margins.map(\.line) == [3, 4, 6])
        let forward = try #require(summary.margins.first { $0.line == 4 })
        #expect(forward.radius > .meters(1.5) && forward.radius < .meters(2.2))
        #expect(forward.ceiling > .meters(0.2) && forward.ceiling < .meters(0.7))
        #expect(try #require(summary.box).highest > .meters(1.4))
    }

    @Test func `a film within a film fails in a rehearsal as it does in flight`() throws {
        let summary = try summary(of: "takeoff\nrecord start \"a\"\nrecord start \"b\"\nland\n", seeds: 1...1)
        #expect(summary.succeeded == 0)
        #expect(summary.failures.first?.line == 3)
    }

    @Test func `the same seed is the same flight, and another seed another one`() throws {
        let mission = try mission("takeoff\nforward 1m\nland\n")
        let conditions = RehearsalConditions()
        let first = try RehearsedFlight(mission, seed: 7, in: conditions)
        let again = try RehearsedFlight(mission, seed: 7, in: conditions)
        let other = try RehearsedFlight(mission, seed: 8, in: conditions)
        #expect(first.track.points == again.track.points && first.report == again.report)
        #expect(first.track.points != other.track.points)
    }

    @Test func `a mission that leads through the fence is caught, with its line`() throws {
        let summary = try summary(of: "limit radius 1m\ntakeoff\nforward 2m\nland\n", seeds: 1...2)
        #expect(!summary.isSound && summary.succeeded == 0)
        let failure = try #require(summary.failures.first)
        #expect(failure.line == 3 && failure.text == "forward 2m" && failure.seeds == [1, 2])
        #expect(failure.reason == .refused(.fence(.meters(1))))
    }

    @Test func `a mission that leads into the floor is caught, with its line`() throws {
        let summary = try summary(of: "takeoff\ndown 5m\nland\n", seeds: 1...1)
        let failure = try #require(summary.failures.first)
        #expect(failure.line == 2 && failure.reason == .refused(.floor(.meters(0.3))))
    }

    @Test func `a mission that the battery does not carry is caught`() throws {
        var conditions = RehearsalConditions()
        conditions.simulator.batteryPercent = 33
        let summary = try summary(of: "takeoff\nrepeat 20: hover 10s\nland\n", seeds: 1...1, in: conditions)
        #expect(!summary.isSound)
        let failure = try #require(summary.failures.first)
        guard case .failsafe = failure.reason else {
            Issue.record("\(failure.reason)")
            return
        }
        // The line that was being flown when the failsafe took over.
        #expect(failure.line == 2)
        #expect(failure.text == "hover 10s")
    }

    @Test func `a mission whose deadline is too short is caught`() throws {
        let summary = try summary(of: "takeoff\nforward 2m timeout 2s\nland\n", seeds: 1...2)
        #expect(summary.failures.map(\.line) == [2])
        #expect(summary.failures.map(\.reason) == [.timeout(step: "forward 2m timeout 2s", deadline: .seconds(2))])
    }

    @Test func `a mission that fails in the room is landed before the next one begins`() throws {
        let flight = try RehearsedFlight(
            try mission("takeoff\nforward 2m timeout 1s\nland\n"),
            seed: 1,
            in: RehearsalConditions()
        )
        #expect(!flight.hasSucceeded && flight.hasLanded)
        #expect(flight.failedLine?.number == 2)
    }

    @Test func `wind is felt, each flight has its own, and one that blows too hard is caught`() throws {
        let mission = try mission("takeoff to 1.5m\nhover 5s\nland\n")
        var conditions = RehearsalConditions(wind: .zero ... .metersPerSecond(2))
        let flights = try (1...3).map { try RehearsedFlight(mission, seed: UInt64($0), in: conditions) }
        #expect(Set(flights.map(\.wind)).count == 3)
        #expect(flights.allSatisfy { $0.wind <= .metersPerSecond(2) && $0.hasLanded })
        conditions.wind = .metersPerSecond(9) ... .metersPerSecond(9)
        let storm = try RehearsedFlight(mission, seed: 1, in: conditions)
        #expect(!storm.hasSucceeded)
    }

    @Test func `in gusty wind of 2 m/s moves come to their ends, and only the landing drifts`() throws {
        let conditions = RehearsalConditions(wind: .metersPerSecond(2) ... .metersPerSecond(2))
        let mission = try mission("takeoff to 1.5m\nforward 1.5m\nturn right 90\nforward 1.5m\nhover 2s\nland\n")
        for seed in UInt64(1)...4 {
            let flight = try RehearsedFlight(mission, seed: seed, in: conditions)
            let hasSucceeded = flight.hasSucceeded
            #expect(hasSucceeded, "\(flight.report.text)")
            let arrived = flight.report.lines[4]
            let end = flight.began + arrived.began + arrived.took
            let place = try #require(flight.track.points.last { $0.at <= end }).place
            #expect(place.horizontalDistance(to: Position(forward: .meters(1.5), right: .meters(1.5))) < .meters(0.35))
            #expect(try #require(flight.endError) < .meters(1.2))
        }
    }

    // MARK: Plans

    @Test func `a plan tells each step, where it ends and when, and draws both views`() throws {
        let plan = try FlightPlan(
            try mission("takeoff to 1.5m\nforward 2m\nturn right 90\nforward 1m\nland\n"),
            in: RehearsalConditions()
        )
        #expect(plan.outcome == .completed)
        #expect(plan.stops.map(\.line) == [1, 2, 3, 4, 5])
        #expect(plan.stops.map(\.mark) == ["a", "b", "c", "d", "e"])
        let corner = plan.stops[2].place
        #expect(abs(corner.forward.meters - 2) < 0.2 && abs(corner.right.meters) < 0.2)
        let end = plan.stops[3].place
        #expect(abs(end.right.meters - 1) < 0.25 && abs(end.up.meters - 1.5) < 0.2)
        #expect(plan.way > .meters(2.7) && plan.way < .meters(3.6))

        let text = plan.text
        #expect(text.contains("line 2  forward 2m, to 2."))
        #expect(text.contains("H is home"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count < 100 })

        let svg = plan.svg
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
        #expect(svg.split(separator: "<polyline").count == 3)
        #expect(svg.contains("line 4: forward 1m"))
    }

    @Test func `a drawing holds no text of a mission as markup`() throws {
        let source = SourceText(name: "a<b>&\"c\".fly", text: "takeoff\nland\n")
        let mission = try #require(MissionCheck.check(source).mission)
        let svg = try FlightPlan(mission, in: RehearsalConditions()).svg
        #expect(svg.contains("<title>a&lt;b&gt;&amp;&quot;c&quot;.fly</title>"))
    }
}
