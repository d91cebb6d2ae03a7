import DroneWire
import Testing

@testable import FlightCore

struct BringUpTests {
    @Test func `until the drone was heard nothing but wake-ups is sent`() throws {
        var drone = try ScriptedDrone()
        drone.isHeard = false
        drone.run(for: .seconds(4))
        #expect(drone.datagrams.isEmpty)
        #expect(drone.wakeUps.count >= 19)
    }

    @Test func `from the first word on each tick sends one datagram with one REF and one PCMD`() throws {
        var drone = try ScriptedDrone()
        drone.run(for: .seconds(3))
        #expect((99...101).contains(drone.datagrams.count))
        for commands in drone.datagrams {
            #expect(commands.count { if case .ref = $0 { true } else { false } } == 1)
            #expect(commands.count { if case .pcmd = $0 { true } else { false } } == 1)
        }
    }

    @Test func `commands are numbered from 1 without a gap`() throws {
        var drone = try ScriptedDrone()
        drone.run(for: .seconds(3))
        let numbers = drone.numbers.flatMap { $0 }
        #expect(numbers == Array(1...UInt32(numbers.count)))
    }

    @Test(
        arguments: [
            (StateWord.flying, ControlState(.hovering), true), (.flying, ControlState(.flying), true),
            (.flying, ControlState(.landing), false), ([], ControlState(.landed), false),
            ([.flying, .navdataBootstrap], ControlState(.default), true),
        ] as [(StateWord, ControlState, Bool)]
    )
    func `the first REF says what the drone already does`(word: StateWord, control: ControlState, flies: Bool) throws {
        var drone = try ScriptedDrone()
        drone.word = word
        drone.control = control
        drone.run(for: .milliseconds(100))
        let first = try #require(drone.datagrams.first)
        #expect(first.contains(.ref(Reference(takeOff: flies))))
        #expect(first.contains(.pcmd(.hover)))
    }

    @Test func `a drone found flying is adopted into a hover, and said so`() throws {
        var drone = try ScriptedDrone()
        drone.startHovering()
        drone.run(for: .seconds(2))
        #expect(drone.events.contains(.connected(flying: true)))
        #expect(drone.machine.isFlying)
        #expect(drone.machine.pose != nil)
        #expect(drone.lastReference == .takeOff)
        #expect(drone.lastPiloting == .hover)
    }

