import DroneWire
import Testing

@testable import FlightCore

struct WatchdogTests {
    @Test func `the watchdog bit is answered with COMWDG before anything else`() throws {
        var drone = try ScriptedDrone.connected()
        drone.word.insert(.communicationWatchdog)
        drone.run(for: .milliseconds(100))
        let answers = drone.datagrams.filter { $0.contains(.resetWatchdog) }
        #expect(!answers.isEmpty)
        #expect(answers.allSatisfy { $0.first == .resetWatchdog })
    }

    @Test func `in bootstrap the watchdog bit is not answered`() throws {
        var drone = try ScriptedDrone()
        drone.acknowledges = false
        drone.word = [.navdataBootstrap, .communicationWatchdog]
        drone.run(for: .seconds(2))
        #expect(!drone.datagrams.joined().contains(.resetWatchdog))
    }

    @Test func `a watchdog bit that stays up restarts the numbers at 1`() throws {
        var drone = try ScriptedDrone.connected()
        drone.word.insert(.communicationWatchdog)
        drone.run(for: .seconds(1))
        #expect(drone.numbers.contains { $0.first == 1 })
        #expect(drone.machine.statistics.restarts >= 1)
    }

    @Test func `a watchdog bit that goes at once leaves the numbers alone`() throws {
        var drone = try ScriptedDrone.connected()
        drone.word.insert(.communicationWatchdog)
        drone.run(for: .milliseconds(70))
        drone.word.remove(.communicationWatchdog)
        drone.run(for: .seconds(1))
        #expect(!drone.numbers.contains { $0.contains(1) })
    }

    @Test(arguments: [true, false])
    func `a drone that was switched off and on is met anew`(inBootstrap: Bool) throws {
        var drone = try ScriptedDrone.connected()
        drone.run(for: .seconds(60))
        drone.forget()
        drone.count(from: 2)
        if inBootstrap { drone.word.insert(.navdataBootstrap) }
        drone.run(for: .seconds(6))
        #expect(drone.events.count { $0 == .rebooted } == 1)
        #expect(drone.numbers.contains { $0.first == 1 })
        #expect(drone.settings.first?.key == "custom:session_id")
        #expect(drone.settings.contains(.navdataDemo(true)))
        #expect(drone.machine.isConfigured)
    }

    @Test func `a setting that waits when the drone is switched off is reported`() throws {
        var drone = try ScriptedDrone.connected()
        drone.run(for: .seconds(60))
        drone.acknowledges = false
        drone.configure(.videoChannel(.bottom))
        drone.run(for: .milliseconds(100))
        drone.count(from: 1)
        drone.run(for: .milliseconds(100))
        drone.acknowledges = true
        drone.run(for: .seconds(6))
        #expect(drone.events.contains(.configurationFailed(.videoChannel(.bottom), .disconnected)))
        #expect(!drone.settings.contains(.videoChannel(.bottom)))
        #expect(drone.machine.isConfigured)
    }

    @Test func `a drone that acknowledges everything and does not stream is told again until it does`() throws {
        var drone = try ScriptedDrone.connected()
        drone.isHeard = false
        drone.run(for: .seconds(3))
        drone.forget()
        // It comes back in bootstrap, and what it acknowledges is something else that came late.
        drone.isHeard = true
        drone.streamsWhenTold = false
        drone.word.insert(.navdataBootstrap)
        drone.run(for: .seconds(30))
        #expect(drone.settings.count { $0 == .navdataDemo(true) } >= 5)
        #expect(!drone.machine.isConfigured)
        drone.streamsWhenTold = true
        drone.run(for: .seconds(12))
        #expect(drone.machine.isConfigured)
        drone.forget()
        drone.run(for: .seconds(6))
        #expect(drone.settings.isEmpty, "told once it streams, it is left alone")
    }

    @Test func `a single late status datagram is not a reboot`() throws {
        var drone = try ScriptedDrone.connected()
        let number = drone.machine.state.sequence
        drone.word.insert([.navdataBootstrap, .communicationWatchdog])
        drone.say(number: number - 2)
        drone.word.remove([.navdataBootstrap, .communicationWatchdog])
        drone.run(for: .seconds(1))
        #expect(!drone.events.contains(.rebooted))
    }

    @Test func `a reboot takes the controls and forgets that the drone flew`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.run(for: .seconds(60))
        drone.take(seat: SteadyPilot(.move(.hover)))
        drone.land()
        drone.count(from: 1)
        drone.run(for: .seconds(1))
        #expect(drone.outcomes == [.failed(.rebooted)])
        #expect(!drone.machine.isFlying)
        #expect(drone.lastReference == .land)
    }
}
