import DroneSim
import DroneWire
import FlightCore
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// The table of what happens by itself, row by row, each as a whole flight in virtual time that is judged by the truth.
///
/// The simulated drone never lands by itself when it loses its client: whatever comes down was brought down.
@Suite(.timeLimit(.minutes(5))) struct FaultMatrixTests {
    /// A way down from 3 m and the half second for which it must be seen.
    private static let descent = Duration.seconds(8)

    /// A drone that hovers in a field as wide as is needed, after a take-off.
    private static func hovering(
        battery: Double = 100,
        limits: FlightLimits = .indoor,
        sensors: SensorQuality = .perfect,
        endless: Bool = false
    ) throws -> Flight {
        let simulator = SimulatorSettings(
            batteryPercent: battery,
            batteryIsEndless: endless,
            sensors: sensors,
            world: .field,
            wind: .calm,
            linkLoss: .hover
        )
        var flight = try Flight(simulator: simulator, settings: FlightSettings(limits: limits))
        try #require(flight.takeOff() == .completed)
        return flight
    }

    /// How long after a moment something happened; nil when it did not.
    private static func time(
        of happened: (FlightEvent) -> Bool,
        after moment: Duration,
        in flight: Flight
    ) -> Duration? {
        flight.log.first { $0.at >= moment && happened($0.event) }.map { $0.at - moment }
    }

    private static func isLanding(_ reason: @escaping (LandingReason) -> Bool) -> (FlightEvent) -> Bool {
        { if case .landingBegan(let began) = $0 { reason(began) } else { false } }
    }

    /// Sees the drone on the ground within a time from now.
    private static func expectLanding(_ flight: inout Flight, within time: Duration) {
        let hasLanded = flight.virtual.run(until: { $0.truth.isDown }, limit: time)
        #expect(hasLanded, "still \(flight.truth.state) at \(flight.truth.position.z) m")
    }

    // MARK: The program and the computer

    @Test func `Ctrl-C: the controls are taken and the drone hovers; the second time it lands`() throws {
        var flight = try Self.hovering()
        flight.want(.move(.sticks(Sticks(forward: 0.5))), for: .seconds(1))
        // What had the seat has lost it: that is the first press.
        flight.run(for: .seconds(3))
        #expect(flight.truth.state.major == .hovering)
        #expect(flight.truth.velocity.length < 0.1)
        #expect(flight.land() == .completed)
        #expect(flight.truth.isDown)
    }

    @Test(arguments: [(1500, false), (2500, true), (60_000, true)])
    func `a computer that slept for more than two seconds lands the drone when it wakes`(
        milliseconds: Int,
        isLanded: Bool
    ) throws {
        var flight = try Self.hovering()
        flight.run(for: .seconds(1))
        flight.virtual.sleepClient(for: .milliseconds(milliseconds))
        let woke = flight.now
        flight.run(for: .seconds(1))
        let landing = Self.time(
            of: Self.isLanding { if case .asleep = $0 { true } else { false } },
            after: woke,
            in: flight
        )
        #expect((landing.map { $0 <= .milliseconds(30) } ?? false) == isLanded)
        guard isLanded else { return }
        Self.expectLanding(&flight, within: Self.descent)
    }

    // MARK: The link

    @Test func `navdata silent: woken at 0.2 s, hover at 0.5 s, lost at 2 s, land at 5 s`() throws {
        var flight = try Self.hovering()
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
            Self.time(of: happened, after: began, in: flight).map { $0 / .seconds(1) }
        }
        let quiet = try #require(time { if case .linkQuiet = $0 { true } else { false } })
        #expect((0.45...0.65).contains(quiet))
        let landing = try #require(time(Self.isLanding { if case .linkLost = $0 { true } else { false } }))
        #expect((4.9...5.1).contains(landing))
        Self.expectLanding(&flight, within: Self.descent)
        // It is told on and on, for as long as it is not heard.
        let told = flight.virtual.commands?.count ?? 0
        flight.run(for: .seconds(3))
        #expect((flight.virtual.commands?.count ?? 0) - told >= 95)
    }

    @Test func `navdata that arrive and say nothing new are as good as silence`() throws {
        var flight = try Self.hovering()
        try flight.inject("navdata frozen for 20s")
        let flown = flight.virtual.fly(WishingPilot([.move(.sticks(Sticks(forward: 0.5)))]), limit: .seconds(10))
        guard case .failed(.linkLost) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(1.5))
        flight.run(for: .seconds(4))
        Self.expectLanding(&flight, within: Self.descent)
    }

    @Test func `navdata back before 5 s: the drone hovers, and nothing goes on by itself`() throws {
        var flight = try Self.hovering()
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
        var flight = try Self.hovering()
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
        var flight = try hovering(limits: limits)
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
        #expect(flight.events.contains(where: Self.isLanding { if case .linkLost = $0 { true } else { false } }))
        Self.expectLanding(&flight, within: Self.descent)
    }

    @Test(arguments: [0.1, 0.2, 0.3, 0.4])
    func `what is late and still flown by brings the fence nearer`(late: Double) throws {
        let (flight, _, farthest) = try Self.reach(["delay \(late)s out on navdata after 0.5s"])
        // What is noise for the fence.
        #expect(farthest < .meters(4.25))
        #expect(flight.events.contains(.refused(.fence(.meters(4)))))
    }

    @Test func `commands that do not arrive: numbers begin again, lost at 2 s, landed as soon as one arrives`() throws {
        var flight = try Self.hovering()
        try flight.inject("loss 100% in on at for 8s")
        let began = flight.now
        let flown = flight.virtual.fly(WishingPilot([.move(.hover)]), limit: .seconds(5))
        guard case .failed(.commandsUnheard) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.statistics.restarts > 0)
        flight.run(for: .seconds(5))
        let landing = Self.time(
            of: Self.isLanding { if case .commandsUnheard = $0 { true } else { false } },
            after: began,
            in: flight
        )
        #expect(landing.map { (4.9...5.4).contains($0 / .seconds(1)) } == true)
        Self.expectLanding(&flight, within: Self.descent)
    }

    @Test func `a drone that forgot its settings while it heard nothing is set up again in the air`() throws {
        var flight = try Self.hovering()
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
        var flight = try Self.hovering()
        try flight.inject("reboot")
        let flown = flight.virtual.fly(WishingPilot([.takeOff, .move(.hover)]), limit: .seconds(30))
        #expect(flown.outcome != .completed)
        flight.run(for: .seconds(20))
        #expect(flight.truth.isDown)
        #expect(flight.status == .up)
        #expect(flight.takeOff() == .completed)
    }

    @Test func `a second controller takes the controls from a mission, which hovers: the operator chooses`() throws {
        var flight = try Self.hovering()
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
        var flight = try Self.hovering()
        let flown = flight.virtual.fly(Hand(), limit: .milliseconds(1450))
        #expect(flight.truth.state.major == .flying)
        _ = flight.virtual.fly(flown.pilot, limit: .seconds(4))
        #expect(flight.truth.state.major == .hovering)
        #expect(flight.truth.velocity.length < 0.1)
        #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(4))
    }

    // MARK: The battery

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
        var flight = try Self.hovering(battery: 40)
        try flight.inject("battery 27% after 3s")
        let flown = try flight.fly("on abort: go home\ntakeoff\nforward 2m\nhover 60s\nland\n")
        guard case .failed(.failsafe) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.truth.isDown)
        #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(0.4), "it went home before it landed")
        let end = Self.time(
            of: { if case .flightMustEnd = $0 { true } else { false } },
            after: .zero,
            in: flight
        )
        #expect(end != nil)
    }

    @Test func `25 percent: whoever else flies is landed at once`() throws {
        var flight = try Self.hovering(battery: 40)
        try flight.inject("battery 27%")
        let began = flight.now
        let flown = flight.virtual.fly(WishingPilot([.move(.hover)]), limit: .seconds(30))
        guard case .failed(.failsafe) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        #expect(flight.now - began < .seconds(8))
        Self.expectLanding(&flight, within: Self.descent)
    }

    @Test func `a mission whose abort takes too long is landed by the supervisor`() throws {
        struct Dawdler: Pilot {
            var outcome: PilotOutcome? { nil }
            var endsFlight: Bool { true }
            func fly(_ situation: Situation) -> [Intent] { [.move(.hover)] }
        }
        var flight = try Self.hovering(battery: 40, endless: true)
        try flight.inject("battery 27%")
        let flown = flight.virtual.fly(Dawdler(), limit: .seconds(60))
        guard case .failed(.failsafe) = flown.outcome else {
            Issue.record("\(flown.outcome)")
            return
        }
        let end = try #require(
            Self.time(of: { if case .flightMustEnd = $0 { true } else { false } }, after: .zero, in: flight)
        )
        let landing = try #require(Self.time(of: Self.isLanding { _ in true }, after: .zero, in: flight))
        #expect((34.9...35.2).contains((landing - end) / .seconds(1)))
        Self.expectLanding(&flight, within: Self.descent)
    }

    @Test func `15 percent lands, and cannot be cancelled`() throws {
        var flight = try Self.hovering(battery: 40)
        try flight.inject("battery 12%")
        flight.run(for: .seconds(7))
        for _ in 0..<10 { flight.want(.takeOff, .move(.sticks(Sticks(up: 1))), for: .milliseconds(500)) }
        Self.expectLanding(&flight, within: Self.descent)
        #expect(flight.takeOff() != .completed)
    }

    @Test func `a voltage that breaks down by more than 0.6 V counts as 25 percent`() throws {
        var flight = try Self.hovering()
        try flight.inject("battery 50%")
        flight.run(for: .seconds(4))
        let landing = Self.time(
            of: Self.isLanding { if case .batterySag = $0 { true } else { false } },
            after: .zero,
            in: flight
        )
        #expect(landing != nil)
        Self.expectLanding(&flight, within: Self.descent)
    }

    @Test func `a charge that lasts less than a minute counts as 25 percent`() throws {
        var flight = try Self.hovering(battery: 80)
        // Six percent of the charge a second and a half: empty in a quarter of a minute, and no jump is a sag.
        for step in 0..<40 {
            try flight.inject("battery \(80 - step)%")
            flight.run(for: .seconds(1))
        }
        let landing = Self.time(
            of: Self.isLanding { if case .batteryEnding = $0 { true } else { false } },
            after: .zero,
            in: flight
        )
        #expect(landing != nil, "\(flight.log.suffix(4))")
        Self.expectLanding(&flight, within: Self.descent)
    }

    @Test func `flips below 40 percent are refused`() throws {
        var flight = try Self.hovering(battery: 38)
        flight.run(for: .seconds(3))
        flight.virtual.configure(.flightAnimation(.flipLeft))
        let isRefused = flight.events.contains {
            if case .refused(.battery(_, needed: 40)) = $0 { true } else { false }
        }
        #expect(isRefused)
    }

    // MARK: The fence and the estimate

    @Test func `a gust carries the drone out of the fence: it comes back the way it came, slowly, or lands in time`()
        throws
    {
        // As strong against the wind as the drone's own hover.
        var limits = FlightLimits.outdoor
        limits.radius = .meters(2)
        var returned = 0
        for speed in stride(from: 7.0, through: 9, by: 0.25) {
            var flight = try Self.hovering(limits: limits)
            try flight.inject("gust \(speed)m/s from 180deg for 10s")
            let isOut = flight.virtual.run(until: { $0.events.contains { $0.isLeaving } }, limit: .seconds(15))
            // A weaker one is held by the drone itself.
            guard isOut else { continue }
            let left = flight.now
            let isOver = flight.virtual.run(
                until: {
                    $0.events.contains(.returnedInside) || $0.events.contains(where: Self.isLanding { _ in true })
                },
                limit: .seconds(10.1)
            )
            #expect(isOver, "\(speed) m/s")
            guard flight.events.contains(.returnedInside) else {
                Self.expectLanding(&flight, within: Self.descent)
                continue
            }
            returned += 1
            // What comes back sooner has been blown back.
            if flight.now - left > .seconds(3) { #expect(flight.truth.velocity.length < 0.8, "0.5 m/s, and some wind") }
            flight.run(for: .seconds(2))
            #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(2.1))
            #expect(flight.land() == .completed)
        }
        #expect(returned > 0)
    }

    @Test func `outside the fence for ten seconds, or without an estimate, it lands there`() throws {
        var limits = FlightLimits.indoor
        limits.radius = .meters(2)
        var flight = try Self.hovering(limits: limits)
        // A wind that it cannot fly against.
        try flight.inject("gust 12m/s from 180deg for 40s")
        let hasLanded = flight.virtual.run(until: { $0.truth.isDown }, limit: .seconds(40))
        #expect(hasLanded)
        let left = try #require(Self.time(of: { $0.isLeaving }, after: .zero, in: flight))
        let landing = try #require(
            Self.time(of: Self.isLanding { $0 == .fence(.meters(2)) }, after: .zero, in: flight)
        )
        #expect(landing - left <= .seconds(10.1))
    }

    @Test func `every target is checked before the drone moves, and the ceiling stops it where it would come to rest`()
        throws
    {
        var flight = try Self.hovering()
        let far = Pose(position: Position(forward: .meters(11), up: .meters(1)))
        flight.want(.move(.pose(far, speed: .metersPerSecond(1), turn: .degreesPerSecond(45))), for: .seconds(3))
        #expect(flight.truePosition.horizontalDistance(to: Position()) < .meters(0.1))
        flight.want(.move(.sticks(Sticks(up: 1))), for: .seconds(8))
        #expect(flight.truth.position.z < 3.05)
        #expect(flight.land() == .completed)
    }

    @Test(arguments: [1.0, 1.5, 2, 2.5, 3])
    func `a drone in full flight toward its fence is braked, also when it is meant to go to a place inside`(
        seconds: Double
    ) throws {
        var limits = FlightLimits.indoor
        limits.radius = .meters(4)
        var flight = try Self.hovering(limits: limits)
        flight.want(.move(.sticks(Sticks(forward: 1))), for: .seconds(seconds))
        let place = Pose(position: Position(forward: .meters(3.8), up: .meters(1)))
        var farthest = Length.zero
        for _ in 0..<60 {
            let motion = Motion.pose(place, speed: .metersPerSecond(1), turn: .degreesPerSecond(45))
            flight.want(.move(motion), for: .milliseconds(100))
            farthest = max(farthest, flight.truePosition.horizontalDistance(to: Position()))
        }
        #expect(farthest < .meters(4.25))
        #expect((flight.truePosition.forward - .meters(3.8)).magnitude < .meters(0.3), "and it comes there")
    }

    @Test func `velocity missing for a second: position verbs fail, the mission lands, sticks stay usable`() throws {
        var flight = try Self.hovering()
        try flight.inject("sensor flow after 2s for 30s")
        let flown = try flight.fly("takeoff\nforward 9m\nland\n")
        #expect(flown.outcome == .failed(.positionLost))
        #expect(flight.truth.isDown)

        flight = try Self.hovering()
        flight.want(.move(.sticks(Sticks(up: 0.2))), for: .seconds(1))
        try flight.inject("sensor flow for 30s")
        flight.want(.move(.sticks(Sticks(forward: 0.1))), for: .seconds(2))
        #expect(flight.events.contains { if case .positionLost(.blind) = $0 { true } else { false } })
        let height = flight.truth.position.z
        flight.want(.move(.sticks(Sticks(forward: 0.1, up: 0.5))), for: .seconds(2))
        #expect(flight.truth.position.z > height + 0.2)
    }

    @Test func `two minutes and more without a landmark: the place is lost, and the mission lands`() throws {
        var flight = try Self.hovering(endless: true)
        let flown = try flight.fly("takeoff\nrepeat 30: hover 10s\nforward 1m\nland\n", limit: .seconds(400))
        #expect(flown.outcome == .failed(.positionLost))
        let lost = try #require(
            Self.time(of: { if case .positionLost(.error) = $0 { true } else { false } }, after: .zero, in: flight)
        )
        #expect((110...160).contains(lost / .seconds(1)))
        #expect(flight.truth.isDown)
    }

    @Test func `sources of the height that disagree: a message, slow moves, and no climb`() throws {
        var flight = try Self.hovering()
        try flight.inject("sensor sonar for 60s")
        flight.run(for: .seconds(4))
        #expect(flight.events.contains { if case .heightUncertain = $0 { true } else { false } })
        let start = flight.truePosition
        let target = Pose(position: Position(forward: .meters(8), up: .meters(1)))
        flight.want(.move(.pose(target, speed: .metersPerSecond(1), turn: .degreesPerSecond(45))), for: .seconds(6))
        let flown = flight.truePosition.horizontalDistance(to: start)
        #expect(flown > .meters(0.5) && flown < .meters(2))
        let height = flight.truth.position.z
        flight.want(.move(.sticks(Sticks(up: 1))), for: .seconds(3))
        #expect(flight.truth.position.z < height + 0.3)
        #expect(flight.land() == .completed)
    }

    // MARK: Failures

    @Test func `a failure in the middle: hover, abort for at most 30 s, land, finally`() throws {
        var flight = try Self.hovering()
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
        var flight = try Self.hovering()
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
        var flight = try Self.hovering()
        try flight.inject("emergency \(cause)")
        let flown = flight.virtual.fly(WishingPilot([.takeOff, .move(.hover)]), limit: .seconds(5))
        #expect(flown.outcome == .failed(.emergency))
        #expect(flight.events.contains { if case .emergencyEntered = $0 { true } else { false } })
        _ = flight.virtual.fly(WishingPilot([.takeOff, .move(.sticks(Sticks(up: 1)))]), limit: .seconds(5))
        #expect(flight.truth.position.z < 0.1)
        #expect(flight.events.contains(.refused(.emergency)))
    }

    @Test func `emergency stops the motors at once, while a failsafe lands as well`() throws {
        var flight = try Self.hovering(battery: 40)
        try flight.inject("battery 12%")
        let isLanding = flight.virtual.run(
            until: { $0.events.contains(where: Self.isLanding { _ in true }) },
            limit: .seconds(10)
        )
        try #require(isLanding)
        let began = flight.now
        _ = flight.virtual.fly(EmergencyPilot(stoppingMotors: true), limit: .seconds(5))
        #expect(flight.now - began < .milliseconds(300))
        #expect(!flight.isFlying)
    }

    @Test func `while a failsafe acts every motion is refused with its reason`() throws {
        var flight = try Self.hovering(battery: 40)
        try flight.inject("battery 12%")
        _ = flight.virtual.run(until: { $0.events.contains(where: Self.isLanding { _ in true }) }, limit: .seconds(10))
        let place = flight.truePosition
        flight.want(.move(.sticks(Sticks(forward: 1, up: 1))), for: .milliseconds(700))
        // The simulated drone begins the landing itself, at 15 percent.
        #expect(flight.events.contains(.refused(.landing(.drone))))
        #expect(flight.truePosition.up <= place.up)
        Self.expectLanding(&flight, within: Self.descent)
    }

    @Test func `a restart against a flying drone: adopted, held, and landed on command`() throws {
        var flight = try Self.hovering()
        flight.want(.move(.sticks(Sticks(forward: 0.3))), for: .seconds(1))
        try flight.virtual.restartClient()
        flight.run(for: .seconds(5))
        #expect(flight.events.contains(.connected(flying: true)))
        #expect(flight.truth.state.major == .hovering)
        #expect(flight.land() == .completed)
    }
}

extension Truth {
    /// Whether the drone stands on the ground with its motors off.
    fileprivate var isDown: Bool {
        (state.major == .landed || state.major == .default || state.major == .initializing) && position.z < 0.05
    }
}

extension FlightEvent {
    fileprivate var isLeaving: Bool { if case .leftFence = self { true } else { false } }
}
