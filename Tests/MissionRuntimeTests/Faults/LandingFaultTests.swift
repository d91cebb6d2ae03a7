import DroneSim
import DroneWire
import FlightCore
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// What happens by itself when a mission, a take-off, a landing or the drone fails.
@Suite(.timeLimit(.minutes(15))) struct LandingFaultTests {
    @Test func `a failure in the middle: hover, abort for at most 30 s, land, finally`() throws {
        var flight = try FaultMatrix.hovering()
        let flown = try flight.fly(
            "on abort: hover 60s\nfinally: say \"down\"\ntakeoff\nforward 3m timeout 2s\nland\n",
            limit: .seconds(120)
        )
        guard case .failed(.timeout) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.truth.isDown)
        #expect((30...50).contains(flown.pilot.report.took / .seconds(1)))
        flight.run(for: .milliseconds(100))
        #expect(flight.events.last == .said("down"))
    }

    @Test func `a take-off that the drone never hears is given up, with fresh numbers tried before`() throws {
        let simulator = SimulatorSettings(sensors: .perfect, world: .field, linkLoss: .hover)
        var flight = try Flight(simulator: simulator)
        flight.run(for: .seconds(5))
        try flight.inject("loss 100% in on at")
        guard case .failed(.commandsUnheard) = flight.takeOff() else {
            Issue.record("\(flight.events)")
            return
        }
        #expect(flight.statistics.restarts > 0)
        flight.run(for: .seconds(10))
        #expect(!flight.isFlying)
    }

    @Test func `a landing that is not seen is said after 20 s with the height, and told on and on`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("navdata frozen")
        flight.run(for: .milliseconds(200))
        flight.virtual.commands = []
        #expect(flight.land() != .completed)
        let height = flight.events.lazy.compactMap {
            if case .landingNotConfirmed(_, let height) = $0 { height } else { nil }
        }.first
        #expect(
            height.map { $0 > .meters(0.5) } == true,
            "as high as it was seen last: nobody may cut its motors there"
        )
        let told = flight.virtual.commands?.count ?? 0
        flight.run(for: .seconds(3))
        #expect((flight.virtual.commands?.count ?? 0) - told >= 95)
        #expect(flight.truth.isDown)
    }

    @Test(arguments: ["cutout", "angles", "motors"])
    func `a crash: motors off, shown, and nothing starts again by itself`(cause: String) throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("emergency \(cause)")
        let flown = flight.virtual.fly(WishingPilot([.takeOff, .move(.hover)]), limit: .seconds(5))
        #expect(flown.outcome == .failed(.emergency))
        #expect(flight.events.contains { if case .emergencyEntered = $0 { true } else { false } })
        _ = flight.virtual.fly(WishingPilot([.takeOff, .move(.sticks(Sticks(up: 1)))]), limit: .seconds(5))
        #expect(flight.truth.position.z < 0.1)
        #expect(flight.events.contains(.refused(.emergency)))
    }

    @Test func `emergency stops the motors at once, while a failsafe lands as well`() throws {
        var flight = try FaultMatrix.hovering(battery: 40)
        try flight.inject("battery 12%")
        let isLanding = flight.virtual.run(
            until: { $0.events.contains(where: FaultMatrix.isLanding { _ in true }) },
            limit: .seconds(10)
        )
        try #require(isLanding)
        let began = flight.now
        _ = flight.virtual.fly(EmergencyPilot(stoppingMotors: true), limit: .seconds(5))
        #expect(flight.now - began < .milliseconds(300))
        #expect(!flight.isFlying)
    }

    @Test func `while a failsafe acts every motion is refused with its reason`() throws {
        var flight = try FaultMatrix.hovering(battery: 40)
        try flight.inject("battery 12%")
        _ = flight.virtual.run(
            until: { $0.events.contains(where: FaultMatrix.isLanding { _ in true }) },
            limit: .seconds(10)
        )
        let place = flight.truePosition
        flight.want(.move(.sticks(Sticks(forward: 1, up: 1))), for: .milliseconds(700))
        // The simulated drone begins the landing itself, at 15 percent.
        #expect(flight.events.contains(.refused(.landing(.drone))))
        #expect(flight.truePosition.up <= place.up)
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }

    @Test func `a restart against a flying drone: adopted, held, and landed on command`() throws {
        var flight = try FaultMatrix.hovering()
        flight.want(.move(.sticks(Sticks(forward: 0.3))), for: .seconds(1))
        try flight.virtual.restartClient()
        flight.run(for: .seconds(5))
        #expect(flight.events.contains(.connected(flying: true)))
        #expect(flight.truth.state.major == .hovering)
        #expect(flight.land() == .completed)
    }
}
