import DroneWire
import Testing

@testable import FlightCore

struct BatteryTests {
    @Test func `30 percent is told once and flown on`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.move(.sticks(Sticks(forward: 0.3)))))
        drone.demo.batteryPercent = 30
        drone.run(for: .seconds(10))
        #expect(drone.events == [.batteryLow(percent: 30)])
        #expect(drone.outcomes.isEmpty)
        #expect(drone.lastReference == .takeOff)
    }

    @Test func `25 percent takes the controls and lands, whatever the pilot wants`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.takeOff, .move(.sticks(Sticks(forward: 0.3)))))
        drone.demo.batteryPercent = 25
        drone.run(for: .seconds(4))
        #expect(drone.events.contains(.landingBegan(.battery(percent: 25))))
        #expect(drone.outcomes == [.failed(.failsafe(.battery(percent: 25)))])
        drone.take(seat: SteadyPilot(.takeOff, .move(.sticks(Sticks(forward: 0.3)))))
        drone.run(for: .seconds(2))
        #expect(drone.lastReference == .land)
        #expect(drone.lastPiloting == .hover)
        #expect(drone.events.last == .refused(.landing(.battery(percent: 25))))
    }

    @Test func `the drone's own battery alarm lands at once`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.take(seat: SteadyPilot(.move(.hover)))
        drone.word.insert(.vbatLow)
        drone.run(for: .milliseconds(100))
        #expect(drone.events == [.landingBegan(.batteryFlag)])
        #expect(drone.lastReference == .land)
    }

    @Test func `a sag of a second is not a low battery`() throws {
        var drone = try ScriptedDrone.hovering()
        drone.run(for: .seconds(5))
        drone.forget()
        drone.demo.batteryPercent = 10
        drone.run(for: .seconds(1))
        drone.demo.batteryPercent = 60
        drone.run(for: .seconds(5))
        #expect(drone.events.isEmpty)
        #expect(drone.lastReference == .takeOff)
    }

    @Test func `what the motors take from the voltage when they start is no sag`() {
        var watch = BatteryWatch()
        var alarms: [BatteryWatch.Alarm] = []
        var state = DroneState()
        state.batteryPercent = 80
        for step in 0...600 {
            let time = Double(step) / 15
            let isFlying = time >= 10
            state.batteryVoltage = .volts(time < 10.5 ? 12.4 : 11.6)
            if let alarm = watch.note(state, isFlying: isFlying, at: .seconds(time)) { alarms.append(alarm) }
        }
        #expect(alarms.isEmpty)
        state.batteryVoltage = .volts(10.9)
        for step in 601...640 {
            if let alarm = watch.note(state, isFlying: true, at: .seconds(Double(step) / 15)) { alarms.append(alarm) }
        }
        #expect(alarms.count == 1, "under load it is one")
    }

    @Test func `a weak battery on the ground lands nothing`() throws {
        var drone = try ScriptedDrone.connected(battery: 12)
        drone.run(for: .seconds(10))
        #expect(drone.events.isEmpty)
    }

    @Test(arguments: [(UInt32(39), false), (40, true)])
    func `flips need 40 percent`(percent: UInt32, isDone: Bool) throws {
        var drone = try ScriptedDrone.hovering(battery: percent)
        drone.run(for: .seconds(4))
        let flip = ConfigurationSetting.flightAnimation(.flipLeft)
        drone.take(seat: OncePilot(.configure(flip)))
        drone.run(for: .seconds(1))
        #expect(drone.settings.contains(flip) == isDone)
        #expect(drone.events.contains(.refused(.battery(percent: Int(percent), needed: 40))) == !isDone)
    }

    @Test func `flips on the ground are refused, whoever asks`() throws {
        var drone = try ScriptedDrone.connected()
        drone.configure(.flightAnimation(.flipLeft))
        drone.run(for: .seconds(1))
        #expect(drone.settings.isEmpty)
        #expect(drone.events == [.refused(.notFlying)])
    }
}
