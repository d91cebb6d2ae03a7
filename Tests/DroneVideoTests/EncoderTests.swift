import DroneWire
import Testing

@testable import DroneVideo

@Suite struct EncoderTests {
    @Test func `a frame is one slice, behind parameter sets every fifteenth time, and nothing else`() throws {
        var encoder = try VideoEncoder(VideoEncoderSettings(width: 128, height: 96))
        for number in 0..<45 {
            let coded = try encoder.encode(scene(number))
            let types = AnnexB.units(in: coded.payload.span).map(\.type)
            #expect(coded.isKeyFrame == (number % 15 == 0))
            #expect(types == (coded.isKeyFrame ? [.sequenceParameters, .pictureParameters, .keySlice] : [.slice]))
        }
    }

    @Test func `the sizes for the PaVE header are those of the parameter sets with their start codes`() throws {
        var encoder = try VideoEncoder(VideoEncoderSettings(width: 128, height: 96))
        let key = try encoder.encode(scene(0))
        let sizes = AnnexB.units(in: key.payload.span).map { 4 + $0.range.count }
        #expect([key.sequenceParametersSize, key.pictureParametersSize] == Array(sizes.prefix(2)))
        #expect(sizes.reduce(0, +) == key.payload.count)
        let other = try encoder.encode(scene(1))
        #expect((other.sequenceParametersSize, other.pictureParametersSize) == (0, 0))
    }

    @Test func `the stream is baseline like the drone's and of the size that is asked for`() throws {
        let frame = try #require(try stream(of: 1, width: 640, height: 360).first)
        #expect(frame.payload[4...5] == [0x67, 66])
        var decoder = try VideoDecoder(codec: .h264)
        guard case .picture(let picture) = decoder.decode(frame) else {
            Issue.record("no picture")
            return
        }
        #expect((picture.width, picture.height) == (640, 360))
    }

    @Test(arguments: [PaVECodec.h264, .mpeg4])
    func `a key frame comes when it is asked for`(codec: PaVECodec) throws {
        var encoder = try VideoEncoder(VideoEncoderSettings(codec: codec, width: 128, height: 96))
        let kinds = try (0..<8).map { try encoder.encode(scene($0), forcingKeyFrame: $0 == 5).isKeyFrame }
        #expect(kinds == [true, false, false, false, false, true, false, false])
    }

    @Test func `frames keep to the bit rate`() throws {
        let settings = VideoEncoderSettings(width: 320, height: 192, bitsPerSecond: 300_000)
        var encoder = try VideoEncoder(settings)
        let bytes = try (0..<90).map { try encoder.encode(scene($0, width: 320, height: 192)).payload.count }
        #expect(bytes.reduce(0, +) * 8 / 3 < 400_000)
    }

    @Test func `a picture of another size is refused`() throws {
        var encoder = try VideoEncoder(VideoEncoderSettings(width: 128, height: 96))
        #expect(throws: VideoError.wrongPictureSize(width: 64, height: 48, wantedWidth: 128, wantedHeight: 96)) {
            try encoder.encode(scene(0, width: 64, height: 48))
        }
    }

    @Test func `a codec that cannot be written is refused`() {
        #expect(throws: VideoError.codecNotSupported(2)) {
            _ = try VideoEncoder(VideoEncoderSettings(codec: .p264))
        }
    }

    @Test func `an impossible size is refused with libav's own reason`() {
        let error = #expect(throws: VideoError.self) {
            _ = try VideoEncoder(VideoEncoderSettings(width: 0, height: 0))
        }
        #expect(error?.description.isEmpty == false)
    }
}

/// What of the stream only its bits tell.
@Suite struct SequenceParametersTests {
    /// The parameter set of a real AR.Drone 2.0 (PROTOCOL 11.5), without its start code.
    private static let real: [UInt8] = [0x67, 0x42, 0x80, 0x1E, 0x8B, 0x68, 0x0A, 0x02, 0xF7, 0x95]

    @Test func `a set that says no more than the drone's stays as it is`() {
        #expect(SequenceParameters.plain(Self.real) == Self.real)
    }

    @Test(arguments: [(640, 360, 30), (1280, 720, 31)] as [(Int, Int, UInt8)])
    func `the encoder's set is baseline of the drone's level, without hints for players`(
        width: Int,
        height: Int,
        level: UInt8
    ) throws {
        var encoder = try VideoEncoder(VideoEncoderSettings(width: width, height: height))
        let coded = try encoder.encode(scene(0, width: width, height: height))
        let set = coded.payload[4..<coded.sequenceParametersSize]
        #expect(set.prefix(4) == [0x67, 0x42, 0x80, level])
        // With those hints x264's set has more than twenty bytes.
        #expect(set.count <= 12)
        #expect(SequenceParameters.plain(Array(set)) == Array(set))
    }

    @Test func `another profile, and whatever is no set, is left alone`() {
        for unit: [UInt8] in [
            [], [0x67], [0x67, 100, 0, 30, 0xAC, 0xD9], [0x67, 0x42, 0, 0, 0], [0x67, 0x42, 0, 0, 0, 0, 0, 0],
        ] {
            #expect(SequenceParameters.plain(unit) == unit)
        }
    }

    @Test func `the rate changes without a key frame, the size does not`() throws {
        var settings = VideoEncoderSettings(width: 320, height: 192, bitsPerSecond: 2_000_000)
        var encoder = try VideoEncoder(settings)
        func bytes(_ numbers: Range<Int>) throws -> Int {
            try numbers.map { number in
                let coded = try encoder.encode(scene(number * 3, width: 320, height: 192))
                #expect(coded.isKeyFrame == (number % 15 == 0))
                return coded.payload.count
            }.reduce(0, +)
        }
        let many = try bytes(0..<45)
        settings.bitsPerSecond = 250_000
        let isAdopted = encoder.adopt(settings)
        #expect(isAdopted)
        let few = try bytes(45..<90)
        #expect(few * 2 < many)
        settings.width = 640
        let isResized = encoder.adopt(settings)
        #expect(!isResized)
    }
}
