import DroneSim
import DroneWire
import SimulatorHost
import SwiftCopter
import Testing

/// The umbrella as a program uses it, with this one import for everything that flies.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct VerbTests {
    @Test func `verbs move the drone as they say, and chain`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                try await drone.takeOff(to: 1.2.m)
                let start = simulated.truth.position
                try await drone.forward(1.m, at: 0.5.mps)
                let end = simulated.truth.position
                let (x, y) = (end.x - start.x, end.y - start.y)
                #expect(abs((x * x + y * y).squareRoot() - 1) < 0.5)
                try await drone.turn(.right, 90.deg)
                let heading = try #require(drone.pose).heading.degrees
                #expect(abs(heading - 90) < 10)
                try await drone.back(50.cm)
                try await drone.climb(to: 1.5.m)
                #expect(abs(simulated.truth.position.z - 1.5) < 0.4)
                try await drone.camera(.down)
                try await drone.wait(0.2.s)
                try await drone.land()
            }
        }
    }

    @Test func `a mission flies from its text, and tells what was flown`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                let report = try await drone.fly(mission: "takeoff\nwait 500ms\nland\n")
                #expect(report.lines.map(\.text) == ["takeoff", "wait 500ms", "land"])
            }
        }
    }

    @Test func `a text that cannot be flown is rejected with its place, and nothing moves`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                let error = await #expect(throws: MissionRejected.self) { try await drone.order("foward 2m") }
                #expect(error?.description.contains("order:1:1") == true)
                await #expect(throws: MissionRejected.self) { try await drone.forward(Length.meters(.nan)) }
                #expect(!drone.isFlying)
            }
        }
    }

    @Test func `a move on the ground is refused`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                await #expect(throws: FlightFailure.refused(.notFlying)) { try await drone.forward(1.m) }
            }
        }
    }
}
