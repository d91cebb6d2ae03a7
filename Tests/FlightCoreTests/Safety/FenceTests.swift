import DroneWire
import Testing

@testable import FlightCore

struct FenceTests {
    private let fence = Fence(limits: .indoor)

    @Test(arguments: [
        (Position(up: .meters(2.9)), Refusal?.none), (Position(up: .meters(3.1)), .ceiling(.meters(3))),
        (Position(forward: .meters(9.9)), nil), (Position(forward: .meters(10.1)), .fence(.meters(10))),
        (Position(forward: .meters(-7.5), right: .meters(7.5)), .fence(.meters(10))),
    ])
    func `a target outside is refused before the drone moves`(target: Position, refusal: Refusal?) {
        #expect(fence.refusal(of: target) == refusal)
    }

    @Test(arguments: [
        // place, velocity, wanted direction, refusal
        (Vector(forward: 5), Vector(forward: 1), Vector(forward: 1), Refusal?.none),
        (Vector(forward: 9.5), Vector(forward: 1), Vector(forward: 1), .fence(.meters(10))),
        (Vector(forward: 9.5), Vector(forward: 1), Vector(forward: -1), nil),
        (Vector(forward: 9.5), Vector(forward: 1), Vector(right: 0.001), .fence(.meters(10))),
        (Vector(forward: 9.95), Vector(), Vector(forward: 1), nil),
        (Vector(forward: 11), Vector(), Vector(forward: 1), .fence(.meters(10))),
        (Vector(forward: 11), Vector(), Vector(forward: -1), nil),
        (Vector(forward: 11), Vector(forward: 1), Vector(), .fence(.meters(10))),
        (Vector(up: 2.8), Vector(up: 0.7), Vector(up: 1), .ceiling(.meters(3))),
        (Vector(up: 2.8), Vector(up: 0.7), Vector(up: -1), nil),
        (Vector(up: 3.2), Vector(), Vector(forward: 1), nil),
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
