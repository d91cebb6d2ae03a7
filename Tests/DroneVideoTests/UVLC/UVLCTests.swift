import DroneWire
import Foundation
import Testing

@testable import DroneVideo

/// The pictures of an AR.Drone 1.0, against golden ones and against the encoder.
@Suite struct UVLCTests {
    @Test(arguments: ["uvlc-176x144-a", "uvlc-176x144-b"])
    func `golden pictures decode to exactly the golden samples`(name: String) throws {
        let picture = try Golden(name)
        var decoder = UVLCDecoder()
        let outcome = try decoder.decodePlanes(picture.bytes)
        #expect(!outcome.isDamaged)
        #expect(outcome.byteCount == picture.bytes.count)
        #expect(Array(decoder.planes.planes.joined()) == picture.samples)
        let header = try DroneOnePictureHeader(parsing: picture.bytes.rawSpan)
        #expect(header.frameNumber == picture.facts.frameNumber)
        #expect(header.width == picture.facts.width && header.height == picture.facts.height)
    }

    @Test func `a header that was read is written the same again`() throws {
        for name in ["uvlc-176x144-a", "uvlc-176x144-b"] {
            let bytes = try Golden(name).bytes
            let header = try DroneOnePictureHeader(parsing: bytes.rawSpan)
            let bits = UVLCBitWriter(header.words, bitCount: header.bitCount)
            let written = bits.finish()
            let read = try DroneOnePictureHeader(parsing: written.rawSpan)
            #expect(read == header)
            #expect(written.prefix(8) == bytes.prefix(8))
        }
    }

    @Test(arguments: [(320, 240), (176, 144), (352, 288)])
    func `what is encoded decodes to nearly the same picture, in the bytes that it may have`(
        width: Int,
        height: Int
    ) throws {
        var encoder = try #require(UVLCEncoder(width: width, height: height))
        var decoder = UVLCDecoder()
        for number in 0..<4 {
            let original = scene(number, width: width, height: height)
            let datagram = encoder.encode(original, UInt32(number), byteCount: 20_000)
            #expect(datagram.count <= 20_000 && datagram.count % 4 == 0)
            let picture = try decoder.decode(datagram, timestamp: original.timestamp)
            #expect(!picture.isDamaged && picture.timestamp == original.timestamp)
            #expect(likeness(picture, original) > 33)
        }
    }

    @Test func `fewer bytes make a coarser picture, never a longer one than asked for`() throws {
        let original = scene(1, width: 320, height: 240)
        var likenesses: [Double] = []
        for count in [20_000, 8_000, 5_000] {
            var encoder = try #require(UVLCEncoder(width: 320, height: 240))
            let datagram = encoder.encode(original, 1, byteCount: count)
            #expect(datagram.count <= count)
            var decoder = UVLCDecoder()
            likenesses.append(likeness(try decoder.decode(datagram), original))
        }
        #expect(likenesses == likenesses.sorted(by: >))
    }

    @Test func `noise never makes a datagram that cannot be sent`() throws {
        var random = SplitMix(seed: 5)
        let samples = random.bytes(Picture.sampleCount(width: 352, height: 288))
        var encoder = try #require(UVLCEncoder(width: 352, height: 288))
        let datagram = encoder.encode(Picture(width: 352, height: 288, samples: samples), 1, byteCount: 100_000)
        #expect(datagram.count < 65_507)
    }

    @Test func `there is no encoder for a size that UVLC has not`() {
        #expect(UVLCEncoder(width: 640, height: 360) == nil)
        #expect(UVLCEncoder(width: 88, height: 72) == nil)
        #expect(UVLCEncoder(width: 704, height: 576) == nil)
    }