    @Test func `a drone in bootstrap is told to stream: identifiers first, then options, then the stream`() throws {
        var drone = try ScriptedDrone()
        drone.word = .navdataBootstrap
        drone.run(for: .seconds(6))
        let keys = drone.settings.map(\.key)
        #expect(
            keys.prefix(5) == [
                "custom:session_id", "custom:application_id", "custom:profile_id", "general:navdata_options",
                "general:navdata_demo",
            ]
        )
        #expect(
            keys.dropFirst(5) == [
                "control:outdoor", "control:flight_without_shell", "control:euler_angle_max",
                "control:control_vz_max", "control:control_yaw", "control:altitude_max",
            ]
        )
        #expect(drone.events.first == .configured(drone.settings[0]))
        #expect(drone.events.contains(.connected(flying: false)))
        #expect(drone.machine.status == .up)
        #expect(drone.machine.isConfigured)
        #expect(drone.failures.isEmpty)
    }

    @Test func `every CONFIG follows the three identifiers in its own datagram`() throws {
        let settings = FlightSettings()
        var drone = try ScriptedDrone(settings: settings)
        drone.run(for: .seconds(6))
        let identifiers = ATCommand.configIDs(try #require(settings.identifiers))
        for commands in drone.datagrams {
            for (index, command) in commands.enumerated() {
                if case .config = command { #expect(index > 0 && commands[index - 1] == identifiers) }
            }
        }
        #expect(drone.settings.count == 11)
    }

    @Test func `without identifiers settings go to the default configuration`() throws {
        var drone = try ScriptedDrone(settings: FlightSettings(identifiers: nil))
        drone.run(for: .seconds(5))
        #expect(drone.settings.first?.key == "general:navdata_options")
        #expect(!drone.datagrams.joined().contains { if case .configIDs = $0 { true } else { false } })
    }

    // MARK: Ways to fail

    @Test func `a drone that is not there fails once, within five seconds`() throws {
        var drone = try ScriptedDrone()
        drone.isHeard = false
        drone.run(for: .milliseconds(4790))
        #expect(drone.failures.isEmpty)
        drone.run(for: .seconds(5))
        let failure = try #require(drone.failures.first)
        guard case .silent(let after, let wakeUps) = failure else {
            Issue.record("not silent but \(failure)")
            return
        }
        #expect((Duration.seconds(4.8)..<Duration.seconds(4.84)).contains(after))
        #expect((22...24).contains(wakeUps))
        #expect(drone.failures.count == 1)
    }

    @Test func `a host that answers garbage is called unreadable`() throws {
        var drone = try ScriptedDrone()
        drone.isHeard = false
        for _ in 0..<200 {
            drone.say(bytes: Array("HTTP/1.1 400 Bad Request".utf8))
            drone.run(for: .milliseconds(30))
        }
        guard case .unreadable(150..., last: .badHeader(found: 0x5054_5448)) = drone.failures.first else {
            Issue.record("\(drone.failures)")
            return
        }
        #expect(drone.datagrams.isEmpty)
    }

    @Test func `a drone that acknowledges nothing is stuck in bootstrap`() throws {
        var drone = try ScriptedDrone()
        drone.word = .navdataBootstrap
        drone.acknowledges = false
        drone.run(for: .seconds(6))
        guard case .stuckInBootstrap(_, acknowledged: 0) = drone.failures.first else {
            Issue.record("\(drone.failures)")
            return
        }
    }

    @Test func `a drone that did not become ours, or is only visited, is none for the guardian to land`() throws {
        var deaf = try ScriptedDrone()
        deaf.startHovering()
        deaf.acknowledges = false
        deaf.run(for: .seconds(6))
        #expect(!deaf.failures.isEmpty)
        var settings = FlightSettings()
        settings.isVisit = true
        var visited = try ScriptedDrone(settings: settings)
        visited.startHovering()
        visited.run(for: .seconds(2))
        for machine in [deaf.machine, visited.machine] {
            #expect(machine.isFlying)
            let last = machine.heartbeat(drone: "drone").farewell
            #expect(last.watch == .grounded)
            #expect(last.handover == .complete)
        }
        let last = try ScriptedDrone.hovering().machine.heartbeat(drone: "drone").farewell
        #expect(last.handover == .landing, "what is ours is landed")
    }

    @Test func `behind a setting that the drone never acknowledges nothing waits for ever`() throws {
        var drone = try ScriptedDrone.connected()
        drone.isHeard = false
        drone.run(for: .seconds(3))
        drone.forget()
        drone.acknowledges = false
        drone.isHeard = true
        drone.run(for: .seconds(1))
        drone.configure(.videoChannel(.bottom))
        drone.run(for: .seconds(5))
        #expect(drone.events.contains(.configurationFailed(.videoChannel(.bottom), .notAcknowledged(tries: 0))))
        drone.setReadable()
        drone.readConfiguration()
        drone.run(for: .milliseconds(200))
        #expect(drone.listings == [nil])
        // The limits are written all the same, as soon as the drone takes what comes before them.
        #expect(!drone.machine.isConfigured)
        drone.acknowledges = true
        drone.run(for: .seconds(8))
        #expect(drone.settings.contains { $0.key == "control:altitude_max" })
        #expect(drone.machine.isConfigured)
    }

    @Test(arguments: [Double.infinity, .nan, 2.2e6, 1e300])
    func `a ceiling that is no number of millimetres is refused, and traps nothing`(meters: Double) {
        var limits = FlightLimits.indoor
        limits.ceiling = .meters(meters)
        #expect(throws: ConfigurationError.self) { try FlightMachine(settings: FlightSettings(limits: limits)) }
    }

    @Test func `a limit that no drone has is refused before anything is sent`() {
        var limits = FlightLimits.indoor
        limits.tilt = .degrees(80)
        #expect(throws: ConfigurationError.self) { try FlightMachine(settings: FlightSettings(limits: limits)) }
    }
}
