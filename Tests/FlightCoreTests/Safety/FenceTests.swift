import DroneWire
import Testing

@testable import FlightCore

struct FenceTests {
    private let fence = Fence(limits: .indoor)

    @Test(arguments: [
        (Position(up: .meters(2.9)), Refusal?.none), (Position(up: .meters(3.1)), .ceiling(.meters(3))),
        (Position(forward: .meters(9.9), up: .meters(1)), nil), (Position(forward: .meters(10.1)), .fence(.meters(10))),
        (Position(forward: .meters(-7.5), right: .meters(7.5)), .fence(.meters(10))),
        (Position(up: .meters(0.31)), nil), (Position(up: .meters(0.29)), .floor(.meters(0.3))),
        (Position(up: .meters(-4)), .floor(.meters(0.3))),
    ])
    func `a target outside is refused before the drone moves`(target: Position, refusal: Refusal?) {
        #expect(fence.refusal(of: target, from: .meters(1)) == refusal)
    }

    @Test func `who is low already goes on at that height, and up, but not down`() {
        let low = Length.meters(0.25)
        #expect(fence.refusal(of: Position(forward: .meters(3), up: low), from: low) == nil)
        #expect(fence.refusal(of: Position(up: .meters(0.28)), from: low) == nil)
        #expect(fence.refusal(of: Position(up: .meters(0.1)), from: low) == .floor(.meters(0.3)))
    }

    @Test(arguments: [
        // from, to, surplus, refusal
        (1.0, 1.5, 2.0, Refusal?.some(.ceiling(.meters(3)))), (1, 1.5, -2, nil), (1, 1, 2, nil),
        (2, 1.2, -1, .floor(.meters(0.3))), (2, 1.2, 1, nil), (1, 1, -2, nil),
    ])
    func `of two heights that disagree a climb is judged by the higher, a descent by the lower`(
        height: Double,
        target: Double,
        surplus: Double,
        refusal: Refusal?
    ) {
        let target = Position(up: .meters(target))
        #expect(fence.refusal(of: target, from: .meters(height), surplus: .meters(surplus)) == refusal)
    }

    @Test(arguments: [
        // place, velocity, wanted direction, refusal
        (Vector(forward: 5), Vector(forward: 1), Vector(forward: 1), Refusal?.none),
        (Vector(forward: 9.5), Vector(forward: 1), Vector(forward: 1), .fence(.meters(10))),
        (Vector(forward: 9.5), Vector(forward: 1), Vector(forward: -1), nil),
        (Vector(forward: 9.5), Vector(forward: 1), Vector(right: 0.001), .fence(.meters(10))),
        // What leads along the fence brakes less than a hover does.
        (Vector(forward: 9.5), Vector(forward: 1, right: 1), Vector(forward: -0.1, right: 1), .fence(.meters(10))),
        (Vector(forward: 9.5), Vector(forward: 1, right: 1), Vector(forward: -1, right: 0.9), nil),
        (Vector(forward: 11), Vector(), Vector(forward: -0.1, right: 1), nil),
        (Vector(forward: 9.95), Vector(), Vector(forward: 1), nil),
        (Vector(forward: 11), Vector(), Vector(forward: 1), .fence(.meters(10))),
        (Vector(forward: 11), Vector(), Vector(forward: -1), nil),
        (Vector(forward: 11), Vector(forward: 1), Vector(), .fence(.meters(10))),
        (Vector(up: 2.8), Vector(up: 0.7), Vector(up: 1), .ceiling(.meters(3))),
        (Vector(up: 2.8), Vector(up: 0.7), Vector(up: -1), nil),
        (Vector(up: 3.2), Vector(), Vector(forward: 1), nil),
        (Vector(up: 0.9), Vector(up: -0.3), Vector(up: -1), nil),
        (Vector(up: 0.32), Vector(up: -0.3), Vector(up: -1), .floor(.meters(0.3))),
        (Vector(up: 0.25), Vector(up: -0.1), Vector(forward: 1), nil),
        (Vector(up: 0.25), Vector(), Vector(up: 1), nil),
    ])
    func `it counts where the drone would come to rest, and back inside is allowed`(
        place: Vector,
        velocity: Vector,
        direction: Vector,
        refusal: Refusal?
    ) {
        #expect(fence.refusal(at: place, moving: velocity, toward: direction, error: .zero) == refusal)
    }

