import DroneLink
import DroneSim
import DroneWire
import FlightCore
import SimulatorHost
import Sockets
import Testing

@Suite(.serialized, .timeLimit(.minutes(1)))
struct FlightTests {
    private struct Mistake: Error {}

    @Test func `a drone is met, takes off and lands`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                #expect(drone.link == .up)
                try await drone.takeOff()
                #expect(drone.isFlying)
                #expect(simulated.truth.position.z > 0.3)
                try await drone.land()
                #expect(drone.state.control?.major == .landed)
                #expect(simulated.isOnTheGround)
            }
        }
    }

    @Test func `a body that returns in the air leaves the drone on the ground`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { try await $0.takeOff() }
            #expect(simulated.isOnTheGround)
        }
    }

    @Test func `a body that throws in the air leaves the drone on the ground, and the caller gets the error`()
        async throws
    {
        try await withSimulatedDrone { simulated in
            await #expect(throws: Mistake.self) {
                try await withDrone(at: .host(simulated.address)) { drone in
                    try await drone.takeOff()
                    throw Mistake()
                }
            }
            #expect(simulated.isOnTheGround)
        }
    }

    @Test func `a body that throws while the motors start leaves the drone on the ground`() async throws {
        try await withSimulatedDrone { simulated in
            await #expect(throws: Mistake.self) {
                try await withDrone(at: .host(simulated.address)) { drone in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        let events = drone.events
                        group.addTask { try await drone.takeOff() }
                        _ = await events.first { $0 == .tookOff }
                        throw Mistake()
                    }
                }
            }
            #expect(simulated.isOnTheGround)
        }
    }

    @Test func `a cancelled flight leaves the drone on the ground`() async throws {
        try await withSimulatedDrone { simulated in
            let (inTheAir, arrival) = AsyncStream.makeStream(of: Void.self)
            let flight = { @Sendable in
                // Also a flight that never comes to the air ends the wait for it.
                defer { arrival.finish() }
                try await withDrone(at: .host(simulated.address)) { drone in
                    try await drone.takeOff()
                    arrival.yield()
                    try await drone.fly(HoveringPilot())
                }
            }
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await #expect(throws: CancellationError.self) { try await flight() } }
                _ = await inTheAir.first { _ in true }
                group.cancelAll()
            }
            #expect(simulated.isOnTheGround)
        }
    }

    @Test func `a cancelled flight lands also while its body does not end`() async throws {
        try await withSimulatedDrone { simulated in
            let (flights, flight) = AsyncStream.makeStream(of: Updates<FlightEvent>.self)
            let hold = Mailbox<Void>(capacity: 1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { hold.finish() }
                group.addTask {
                    defer { flight.finish() }
                    try await withDrone(at: .host(simulated.address)) { drone in
                        let events = drone.events
                        try await drone.takeOff()
                        flight.yield(events)
                        // Deaf to its cancellation.
                        for await _ in hold.untilFinished {}
                    }
                }
                let events = try #require(await flights.first { _ in true })
                group.cancelAll()
                #expect(await events.contains(.landed))
                #expect(simulated.isOnTheGround)
                hold.finish()
                try await group.waitForAll()
            }
        }
    }

    @Test func `two drones fly at once`() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    try await withSimulatedDrone { simulated in
                        try await withDrone(at: .host(simulated.address)) { drone in
                            try await drone.takeOff()
                            try await drone.land()
                        }
                        #expect(simulated.isOnTheGround)
                        return simulated.address
                    }
                }
            }
            var addresses: Set<String> = []
            for try await address in group { addresses.insert(address) }
            #expect(addresses.count == 2)
        }
    }

    @Test func `the seat has one pilot, and the one before is told`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                try await drone.takeOff()
                try await withThrowingTaskGroup(of: PilotOutcome.self) { group in
                    let events = drone.events
                    group.addTask { try await drone.attempt(HoveringPilot(greeting: "mine")).outcome }
                    #expect(await events.contains(.said("mine")))
                    try await drone.land()
                    #expect(try await group.next() == .failed(.replaced))
                }
            }
        }
    }

    @Test func `a setting is acknowledged`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                try await drone.configure(.videoChannel(.bottom))
            }
        }
    }

    @Test func `whoever reads too slowly loses the oldest states and knows how many`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                let slow = drone.states
                var read = 0
                // 64 values wait; the reader beside counts until one more has come.
                for await _ in drone.states {
                    read += 1
                    if read == 70 { break }
                }
                #expect(slow.missed >= 5)
                #expect(slow.missed <= 7)
            }
        }
    }

    @Test func `nobody flies a drone whose link has ended`() async throws {
        try await withSimulatedDrone { simulated in
            let kept = try await withDrone(at: .host(simulated.address)) { $0 }
            await #expect(throws: LinkError.ended) { try await kept.takeOff() }
            await #expect(throws: LinkError.ended) { try await kept.configure(.navdataDemo(true)) }
            await #expect(throws: FlightFailure.self) { try await kept.photo() }
            for await _ in kept.states { Issue.record("a link that has ended has no states") }
        }
    }
}

/// A pilot without an end, which says that it has the seat.
private struct HoveringPilot: Pilot {
    var greeting: String?

    var outcome: PilotOutcome? { nil }

    mutating func fly(_ situation: Situation) -> [Intent] {
        greeting.take().map { [.perform(.say($0))] } ?? []
    }
}

extension HostedDrone {
    /// Whether the drone really stands.
    var isOnTheGround: Bool { truth.position.z < 0.05 && truth.state.major == .landed }
}
