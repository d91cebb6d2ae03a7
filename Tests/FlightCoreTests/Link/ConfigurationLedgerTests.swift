import DroneSim
import DroneWire
import Rehearsal
import TestSupport
import Testing

@testable import FlightCore

struct ConfigurationLedgerTests {
    private func listing(_ values: KeyValuePairs<String, String>) -> ConfigurationListing {
        ConfigurationListing(
            lines: values.map { key, value in
                let parts = key.split(separator: ":")
                return .init(section: String(parts[0]), name: String(parts[1]), value: value)
            }
        )
    }

    private func written(_ setting: ConfigurationSetting) -> ConfigurationLedger {
        var ledger = ConfigurationLedger()
        ledger.want(setting)
        ledger.note(setting, .acknowledged)
        return ledger
    }

    @Test func `a fact tells what was wanted, what the drone said and what was seen`() throws {
        let setting = try ConfigurationSetting(.altitudeMax, 5000)
        var ledger = ConfigurationLedger()
        _ = ledger.see(listing(["control:altitude_max": "3000"]))
        ledger.want(setting)
        #expect(ledger["control:altitude_max"]?.said == ConfigurationFact.Answer.none)
        ledger.note(setting, .acknowledged)
        _ = ledger.see(listing(["control:altitude_max": "5000"]))
        let fact = try #require(ledger["control:altitude_max"])
        #expect(fact.wanted == "5000")
        #expect(fact.said == .acknowledged)
        #expect(fact.seen == "5000")
        #expect(fact.original == "3000")
        #expect(fact.isAsWanted == true)
    }

    @Test func `a value that was acknowledged and not taken is written once more, and then reported`() throws {
        let setting = try ConfigurationSetting(.altitudeMax, 5000)
        var ledger = written(setting)
        let first = ledger.see(listing(["control:altitude_max": "3000"]))
        #expect(first.again == [setting])
        #expect(first.refused.isEmpty)
        ledger.note(setting, .acknowledged)
        let second = ledger.see(listing(["control:altitude_max": "3000"]))
        #expect(second.again.isEmpty)
        #expect(second.refused.map(\.found) == ["3000"])
        #expect(ledger["control:altitude_max"]?.said == .failed(.notTaken(found: "3000")))
    }

    @Test(arguments: [
        ("control:euler_angle_max", "0.200000", "2.0000000e-01", true), ("control:outdoor", "TRUE", "true", true),
        ("control:altitude_max", "3000", "3001", false), ("control:euler_angle_max", "0.2", "0.209440", false),
    ])
    func `a listing spells numbers otherwise, and means the same`(key: String, one: String, other: String, same: Bool) {
        #expect(ConfigurationFact.areSame(one, other, key: key) == same)
    }

