import CReference
import DroneWire

/// A stream of PaVE frames that arrives in the pieces that a network makes; every payload is copied once, every field read.
func videoContests() -> [Contest] {
    let stream = paveStream(frames: 300)
    // What is promised is for the pieces of a network. In one of 65536 bytes a dozen frames come at once and wait for their
    // reader, while the reference is done with each before the next: told, but not compared with a target.
    return [(1460, 0.7), (65536, nil)].map { chunk, target in
        Contest(
            name: "PaVE, \(chunk)-byte chunks",
            opponent: "C, clang -O2",
            target: target,
            work: Double(stream.count),
            unit: "B/s",
            ours: {
                var assembler = PaVEAssembler()
                var digest: UInt64 = 0
                var start = 0
                while start < stream.count {
                    let end = min(start + chunk, stream.count)
                    assembler.append(stream.span.bytes.extracting(start..<end))
                    while let frame = assembler.next() {
                        digest &+= headerDigest(frame.header)
                        digest &+= frame.payload.withUnsafeBufferPointer {
                            reference_payload_digest($0.baseAddress, $0.count)
                        }
                    }
                    start = end
                }
                return digest
            },
            theirs: {
                stream.withUnsafeBufferPointer { reference_demux_pave($0.baseAddress, $0.count, chunk) }
            }
        )
    }
}

/// The sum of all fields of a header.
private func headerDigest(_ header: PaVEHeader) -> UInt64 {
    var sum = UInt64(header.version) + UInt64(header.codec.rawValue) + UInt64(header.headerSize)
    sum += UInt64(header.payloadSize) + UInt64(header.encodedWidth) + UInt64(header.encodedHeight)
    sum += UInt64(header.displayWidth) + UInt64(header.displayHeight) + UInt64(header.frameNumber)
    sum += UInt64(header.timestampMilliseconds) + UInt64(header.totalChunks) + UInt64(header.chunkIndex)
    sum += UInt64(header.frameType.rawValue) + UInt64(header.control.rawValue) + header.streamBytePosition
    sum += UInt64(header.streamID) + UInt64(header.totalSlices) + UInt64(header.sliceIndex)
    sum += UInt64(header.header1Size) + UInt64(header.header2Size) + UInt64(header.reserved)
    return sum + UInt64(header.advertisedSize)
}

/// Frames of the sizes that a real stream has: a key frame of some 20 kB, then fourteen of some 3 kB.
private func paveStream(frames: Int) -> [UInt8] {
    var random = SystemlessRandom()
    return (0..<frames).flatMap { number -> [UInt8] in
        let isKey = number.isMultiple(of: 15)
        let size = Int.random(in: isKey ? 18_000...22_000 : 2000...4000, using: &random)
        let payload = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
        var header = PaVEHeader()
        header.frameNumber = UInt32(number)
        header.frameType = isKey ? .refresh : .predicted
        header.payloadSize = UInt32(size)
        header.advertisedSize = UInt32(size)
        return header.encoded + payload
    }
}
