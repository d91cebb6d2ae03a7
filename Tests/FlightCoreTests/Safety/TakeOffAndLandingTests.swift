import DroneWire
import Testing

@testable import FlightCore

struct TakeOffAndLandingTests {
    // MARK: Take-off

    @Test func `the fly bit rises with the take-off and the motors' start is an event`() throws {
        var drone = try ScriptedDrone.connected()
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(60))
        #expect(drone.lastReference == .takeOff)
        #expect(drone.machine.isFlying)
        drone.word.insert(.flying)
        drone.control = ControlState(.takingOff)
        drone.run(for: .milliseconds(500))
        #expect(drone.events == [.tookOff])
        #expect(drone.machine.pose == nil, "no home before the first hover")
        drone.startHovering()
        drone.run(for: .seconds(1))
        #expect(drone.events == [.tookOff, .reachedHover])
        #expect(drone.outcomes == [.completed])
        #expect(drone.machine.pose?.position.forward == .zero)
    }

    @Test(
        arguments: [
            (StateWord.emergency, UInt32(80), Refusal.emergency),
            ([], 29, .battery(percent: 29, needed: 30)), (.vbatLow, 60, .battery(percent: 60, needed: 30)),
        ] as [(StateWord, UInt32, Refusal)]
    )
    func `a take-off is refused once, and the motors stay off`(
        word: StateWord,
        percent: UInt32,
        refusal: Refusal
    ) throws {
        var drone = try ScriptedDrone.connected(battery: percent)
        drone.word.insert(word)
        drone.run(for: .milliseconds(200))
        drone.forget()
        drone.take(seat: SteadyPilot(.takeOff))
        drone.run(for: .seconds(2))
        #expect(drone.events.filter { $0 == .refused(refusal) }.count == 1)
        #expect(drone.datagrams.allSatisfy { $0.contains(.ref(.land)) })
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(200))
        #expect(drone.outcomes.last == .failed(.refused(refusal)), "the next pilot is answered anew")
    }

    @Test func `a take-off with 30 percent is allowed`() throws {
        var drone = try ScriptedDrone.connected(battery: 30)
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(200))
        #expect(drone.lastReference == .takeOff)
    }

    @Test func `a take-off waits for the limits to be with the drone`() throws {
        var drone = try ScriptedDrone()
        drone.run(for: .milliseconds(300))
        drone.take(seat: TakeOffPilot())
        while drone.settings.count < 11 {
            #expect(drone.lastReference != .takeOff)
            drone.run(for: .milliseconds(30))
        }
        drone.run(for: .seconds(1))
        #expect(drone.lastReference == .takeOff)
        #expect(!drone.events.contains(.settingsAwaited), "what comes soon is not worth a word")
    }

    @Test func `a take-off that waits for settings in vain gives up after 20 s, and the motors stay off`() throws {
        var drone = try ScriptedDrone()
        drone.run(for: .milliseconds(300))
        drone.acknowledges = false
        drone.take(seat: TakeOffPilot())
        drone.run(for: .seconds(21))
        #expect(drone.outcomes == [.failed(.timeout(step: "takeoff", deadline: .seconds(20)))])
        #expect(!drone.datagrams.contains { $0.contains(.ref(.takeOff)) })
        #expect(drone.events.count { $0 == .settingsAwaited } == 1, "and says meanwhile what it waits for")
    }

    @Test func `a take-off that does not come to a hover in 10 s ends in a landing`() throws {
        var drone = try ScriptedDrone.connected()
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(9900))
        #expect(drone.lastReference == .takeOff)
        drone.run(for: .milliseconds(200))
        #expect(drone.lastReference == .land)
        #expect(drone.events == [.landingBegan(.takeOffFailed)])
        #expect(drone.outcomes == [.failed(.failsafe(.takeOffFailed))])
        drone.run(for: .seconds(1))
        #expect(drone.events.last == .landed)
    }

    @Test func `motions on the ground are refused once`() throws {
        var drone = try ScriptedDrone.connected()
        drone.take(seat: SteadyPilot(.move(.sticks(Sticks(up: 1)))))
        drone.run(for: .seconds(1))
        #expect(drone.events == [.refused(.notFlying)])
        #expect(drone.datagrams.allSatisfy { $0.contains(.pcmd(.hover)) })
    }

    // MARK: Landing

    @Test func `a landing is latched until the drone was seen on the ground for 0.5 s`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: OncePilot(.land))
        drone.run(for: .milliseconds(100))
        drone.take(seat: SteadyPilot(.takeOff, .move(.sticks(Sticks(forward: 1)))))
        drone.control = ControlState(.landing)
        drone.run(for: .seconds(2))
        #expect(drone.events.prefix(2) == [.landingBegan(.asked), .refused(.landing(.asked))])
        #expect(drone.lastReference == .land)
        #expect(drone.lastPiloting == .hover)
        // A glimpse of the ground is not enough.
        drone.land()
        drone.run(for: .milliseconds(300))
        drone.startHovering()
        drone.run(for: .milliseconds(300))
        #expect(!drone.events.contains(.landed))
        #expect(drone.lastReference == .land)
        drone.leaveSeat()
        drone.land()
        drone.run(for: .seconds(1))
        #expect(drone.events.last == .landed)
        #expect(!drone.machine.isFlying)
    }

    @Test func `a landing that is not confirmed in 20 s is told once and goes on`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: LandingPilot())
        drone.run(for: .seconds(40))
        let told = drone.events.filter { if case .landingNotConfirmed = $0 { true } else { false } }
        #expect(told.count == 1)
        guard case .failed(.landingNotConfirmed) = drone.outcomes.first else {
            Issue.record("\(drone.outcomes)")
            return
        }
        #expect(drone.lastReference == .land)
        drone.land()
        drone.run(for: .seconds(1))
        #expect(drone.events.last == .landed)
    }

    @Test(
        arguments: [
            (StateWord.flying, ControlState(.landing)), (StateWord(), ControlState(.landed)),
        ] as [(StateWord, ControlState)]
    )
    func `a drone that comes down by itself is not started again`(word: StateWord, control: ControlState) throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.move(.hover)))
        drone.word = word
        drone.control = control
        drone.run(for: .milliseconds(100))
        #expect(drone.lastReference == .land)
        #expect(drone.events.first == .landingBegan(.drone))
        #expect(drone.outcomes == [.failed(.failsafe(.drone))])
    }

    @Test(
        arguments: [
            (StateWord.flying, ControlState(.landing)), (StateWord(), ControlState(.landed)),
        ] as [(StateWord, ControlState)]
    )
    func `a drone that comes down by itself before its first hover is not started again`(
        word: StateWord,
        control: ControlState
    ) throws {
        var drone = try ScriptedDrone.connected()
        drone.take(seat: TakeOffPilot())
        drone.run(for: .milliseconds(60))
        drone.word.insert(.flying)
        drone.control = ControlState(.takingOff)
        drone.run(for: .milliseconds(500))
        #expect(drone.events == [.tookOff])
        drone.word = word
        drone.control = control
        drone.run(for: .milliseconds(100))
        #expect(drone.lastReference == .land)
        #expect(drone.events.contains(.landingBegan(.drone)))
        #expect(drone.outcomes == [.failed(.failsafe(.drone))])
    }

    @Test func `a refusal of somebody else's setting is not the pilot's`() throws {
        var drone = try ScriptedDrone.connected()
        drone.take(seat: TakeOffPilot())
        drone.configure(.flightAnimation(.flipLeft))
        drone.run(for: .milliseconds(100))
        #expect(drone.events == [.refused(.notFlying)])
        #expect(drone.outcomes.isEmpty)
        #expect(drone.lastReference == .takeOff)
    }

    @Test func `a flat trim goes out on the ground and is refused in the air`() throws {
        var drone = try ScriptedDrone.connected()
        drone.take(seat: OncePilot(.flatTrim))
        drone.run(for: .seconds(1))
        #expect(drone.datagrams.joined().count { $0 == .flatTrim } == 1)
        drone = try ScriptedDrone.hovering()
        drone.take(seat: OncePilot(.flatTrim))
        drone.run(for: .seconds(1))
        #expect(!drone.datagrams.joined().contains(.flatTrim))
        #expect(drone.events == [.refused(.flying)])
    }

    @Test func `an empty seat hovers in the air`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.move(.sticks(Sticks(right: 1)))))
        drone.run(for: .seconds(1))
        #expect(drone.lastPiloting?.roll == 1)
        drone.leaveSeat()
        drone.run(for: .milliseconds(60))
        #expect(drone.lastPiloting == .hover)
        #expect(drone.lastReference == .takeOff)
        #expect(drone.outcomes == [.failed(.replaced)])
    }

    @Test func `a pilot that says nothing hovers`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: OncePilot(.move(.sticks(Sticks(right: 1)))))
        drone.run(for: .milliseconds(200))
        #expect(drone.lastPiloting == .hover)
    }
}
