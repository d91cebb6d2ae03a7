import DroneWire
import Testing

@Suite struct `PaVE headers` {
    @Test(arguments: GoldenVideo.packets)
    func `every field of a golden header is read`(golden: GoldenVideo.Packet) throws {
        let bytes = try golden.bytes
        let header = try PaVEHeader(parsing: bytes.rawSpan)
        let expected = golden.header
        #expect(header.version == expected.version)
        #expect(header.codec.rawValue == expected.videoCodec)
        #expect(header.headerSize == expected.headerSize)
        #expect(header.payloadSize == expected.payloadSize)
        #expect(header.encodedWidth == expected.encodedWidth)
        #expect(header.encodedHeight == expected.encodedHeight)
        #expect(header.displayWidth == expected.displayWidth)
        #expect(header.displayHeight == expected.displayHeight)
        #expect(header.frameNumber == expected.frameNumber)
        #expect(header.timestampMilliseconds == expected.timestampMs)
        #expect(header.totalChunks == expected.totalChunks)
        #expect(header.chunkIndex == expected.chunkIndex)
        #expect(header.frameType.rawValue == expected.frameType)
        #expect(header.control.rawValue == expected.control)
        #expect(header.streamBytePosition == expected.positionHigh << 32 | expected.positionLow)
        #expect(header.streamID == expected.streamId)
        #expect(header.totalSlices == expected.totalSlices)
        #expect(header.sliceIndex == expected.sliceIndex)
        #expect(header.header1Size == expected.header1Size)
        #expect(header.header2Size == expected.header2Size)
        #expect(expected.reserved2 == "0000" && header.reserved == 0)
        #expect(header.advertisedSize == expected.advertisedSize)
        #expect(try header.trailer == [UInt8](hex: expected.trailer))
    }

    @Test(arguments: GoldenVideo.packets)
    func `a golden header is written byte for byte`(golden: GoldenVideo.Packet) throws {
        let bytes = try golden.bytes
        let header = try PaVEHeader(parsing: bytes.rawSpan)
        #expect(try header.encoded + [UInt8](hex: golden.payload) == bytes)
    }

    @Test(arguments: [64, 68, 76, 255, 256])
    func `every byte of a header counts`(size: Int) throws {
        var bytes = TestPacket.bytes(frame: 1, payload: []) {
            $0.replaceTrailer(with: [UInt8](repeating: 7, count: size - 52))
        }
        let original = try PaVEHeader(parsing: bytes.rawSpan)
        for position in bytes.indices {
            bytes[position] ^= 1
            if let changed = try? PaVEHeader(parsing: bytes.rawSpan) {
                #expect(changed != original)
                #expect(changed.encoded == Array(bytes.prefix(Int(changed.headerSize))))
            } else {
                #expect(position < 12)
            }
            bytes[position] ^= 1
        }
    }

    @Test func `every truncation says what is needed`() {
        let bytes = TestPacket.bytes(frame: 1, payload: []) {
            $0.replaceTrailer(with: [UInt8](repeating: 7, count: 16))
        }
        for length in 0..<bytes.count {
            let error = #expect(throws: PaVEError.self) { try PaVEHeader(parsing: Array(bytes[..<length]).rawSpan) }
            #expect(error == .truncated(needed: length < 12 ? 12 : 68, found: length))
        }
    }

    @Test func `what is no header is an error with its facts`() {
        let changes: [(offset: Int, byte: UInt8, error: PaVEError)] = [
            (0, 0x70, .badSignature(0x4556_6170)), (4, 0, .badVersion(0)), (6, 63, .badHeaderSize(63)),
            (7, 2, .badHeaderSize(576)), (10, 0x10, .payloadTooLarge(0x10_0003)),
        ]
        for change in changes {
            var bytes = TestPacket.bytes(frame: 1)
            bytes[change.offset] = change.byte
            #expect(throws: change.error) { try PaVEHeader(parsing: bytes.rawSpan) }
        }
    }

    @Test func `a new header pads the encoded size to macroblocks`() {
        let header = PaVEHeader(
            frameNumber: 1,
            timestampMilliseconds: 2,
            frameType: .refresh,
            width: 640,
            height: 360,
            payloadSize: 9
        )
        #expect(header.encodedWidth == 640)
        #expect(header.encodedHeight == 368)
        #expect(header.headerSize == 64)
        #expect(header.advertisedSize == 9)
    }

    @Test func `parameter sets are found inside the payload`() {
        var header = PaVEHeader()
        header.header1Size = 2
        header.header2Size = 3
        let frame = PaVEFrame(header: header, payload: [1, 2, 3, 4, 5, 6])
        #expect(frame.sequenceParameterSet == [1, 2])
        #expect(frame.pictureParameterSet == [3, 4, 5])
        #expect(PaVEFrame(header: header, payload: [1, 2, 3]).pictureParameterSet == nil)
        #expect(PaVEFrame(header: PaVEHeader(), payload: [1]).sequenceParameterSet == nil)
    }
}
