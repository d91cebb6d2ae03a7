import DroneSim
import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// Places and frames: what is measured from here along the nose, and what from home along home's axes.
@Suite(.timeLimit(.minutes(15))) struct PlaceTests {
    /// Hovering 1 m above a meadow without wind, where nothing is in the way.
    private func flying(_ memory: inout MissionMemory) throws -> Flight {
        var flight = try Flight(simulator: SimulatorSettings(sensors: .perfect, world: .field, wind: .calm))
        flight.takeOff()
        memory = MissionMemory()
        #expect(try flight.say("altitude 1.5m", carrying: &memory).outcome == .completed)
        return flight
    }

    private func fly(_ lines: String..., in flight: inout Flight, carrying memory: inout MissionMemory) throws {
        for line in lines {
            let flown = try flight.say(line, carrying: &memory)
            #expect(flown.outcome == .completed, "\(line)\n\(flown.pilot.report.text)")
        }
    }

    private func expect(_ flight: Flight, at forward: Double, _ right: Double, within error: Double = 0.3) {
        let place = flight.truePosition
        #expect(abs(place.forward.meters - forward) < error, "\(place)")
        #expect(abs(place.right.meters - right) < error, "\(place)")
    }

    @Test func `home is the pose of the first hover, wherever the nose pointed before`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        let home = try #require(flight.trueHome)
        #expect(abs(home.attitude.heading) < 0.1)
        #expect(abs((flight.pose?.heading ?? .degrees(99)).degrees) < 3)

        try fly("turn right 90", "land", "takeoff", in: &flight, carrying: &memory)
        // The nose points to the east now, and that is the new home's forward.
        #expect(abs((flight.pose?.heading ?? .degrees(99)).degrees) < 5)
        let before = flight.truth.position
        try fly("go to forward 1m", in: &flight, carrying: &memory)
        #expect(abs(flight.truth.position.y - before.y - 1) < 0.3)
        #expect(abs(flight.truth.position.x - before.x) < 0.3)
    }

    @Test func `a move is from here along the nose, and a place is from home along home's axes`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        try fly("turn right 90", "move forward 1m", in: &flight, carrying: &memory)
        expect(flight, at: 0, 1)
        try fly("go to forward 1m, right 0m", in: &flight, carrying: &memory)
        expect(flight, at: 1, 0)
    }

    @Test func `an axis that is left out keeps its present target`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        try fly("go to forward 1m, altitude 1.8m", "go to right 1m", in: &flight, carrying: &memory)
        let target = try #require(memory.target)
        #expect(target.position == Position(forward: .meters(1), right: .meters(1), up: .meters(1.8)))
        expect(flight, at: 1, 1)
    }

    @Test func `headings are clockwise from home's forward, and face goes the shortest way round`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        try fly("face 90", in: &flight, carrying: &memory)
        #expect(abs((flight.trueHeading - .degrees(90)).wrapped.degrees) < 8)
        // From 90° to 330° it is 120° to the left, at 45°/s, and 240° to the right.
        let flown = try flight.say("face 330", carrying: &memory)
        #expect((flown.pilot.report.lines.first?.took ?? .seconds(99)) < .seconds(5))
        #expect(abs((flight.trueHeading - .degrees(330)).wrapped.degrees) < 8)
    }

    @Test func `a turn holds the place`() throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        try fly("forward 1m", in: &flight, carrying: &memory)
        let before = flight.truePosition
        try fly("turn left 270", in: &flight, carrying: &memory)
        #expect(before.horizontalDistance(to: flight.truePosition) < .meters(0.3))
    }

    @Test func `altitude counts from the take-off point, and height from whatever is below`() throws {
        var hand = try Instruments("say \"{altitude} {height}\"")
        hand.pose?.position.up = .meters(1.5)
        hand.state.altitude = .meters(1.5)
        // A table of 70 cm stands there.
        hand.state.height = .meters(0.8)
        hand.run(for: .milliseconds(30))
        #expect(hand.errands == [.say("1.50 m 0.80 m")])
    }

    @Test(arguments: [("left", -1.0), ("right", 1.0)])
    func `a circle goes round a centre at its side, as far as it says, and looks ahead or to the centre`(
        side: String,
        sign: Double
    ) throws {
        var memory = MissionMemory()
        var flight = try flying(&memory)
        try fly("circle \(side) radius 1m turns 0.5 at 0.5m/s", in: &flight, carrying: &memory)
        expect(flight, at: 0, 2 * sign)
        // Half a circle on, who travels ahead looks back.
        #expect(abs((flight.trueHeading - .degrees(180)).wrapped.degrees) < 15)

        try fly("face \(sign > 0 ? "-90" : "90")", in: &flight, carrying: &memory)
        flight.virtual.track = FlightTrack()
        try fly("circle \(side) radius 1m facing center", in: &flight, carrying: &memory)
        let points = try #require(flight.track).points
        let first = try #require(points.first).place
        let farthest = points.map { first.horizontalDistance(to: $0.place).meters }.max() ?? 0
        #expect(farthest > 1.6 && farthest < 2.5, "\(farthest)")
        #expect(first.horizontalDistance(to: try #require(points.last).place) < .meters(0.4))
    }

    @Test func `trim is for the ground, the compass is calibrated in the air, and a setting has three tries`() throws {
        var memory = MissionMemory()
        var flight = try Flight()
        flight.run(for: .seconds(6))
        try fly("trim", in: &flight, carrying: &memory)
        #expect(try flight.say("calibrate compass", carrying: &memory).outcome == .failed(.refused(.notFlying)))
        flight.takeOff()
        #expect(try flight.say("trim", carrying: &memory).outcome == .failed(.refused(.flying)))
        try fly("set control:euler_angle_max 0.1", in: &flight, carrying: &memory)
        try flight.inject("lost-acknowledgements for 5s")
        let flown = try flight.say("set control:euler_angle_max 0.12", carrying: &memory)
        #expect(flown.outcome == .failed(.configuration(.notAcknowledged(tries: 3))))
    }

    @Test func `a tag below is hovered over until the drone rests there`() throws {
        // The room has a roundel on the floor, 1.5 m ahead of the start.
        var memory = MissionMemory()
        var flight = try Flight()
        flight.takeOff()
        try fly(
            "altitude 1.2m",
            "camera down",
            "detect roundel",
            "forward 1.2m",
            "wait until tag.visible timeout 5s",
            "hover over tag for 2s within 15cm",
            in: &flight,
            carrying: &memory
        )
        expect(flight, at: 1.5, 0, within: 0.25)
    }
}
