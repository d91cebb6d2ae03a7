import DroneSim
import DroneVideo
import DroneWire
import Testing

@testable import SimulatorHost

/// What becomes of the camera's pictures before they are sent, in virtual time.
@Suite(.timeLimit(.minutes(2)))
struct LiveEncoderTests {
    private static let renderer = SceneRenderer(world: .room)

    /// The frames after these settings were written, without those of the first second.
    private static func frames(
        _ generation: DroneGeneration,
        _ settings: [ConfigurationSetting],
        seconds: Double
    ) -> [LiveFrame] {
        var simulator = SimulatorSettings()
        simulator.generation = generation
        var drone = SimulatedDrone(settings: simulator)
        for datagram in orders(settings) { drone.receiveCommands(datagram.rawSpan, at: .zero) }
        var numbers = ATSequence(next: 1000)
        var frames: [LiveFrame] = []
        for beat in 1...Int(seconds * 20) {
            let now = Duration.milliseconds(50 * beat)
            for datagram in numbers.encode([.resetWatchdog]) { drone.receiveCommands(datagram.rawSpan, at: now) }
            for case .frameDue(let frame) in drone.advance(to: now) where now > .seconds(1) { frames.append(frame) }
        }
        return frames
    }

    /// The mean difference in brightness between a received picture and a drawn one, over those of its pixels.
    private func difference(
        _ received: Picture,
        _ drawn: PlanarPicture,
        _ columns: Range<Int>,
        _ rows: Range<Int>
    ) -> Double {
        let differences = rows.flatMap { row in
            columns.map { column in
                abs(Int(received.samples[row * received.width + column]) - Int(drawn.luma[row * drawn.width + column]))
            }
        }
        return Double(differences.reduce(0, +)) / Double(differences.count)
    }

    // MARK: Bit rate

    @Test func `in dynamic mode the bit rate sinks while pictures are left out, and comes back afterwards`() throws {
        let settings = [
            try ConfigurationSetting(.bitrateControlMode, .dynamic), try ConfigurationSetting(.maxBitrate, 4000),
        ]
        let frames = Self.frames(.two, settings, seconds: 30)
        try #require(frames.count > 800)
        var rate = LinkRate()
        #expect(frames.prefix(30).allSatisfy { rate.kilobitsPerSecond(of: $0) == 4000 })
        let slow = frames[30..<90].enumerated().filter { $0.offset % 3 == 0 }
            .map { rate.kilobitsPerSecond(of: $0.element) }
        #expect(slow == slow.sorted(by: >) && slow.last == 250)
        let recovered = frames[90...].map { rate.kilobitsPerSecond(of: $0) }
        #expect(Array(recovered.dropFirst()) == recovered.dropFirst().sorted() && recovered.last == 4000)
    }

    @Test func `without the dynamic mode the bit rate stays what was asked for`() throws {
        let frames = Self.frames(.two, [try ConfigurationSetting(.maxBitrate, 4000)], seconds: 4)
        var rate = LinkRate()
        for (index, frame) in frames.enumerated() where index % 3 == 0 {
            #expect(rate.kilobitsPerSecond(of: frame) == 4000)
        }
    }

    // MARK: AR.Drone 1.0

    @Test(arguments: [VideoChannel.frontWithBottomInset, .bottomWithFrontInset])
    func `the corner shows what the other camera sees`(channel: VideoChannel) throws {
        let frame = try #require(Self.frames(.one, [.videoChannel(channel)], seconds: 2).last)
        let inset = try #require(frame.inset)
        let wanted = channel == .frontWithBottomInset ? (88, 72) : (58, 42)
        #expect((inset.width, inset.height) == wanted && inset.camera != frame.picture.camera)
        var live = LiveEncoder(renderer: Self.renderer)
        let bytes = try #require(try live.encode(frame))
        var decoder = UVLCDecoder()
        let picture = try decoder.decode(bytes)
        var (large, small) = (PlanarPicture(width: 2, height: 2), PlanarPicture(width: 2, height: 2))
        Self.renderer.render(frame.picture, into: &large)
        Self.renderer.render(inset, into: &small)
        #expect(difference(picture, small, 0..<wanted.0, 0..<wanted.1) < 12)
        #expect(difference(picture, large, 0..<wanted.0, 0..<wanted.1) > 20)
        #expect(difference(picture, large, wanted.0..<large.width, wanted.1..<large.height) < 12)
    }

    @Test func `who asks for P264 goes on with UVLC`() throws {
        let frame = try #require(Self.frames(.one, [.videoCodec(.p264)], seconds: 2).last)
        #expect(frame.video.codec == .p264)
        var live = LiveEncoder(renderer: Self.renderer)
        let bytes = try #require(try live.encode(frame))
        #expect(try DroneOnePictureHeader(parsing: bytes.rawSpan).codec == .vlib)
    }
}
