import DroneWire
import Testing

@testable import DroneVideo

@Suite struct DecoderTests {
    @Test(arguments: [PaVECodec.h264, .mpeg4])
    func `what was encoded decodes to nearly the same pictures, one for one`(codec: PaVECodec) throws {
        var decoder = try VideoDecoder(codec: codec)
        for (number, frame) in try stream(of: 40, codec: codec, firstTimestamp: 5000).enumerated() {
            guard case .picture(let picture) = decoder.decode(frame) else {
                Issue.record("frame \(number) gave no picture")
                continue
            }
            #expect(likeness(picture, scene(number)) > 30)
            #expect(picture.timestamp == .milliseconds(5000 + 33 * number))
            #expect(!picture.isDamaged)
        }
    }

    @Test func `padding that only the PaVE header tells of is cut off`() throws {
        let whole = try #require(try stream(of: 1, codec: .mpeg4, width: 128, height: 96).first)
        var decoder = try VideoDecoder(codec: .mpeg4)
        guard case .picture(let picture) = decoder.decode(with(headerLike: whole) { $0.displayHeight = 88 }) else {
            Issue.record("no picture")
            return
        }
        #expect((picture.width, picture.height) == (128, 88))
        #expect(picture.luma[127] == firstPicture(whole).luma[127])
        #expect(picture.redDifference.count == 64 * 44)
    }

    @Test(arguments: [(0, 0), (64, 48), (256, 192), (129, 97)])
    func `a display size that cannot be meant is not believed`(width: UInt16, height: UInt16) throws {
        let whole = try #require(try stream(of: 1).first)
        let picture = firstPicture(
            with(headerLike: whole) { ($0.displayWidth, $0.displayHeight) = (width, height) }
        )
        #expect((picture.width, picture.height) == (128, 96))
    }

    @Test func `the size may change at a key frame`() throws {
        var decoder = try VideoDecoder(codec: .h264)
        var sizes: [[Int]] = []
        for frame in try stream(of: 3) + stream(of: 3, width: 64, height: 48) {
            if case .picture(let picture) = decoder.decode(frame) { sizes.append([picture.width, picture.height]) }
        }
        #expect(sizes == [[128, 96], [128, 96], [128, 96], [64, 48], [64, 48], [64, 48]])
    }

    @Test func `parameter sets in a frame of their own are kept and no error`() throws {
        let whole = try #require(try stream(of: 1).first)
        let units = AnnexB.units(in: whole.payload.span)
        let slice = try #require(units.last).range.lowerBound - AnnexB.startCode.count
        var decoder = try VideoDecoder(codec: .h264)
        guard case .noPicture = decoder.decode(with(payload: Array(whole.payload[..<slice]), like: whole)) else {
            Issue.record("parameter sets are not a picture and not an error")
            return
        }
        guard case .picture = decoder.decode(with(payload: Array(whole.payload[slice...]), like: whole)) else {
            Issue.record("the parameter sets were lost")
            return
        }
    }

    @Test(arguments: [PaVECodec.h264, .mpeg4], 0..<8)
    func `garbage and flipped bits never end the decoder`(codec: PaVECodec, seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var decoder = try VideoDecoder(codec: codec)
        let frames = try stream(of: 30, codec: codec)
        for frame in frames {
            var payload = frame.payload
            switch Int.random(in: 0..<4, using: &random) {
            case 0: payload = random.bytes(Int(random.next() % 400))
            case 1: payload.removeLast(Int.random(in: 0...payload.count, using: &random))
            default:
                for _ in 0..<Int.random(in: 1...20, using: &random) where !payload.isEmpty {
                    payload[Int.random(in: payload.indices, using: &random)] ^= 1 << UInt8(random.next() % 8)
                }
            }
            _ = decoder.decode(with(payload: payload, like: frame))
        }
        // A key frame ends all damage.
        guard case .picture(let picture) = decoder.decode(frames[0]) else {
            Issue.record("no picture after the damage")
            return
        }
        #expect(!picture.isDamaged)
        #expect(likeness(picture, scene(0)) > 30)
    }

    @Test func `a refused frame tells the reason that libav has in its log only`() throws {
        var decoder = try VideoDecoder(codec: .h264)
        let second = try stream(of: 2)[1]
        guard case .undecodable(.libav(let failure)) = decoder.decode(second) else {
            Issue.record("a slice without parameter sets cannot be decoded")
            return
        }
        #expect(failure.function == "avcodec_send_packet")
        #expect(failure.text == "Invalid data found when processing input")
        #expect(failure.logLine == "no frame!")
    }

    private func firstPicture(_ frame: PaVEFrame) -> Picture {
        var pipeline = VideoPipeline()
        guard let picture = pipeline.decode(frame) else {
            Issue.record("no picture")
            return scene(0)
        }
        return picture
    }
}
