import DroneWire
import Testing

/// The beginning of the AR.Drone 1.0's pictures.
@Suite struct DroneOnePictureTests {
    @Test(arguments: [(176, 144), (352, 288), (320, 240), (640, 480)], [1, 2, 17, 31])
    func `a header that is written is read the same`(size: (Int, Int), quantizer: Int) throws {
        for number: UInt32 in [0, 1, 0x1234_5678, .max] {
            let header = try #require(
                DroneOnePictureHeader(uvlcWidth: size.0, height: size.1, quantizer: quantizer, frameNumber: number)
            )
            #expect(try DroneOnePictureHeader(parsing: header.bytes.rawSpan) == header)
            #expect(header.codec == .vlib && !header.isPredicted && header.bitCount == 67)
        }
    }

    @Test func `the documented example is a picture of 176 by 144`() throws {
        let bytes: [UInt8] = [0x43, 0x81, 0, 0, 0, 0, 0, 0xE0, 0, 0, 0, 0]
        let header = try DroneOnePictureHeader(parsing: bytes.rawSpan)
        #expect((header.width, header.height, header.quantizer) == (176, 144, 31))
    }

    @Test func `a P264 picture tells its quantizer of six bits, and whether it needs the one before`() throws {
        let bytes: [UInt8] = [0x46, 0x02, 0x01, 0, 1, 0, 0, 0x30, 0, 0, 0, 0x50]
        let header = try DroneOnePictureHeader(parsing: bytes.rawSpan)
        #expect(header.codec == .p264 && header.isPredicted && header.bitCount == 68)
        #expect((header.width, header.height, header.quantizer) == (320, 240, 35))
        #expect(header.frameNumber == 0x15)
    }

    @Test func `what is no header says why`() {
        func error(_ word: UInt32, _ second: UInt32 = 0xE000_0000) -> DroneOnePictureError? {
            do throws(DroneOnePictureError) {
                _ = try DroneOnePictureHeader(parsing: bytes(of: [word, second, 0]).rawSpan)
                return nil
            } catch {
                return error
            }
        }
        #expect(error(0x8143) == nil)
        #expect(error(0x0000_0043) == .badStart(0x43))
        #expect(error(0x8143 | 1 << 16) == .badStart(0x1_8143))
        #expect(error(0x8143 | 1 << 10) == .badStart(0x8543))
        #expect(error(0x8043) == .badSize(format: 0, resolution: 2))
        #expect(error(0x8123) == .badSize(format: 1, resolution: 1))
        #expect(error(0x8183) == .badSize(format: 1, resolution: 4))
        #expect(error(0x8147) == .badType(1))
        #expect(error(0x8140, 0) == .badQuantizer(0))
        #expect(throws: DroneOnePictureError.truncated(needed: 12, found: 11)) {
            _ = try DroneOnePictureHeader(parsing: [UInt8](repeating: 0, count: 11).rawSpan)
        }
    }

    @Test func `a datagram becomes a frame that needs no other`() throws {
        let header = try #require(
            DroneOnePictureHeader(uvlcWidth: 320, height: 240, quantizer: 31, frameNumber: 77)
        )
        let frame = try PaVEFrame(droneOnePicture: header.bytes + [1, 2, 3, 4], timestampMilliseconds: 990)
        #expect(frame.isKeyFrame && frame.codec == .vlib && frame.frameNumber == 77)
        #expect((frame.displayWidth, frame.displayHeight, frame.timestampMilliseconds) == (320, 240, 990))
        #expect(frame.payload.count == 16)
    }
}

extension DroneOnePictureHeader {
    fileprivate var bytes: [UInt8] { DroneWireTests.bytes(of: words) }
}

private func bytes(of words: [UInt32]) -> [UInt8] {
    words.flatMap { word in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) } }
}
