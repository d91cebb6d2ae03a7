import DroneSim
import DroneWire
import FlightCore
import Rehearsal
import TestSupport
import Testing

/// Whole flights against the simulated drone, in virtual time, judged by the truth.
struct WholeFlightTests {
    @Test func `a flight connects, takes off, hovers and lands`() throws {
        var flight = try Flight()
        #expect(flight.takeOff() == .completed)
        #expect(flight.pose?.position.horizontalDistance(to: Position()) ?? .meters(9) < .meters(0.05))
        #expect(flight.land() == .completed)
        // The pilot and the supervisor wait for half a second on the ground each by its own clock.
        flight.run(for: .milliseconds(200))
        let told = flight.events.filter { event in
            switch event {
            case .configured, .verified: false
            default: true
            }
        }
        #expect(told == [.connected(flying: false), .tookOff, .reachedHover, .landingBegan(.asked), .landed])
        #expect(flight.truth.state.major == .landed)
        #expect(flight.truth.position.z < 0.01)
        #expect(flight.failure == nil)
    }

    // MARK: Directions

    @Test(arguments: [
        (Sticks(forward: 0.3), Vector3(forward: 1)), (Sticks(forward: -0.3), Vector3(forward: -1)),
        (Sticks(right: 0.3), Vector3(right: 1)), (Sticks(right: -0.3), Vector3(right: -1)),
        (Sticks(up: 0.5), Vector3(up: 1)), (Sticks(up: -0.3), Vector3(up: -1)),
    ])
    func `a stick moves the drone where its name says`(sticks: Sticks, direction: Vector3) throws {
        var flight = try Flight()
        flight.takeOff()
        let start = flight.truePosition
        flight.want(.move(.sticks(sticks)), for: .seconds(1))
        let way = Vector3(from: start, to: flight.truePosition)
        #expect(way.along(direction) > 0.05)
        #expect(way.across(direction) < 0.05)
    }

    @Test(arguments: [
        (Speed.metersPerSecond(0.4), Speed.zero, Speed.zero, Vector3(forward: 0.8)),
        (.metersPerSecond(-0.4), .zero, .zero, Vector3(forward: -0.8)),
        (.zero, .metersPerSecond(0.4), .zero, Vector3(right: 0.8)),
        (.zero, .zero, .metersPerSecond(0.3), Vector3(up: 0.6)),
        (.zero, .zero, .metersPerSecond(-0.2), Vector3(up: -0.4)),
    ])
    func `a velocity is flown along the nose, also after a turn`(
        forward: Speed,
        right: Speed,
        up: Speed,
        way: Vector3
    ) throws {
        var flight = try Flight()
        flight.takeOff()
        flight.go(to: Pose(position: Position(up: .meters(1.2)), heading: .degrees(90)))
        flight.want(.move(.velocity(forward: forward, right: right, up: up, turn: .zero)), for: .seconds(1))
        let start = flight.truePosition
        flight.want(.move(.velocity(forward: forward, right: right, up: up, turn: .zero)), for: .seconds(2))
        // The nose points to home's right.
        let flown = Vector3(from: start, to: flight.truePosition).turnedBack(by: .degrees(90))
        #expect((flown - way).length < 0.1)
        #expect(abs(flight.trueHeading.degrees - 90) < 2)
    }

    @Test(arguments: [45.0, -45])
    func `a turn to the right is clockwise seen from above`(rate: Double) throws {
        var flight = try Flight()
        flight.takeOff()
        flight.want(
            .move(.velocity(forward: .zero, right: .zero, up: .zero, turn: .degreesPerSecond(rate))),
            for: .seconds(2)
        )
        #expect(abs(flight.trueHeading.degrees - rate * 2) < 15)
        flight.go(to: Pose(position: Position(up: .meters(1)), heading: .degrees(rate)))
        #expect(abs(flight.trueHeading.degrees - rate) < 2)
    }

    // MARK: Poses

