import DroneSim
import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// What a mission reads beyond what every flight needs: it is asked for when it is used, and only then.
@Suite struct TelemetryTests {
    private static let key = ConfigurationKey<NavdataOptionsMask>.navdataOptions.name

    private func options(_ flight: Flight) throws -> NavdataOptionsMask {
        let seen = try #require(flight.configuration.first { $0.key == Self.key }?.seen)
        return try #require(NavdataOptionsMask(configurationText: seen))
    }

    @Test func `the language names what stands on the wire, number for number`() throws {
        #expect(RawField.blocks.map { "navdata_\($0)" } == NavdataOption.kinds.map { $0.name })
        for kind in NavdataOption.kinds {
            let fields = RawField.fields(of: String(kind.name.dropFirst("navdata_".count)))
            let wire = kind.init().fields.flatMap { field in
                switch field.value {
                case .number: ["\(field.name):\(field.unit ?? "")"]
                case .array(let numbers): numbers.indices.map { "\(field.name)_\($0):\(field.unit ?? "")" }
                }
            }
            #expect(fields.map { "\($0.name):\($0.unit ?? "")" } == wire)
        }
    }

    @Test func `a block is asked of the drone when a mission uses it, and only that one`() throws {
        var flight = try Flight()
        _ = flight.virtual.run(until: \.isConfigured, limit: .seconds(10))
        flight.run(for: .seconds(2))
        let before = try options(flight)
        #expect(!before.contains(NavdataOptionsMask(tags: [Int(NavdataPWM.tag)])))
        let flown = try flight.fly("takeoff\nwait until navdata.pwm.motor1 > 10 timeout 5s\nland\n")
        #expect(flown.outcome == .completed)
        #expect(try options(flight) == before.union(NavdataOptionsMask(tags: [Int(NavdataPWM.tag)])))
        #expect(Set(flight.state.options.keys) == [NavdataPWM.tag])
    }

    @Test func `a number is the one that the drone sends`() throws {
        var flight = try Flight()
        let text = "x = navdata.demo.vbat_flying_percentage - battery / 1%\ny = navdata.demo.ctrl_state\n"
        let flown = try flight.fly(text)
        #expect(flown.outcome == .completed)
        #expect(flown.pilot.memory.variables["x"] == .measure(Measure(0, .number)))
        #expect(flown.pilot.memory.variables["y"] == .measure(Measure(Double(2 << 16), .number)))
    }

    @Test func `what the drone does not send stays unknown, and is waited for no longer than 3 s`() throws {
        var flight = try Flight()
        let flown = try flight.fly("require navdata.zimmu_3000.vzfind > -1 \"no such sensor\"\n")
        #expect(flown.outcome == .failed(.requirement("no such sensor")))
        #expect(flight.now < .seconds(5))
        flight = try Flight()
        #expect(try flight.fly("require gps.latitude > -90\n").outcome != .completed)
    }

    @Test func `the options stay asked for when the drone was switched off and on`() throws {
        var flight = try Flight()
        _ = flight.virtual.run(until: \.isConfigured, limit: .seconds(10))
        _ = try flight.fly("require navdata.pwm.motor1 > -1\n")
        try flight.inject("reboot")
        flight.run(for: .seconds(60))
        #expect(flight.events.contains(.linkRestored))
        // Set up anew, and read back: what is seen is what the drone has since.
        #expect(flight.configuration.first { $0.key == Self.key }?.said == .acknowledged)
        #expect(try options(flight).contains(NavdataOptionsMask(tags: [Int(NavdataPWM.tag)])))
    }

    @Test func `pictures have an age and a rate while a mission asks for them, and none otherwise`() throws {
        var flight = try Flight()
        let text = "takeoff\nrequire video.age < 200ms\nrequire video.fps > 25Hz and video.fps < 35Hz\nland\n"
        #expect(try flight.fly(text).outcome == .completed)
        var hand = try Instruments("require video.fps > 1Hz \"no picture\"")
        hand.run(for: .seconds(4))
        #expect(hand.machine.outcome == .failed(.requirement("no picture")))
    }

    @Test func `the GPS receiver tells its place where one is plugged in`() throws {
        var flight = try Flight(simulator: SimulatorSettings(world: .field))
        let flown = try flight.fly(
            "wait until gps.satellites > 3 timeout 60s\nsay \"{gps.latitude} {gps.longitude} {gps.altitude}\"\n"
        )
        #expect(flown.outcome == .completed)
    }
}
