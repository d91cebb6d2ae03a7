import DroneSim
import DroneVideo
import DroneWire
import Glibc
import SimulatorHost
import Sockets
import TestSupport
import Testing

/// What the simulated drones send from their cameras, on real sockets.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct VideoTests {
    // MARK: AR.Drone 1.0

    @Test func `an AR.Drone 1 refuses connections and sends UVLC to whoever wakes it`() async throws {
        try await withSimulatedDrone(Self.droneOne) { drone in
            await #expect(throws: SocketError.self) {
                try await withStreamPort(to: Endpoint(drone.address, 5555)) { _ in () }
            }
            let pictures = try await Self.datagrams(from: drone, count: 6)
            var numbers: [UInt32] = []
            var decoder = UVLCDecoder()
            for bytes in pictures {
                let header = try DroneOnePictureHeader(parsing: bytes.rawSpan)
                #expect((header.codec, header.width, header.height) == (.vlib, 320, 240))
                let picture = try decoder.decode(bytes)
                #expect(!picture.isDamaged && Set(picture.samples).count > 16)
                numbers.append(header.frameNumber)
            }
            #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
        }
    }

    @Test func `the pictures of an AR.Drone 1 go to the last one who asked`() async throws {
        try await withSimulatedDrone(Self.droneOne) { drone in
            _ = try await Self.datagrams(from: drone, count: 2)
            _ = try await Self.datagrams(from: drone, count: 2)
        }
    }

    @Test func `the bottom camera of an AR.Drone 1 has its own size, and a corner of the other when asked`()
        async throws
    {
        try await withSimulatedDrone(Self.droneOne) { drone in
            for (channel, size) in [
                (VideoChannel.bottom, 176), (.bottomWithFrontInset, 176), (.frontWithBottomInset, 320),
            ] {
                try await drone.configure([.videoChannel(channel)])
                var width = 0
                while width != size {
                    let bytes = try #require(try await Self.datagrams(from: drone, count: 1).first)
                    width = try DroneOnePictureHeader(parsing: bytes.rawSpan).width
                }
            }
        }
    }

    // MARK: AR.Drone 2.0

    @Test
    func `what is recorded comes whole on its own connection, is announced on the other, and ends with its last frame`()
        async throws
    {
        try await withSimulatedDrone { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5553)) { recorder in
                try await withStreamPort(to: Endpoint(drone.address, 5555)) { live in
                    try await drone.configure([.videoCodec(.mpeg4Live360pH264Record360p)])
                    var recorded = Reader(recorder)
                    var frames: [PaVEFrame] = []
                    while frames.count < 8 { frames.append(try #require(try await recorded.next())) }
                    var seen = Reader(live)
                    while seen.assembler.statistics.advertisements < 3 { _ = try await seen.next() }
                    // Pictures from before may still be on their way.
                    while try #require(try await seen.next()).codec != .mpeg4 {}
                    try await drone.configure([.videoCodec(.h264Live360p)])
                    while frames.last?.endsStream == false { frames.append(try #require(try await recorded.next())) }
                    #expect(frames.first?.header.frameType == .refresh)
                    #expect(
                        frames.allSatisfy { $0.codec == .h264 && $0.displayHeight == 360 && $0.header.streamID == 1 }
                    )
                    let numbers = frames.map(\.frameNumber)
                    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 &+ 1 == $1 })
                    #expect(frames.dropLast().allSatisfy { !$0.endsStream })
                    var pipeline = VideoPipeline()
                    for frame in frames { _ = pipeline.decode(frame) }
                    #expect(pipeline.statistics.pictures == frames.count && pipeline.statistics.damagedPictures == 0)
                }
            }
        }
    }

    @Test(arguments: [
        (VideoCodec.mpeg4Live360p, PaVECodec.mpeg4, 360, 0 as UInt16), (.h264Live360p, .h264, 360, 1),
        (.mpeg4Live360pH264Record720p, .mpeg4, 360, 0), (.h264Live720p, .h264, 720, 2),
    ])
    func `each codec of the configuration is what the live stream has, with headers as in captures`(
        chosen: VideoCodec,
        codec: PaVECodec,
        height: Int,
        stream: UInt16
    ) async throws {
        try await withSimulatedDrone { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5555)) { live in
                try await drone.configure([.videoCodec(chosen)])
                var reader = Reader(live)
                var frames: [PaVEFrame] = []
                while frames.count < (height == 720 ? 3 : 18) {
                    let frame = try #require(try await reader.next())
                    guard frame.codec == codec, frame.displayHeight == height else { continue }
                    frames.append(frame)
                }
                var position: UInt64?
                for frame in frames {
                    let header = frame.header
                    #expect(header.version == 2 && header.headerSize == 64 && header.streamID == stream)
                    #expect(header.encodedHeight == (height == 360 ? 368 : 720))
                    #expect(header.totalChunks == 1 && header.chunkIndex == 0 && header.totalSlices == 1)
                    #expect(header.advertisedSize == header.payloadSize)
                    let key: PaVEFrameType = codec == .h264 ? .refresh : .intra
                    #expect([key, .predicted].contains(header.frameType))
                    #expect((header.header1Size > 0) == (codec == .h264 && header.frameType == key))
                    if let position { #expect(header.streamBytePosition == position) }
                    let parameters = UInt64(header.header1Size) + UInt64(header.header2Size)
                    position = header.streamBytePosition + UInt64(header.payloadSize) - parameters
                }
            }
        }
    }

    @Test func `a second viewer waits without a byte while the first goes on, and is next`() async throws {
        try await withSimulatedDrone { drone in
            let place = Endpoint(drone.address, 5555)
            try await withThrowingTaskGroup(of: UInt32.self) { group in
                let last = try await withStreamPort(to: place) { first in
                    var reader = Reader(first)
                    var number = try #require(try await reader.next()).frameNumber
                    group.addTask {
                        try await withStreamPort(to: place) { second in
                            var reader = Reader(second)
                            return try #require(try await reader.next()).frameNumber
                        }
                    }
                    for _ in 1...20 { number = try #require(try await reader.next()).frameNumber }
                    return number
                }
                let next = try #require(try await group.next())
                #expect(next > last)
            }
        }
    }

    @Test func `who breaks off while waiting for the pictures harms nobody`() async throws {
        try await withSimulatedDrone { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5555)) { first in
                var reader = Reader(first)
                for _ in 1...20 {
                    try Self.breakOff(at: drone.address, port: 5555)
                    _ = try #require(try await reader.next())
                }
            }
            try await withStreamPort(to: Endpoint(drone.address, 5555)) { next in
                var reader = Reader(next)
                _ = try #require(try await reader.next())
            }
        }
    }

    @Test func `what a second program lets go wrong with the video reaches the viewer, until it is cleared`()
        async throws
    {
        try await withSimulatedDrone { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5555)) { live in
                var reader = Reader(live)
                _ = try #require(try await reader.next())
                try await sendFault("video garbage", to: drone.address)
                while reader.assembler.statistics.bytesSkipped == 0 { _ = try #require(try await reader.next()) }
                try await sendFault("clear", to: drone.address)
                // Pictures from before may still be on their way; then every one of them decodes.
                var pipeline = VideoPipeline()
                var pictures = 0
                var last: UInt32 = 0
                while pictures < 20 {
                    let frame = try #require(try await reader.next())
                    pictures = pipeline.decode(frame) == nil ? 0 : pictures + 1
                    last = frame.timestampMilliseconds
                }
                // Counts from a picture of before: the next one may be the first after the stall.
                try await sendFault("video stall for 500ms", to: drone.address)
                var pause: UInt32 = 0
                while pause < 400 {
                    let next = try #require(try await reader.next()).timestampMilliseconds
                    (pause, last) = (next - last, next)
                }
                try await sendFault("video cut", to: drone.address)
                while try await reader.next() != nil {}
            }
            try await withStreamPort(to: Endpoint(drone.address, 5555)) { live in
                var reader = Reader(live)
                let first = try #require(try await reader.next())
                #expect(first.isKeyFrame)
            }
        }
    }

    @Test func `the clock in a received picture shows the frame's own time, from which the latency is known`()
        async throws
    {
        try await withSimulatedDrone { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5555)) { live in
                var reader = Reader(live)
                var pipeline = VideoPipeline()
                var read = 0
                while read < 5 {
                    let frame = try #require(try await reader.next())
                    guard let picture = pipeline.decode(frame) else { continue }
                    let shown = try #require(picture.clock)
                    #expect(shown == frame.timestampMilliseconds & 0xFF_FFFF)
                    // Exposure, the camera's own 45 ms, encoder, sockets and decoder; how much more, this machine decides.
                    let latency = drone.truth.time - .milliseconds(Int(shown))
                    #expect(latency >= .milliseconds(45))
                    read += 1
                }
            }
        }
    }

    @Test func `the clock is read from an AR.Drone 1's pictures as well`() async throws {
        try await withSimulatedDrone(Self.droneOne) { drone in
            var decoder = UVLCDecoder()
            var times: [UInt32] = []
            for bytes in try await Self.datagrams(from: drone, count: 3) {
                times.append(try #require(try decoder.decode(bytes).clock))
            }
            #expect(times == times.sorted() && Set(times).count == 3)
        }
    }

    @Test func `a viewer that never reads is hung up on, and the next is served while the flight data go on`()
        async throws
    {
        try await withSimulatedDrone { drone in
            try await withStreamPort(to: Endpoint(drone.address, 5555)) { _ in
                try await withDatagramPort(remote: Endpoint(drone.address, 5554)) { port in
                    port.send([1])
                    for await arrival in port.incoming {
                        _ = try arrival.get()
                        break
                    }
                }
                try await withStreamPort(to: Endpoint(drone.address, 5555)) { next in
                    var reader = Reader(next)
                    let frame = try await reader.next()
                    #expect(frame != nil)
                }
            }
        }
    }

    // MARK: Clients

    private static var droneOne: SimulatorHostSettings {
        var settings = SimulatorHostSettings()
        settings.simulator.generation = .one
        return settings
    }

    /// Connects and breaks off with a reset, as a program does that dies with a broken network.
    private static func breakOff(at host: String, port: UInt16) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var patience = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &patience, socklen_t(MemoryLayout<linger>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = unsafe inet_addr(host)
        let result = unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe connect(
                descriptor,
                bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<sockaddr_in>.size)
            )
        }
        try #require(result == 0)
    }

    /// Wakes an AR.Drone 1 and takes so many pictures.
    private static func datagrams(from drone: HostedDrone, count: Int) async throws -> [[UInt8]] {
        try await withDatagramPort(remote: Endpoint(drone.address, 5555)) { port in
            port.send([1, 0, 0, 0])
            var datagrams: [[UInt8]] = []
            for await arrival in port.incoming {
                datagrams.append(try arrival.get().bytes)
                if datagrams.count == count { break }
            }
            return datagrams
        }
    }

    /// Takes frames from a connection, one after the other.
    private struct Reader {
        var assembler = PaVEAssembler()
        private var bytes: StreamBytes.AsyncIterator

        init(_ port: StreamPort) { bytes = port.incoming.makeAsyncIterator() }

        /// The next frame, or nil when the connection is closed.
        mutating func next() async throws -> PaVEFrame? {
            while true {
                if let frame = assembler.next() { return frame }
                guard let piece = try await bytes.next() else { return nil }
                assembler.append(piece.rawSpan)
            }
        }
    }
}

extension Picture {
    /// What the clock in it shows.
    fileprivate var clock: UInt32? {
        let (luma, chroma) = (width * height, width * height / 4)
        return ClockReader.time(
            luma: Array(samples[..<luma]),
            blue: Array(samples[luma..<luma + chroma]),
            red: Array(samples[(luma + chroma)...]),
            width: width
        )
    }
}