    @Test func `what was changed is put back, in the order in which it was changed, and nothing else`() throws {
        var ledger = ConfigurationLedger()
        _ = ledger.see(
            listing([
                "control:altitude_max": "8000", "control:outdoor": "FALSE", "control:euler_angle_max": "3.0000000e-01",
                "general:navdata_demo": "FALSE", "custom:session_id": "00000000",
            ])
        )
        let tilt = try ConfigurationSetting(.eulerAngleMax, 0.2)
        let ceiling = try ConfigurationSetting(.altitudeMax, 3000)
        for setting in [.navdataDemo(true), .outdoor(false), tilt, ceiling] as [ConfigurationSetting] {
            ledger.want(setting)
            ledger.note(setting, .acknowledged)
        }
        #expect(
            ledger.restoration == [
                try ConfigurationSetting(key: "control:euler_angle_max", value: "0.300000"),
                try ConfigurationSetting(key: "control:altitude_max", value: "8000"),
            ]
        )
    }

    @Test func `what was not read before it was written is not put back`() throws {
        #expect(written(try ConfigurationSetting(.altitudeMax, 5000)).restoration.isEmpty)
    }

    // MARK: With a simulated drone

    private func flight(_ fault: Fault? = nil) throws -> VirtualFlight {
        var flight = try VirtualFlight(simulator: SimulatorSettings(), settings: FlightSettings())
        if let fault { flight.inject(fault) }
        flight.run(for: .seconds(9))
        return flight
    }

    @Test func `after meeting a drone every limit is wanted, said and seen`() throws {
        let flight = try flight()
        #expect(flight.isConfigured)
        let limits = flight.configuration.filter { $0.key.hasPrefix("control:") && $0.wanted != nil }
        #expect(limits.count == 6)
        for fact in limits {
            #expect(fact.said == .acknowledged, "\(fact.key)")
            #expect(fact.isAsWanted == true, "\(fact.key)")
            #expect(fact.original != nil, "\(fact.key)")
        }
    }

    @Test func `leaving puts back what another program had set`() throws {
        var flight = try flight()
        let ceiling = try ConfigurationSetting(.altitudeMax, 8000)
        flight.configure(ceiling)
        flight.run(for: .seconds(2))
        try flight.restartClient()
        flight.run(for: .seconds(9))
        #expect(flight.configuration.first { $0.key == ceiling.key }?.seen == "3000")
        flight.restoreConfiguration()
        flight.run(for: .seconds(4))
        #expect(flight.configuration.first { $0.key == ceiling.key }?.seen == "8000")
    }

    @Test func `an unknown key is acknowledged by the drone, and stays unseen`() throws {
        var flight = try flight()
        let setting = try ConfigurationSetting(key: "control:nonsense", value: "7")
        flight.configure(setting)
        flight.run(for: .seconds(4))
        let fact = flight.configuration.first { $0.key == setting.key }
        #expect(fact?.said == .acknowledged)
        #expect(fact?.seen == nil)
    }

    @Test func `a drone that acknowledges nothing is not connected, and says why`() throws {
        let flight = try flight(Fault(.lostAcknowledgements))
        guard case .stuckInBootstrap(_, acknowledged: 0) = flight.failure else {
            Issue.record("\(String(describing: flight.failure))")
            return
        }
        #expect(!flight.events.contains { if case .connected = $0 { true } else { false } })
    }

    @Test(arguments: [false, true])
    func `flight data from a drone that acknowledges nothing are not believed, also when it flies`(flies: Bool) throws {
        // A recording that is replayed, or a drone that belongs to somebody else.
        var drone = try ScriptedDrone()
        drone.acknowledges = false
        if flies { drone.startHovering() }
        drone.run(for: .seconds(6))
        guard case .deaf = drone.failures.first else {
            Issue.record("\(drone.failures)")
            return
        }
        #expect(drone.failures.count == 1)
        #expect(!drone.events.contains { if case .connected = $0 { true } else { false } })
    }

    @Test func `a drone that obeys somebody else while it is met is said to`() throws {
        var drone = try ScriptedDrone()
        drone.acknowledges = false
        drone.obeyed = 7_000_000
        drone.run(for: .seconds(1))
        drone.obeyed = 7_000_100
        drone.run(for: .seconds(5))
        #expect(drone.failures == [.anotherController(.foreignCommand(number: 7_000_100))])
    }

    @Test func `a visit tells a drone in the air nothing, and says so at once`() throws {
        var settings = FlightSettings()
        settings.isVisit = true
        var drone = try ScriptedDrone(settings: settings, awaitsIdentity: true)
        drone.startHovering()
        drone.run(for: .milliseconds(200))
        #expect(drone.failures == [.inTheAir])
        // Also when it has landed meanwhile: the visit is over.
        drone.land()
        drone.run(for: .seconds(6))
        #expect(drone.failures.count == 1)
        #expect(drone.datagrams.isEmpty)
    }

    @Test func `a visit writes no limits and never takes off`() throws {
        var settings = FlightSettings()
        settings.isVisit = true
        var flight = try VirtualFlight(simulator: SimulatorSettings(), settings: settings)
        flight.run(for: .seconds(6))
        #expect(flight.status == .up)
        #expect(!flight.configuration.contains { $0.key.hasPrefix("control:") && $0.wanted != nil })
        _ = flight.fly(TakeOffPilot(), limit: .seconds(5))
        #expect(flight.truth.position.z < 0.05)
    }
}
