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
