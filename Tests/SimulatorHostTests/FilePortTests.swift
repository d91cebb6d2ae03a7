import DroneSim
import DroneWire
import SimulatorHost
import Sockets
import Testing

/// The drone's files as FTP clients meet them.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct FilePortTests {
    /// What an FTP client says and hears, line by line.
    private struct Client {
        let port: StreamPort
        var bytes: StreamBytes.AsyncIterator
        var heard: [UInt8] = []

        init(_ port: StreamPort) {
            self.port = port
            bytes = port.incoming.makeAsyncIterator()
        }

        mutating func line() async throws -> String {
            while true {
                if let end = heard.firstIndex(of: 10) {
                    defer { heard.removeSubrange(...end) }
                    return String(decoding: heard[..<end].filter { $0 != 13 }, as: UTF8.self)
                }
                guard let piece = try await bytes.next() else { return "closed" }
                heard += piece
            }
        }

        mutating func say(_ command: String) async throws -> String {
            try await port.send(Array("\(command)\r\n".utf8))
            return try await line()
        }

        /// Fetches a file through a passive connection.
        mutating func fetch(_ command: String, from host: String) async throws -> [UInt8] {
            let passive = try await say("PASV")
            let numbers = passive.split { !$0.isNumber }.compactMap { Int($0) }.suffix(2)
            let data = Endpoint(host, numbers.first.map { $0 * 256 + (numbers.last ?? 0) } ?? 0)
            try await port.send(Array("\(command)\r\n".utf8))
            #expect(try await line().hasPrefix("150 "))
            let received = try await withStreamPort(to: data) { stream in
                var received: [UInt8] = []
                for try await piece in stream.incoming { received += piece }
                return received
            }
            #expect(try await line() == "226 Operation successful")
            return received
        }
    }

    @Test(arguments: [(DroneGeneration.one, "1.7.4\n"), (.two, "2.4.8\n")])
    func `the update port says which firmware it is`(generation: DroneGeneration, version: String) async throws {
        var settings = SimulatorHostSettings()
        settings.simulator.generation = generation
        try await withSimulatedDrone(settings) { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5551)) { port in
                var client = Client(port)
                #expect(try await client.line() == "220 Operation successful")
                #expect(try await client.say("USER anonymous").hasPrefix("230"))
                for _ in 1...2 {
                    let bytes = try await client.fetch("RETR version.txt", from: drone.address)
                    #expect(String(decoding: bytes, as: UTF8.self) == version)
                }
                #expect(try await client.say("QUIT") == "221 Operation successful")
                #expect(try await client.line() == "closed")
            }
        }
    }

    @Test func `a photograph of the userbox can be fetched`() async throws {
        try await withSimulatedDrone { drone in
            guard drone.mediaPortRefusal == nil else { return }
            try await withDatagramPort(remote: Endpoint(drone.address, 5556)) { commands in
                let order = "AT*CONFIG=1,\"userbox:userbox_cmd\",\"2,1,1,20261125_160000\"\r"
                commands.send(Array(order.utf8))
            }
            try await withStreamPort(to: Endpoint(drone.address, 21)) { port in
                var client = Client(port)
                _ = try await client.line()
                let path = "/data/video/boxes/flight_20261125_160000/picture_261125_160000.jpg"
                while try await !client.say("SIZE \(path)").hasPrefix("213 ") { await Task.yield() }
                let bytes = try await client.fetch("RETR \(path)", from: drone.address)
                #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF]) && bytes.suffix(2) == [0xFF, 0xD9])
            }
        }
    }

    @Test func `a film on the USB key can be fetched once it is over`() async throws {
        var settings = SimulatorHostSettings()
        settings.simulator.usb = .present
        try await withSimulatedDrone(settings) { drone in
            guard drone.mediaPortRefusal == nil else { return }
            try await drone.configure([.videoCodec(.mpeg4Live360pH264Record360p)])
            let begin = drone.truth.time
            while drone.truth.time < begin + .seconds(2) { await Task.yield() }
            try await drone.configure([.videoCodec(.h264Live360p)])
            try await withStreamPort(to: Endpoint(drone.address, 21)) { port in
                var client = Client(port)
                _ = try await client.line()
                let path = "/data/video/usb/video_1.mp4"
                while try await !client.say("SIZE \(path)").hasPrefix("213 ") { await Task.yield() }
                let bytes = try await client.fetch("RETR \(path)", from: drone.address)
                #expect(bytes.dropFirst(4).starts(with: "ftyp".utf8))
                // Two seconds at 4 Mbit/s are 1 MB.
                #expect((100_000...2_000_000).contains(bytes.count))
            }
        }
    }

    @Test func `a client that hangs up in the middle leaves the port to the next`() async throws {
        try await withSimulatedDrone { drone in
            for _ in 1...8 {
                try await withStreamPort(to: Endpoint(drone.address, 5551)) { port in
                    var client = Client(port)
                    _ = try await client.line()
                    #expect(try await client.say("PASV").hasPrefix("227 "))
                }
            }
            var answer = "closed"
            while answer == "closed" {
                answer = try await withStreamPort(to: Endpoint(drone.address, 5551)) { port in
                    var client = Client(port)
                    return try await client.line()
                }
            }
            #expect(answer == "220 Operation successful")
        }
    }

    @Test func `ports that the drone does not serve refuse`() async throws {
        try await withSimulatedDrone { drone in
            for port in [22, 23, 5552, 5557, 5558] {
                await #expect(throws: SocketError.refused(Endpoint(drone.address, port), .tcp)) {
                    try await withStreamPort(to: Endpoint(drone.address, port)) { _ in }
                }
            }
        }
    }
}
