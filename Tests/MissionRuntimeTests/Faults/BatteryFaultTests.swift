import DroneSim
import DroneWire
import FlightCore
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// What happens by itself around the battery.
@Suite(.timeLimit(.minutes(15))) struct BatteryFaultTests {
    @Test(arguments: [(29.0, 30, false), (32, 30, true), (27, 20, true), (18, 20, false)])
    func `a take-off needs 30 percent, or 20 with the operator's word`(
        charge: Double,
        least: Int,
        takesOff: Bool
    ) throws {
        let simulator = SimulatorSettings(batteryPercent: charge, sensors: .perfect, world: .field, linkLoss: .hover)
        var flight = try Flight(simulator: simulator, settings: FlightSettings(leastTakeOffPercent: least))
        #expect((flight.takeOff() == .completed) == takesOff)
        #expect((flight.truth.position.z > 0.3) == takesOff)
    }

    @Test func `no operator goes below 20 percent`() {
        #expect(FlightSettings(leastTakeOffPercent: 5).leastTakeOffPercent == 20)
        var settings = FlightSettings()
        settings.leastTakeOffPercent = 5
        #expect(settings.leastTakeOffPercent == 20)
    }

    @Test func `25 percent: a mission flies its abort and lands`() throws {
        var flight = try FaultMatrix.hovering(battery: 40)
        try flight.inject("battery 27% after 3s")
        let flown = try flight.fly("on abort: go home\ntakeoff\nforward 2m\nhover 60s\nland\n")
        guard case .failed(.failsafe) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.truth.isDown)
        #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(0.4), "it went home before it landed")
        let end = FaultMatrix.time(
            of: { if case .flightMustEnd = $0 { true } else { false } },
            after: .zero,
            in: flight
        )
        #expect(end != nil)
    }

    @Test func `25 percent: whoever else flies is landed at once`() throws {
        var flight = try FaultMatrix.hovering(battery: 40)
        try flight.inject("battery 27%")
        let began = flight.now
        let flown = flight.virtual.fly(WishingPilot([.move(.hover)]), limit: .seconds(30))
        guard case .failed(.failsafe) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.now - began < .seconds(8))
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }

    @Test func `a mission whose abort takes too long is landed by the supervisor`() throws {
        struct Dawdler: Pilot {
            var outcome: PilotOutcome? { nil }
            var endsFlight: Bool { true }
            func fly(_ situation: Situation) -> [Intent] { [.move(.hover)] }
        }
        var flight = try FaultMatrix.hovering(battery: 40, endless: true)
        try flight.inject("battery 27%")
        let flown = flight.virtual.fly(Dawdler(), limit: .seconds(60))
        guard case .failed(.failsafe) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        let end = try #require(
            FaultMatrix.time(of: { if case .flightMustEnd = $0 { true } else { false } }, after: .zero, in: flight)
        )
        let landing = try #require(FaultMatrix.time(of: FaultMatrix.isLanding { _ in true }, after: .zero, in: flight))
        #expect((34.9...35.2).contains((landing - end) / .seconds(1)))
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }

    @Test func `15 percent lands, and cannot be cancelled`() throws {
        var flight = try FaultMatrix.hovering(battery: 40)
        try flight.inject("battery 12%")
        flight.run(for: .seconds(7))
        for _ in 0..<10 { flight.want(.takeOff, .move(.sticks(Sticks(up: 1))), for: .milliseconds(500)) }
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
        #expect(flight.takeOff() != .completed)
    }

    @Test func `a voltage that breaks down by more than 0.6 V counts as 25 percent`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("battery 50%")
        flight.run(for: .seconds(4))
        let landing = FaultMatrix.time(
            of: FaultMatrix.isLanding { if case .batterySag = $0 { true } else { false } },
            after: .zero,
            in: flight
        )
        #expect(landing != nil)
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }

    @Test func `a charge that lasts less than a minute counts as 25 percent`() throws {
        var flight = try FaultMatrix.hovering(battery: 80)
        // Six percent of the charge a second and a half: empty in a quarter of a minute, and no jump is a sag.
        for step in 0..<40 {
            try flight.inject("battery \(80 - step)%")
            flight.run(for: .seconds(1))
        }
        let landing = FaultMatrix.time(
            of: FaultMatrix.isLanding { if case .batteryEnding = $0 { true } else { false } },
            after: .zero,
            in: flight
        )
        #expect(landing != nil, "\(flight.log.suffix(4))")
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }

    @Test func `flips below 40 percent are refused`() throws {
        var flight = try FaultMatrix.hovering(battery: 38)
        flight.run(for: .seconds(3))
        flight.virtual.configure(.flightAnimation(.flipLeft))
        let isRefused = flight.events.contains {
            if case .refused(.battery(_, needed: 40)) = $0 { true } else { false }
        }
        #expect(isRefused)
    }
}
