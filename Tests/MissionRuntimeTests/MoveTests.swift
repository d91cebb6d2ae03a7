import DroneSim
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// Moves, turns and where the next one starts, flown in the simulated drone.
@Suite(.timeLimit(.minutes(15))) struct MoveTests {
    private func flying(_ memory: inout MissionMemory) throws -> Flight {
        var flight = try Flight()
        flight.takeOff()
        memory = MissionMemory()
        #expect(try flight.say("altitude 1.5m", carrying: &memory).outcome == .completed)
        return flight
    }

    @Test(arguments: [
        ("forward 1m", 1.0, 0.0, 1.5), ("back 1m", -1, 0, 1.5), ("left 1m", 0, -1, 1.5), ("right 1m", 0, 1, 1.5),
        ("up 50cm", 0, 0, 2), ("down 50cm", 0, 0, 1), ("move forward 1m, left 50cm, up 40cm", 1, -0.5, 1.9),
        ("go to forward 1m, right 1m", 1, 1, 1.5), ("go to altitude 2m", 0, 0, 2),
        ("go to back 1m, altitude 1m", -1, 0, 1),
        ("forward 1m at 0.3m/s", 1, 0, 1.5), ("forward 3ft", 0.9144, 0, 1.5),
    ])
    func `a move ends where it says, whatever its direction`(
        line: String,
        forward: Double,
        right: Double,
        up: Double
    ) throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        #expect(try flight.say(line, carrying: &memory).outcome == .completed)
        flight.run(for: .seconds(1))
        let place = flight.truePosition
        #expect(abs(place.forward.meters - forward) < 0.25, "\(place)")
        #expect(abs(place.right.meters - right) < 0.25, "\(place)")
        #expect(abs(place.up.meters - up) < 0.2, "\(place)")
    }

    @Test func `moves chain from where the drone was meant to be, also from line to line at the prompt`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        for line in ["forward 1m", "turn right 90", "forward 1m", "turn right 90", "forward 1m"] {
            #expect(try flight.say(line, carrying: &memory).outcome == .completed)
        }
        let target = try #require(memory.target)
        // The plan is exact, however the drone flew it.
        #expect(abs(target.position.forward.meters) < 1e-9)
        #expect(abs(target.position.right.meters - 1) < 1e-9)
        #expect(abs((target.heading - .degrees(180)).wrapped.degrees) < 1e-9)
        #expect(abs(flight.truePosition.forward.meters) < 0.25)
    }

    @Test(arguments: [
        ("turn right 90", 90.0), ("turn left 90", -90), ("turn around", 180), ("turn right 270", 270),
        ("turn left 400", -400),
        ("face 120", 120), ("face -30deg", -30), ("turn right 45deg/s for 2s", 90),
    ])
    func `a turn goes the way it says, however far`(line: String, degrees: Double) throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        let mission = try mission(line, .prompt, carrying: memory)
        // Follows the true nose around to tell 270° right from 90° left.
        var turned = 0.0
        var before = flight.trueHeading
        var pilot = MissionMachine(mission, carrying: memory)
        while pilot.outcome == nil {
            // The controls are taken and given back at once, which the mission does not notice.
            pilot = flight.virtual.fly(pilot, limit: .milliseconds(300)).pilot
            turned += (flight.trueHeading - before).wrapped.degrees
            before = flight.trueHeading
        }
        #expect(pilot.outcome == .completed)
        #expect(abs(turned - degrees) < 15, "\(turned)")
        #expect(abs(flight.truePosition.forward.meters) < 0.25 && abs(flight.truePosition.right.meters) < 0.25)
    }

    @Test func `a speed is held for its time, then braked, and the next move starts where that was`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        #expect(try flight.say("forward 0.5m/s for 3s", carrying: &memory).outcome == .completed)
        let reached = flight.truePosition.forward.meters
        #expect(reached > 0.8 && reached < 2)
        let target = try #require(memory.target)
        #expect(abs(target.position.forward.meters - reached) < 0.2)
        // The height and the nose stay as they were meant.
        #expect(abs(target.position.up.meters - 1.5) < 1e-9)
        #expect(abs(target.heading.degrees) < 1e-9)
    }

    @Test func `a stick moves the drone to its side, and a push at the prompt lasts a second`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        let flown = try flight.say("right 30%", carrying: &memory)
        #expect(flown.outcome == .completed)
        #expect(flight.truePosition.right.meters > 0.1)
        #expect((flown.pilot.report.lines.first?.took ?? .seconds(9)) < .seconds(4))
    }

    @Test func `a place that was marked is found again, and home as well`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        for line in ["forward 1m", "mark gate", "right 1m", "go to gate", "face home"] {
            #expect(try flight.say(line, carrying: &memory).outcome == .completed, "\(line)")
        }
        #expect(abs(flight.truePosition.forward.meters - 1) < 0.25 && abs(flight.truePosition.right.meters) < 0.25)
        #expect(abs((flight.trueHeading - .degrees(180)).wrapped.degrees) < 10)
        #expect(try flight.say("go home", carrying: &memory).outcome == .completed)
        #expect(abs(flight.truePosition.forward.meters) < 0.25)
    }

    @Test func `take-off climbs to its height, and begins with a new home`() throws {
        var flight = try Flight()
        let flown = try flight.fly("takeoff to 1.8m\nforward 1m\nland\n")
        #expect(flown.outcome == .completed)
        #expect(flown.pilot.report.lines.first?.planned == Measure(1.8, .length))
        #expect(flight.state.isLanded)
        var memory = MissionMemory()
        #expect(try flight.say("takeoff", carrying: &memory).outcome == .completed)
        #expect(try flight.say("left 1m", carrying: &memory).outcome == .completed)
        let target = try #require(memory.target)
        #expect(abs(target.position.forward.meters) < 1e-9 && abs(target.position.right.meters + 1) < 1e-9)
    }

    @Test func `a flip is seen, and the drone comes back to its place`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        let flown = try flight.say("flip left; hover 1s", carrying: &memory)
        #expect(flown.outcome == .completed, "\(flown.pilot.report.text)")
        #expect(abs(flight.truePosition.right.meters) < 0.3)
    }

    @Test(arguments: [("takeoff to 5m", Refusal.ceiling(.meters(3))), ("takeoff to 10cm", .floor(.meters(0.3)))])
    func `a take-off to a height that is not allowed starts no motor`(line: String, refusal: Refusal) throws {
        var memory = MissionMemory()
        var flight = try Flight()
        #expect(try flight.say(line, carrying: &memory).outcome == .failed(.refused(refusal)))
        #expect(!flight.events.contains(.tookOff))
    }

    @Test func `a limit that would be wider is told what holds already`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        let notes = try ["limit altitude 9m", "limit altitude 2m", "limit altitude 2.5m", "limit speed 1m/s"].map {
            try flight.say($0, carrying: &memory).pilot.report.lines.flatMap(\.notes)
        }
        #expect(notes == [[.limitHolds(Measure(3, .length))], [], [.limitHolds(Measure(2, .length))], []])
    }

    @Test func `a flip that a mission has given up is not flown later`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        // Nobody hears of it in time, and two seconds are not yet a lost link.
        try flight.inject("loss 100% out on at for 1.3s")
        let flown = try flight.say("try flip left timeout 1s", carrying: &memory)
        #expect(flown.outcome == .completed, "\(flown.pilot.report.text)")
        #expect(memory.variables["error"] != nil)
        let flips = flight.virtual.run(until: { abs($0.truth.attitude.roll) > 0.5 }, limit: .seconds(4))
        #expect(!flips)
    }
}