    @Test func `every truncation is an error or a damaged picture, and keeps the rows that came`() throws {
        let golden = try Golden("uvlc-176x144-a")
        var whole = UVLCDecoder()
        _ = try whole.decodePlanes(golden.bytes)
        let rowLength = 16 * 176
        for count in stride(from: 0, to: golden.bytes.count - 4, by: 23) {
            var decoder = UVLCDecoder()
            let bytes = Array(golden.bytes.prefix(count))
            guard count >= DroneOnePictureHeader.byteCount else {
                #expect(throws: VideoError.badPicture(.truncated(needed: 12, found: count))) {
                    try decoder.decode(bytes)
                }
                continue
            }
            #expect(try decoder.decodePlanes(bytes).isDamaged)
            if count > 800 {
                #expect(decoder.planes.planes[0].prefix(rowLength) == whole.planes.planes[0].prefix(rowLength))
            }
        }
    }

    @Test func `any flipped byte is an error or a picture, and damage ends with its row`() throws {
        let golden = try Golden("uvlc-176x144-b")
        for index in stride(from: 0, to: golden.bytes.count, by: 5) {
            var bytes = golden.bytes
            bytes[index] ^= 1 << UInt8(index % 8)
            var decoder = UVLCDecoder()
            let outcome = try? decoder.decodePlanes(bytes)
            guard index >= DroneOnePictureHeader.byteCount else { continue }
            #expect(outcome != nil)
        }
        // More zeros in the middle than any code has: the last row is as it should be.
        var bytes = golden.bytes
        for index in 600..<632 { bytes[index] = 0 }
        var decoder = UVLCDecoder()
        #expect(try decoder.decodePlanes(bytes).isDamaged)
        let last = golden.samples[(128 * 176)..<(144 * 176)]
        #expect(decoder.planes.planes[0].suffix(16 * 176) == last)
    }

    @Test func `a damaged row shows what the picture before had there`() throws {
        let golden = try Golden("uvlc-176x144-a")
        var decoder = UVLCDecoder()
        _ = try decoder.decodePlanes(golden.bytes)
        let picture = try decoder.decodePlanes(Array(golden.bytes.prefix(golden.bytes.count / 2 & ~3)))
        #expect(picture.isDamaged)
        #expect(Array(decoder.planes.planes.joined()) == golden.samples)
    }

    @Test(arguments: 0..<40) func `random bits behind a header never trap`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let golden = try Golden("uvlc-176x144-a").bytes
        var decoder = UVLCDecoder()
        _ = try decoder.decode(Array(golden.prefix(9)) + random.bytes(Int(random.next() % 3000) + 3))
    }

    @Test func `P264 is named where it cannot be decoded`() throws {
        // The first word of a P264 picture of 320 by 240.
        let bytes: [UInt8] = [0x40, 0x02, 0x01, 0, 0, 0, 0, 0x10, 0, 0, 0, 0x20]
        var decoder = UVLCDecoder()
        let error = #expect(throws: VideoError.codecNotSupported(2)) { try decoder.decode(bytes) }
        #expect(error?.description == "video codec P264 (2) is none of H.264 (4), MPEG-4 part 2 (3) and UVLC (1)")
        #expect(throws: VideoError.codecNotSupported(2)) { _ = try VideoDecoder(codec: .p264) }
    }

    @Test func `full range becomes the limited range of all pictures`() throws {
        #expect(UVLCPlanes.limitedLuma[0] == 16 && UVLCPlanes.limitedLuma[255] == 235)
        #expect(UVLCPlanes.limitedChroma[128] == 128 && UVLCPlanes.limitedChroma[255] == 240)
        #expect(UVLCPlanes.fullLuma[16] == 0 && UVLCPlanes.fullLuma[235] == 255 && UVLCPlanes.fullChroma[128] == 128)
    }

    @Test func `a recording of datagrams is cut into its pictures, also behind garbage`() throws {
        let (a, b) = (try Golden("uvlc-176x144-a").bytes, try Golden("uvlc-176x144-b").bytes)
        var splitter = DroneOneSplitter([1, 2, 3] + a + b + a)
        var frames: [PaVEFrame] = []
        while let frame = splitter.next() { frames.append(frame) }
        #expect(frames.map(\.payload) == [a, b, a])
        #expect(splitter.bytesSkipped == 3)
        #expect(DroneOneSplitter.begins([1, 2, 3] + a, at: 3))
    }

    @Test func `a film of UVLC plays with the pictures' own times`() throws {
        let folder = TemporaryFolder()
        var encoder = try #require(UVLCEncoder(width: 320, height: 240))
        var sink = try MP4Sink(path: folder.path("one.mp4"))
        for number in 0..<30 {
            let picture = scene(number, width: 320, height: 240)
            let datagram = encoder.encode(picture, UInt32(100 + number), byteCount: 20_000)
            _ = try sink.append(PaVEFrame(droneOnePicture: datagram, timestampMilliseconds: UInt32(1000 + 67 * number)))
        }
        let film = try #require(try sink.finish().first)
        #expect(film.frames == 30 && film.length == .milliseconds(67 * 30))
        let played = try #require(PlayedFilm(path: film.path))
        #expect(played.samples.map(\.time) == (0..<30).map { 67 * $0 })
        #expect(played.pictures == 30 && played.decodeErrors == 0)
        #expect((played.width, played.height) == (320, 240))
        let last = scene(29, width: 320, height: 240)
        #expect(likeness(played.lastPlane, Array(last.samples.prefix(320 * 240))) > 28)
    }

    @Test func `pictures that are lost make the film stand still, not run ahead`() throws {
        let folder = TemporaryFolder()
        var encoder = try #require(UVLCEncoder(width: 176, height: 144))
        var sink = try MP4Sink(path: folder.path("gap.mp4"))
        for number in [0, 1, 2, 20, 21] {
            let datagram = encoder.encode(scene(number, width: 176, height: 144), UInt32(number), byteCount: 20_000)
            _ = try sink.append(PaVEFrame(droneOnePicture: datagram, timestampMilliseconds: UInt32(67 * number)))
        }
        let film = try #require(try sink.finish().first)
        #expect(film.frames == 5 && film.length == .milliseconds(67 * 22))
    }
}

extension UVLCEncoder {
    fileprivate mutating func encode(_ picture: Picture, _ number: UInt32, byteCount: Int) -> [UInt8] {
        encode(
            luma: picture.luma,
            blueDifference: picture.blueDifference,
            redDifference: picture.redDifference,
            frameNumber: number,
            byteCount: byteCount
        )
    }
}

/// A golden picture: its bytes, and what they show.
private struct Golden {
    struct Facts: Decodable {
        let width: Int
        let height: Int
        let frameNumber: UInt32
    }

    let facts: Facts
    let bytes: [UInt8]
    let samples: [UInt8]

    init(_ name: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        facts = try decoder.decode(Facts.self, from: try Self.file("\(name).json"))
        bytes = try Self.hex("\(name).hex")
        samples = try Self.hex("\(name)-yuv420.hex")
    }

    private static func file(_ name: String) throws -> Data {
        try Data(contentsOf: try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil)))
    }

    private static func hex(_ name: String) throws -> [UInt8] {
        let digits = try file(name).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
