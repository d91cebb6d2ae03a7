import DroneWire
import Rehearsal
import Testing

@testable import FlightCore

struct EmergencyTests {
    @Test func `an emergency stop holds the bit until the drone shows it, then lets go`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: OncePilot(.toggleEmergency))
        drone.run(for: .milliseconds(300))
        #expect(drone.lastReference == Reference(takeOff: false, emergency: true))
        drone.land()
        drone.word.insert([.emergency, .userEmergency])
        drone.run(for: .milliseconds(200))
        #expect(drone.lastReference == .land)
        #expect(
            drone.events == [.landingBegan(.asked), .emergencyEntered([.emergency, .userEmergency, .navdataDemo])]
        )
        #expect(!drone.machine.isFlying)
        #expect(drone.outcomes == [.failed(.emergency)])
    }

    @Test func `an emergency is cleared by the same wish`() throws {
        var drone = try ScriptedDrone.connected()
        drone.word.insert(.emergency)
        drone.run(for: .milliseconds(200))
        drone.take(seat: OncePilot(.toggleEmergency))
        drone.run(for: .milliseconds(100))
        #expect(drone.lastReference == Reference(takeOff: false, emergency: true))
        drone.word.remove(.emergency)
        drone.run(for: .milliseconds(100))
        #expect(drone.lastReference == .land)
        #expect(drone.events.last == .emergencyCleared)
    }

    @Test func `a wish that is repeated while it is being done toggles nothing more`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.toggleEmergency))
        drone.run(for: .milliseconds(300))
        #expect(drone.datagrams.suffix(8).allSatisfy { $0.contains(.ref(Reference(takeOff: false, emergency: true))) })
    }

    @Test func `a drone that does not enter the emergency is asked three times and then reported`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: OncePilot(.toggleEmergency))
        drone.run(for: .seconds(8))
        #expect(drone.events.filter { $0 == .emergencyNotConfirmed(tries: 3) }.count == 1)
        var rises = 0
        var wasRaised = false
        for commands in drone.datagrams {
            let isRaised = commands.contains(.ref(Reference(takeOff: false, emergency: true)))
            if isRaised, !wasRaised { rises += 1 }
            wasRaised = isRaised
        }
        #expect(rises == 3)
    }

    @Test func `once an emergency stop was asked for the fly bit stays down, whatever becomes of it`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: OncePilot(.toggleEmergency))
        drone.run(for: .seconds(12))
        #expect(drone.events.contains(.emergencyNotConfirmed(tries: 3)))
        #expect(drone.datagrams.allSatisfy { !$0.contains(.ref(.takeOff)) })
        #expect(drone.machine.isFlying, "it is told to land until it is seen on the ground")
    }

    @Test func `a stop that cleared the emergency of a crash nobody heard of starts no motors`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.isHeard = false
        drone.run(for: .seconds(1))
        drone.forget()
        drone.take(seat: EmergencyPilot(stoppingMotors: true))
        drone.run(for: .seconds(3))
        // It had cut its motors before, and the wish has toggled that away.
        drone.land()
        drone.isHeard = true
        drone.run(for: .seconds(3))
        #expect(drone.datagrams.allSatisfy { !$0.contains(.ref(.takeOff)) })
    }

    @Test func `nothing takes off while an emergency stop is asked for`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: OncePilot(.toggleEmergency))
        drone.run(for: .milliseconds(300))
        drone.land()
        drone.run(for: .milliseconds(800))
        #expect(drone.events.last == .landed)
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(100))
        #expect(drone.outcomes.last == .failed(.refused(.emergency)))
    }

    @Test func `an emergency stop goes on to be asked for when the drone was switched off and on`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.count(from: 5000)
        drone.run(for: .milliseconds(200))
        drone.isHeard = false
        drone.take(seat: EmergencyPilot(stoppingMotors: true))
        drone.run(for: .seconds(1.5))
        drone.land()
        drone.count(from: 1)
        drone.isHeard = true
        drone.run(for: .milliseconds(100))
        #expect(drone.events.contains(.rebooted))
        drone.forget()
        drone.run(for: .seconds(1))
        #expect(drone.datagrams.contains { $0.contains(.ref(Reference(takeOff: false, emergency: true))) })
        drone.word.insert(.emergency)
        drone.run(for: .milliseconds(200))
        #expect(drone.outcomes == [.completed])
    }

    @Test func `motors that the drone cuts end the flight and are not started again`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.move(.hover)))
        drone.land()
        drone.word.insert([.emergency, .cutout])
        drone.run(for: .milliseconds(200))
        let word: StateWord = [.emergency, .cutout, .navdataDemo, .userFeedbackStart]
        #expect(drone.events == [.emergencyEntered(word)])
        #expect(drone.outcomes == [.failed(.emergency)])
        #expect(drone.lastReference == .land)
        drone.word.remove([.emergency, .cutout])
        drone.run(for: .seconds(1))
        #expect(drone.events.last == .emergencyCleared)
        #expect(drone.lastReference == .land)
    }

    @Test(arguments: 1...100)
    func `under loss both ways the drone's toggle ends where it was wanted`(seed: UInt64) {
        var chance = Chance(seed: seed)
        var request = EmergencyRequest(wanted: true, at: .zero)
        var (bit, isInEmergency, toggles) = (false, false, 0)
        var (heard, heardAt): (Bool, Duration?) = (false, nil)
        for tick in 1...1000 {
            let now = Duration.milliseconds(30 * tick)
            if chance.share() >= 0.3 {
                if request.isRaised, !bit {
                    isInEmergency.toggle()
                    toggles += 1
                }
                bit = request.isRaised
            }
            if chance.share() >= 0.3 { (heard, heardAt) = (isInEmergency, now) }
            if request.advance(isInEmergency: heard, toldAt: heardAt, at: now) == .confirmed { break }
        }
        #expect(isInEmergency)
        #expect(toggles == 1)
    }
}
