import DroneSim
import DroneWire
import FlightCore
import Rehearsal
import TestSupport
import Testing

/// Whole flights in which something goes wrong: none may end in the air.
struct DisturbedFlightTests {
    private static let lossy = Radio(
        down: .init(jitter: .milliseconds(100), loss: 0.3),
        up: .init(jitter: .milliseconds(100), loss: 0.3)
    )

    @Test(arguments: 1...8)
    func `30 percent loss and 100 ms of jitter both ways: it connects, flies, and every setting is answered`(
        seed: UInt64
    ) throws {
        var flight = try Flight(seed: seed, radio: Self.lossy)
        #expect(flight.takeOff() == .completed)
        let settings: [ConfigurationSetting] = [
            .videoChannel(.bottom), .videoCodec(.h264Live720p), .videoChannel(.front), .videoCodec(.h264Live360p),
        ]
        for setting in settings { flight.virtual.configure(setting) }
        flight.run(for: .seconds(40))
        for setting in settings {
            let answers = flight.events.filter {
                switch $0 {
                case .configured(setting), .configurationFailed(setting, _): true
                default: false
                }
            }
            #expect(answers.count == 1)
        }
        #expect(flight.isConfigured)
        #expect(flight.land() == .completed)
        #expect(flight.truth.state.major == .landed)
    }

    @Test func `30 percent loss and 100 ms of jitter both ways keep nobody from connecting`() throws {
        for seed in 1...100 as ClosedRange<UInt64> {
            var flight = try Flight(seed: seed, radio: Self.lossy)
            let isOver = flight.virtual.run(until: { $0.status == .up || $0.failure != nil }, limit: .seconds(15))
            #expect(isOver)
            #expect(flight.failure == nil, "seed \(seed) after \(flight.now): \(String(describing: flight.failure))")
        }
    }

    @Test func `a flight under loss still arrives`() throws {
        var flight = try Flight(seed: 3, radio: Self.lossy)
        flight.takeOff()
        let target = Position(forward: .meters(2), up: .meters(1))
        #expect(flight.go(to: Pose(position: target)) == .completed)
        #expect(flight.truePosition.horizontalDistance(to: target) < .meters(0.3))
        #expect(flight.land() == .completed)
    }

    @Test func `a drone whose radio never answers is a silent one`() throws {
        var flight = try Flight(radio: Radio(down: .init(loss: 1)))
        flight.run(for: .seconds(6))
        guard case .silent = flight.failure else {
            Issue.record("\(String(describing: flight.failure))")
            return
        }
    }

    @Test func `a second without navdata is hovered through and the move goes on to its target`() throws {
        var flight = try Flight()
        flight.takeOff()
        let target = Pose(position: Position(forward: .meters(2), up: .meters(1)))
        let pilot = WishingPilot([.move(.pose(target, speed: .metersPerSecond(0.5), turn: .degreesPerSecond(45)))])
        _ = flight.virtual.fly(pilot, limit: .seconds(2))
        flight.silence(for: .seconds(1))
        #expect(flight.events.contains { if case .linkQuiet = $0 { true } else { false } })
        #expect(flight.go(to: target) == .completed)
        #expect(flight.events.contains(.linkRestored))
        #expect(flight.truePosition.horizontalDistance(to: target.position) < .meters(0.3))
    }

    @Test func `navdata that never come back land the drone`() throws {
        var flight = try Flight()
        flight.takeOff()
        flight.silence(for: .seconds(20))
        #expect(flight.truth.state.major == .landed)
        #expect(flight.events.contains { if case .landingBegan(.linkLost) = $0 { true } else { false } })
        flight.run(for: .seconds(2))
        #expect(flight.events.contains(.landed))
    }

    @Test func `commands that do not arrive for a while do not leave the drone deaf`() throws {
        var flight = try Flight()
        flight.takeOff()
        flight.silence(down: false, up: true, for: .milliseconds(800))
        flight.run(for: .seconds(1))
        #expect(flight.statistics.watchdogs > 0)
        let start = flight.truePosition
        flight.want(.move(.sticks(Sticks(up: 0.4))), for: .seconds(1))
        #expect(flight.truePosition.up - start.up > .meters(0.05))
        #expect(flight.land() == .completed)
    }

    @Test func `a client that crashed finds its drone in the air, adopts it and lands it when told`() throws {
        var flight = try Flight()
        flight.takeOff()
        flight.run(for: .seconds(1))
        try flight.virtual.restartClient()
        flight.run(for: .seconds(3))
        #expect(flight.events.contains(.connected(flying: true)))
        #expect(flight.truth.position.z > 0.4)
        #expect(flight.land() == .completed)
        #expect(flight.truth.state.major == .landed)
    }

    @Test func `a battery that runs low in the air lands the drone, whatever its pilot wants`() throws {
        var flight = try Flight(battery: 33)
        #expect(flight.takeOff() == .completed)
        let outcome = flight.virtual.fly(WishingPilot([.move(.hover)]), limit: .seconds(300)).outcome
        guard case .failed(.failsafe) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        flight.run(for: .seconds(20))
        #expect(flight.truth.state.major == .landed)
        #expect(flight.takeOff() != .completed, "and it does not take off again")
    }

    @Test func `the ceiling stops a climb, and the way down stays open`() throws {
        var flight = try Flight()
        flight.takeOff()
        flight.want(.move(.sticks(Sticks(up: 1))), for: .seconds(10))
        #expect(flight.truth.position.z < 3.1)
        #expect(flight.events.contains(.refused(.ceiling(.meters(3)))))
        let top = flight.truth.position.z
        flight.want(.move(.sticks(Sticks(up: -0.5))), for: .seconds(2))
        #expect(flight.truth.position.z < top - 0.3)
    }

    @Test func `the fence stops a flight at full stick inside its radius`() throws {
        var limits = FlightLimits.indoor
        limits.radius = .meters(2)
        var flight = try Flight(settings: FlightSettings(limits: limits))
        flight.takeOff()
        for _ in 0..<40 {
            flight.want(.move(.sticks(Sticks(forward: 1))), for: .milliseconds(250))
            #expect(flight.truePosition.forward < .meters(2.3))
        }
        #expect(flight.truePosition.forward > .meters(1))
        #expect(flight.events.contains(.refused(.fence(.meters(2)))))
    }

    @Test func `an emergency stop drops the drone and clears again on the ground`() throws {
        var flight = try Flight()
        flight.takeOff()
        flight.want(.toggleEmergency, for: .milliseconds(30))
        flight.run(for: .seconds(3))
        #expect(flight.events.contains { if case .emergencyEntered = $0 { true } else { false } })
        #expect(!flight.isFlying)
        flight.want(.toggleEmergency, for: .milliseconds(30))
        flight.run(for: .seconds(3))
        #expect(flight.events.contains(.emergencyCleared))
        #expect(flight.takeOff() == .completed)
    }
}
