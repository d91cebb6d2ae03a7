import DroneWire
import Testing

@testable import FlightCore

struct SilenceTests {
    private let ahead = SteadyPilot(.move(.sticks(Sticks(forward: 0.5))))

    private func flying() throws -> ScriptedDrone {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: ahead)
        drone.run(for: .seconds(1))
        #expect(drone.lastPiloting != .hover)
        drone.forget()
        drone.isHeard = false
        return drone
    }

    @Test func `after 0.2 s of silence the drone is woken, and again every 0.2 s`() throws {
        var drone = try flying()
        drone.run(for: .milliseconds(180))
        #expect(drone.wakeUps.isEmpty)
        drone.run(for: .milliseconds(900))
        #expect((4...5).contains(drone.wakeUps.count))
    }

    @Test func `after 0.5 s of silence the drone is told to hover, and said so once`() throws {
        var drone = try flying()
        drone.run(for: .milliseconds(420))
        #expect(drone.lastPiloting != .hover)
        drone.run(for: .milliseconds(150))
        #expect(drone.lastPiloting == .hover)
        drone.run(for: .seconds(1))
        #expect(drone.events.count { if case .linkQuiet = $0 { true } else { false } } == 1)
        #expect(drone.outcomes.isEmpty)
    }

    // MARK: Lateness

    private func hearing(lateBy lateness: Duration, tellingTime tellsTime: Bool = true) throws -> ScriptedDrone {
        var drone = try flying()
        drone.isHeard = true
        drone.lateness = lateness
        drone.tellsTime = tellsTime
        return drone
    }

    @Test func `what comes 0.4 s late is flown by, what comes 0.6 s late is as good as a silence of 0.6 s`() throws {
        var drone = try hearing(lateBy: .milliseconds(400))
        drone.run(for: .seconds(10))
        #expect(drone.lastPiloting != .hover)
        #expect(drone.events.isEmpty)
        drone = try hearing(lateBy: .milliseconds(600))
        drone.run(for: .milliseconds(150))
        #expect(drone.lastPiloting == .hover)
        #expect(drone.machine.state.lateness > .milliseconds(550))
        guard case .linkQuiet(let age) = drone.events.first else {
            Issue.record("\(drone.events)")
            return
        }
        #expect(age >= .milliseconds(600))
    }

    @Test func `navdata that come later and later lead to the same steps as silence`() throws {
        var drone = try hearing(lateBy: .zero)
        var seen: [(late: Double, what: String)] = []
        for step in 0..<70 {
            drone.lateness = .milliseconds(100 * step)
            drone.run(for: .milliseconds(100))
            for event in drone.events {
                switch event {
                case .linkQuiet: seen.append((Double(step) / 10, "hover"))
                case .linkLost: seen.append((Double(step) / 10, "lost"))
                case .landingBegan(.linkLost): seen.append((Double(step) / 10, "land"))
                default: Issue.record("\(event)")
                }
            }
            let outcomes = drone.outcomes
            #expect(outcomes.isEmpty || seen.contains { $0.what == "lost" })
            drone.forget()
        }
        #expect(seen.map(\.what) == ["hover", "lost", "land"])
        let times = seen.map(\.late)
        #expect((0.3...0.5).contains(times[0]) && (1.8...2).contains(times[1]) && (4.8...5).contains(times[2]))
        drone.run(for: .milliseconds(60))
        #expect(drone.lastReference == .land)
    }

    @Test func `what stays too late for 5 s is a lost link, and the drone hovers until somebody lands it`() throws {
        var drone = try hearing(lateBy: .milliseconds(800))
        drone.run(for: .seconds(4))
        #expect(drone.outcomes.isEmpty)
        drone.run(for: .seconds(2))
        guard case .failed(.linkLost) = drone.outcomes.first else {
            Issue.record("\(drone.outcomes)")
            return
        }
        drone.run(for: .seconds(20))
        #expect(drone.lastReference == .takeOff)
        #expect(drone.lastPiloting == .hover)
        #expect(drone.events.count { if case .linkLost = $0 { true } else { false } } == 1)
        drone.lateness = .zero
        drone.run(for: .seconds(1))
        #expect(drone.events.contains(.linkRestored))
        #expect(drone.lastPiloting == .hover, "nobody continues by itself")
    }

    @Test func `what is a little too late is told once, not with every datagram`() throws {
        for late in stride(from: 400, through: 560, by: 10) {
            var drone = try hearing(lateBy: .milliseconds(late))
            drone.run(for: .seconds(4))
            #expect(drone.events.count <= 1, "\(late) ms: \(drone.events)")
        }
    }

    @Test func `a drone that tells no time cannot be late`() throws {
        var drone = try hearing(lateBy: .seconds(3), tellingTime: false)
        drone.run(for: .seconds(1))
        #expect(drone.lastPiloting != .hover)
        #expect(drone.machine.state.lateness == .zero)
    }

    @Test func `a drone that was switched off and on has another clock`() throws {
        var drone = try flying()
        drone.isHeard = true
        drone.run(for: .seconds(30))
        drone.land()
        // Its clock begins again, and so do its numbers.
        drone.lateness = drone.now
        drone.count(from: 1)
        drone.word.insert(.navdataBootstrap)
        drone.run(for: .seconds(3))
        #expect(drone.events.contains(.rebooted))
        #expect(drone.machine.status == .up)
        #expect(!drone.events.contains { if case .linkLost = $0 { true } else { false } })
    }

    // MARK: Afterwards

    @Test func `a pilot goes on after a short silence, and its clock has left it out`() throws {
        var drone = try flying()
        drone.run(for: .milliseconds(1500))
        drone.isHeard = true
        drone.run(for: .milliseconds(300))
        #expect(drone.events.last == .linkRestored)
        #expect(drone.lastPiloting != .hover)
        #expect(drone.machine.status == .up)
    }

    @Test func `the pilot's clock stands still while nothing is heard`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: ClockPilot())
        drone.run(for: .seconds(1))
        drone.isHeard = false
        drone.run(for: .milliseconds(1500))
        drone.isHeard = true
        drone.run(for: .milliseconds(500))
        guard case .requirement(let longest) = drone.outcomes.compactMap(\.failure).first else {
            Issue.record("\(drone.outcomes)")
            return
        }
        #expect(longest == "steady")
    }

    @Test func `after 2 s of silence the link is lost and so are the controls`() throws {
        var drone = try flying()
        drone.run(for: .milliseconds(2100))
        guard case .failed(.linkLost(let silence)) = drone.outcomes.first else {
            Issue.record("\(drone.outcomes)")
            return
        }
        #expect((Duration.seconds(2)..<Duration.seconds(2.04)).contains(silence))
        drone.isHeard = true
        drone.run(for: .seconds(1))
        #expect(drone.lastPiloting == .hover, "nobody continues by itself")
        #expect(drone.lastReference == .takeOff)
        #expect(drone.events.contains(.linkRestored))
    }

    @Test func `after 5 s of silence in the air the drone is told to land, and told so when it is back`() throws {
        var drone = try flying()
        drone.run(for: .milliseconds(4850))
        #expect(drone.lastReference == .takeOff)
        drone.run(for: .milliseconds(200))
        #expect(drone.lastReference == .land)
        guard case .landingBegan(.linkLost) = drone.events.last else {
            Issue.record("\(drone.events)")
            return
        }
        drone.isHeard = true
        drone.take(seat: SteadyPilot(.takeOff, .move(.sticks(Sticks(forward: 1)))))
        drone.run(for: .seconds(3))
        #expect(drone.lastReference == .land)
        #expect(drone.lastPiloting == .hover)
        drone.land()
        drone.run(for: .seconds(1))
        #expect(drone.events.contains(.landed))
    }

    @Test(arguments: [false, true])
    func `a landing that began goes on when the drone numbers its datagrams from 1 again`(inBootstrap: Bool) throws {
        var drone = try ScriptedDrone.hovering()
        drone.count(from: 5000)
        drone.run(for: .seconds(1))
        drone.isHeard = false
        drone.run(for: .seconds(5.2))
        #expect(drone.lastReference == .land)
        drone.forget()
        drone.count(from: 1)
        if inBootstrap { drone.word.insert(.navdataBootstrap) }
        drone.isHeard = true
        drone.run(for: .seconds(6))
        #expect(drone.datagrams.allSatisfy { !$0.contains(.ref(.takeOff)) })
        #expect(!drone.events.contains(.rebooted), "nobody switches a drone off and on in the air")
        #expect(drone.settings.contains(.navdataDemo(true)), "it is told to stream again")
        drone.land()
        drone.run(for: .seconds(1))
        #expect(drone.events.contains(.landed))
    }

    @Test func `a silence on the ground lands nothing`() throws {
        var drone = try ScriptedDrone.connected()
        drone.isHeard = false
        drone.run(for: .seconds(10))
        #expect(!drone.events.contains { if case .landingBegan = $0 { true } else { false } })
    }

    @Test func `a landing needs no sight: its pilot keeps the seat and is asked on`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.isHeard = false
        drone.run(for: .seconds(3))
        drone.take(seat: LandingPilot())
        drone.run(for: .milliseconds(60))
        #expect(drone.lastReference == .land)
        #expect(drone.events.contains(.landingBegan(.asked)))
        drone.run(for: .seconds(10))
        #expect(drone.outcomes.isEmpty)
        drone.isHeard = true
        drone.land()
        drone.run(for: .seconds(1))
        #expect(drone.outcomes == [.completed])
    }

    @Test func `commands go out every 30 ms whatever is heard`() throws {
        var drone = try flying()
        drone.run(for: .seconds(9))
        #expect((299...301).contains(drone.datagrams.count))
    }

    @Test func `settings that wait when the link is lost are reported`() throws {
        var drone = try flying()
        drone.configure(.videoChannel(.bottom))
        drone.run(for: .seconds(3))
        #expect(drone.events.contains(.configurationFailed(.videoChannel(.bottom), .disconnected)))
        drone.configure(.videoChannel(.front))
        #expect(drone.events.last == .configurationFailed(.videoChannel(.front), .disconnected))
    }
}

/// Fails as soon as its clock jumped; after 2.4 s of clock time it says that it ran steadily.
private struct ClockPilot: Pilot {
    var outcome: PilotOutcome?
    private var last: Duration?
    private var first: Duration?

    mutating func fly(_ situation: Situation) -> [Intent] {
        let before = last ?? situation.now
        let start = first ?? situation.now
        (last, first) = (situation.now, start)
        // Half a second passes until a silence counts as one.
        if situation.now - before > .milliseconds(40) {
            outcome = .failed(.requirement("jumped \(situation.now - before)"))
        } else if situation.now - start > .milliseconds(1900) {
            outcome = .failed(.requirement("steady"))
        }
        return []
    }
}

extension PilotOutcome {
    fileprivate var failure: FlightFailure? { if case .failed(let failure) = self { failure } else { nil } }
}