    @Test(arguments: [(7.4, 2.5, false), (7.6, 2.5, true), (7.4, 30, false), (7.9, 2.0, false), (8.1, 2.0, true)])
    func `a fence is nearer by the error of the estimate, but never by more than a quarter`(
        distance: Double,
        error: Double,
        isRefused: Bool
    ) {
        let refusal = fence.refusal(
            at: Vector(forward: distance),
            moving: .zero,
            toward: Vector(forward: 1),
            error: .meters(error)
        )
        #expect(refusal == (isRefused ? .fence(.meters(10)) : nil))
    }

    @Test func `the ceiling holds also when the floor is out of sight, and poses are refused then`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.control = ControlState(.flying, minor: 6)
        drone.demo.altitudeMillimeters = 3100
        drone.run(for: .seconds(2))
        #expect(drone.machine.pose == nil)
        drone.take(seat: SteadyPilot(.move(.sticks(Sticks(up: 1)))))
        drone.run(for: .milliseconds(200))
        #expect(drone.events.last == .refused(.ceiling(.meters(3))))
        #expect(drone.lastPiloting == .hover)
        let home = Pose(position: Position(up: .meters(1)))
        drone.take(seat: SteadyPilot(.move(.pose(home, speed: .metersPerSecond(1), turn: .degreesPerSecond(45)))))
        drone.run(for: .milliseconds(200))
        #expect(drone.events.last == .refused(.positionLost))
    }

    @Test func `a way down to the floor is refused before the drone moves, and sticks stop above it`() throws {
        var drone = try ScriptedDrone.hovering()
        let target = Pose(position: Position(up: .meters(-4)))
        drone.take(
            seat: SteadyPilot(.move(.pose(target, speed: .metersPerSecond(1), turn: .degreesPerSecond(45))))
        )
        drone.run(for: .seconds(1))
        #expect(drone.events == [.refused(.floor(.meters(0.3)))])
        #expect(drone.datagrams.allSatisfy { $0.contains(.pcmd(.hover)) })
        drone.take(seat: SteadyPilot(.move(.sticks(Sticks(up: -1)))))
        drone.run(for: .seconds(1))
        #expect(drone.lastPiloting?.gaz == -1)
        drone.demo.altitudeMillimeters = 250
        drone.run(for: .seconds(3))
        #expect(drone.lastPiloting == .hover)
        #expect(drone.events.last == .refused(.floor(.meters(0.3))))
    }

    @Test func `a drone that is flown back inside is so also when its pilot wants to hover`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.move(.hover)))
        drone.demo.vxMillimetersPerSecond = 2000
        drone.run(for: .seconds(6))
        drone.demo.vxMillimetersPerSecond = 0
        drone.run(for: .seconds(4))
        #expect(drone.events.contains(.leftFence(.fence(.meters(10)))))
        #expect((drone.lastPiloting?.pitch ?? 0) > 0, "nose up is back")
    }

    @Test func `a pose outside the fence is refused once and hovered`() throws {
        var drone = try ScriptedDrone.hovering()
        let target = Pose(position: Position(forward: .meters(12), up: .meters(1)))
        drone.take(
            seat: SteadyPilot(.move(.pose(target, speed: .metersPerSecond(1), turn: .degreesPerSecond(45))))
        )
        drone.run(for: .seconds(2))
        #expect(drone.events == [.refused(.fence(.meters(10)))])
        #expect(drone.lastPiloting == .hover)
    }
}
