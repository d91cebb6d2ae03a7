import DroneLink
import DroneSim
import FlightCore
import SimulatorHost
import Sockets
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(1)))
struct AbsentDroneTests {
    @Test func `a drone that is not there is given up, with what was found`() async throws {
        let place = LoopbackHost.reserve()
        let error = await #expect(throws: LinkError.self) {
            try await withDrone(at: .host(place)) { _ in Issue.record("there is no drone") }
        }
        guard case .notReached(.host(place), .refused, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `something that answers without navdata is named`() async throws {
        let place = LoopbackHost.reserve()
        try await withDatagramPort(local: Endpoint(place, 5554)) { impostor in
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await case .success(let datagram) in impostor.incoming {
                        impostor.send([1, 2, 3], to: datagram.sender)
                    }
                }
                let error = await #expect(throws: LinkError.self) {
                    try await withDrone(at: .host(place)) { _ in }
                }
                impostor.incoming.finish()
                guard case .notReached(_, .unreadable, _) = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
            }
        }
    }

    @Test func `an address that is none is named at once`() async throws {
        let error = await #expect(throws: LinkError.self) {
            try await withDrone(at: .host("not an address")) { _ in }
        }
        #expect(error?.description.contains("not an address") == true)
    }

    @Test func `a program cancelled while it looks for a drone is told so, not that there is none`() async throws {
        let place = LoopbackHost.reserve()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: CancellationError.self) {
                    try await withDrone(at: .host(place)) { _ in }
                }
            }
            group.cancelAll()
        }
    }

    @Test func `a drone that falls silent in the air is told to land until patience ends, and the failure is told`()
        async throws
    {
        var settings = LinkSettings()
        settings.unheardLanding = .seconds(1)
        let (addresses, address) = AsyncStream.makeStream(of: String.self)
        let power = Mailbox<Void>(capacity: 1)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { address.finish() }
                try? await withSimulatedDrone { simulated in
                    address.yield(simulated.address)
                    // On until it is switched off in flight.
                    for await _ in power {}
                }
            }
            // Switched off at the latest when the flight is over, however it ends.
            defer { power.finish() }
            let host = await addresses.first { _ in true } ?? ""
            let error = await #expect(throws: FlightFailure.self) {
                try await withDrone(at: .host(host), settings: settings) { drone in
                    let events = drone.events
                    try await drone.takeOff()
                    power.finish()
                    let lost = await events.first { if case .linkLost = $0 { true } else { false } }
                    #expect(lost != nil)
                    #expect(drone.isFlying)
                }
            }
            guard case .landingNotConfirmed = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `a mission in flight is told when the link is lost`() async throws {
        var settings = LinkSettings()
        settings.unheardLanding = .zero
        let (addresses, address) = AsyncStream.makeStream(of: String.self)
        let power = Mailbox<Void>(capacity: 1)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { address.finish() }
                try? await withSimulatedDrone { simulated in
                    address.yield(simulated.address)
                    for await _ in power {}
                }
            }
            // Switched off at the latest when the flight is over, however it ends.
            defer { power.finish() }
            let host = await addresses.first { _ in true } ?? ""
            let error = await #expect(throws: FlightFailure.self) {
                try await withDrone(at: .host(host), settings: settings) { drone in
                    try await drone.takeOff()
                    power.finish()
                    try await drone.fly(ObedientPilot())
                }
            }
            guard case .linkLost = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}

/// A pilot that hovers as long as it is asked.
private struct ObedientPilot: Pilot {
    var outcome: PilotOutcome? { nil }

    mutating func fly(_ situation: Situation) -> [Intent] { [] }
}
