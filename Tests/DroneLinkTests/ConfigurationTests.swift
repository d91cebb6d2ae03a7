import DroneWire
import FlightCore
import SimulatorHost
import Sockets
import TestSupport
import Testing

@testable import DroneLink

@Suite(.serialized, .timeLimit(.minutes(2)))
struct ConfigurationTests {
    @Test func `a typed key is read and written, and read back`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                try await drone.write(.altitudeMax, 2500)
                #expect(try await drone.read(.altitudeMax) == 2500)
                let fact = await drone.settings().first { $0.key == "control:altitude_max" }
                #expect(fact?.wanted == "2500")
                #expect(fact?.said == .acknowledged)
                #expect(fact?.isAsWanted == true)
            }
        }
    }

    @Test func `a value out of range is refused before it is sent`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                await #expect(throws: ConfigurationError.self) { try await drone.write(.altitudeMax, 1) }
            }
        }
    }

    @Test func `a value that the drone acknowledges and does not take is reported with what it has`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                // The catalogue would refuse it; the drone acknowledges it like any other.
                let setting = try ConfigurationSetting(key: "general:vbat_min", value: "1")
                let error = await #expect(throws: FlightFailure.self) { try await drone.write(setting) }
                #expect(error == .configuration(.notTaken(found: "9000")))
            }
        }
    }

    @Test(arguments: [false, true])
    func `what another program had set is there again after leaving, also by an error`(throwing: Bool) async throws {
        struct Oops: Error {}
        try await withSimulatedDrone { simulated in
            var visit = LinkSettings()
            visit.flight.isVisit = true
            try await withDrone(at: .host(simulated.address), settings: visit) {
                try await $0.write(.altitudeMax, 9000)
            }
            do {
                try await withDrone(at: .host(simulated.address)) { drone in
                    // The limits are there when the first reading back is.
                    while try await drone.read(.altitudeMax) != 3000 {}
                    if throwing { throw Oops() }
                }
            } catch is Oops {}
            let found = try await withDrone(at: .host(simulated.address), settings: visit) { drone in
                try await drone.read(.altitudeMax)
            }
            #expect(found == 9000)
        }
    }

    @Test func `the drone is known by its version where it says it, over FTP`() async throws {
        let place = LoopbackHost.reserve()
        try await withStreamServer(on: Endpoint(place, 5551)) { control in
            try await withStreamServer(on: Endpoint(place, 0)) { data in
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await serve(control, data) }
                    let identity = await IdentityProbe(address: .host(place)).identity()
                    #expect(identity == DroneIdentity(firmware: FirmwareVersion(1, 7, 4), evidence: .versionFile))
                    control.connections.finish()
                    data.connections.finish()
                    group.cancelAll()
                }
            }
        }
    }

    private func serve(_ control: StreamServer, _ data: StreamServer) async {
        for await caller in control.connections {
            try? await caller.withPort { port in
                try await port.send(Array("220 Operation successful\r\n".utf8))
                for try await bytes in port.incoming {
                    let line = String(decoding: bytes, as: UTF8.self)
                    let number = data.local.port
                    let answer =
                        line.hasPrefix("PASV")
                        ? "227 PASV ok (192,168,1,1,\(number >> 8),\(number & 255))"
                        : line.hasPrefix("RETR") ? "150 Opening BINARY connection" : "200 Operation successful"
                    try await port.send(Array("\(answer)\r\n".utf8))
                    guard line.hasPrefix("RETR") else { continue }
                    for await reader in data.connections {
                        try await reader.withPort { try await $0.send(Array("1.7.4\n".utf8)) }
                        break
                    }
                    try await port.send(Array("226 Operation successful\r\n".utf8))
                }
            }
        }
    }

    @Test func `without a version file the ports tell which drone it is`() async throws {
        let place = LoopbackHost.reserve()
        #expect(await IdentityProbe(address: .host(place)).identity()?.generation == .one)
        try await withStreamServer(on: Endpoint(place, 5555)) { _ in
            #expect(await IdentityProbe(address: .host(place)).identity()?.generation == .two)
        }
    }
}
