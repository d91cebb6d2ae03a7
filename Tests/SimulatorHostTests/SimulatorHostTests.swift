import DroneSim
import DroneVideo
import DroneWire
import Foundation
import SimulatorHost
import Sockets
import Testing

/// The simulated drone as its clients meet it: on real sockets of a loopback address of its own.
@Suite(.timeLimit(.minutes(1)))
struct SimulatorHostTests {
    @Test func `a wake-up is answered with status datagrams to whoever sent it`() async throws {
        try await withSimulatedDrone { drone in
            try await withDatagramPort(remote: Endpoint(drone.address, 5554)) { port in
                port.send([1])
                let datagram = try await #require(port.firstDatagram())
                let status = try NavdataDatagram(parsing: datagram.rawSpan)
                #expect(status.state.contains(.navdataBootstrap))
                #expect(status.options.isEmpty)
            }
        }
    }

    @Test func `CTRL 4 lists the configuration on the control connection`() async throws {
        try await withSimulatedDrone { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5559)) { control in
                try await withDatagramPort(remote: Endpoint(drone.address, 5556)) { commands in
                    var numbers = ATSequence()
                    var text: [UInt8] = []
                    var answers = control.incoming.makeAsyncIterator()
                    for datagram in numbers.encode([.control(.sendConfiguration)]) { commands.send(datagram) }
                    while text.last != 0, let piece = try await answers.next() { text += piece }
                    #expect(String(decoding: text, as: UTF8.self).contains("general:navdata_demo = FALSE"))
                }
            }
        }
    }

    @Test func `a second program lets something go wrong, and hears why not`() async throws {
        try await withSimulatedDrone { drone in
            try await sendFault("battery 40%", to: drone.address)
            // The drone takes it in with its next step.
            while drone.truth.batteryPercent > 41 { await Task.yield() }
            try await sendFault("clear", to: drone.address)
            await #expect(throws: FaultError.refused("column 6: found \"30\", wanted a percentage from 0% to 100%")) {
                try await sendFault("loss 30", to: drone.address)
            }
        }
        await #expect(throws: FaultError.nobodyThere(host: "127.91.7.7", port: 5549)) {
            try await sendFault("reboot", to: "127.91.7.7")
        }
    }

    @Test func `a viewer gets a key frame first, and every frame decodes`() async throws {
        try await withSimulatedDrone { drone in
            let statistics = try await watch(drone, pictures: 20)
            #expect(statistics.framesBeforeKeyFrame == 0)
            #expect(statistics.decodeErrors == 0)
        }
    }

    @Test func `the next viewer is served when the first one is gone`() async throws {
        try await withSimulatedDrone { drone in
            for _ in 1...3 { _ = try await watch(drone, pictures: 3) }
        }
    }

    @Test func `a viewer that never reads does not hold up the navdata`() async throws {
        try await withSimulatedDrone { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5555)) { _ in
                try await withDatagramPort(remote: Endpoint(drone.address, 5554)) { port in
                    port.send([1])
                    for _ in 1...20 { _ = try await #require(port.firstDatagram()) }
                }
            }
        }
    }

    @Test func `the truth is in its file while the drone still lives, line by line`() async throws {
        let path = "\(FileManager.default.temporaryDirectory.path)/truth-\(UUID().uuidString).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var settings = SimulatorHostSettings()
        settings.truthFile = path
        try await withSimulatedDrone(settings) { drone in
            try await withDatagramPort(remote: Endpoint(drone.address, 5554)) { port in
                port.send([1])
                var text = ""
                // Each status datagram is 65 ms of the drone's life: three lines.
                while text.split(separator: "\n").count < 5, try await port.firstDatagram() != nil {
                    text = try String(contentsOfFile: path, encoding: .utf8)
                }
                let lines = text.split(separator: "\n")
                #expect(lines.count >= 5)
                #expect(lines.first?.hasPrefix("{\"t\":0.020,\"x\":0.0000,") ?? false)
                #expect(text.hasSuffix("}\n"))
            }
        }
    }

    @Test func `a file for the truth that does not open is told before the drone is switched on`() async throws {
        var settings = SimulatorHostSettings()
        settings.truthFile = "/dev/null/truth.jsonl"
        let error = SimulatorHostError.cannotWriteTruth(
            path: "/dev/null/truth.jsonl",
            lines: 0,
            reason: "not a directory"
        )
        _ = await #expect(throws: error) { try await withSimulatedDrone(settings) { _ in () } }
    }

    @Test func `a full disk is told once, and the drone flies on`() async throws {
        let reports = Mailbox<SimulatorHostError>(capacity: 4)
        var settings = SimulatorHostSettings()
        settings.truthFile = "/dev/full"
        settings.reportTruthFailure = { reports.put($0) }
        try await withSimulatedDrone(settings) { drone in
            let told = reports.makeAsyncIterator()
            let report = await told.next()
            #expect(report == .cannotWriteTruth(path: "/dev/full", lines: 0, reason: "no space left on device"))
            try await withDatagramPort(remote: Endpoint(drone.address, 5554)) { port in
                port.send([1])
                for _ in 1...10 { _ = try await #require(port.firstDatagram()) }
            }
        }
        reports.finish()
        for await report in reports { Issue.record("told again: \(report)") }
    }

    @Test func `an address that is taken is named with its port`() async throws {
        try await withSimulatedDrone { first in
            _ = await #expect(throws: SimulatorHostError.addressInUse(host: first.address, port: 5554)) {
                try await withSimulatedDrone(SimulatorHostSettings(host: first.address)) { _ in () }
            }
        }
    }

    @Test func `an address of another computer cannot be listened on`() async throws {
        // 192.0.2.0/24 is set aside for documentation: no computer has it, and nothing is sent there.
        let error = await #expect(throws: SimulatorHostError.self) {
            try await withSimulatedDrone(SimulatorHostSettings(host: "192.0.2.1")) { _ in () }
        }
        guard case .cannotListen(host: "192.0.2.1", _) = error else {
            Issue.record("the address was not named")
            return
        }
    }

    @Test func `two drones fly at once, each on its own address`() async throws {
        try await withSimulatedDrone { first in
            try await withSimulatedDrone { second in
                #expect(first.address != second.address)
                _ = try await watch(first, pictures: 1)
                _ = try await watch(second, pictures: 1)
            }
        }
    }
}

extension DatagramPort {
    /// The next datagram that came in.
    fileprivate func firstDatagram() async throws -> [UInt8]? {
        for await arrival in incoming { return try arrival.get().bytes }
        return nil
    }
}

/// Watches the live stream until so many pictures were decoded.
private func watch(_ drone: HostedDrone, pictures: Int) async throws -> VideoStatistics {
    try await withStreamPort(to: Endpoint(drone.address, 5555)) { port in
        var assembler = PaVEAssembler()
        var pipeline = VideoPipeline()
        for try await bytes in port.incoming {
            assembler.append(bytes.rawSpan)
            while let frame = assembler.next() { _ = pipeline.decode(frame) }
            if pipeline.statistics.pictures >= pictures { break }
        }
        #expect(assembler.statistics.bytesSkipped == 0)
        return pipeline.statistics
    }
}