    @Test(arguments: [
        Position(forward: .meters(2), up: .meters(1)), Position(forward: .meters(-1.5), up: .meters(1)),
        Position(right: .meters(2), up: .meters(1.5)),
        Position(forward: .meters(1), right: .meters(-1), up: .meters(2)),
    ])
    func `a move ends within centimetres, without overshooting and in a straight line`(target: Position) throws {
        var flight = try Flight()
        flight.takeOff()
        let start = flight.truePosition
        let way = Vector3(from: start, to: target)
        let pose = Pose(position: target)
        for _ in 0..<90 {
            flight.want(
                .move(.pose(pose, speed: .metersPerSecond(0.5), turn: .degreesPerSecond(45))),
                for: .milliseconds(90)
            )
            let gone = Vector3(from: start, to: flight.truePosition)
            #expect(gone.along(way) < way.length + 0.1)
            #expect(gone.across(way) < 0.1)
        }
        #expect(Vector3(from: flight.truePosition, to: target).length < 0.04)
        #expect(abs(flight.trueHeading.degrees) < 1)
    }

    @Test func `four corners close the square`() throws {
        var flight = try Flight()
        flight.takeOff()
        for (forward, right, heading) in [(2.0, 0.0, 90.0), (2, 2, 180), (0, 2, -90), (0, 0, 0)] {
            let corner = Position(forward: .meters(forward), right: .meters(right), up: .meters(1))
            #expect(flight.go(to: Pose(position: corner, heading: .degrees(heading - 90))) == .completed)
            #expect(flight.go(to: Pose(position: corner, heading: .degrees(heading))) == .completed)
            #expect(Vector3(from: flight.truePosition, to: corner).length < 0.06)
        }
        #expect(flight.land() == .completed)
    }

    @Test(arguments: 1...10)
    func `with a real drone's sensors a two-metre move ends within 25 cm`(seed: UInt64) throws {
        var flight = try Flight(seed: seed, sensors: .typical)
        #expect(flight.takeOff() == .completed)
        let target = Position(forward: .meters(2), up: .meters(1))
        #expect(flight.go(to: Pose(position: target)) == .completed)
        #expect(flight.truePosition.horizontalDistance(to: target) < .meters(0.25))
        #expect(flight.land() == .completed)
    }

    @Test func `the same seed flies the same flight`() throws {
        func flown() throws -> [VirtualFlight.Entry] {
            var flight = try Flight(
                seed: 7,
                sensors: .typical,
                radio: Radio(down: .init(loss: 0.2), up: .init(jitter: .milliseconds(40)))
            )
            flight.takeOff()
            flight.go(to: Pose(position: Position(forward: .meters(1), up: .meters(1))))
            flight.land()
            return flight.log
        }
        #expect(try flown() == flown())
    }
}

/// A way along home's axes in metres, for comparing directions.
struct Vector3: Sendable {
    var forward = 0.0
    var right = 0.0
    var up = 0.0

    init(forward: Double = 0, right: Double = 0, up: Double = 0) {
        (self.forward, self.right, self.up) = (forward, right, up)
    }

    init(from start: Position, to end: Position) {
        self.init(
            forward: (end.forward - start.forward).meters,
            right: (end.right - start.right).meters,
            up: (end.up - start.up).meters
        )
    }

    var length: Double { (forward * forward + right * right + up * up).squareRoot() }

    static func - (left: Vector3, right: Vector3) -> Vector3 {
        Vector3(forward: left.forward - right.forward, right: left.right - right.right, up: left.up - right.up)
    }

    /// How far it leads in a direction.
    func along(_ direction: Vector3) -> Double {
        (forward * direction.forward + right * direction.right + up * direction.up) / direction.length
    }

    /// How far it leads aside of a direction.
    func across(_ direction: Vector3) -> Double {
        let along = along(direction) / direction.length
        return
            (self
            - Vector3(forward: direction.forward * along, right: direction.right * along, up: direction.up * along))
            .length
    }

    func turnedBack(by heading: Angle) -> Vector3 {
        Vector3(
            forward: forward * heading.cosine + right * heading.sine,
            right: right * heading.cosine - forward * heading.sine,
            up: up
        )
    }
}
