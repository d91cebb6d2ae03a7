import DroneSim
import DroneWire
import FlightCore
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// What happens by itself on the link.
@Suite(.timeLimit(.minutes(15))) struct LinkFaultTests {
    @Test func `navdata silent: woken at 0.2 s, hover at 0.5 s, lost at 2 s, land at 5 s`() throws {
        var flight = try FaultMatrix.hovering()
        flight.virtual.commands = []
        let pilot = WishingPilot([.move(.sticks(Sticks(forward: 0.2)))])
        _ = flight.virtual.fly(pilot, limit: .seconds(1))
        try flight.inject("loss 100% out on navdata")
        let began = flight.now
        let flown = flight.virtual.fly(pilot, limit: .seconds(10))
        guard case .failed(.linkLost(let silence)) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect((1.9...2.1).contains(silence / .seconds(1)))
        flight.run(for: .seconds(4))
        func time(_ happened: @escaping (FlightEvent) -> Bool) -> Double? {
            FaultMatrix.time(of: happened, after: began, in: flight).map { $0 / .seconds(1) }
        }
        let quiet = try #require(time { if case .linkQuiet = $0 { true } else { false } })
        #expect((0.45...0.65).contains(quiet))
        let landing = try #require(time(FaultMatrix.isLanding { if case .linkLost = $0 { true } else { false } }))
        #expect((4.9...5.1).contains(landing))
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
        // It is told on and on, for as long as it is not heard.
        let told = flight.virtual.commands?.count ?? 0
        flight.run(for: .seconds(3))
        #expect((flight.virtual.commands?.count ?? 0) - told >= 95)
    }

    @Test func `navdata that arrive and say nothing new are as good as silence`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("navdata frozen for 20s")
        let flown = flight.virtual.fly(WishingPilot([.move(.sticks(Sticks(forward: 0.5)))]), limit: .seconds(10))
        guard case .failed(.linkLost) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(1.5))
        flight.run(for: .seconds(4))
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }

    @Test func `navdata back before 5 s: the drone hovers, and nothing goes on by itself`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("loss 100% out on navdata after 2s for 3s")
        let flown = try flight.fly("takeoff\nforward 5m\nland\n", limit: .seconds(12))
        guard case .failed(.linkLost) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        flight.run(for: .seconds(4))
        let place = flight.truePosition
        flight.run(for: .seconds(5))
        #expect(flight.truth.state.major == .hovering)
        #expect(flight.truePosition.horizontalDistance(to: place) < .meters(0.2))
        #expect(flight.land() == .completed)
    }

    @Test func `an interrupted move goes on to its own target when the operator says resume`() throws {
        var flight = try FaultMatrix.hovering()
        var memory = MissionMemory()
        try flight.inject("loss 100% out on navdata after 2s for 3s")
        guard case .failed(.linkLost) = try flight.say("forward 5m", carrying: &memory).outcome else {
            Issue.record("\(flight.events)")
            return
        }
        flight.run(for: .seconds(6))
        #expect(flight.truePosition.forward < .meters(3))
        let target = try #require(memory.interrupted)
        #expect((target.position.forward - .meters(5)).magnitude < .meters(0.1))
        // What the prompt makes of it.
        #expect(try flight.say("go to forward 5m, right 0m", carrying: &memory).outcome == .completed)
        // While nothing was heard the drone braked, and its place is the mean of before and after.
        #expect((flight.truePosition.forward - .meters(5)).magnitude < .meters(1))
        #expect(memory.interrupted == nil)
        #expect(flight.land() == .completed)
    }

    /// A drone that is pushed with a full stick at a fence of four metres while its navdata come later; how far it came, at most.
    private static func reach(_ faults: [String]) throws -> (flight: Flight, outcome: PilotOutcome, farthest: Length) {
        var limits = FlightLimits.indoor
        limits.radius = .meters(4)
        var flight = try FaultMatrix.hovering(limits: limits)
        flight.virtual.track = FlightTrack(every: .milliseconds(20))
        for fault in faults { try flight.inject(fault) }
        let pilot = WishingPilot([.move(.sticks(Sticks(forward: 1)))])
        let outcome = flight.virtual.fly(pilot, limit: .seconds(12)).outcome
        flight.run(for: .seconds(8))
        let home = flight.trueHome?.position ?? flight.truth.position
        let places = (flight.track?.points ?? []).map(\.place)
        let farthest = places.map { place in
            Position(forward: .meters(home.x), right: .meters(home.y)).horizontalDistance(to: place)
        }
        return (flight, outcome, farthest.max() ?? .zero)
    }

    @Test(arguments: [0.5, 1, 1.25, 1.5, 1.75, 2, 2.5])
    func `navdata that come 0.8 s late are as good as none: hover, inside the fence, and a lost link`(
        begin: Double
    ) throws {
        let (flight, outcome, farthest) = try Self.reach(["delay 0.8s out on navdata after \(begin)s"])
        guard case .failed(.linkLost) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(farthest < .meters(4))
        #expect(flight.truth.state.major == .hovering, "and nobody flies it")
    }

    @Test func `navdata that come later and later: hover, lost, land, as with silence`() throws {
        // Half a second more with every second that is sent, so a third of a second with every one that is heard.
        let faults = (1...14).map { "delay 0.5s out on navdata after \($0)s" }
        let reached = try Self.reach(faults)
        guard case .failed(.linkLost) = reached.outcome else {
            Issue.record("\(reached.outcome)")
            return
        }
        #expect(reached.farthest < .meters(4))
        var flight = reached.flight
        #expect(flight.truth.state.major == .hovering)
        flight.run(for: .seconds(6))
        #expect(flight.events.contains(where: FaultMatrix.isLanding { if case .linkLost = $0 { true } else { false } }))
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }

    @Test(arguments: [0.1, 0.2, 0.3, 0.4])
    func `what is late and still flown by brings the fence nearer`(late: Double) throws {
        let (flight, _, farthest) = try Self.reach(["delay \(late)s out on navdata after 0.5s"])
        // What is noise for the fence.
        #expect(farthest < .meters(4.25))
        #expect(flight.events.contains(.refused(.fence(.meters(4)))))
    }

    @Test func `commands that do not arrive: numbers begin again, lost at 2 s, landed as soon as one arrives`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("loss 100% in on at for 8s")
        let began = flight.now
        let flown = flight.virtual.fly(WishingPilot([.move(.hover)]), limit: .seconds(5))
        guard case .failed(.commandsUnheard) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.statistics.restarts > 0)
        flight.run(for: .seconds(5))
        let landing = FaultMatrix.time(
            of: FaultMatrix.isLanding { if case .commandsUnheard = $0 { true } else { false } },
            after: began,
            in: flight
        )
        #expect(landing.map { (4.9...5.4).contains($0 / .seconds(1)) } == true)
        FaultMatrix.expectLanding(&flight, within: FaultMatrix.descent)
    }

    @Test func `a drone that forgot its settings while it heard nothing is set up again in the air`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("loss 100% in on at and navdata for 3s")
        flight.run(for: .seconds(3))
        let heard = flight.now
        flight.run(for: .seconds(8))
        let told = flight.log.filter { $0.at > heard }.map(\.event)
        func isToldAgain(_ key: String) -> Bool {
            told.contains { if case .configured(let setting) = $0 { setting.key == key } else { false } }
        }
        #expect(isToldAgain("custom:session_id"))
        #expect(isToldAgain("control:altitude_max"))
        #expect(!told.contains { if case .configurationFailed = $0 { true } else { false } })
        #expect(flight.isConfigured)
        // The stream has its clock again, without which there is no estimate.
        #expect(flight.pose != nil)
        #expect(flight.land() == .completed)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `two minutes of mission with 30 percent loss and 100 ms of jitter both ways end on the ground`(
        seed: UInt64
    ) throws {
        let simulator = SimulatorSettings(seed: seed, sensors: .typical, world: .field, wind: .calm, linkLoss: .hover)
        var flight = try Flight(simulator: simulator)
        try flight.inject("loss 30%")
        try flight.inject("jitter 100ms")
        flight.run(for: .seconds(15))
        #expect(flight.status == .up)
        let flown = try flight.fly("takeoff\nrepeat 8: hover 10s\nforward 1m\nback 1m\nland\n", limit: .seconds(250))
        for _ in 0..<3 where flight.isFlying { flight.land() }
        flight.run(for: .seconds(10))
        #expect(flight.truth.isDown, "\(flown.outcome)")
        #expect(flown.pilot.report.took > .seconds(80), "\(flown.outcome)")
        // Whatever was to be written was confirmed, or reported as not.
        #expect(flight.isConfigured)
    }

    @Test func `a drone that is switched off and on in the air is met anew, and does not start again`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("reboot")
        let flown = flight.virtual.fly(WishingPilot([.takeOff, .move(.hover)]), limit: .seconds(30))
        #expect(flown.outcome != .completed)
        flight.run(for: .seconds(20))
        #expect(flight.truth.isDown)
        #expect(flight.status == .up)
        #expect(flight.takeOff() == .completed)
    }

    @Test func `a second controller takes the controls from a mission, which hovers: the operator chooses`() throws {
        var flight = try FaultMatrix.hovering()
        try flight.inject("second-pilot after 1s for 5s")
        let flown = flight.virtual.fly(WishingPilot([.move(.hover)]), limit: .seconds(10))
        #expect(flown.outcome == .failed(.replaced))
        #expect(flight.events.contains { if case .secondController = $0 { true } else { false } })
        #expect(flight.truth.position.z > 0.4)
        flight.run(for: .seconds(6))
        #expect(flight.land() == .completed)
    }

    @Test func `dead man: a hand that says nothing for half a second lets the drone hover`() throws {
        struct Hand: Pilot {
            var began: Duration?
            var outcome: PilotOutcome? { nil }
            mutating func fly(_ situation: Situation) -> [Intent] {
                let start = began ?? situation.now
                began = start
                return [.steer(Sticks(forward: 0.5), age: max(.zero, situation.now - start - .seconds(1)))]
            }
        }
        var flight = try FaultMatrix.hovering()
        let flown = flight.virtual.fly(Hand(), limit: .milliseconds(1450))
        #expect(flight.truth.state.major == .flying)
        _ = flight.virtual.fly(flown.pilot, limit: .seconds(4))
        #expect(flight.truth.state.major == .hovering)
        #expect(flight.truth.velocity.length < 0.1)
        #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(4))
    }
}
