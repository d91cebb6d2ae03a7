import DroneWire
import Testing

/// The golden PaVE packets and streams.
enum GoldenVideo {
    /// One packet and what its header says.
    struct Packet: Decodable, Sendable, CustomTestStringConvertible {
        struct Header: Decodable, Sendable {
            let version: UInt8
            let videoCodec: UInt8
            let headerSize: UInt16
            let payloadSize: UInt32
            let encodedWidth: UInt16
            let encodedHeight: UInt16
            let displayWidth: UInt16
            let displayHeight: UInt16
            let frameNumber: UInt32
            let timestampMs: UInt32
            let totalChunks: UInt8
            let chunkIndex: UInt8
            let frameType: UInt8
            let control: UInt8
            let positionLow: UInt64
            let positionHigh: UInt64
            let streamId: UInt16
            let totalSlices: UInt8
            let sliceIndex: UInt8
            let header1Size: UInt8
            let header2Size: UInt8
            let reserved2: String
            let advertisedSize: UInt32
            let trailer: String
        }

        let description: String
        let hex: String
        let header: Header
        let payload: String

        var testDescription: String { description }

        var bytes: [UInt8] {
            get throws { try [UInt8](hex: hex) }
        }
    }

    static let packets: [Packet] = {
        do {
            return try Fixture.json("pave-packets.json", as: [Packet].self)
        } catch {
            fatalError("The golden PaVE packets cannot be read: \(error)")
        }
    }()
}

/// Everything that comes out of a whole stream.
struct Assembled {
    let frames: [PaVEFrame]
    let statistics: PaVEStatistics
    let pending: Int

    /// Whether every byte is in a packet, skipped or pending.
    var isAccounted: Bool {
        statistics.bytes == statistics.bytesInPackets + statistics.bytesSkipped + pending
    }
}

extension PaVEAssembler {
    /// Assembles a stream in chunks of this size.
    static func assemble(_ stream: [UInt8], chunk: Int) -> Assembled {
        var assembler = Self()
        var frames: [PaVEFrame] = []
        let bytes = stream.rawSpan
        for start in stride(from: 0, to: stream.count, by: chunk) {
            assembler.append(bytes.extracting(start..<min(start + chunk, stream.count)))
            while let frame = assembler.next() {
                frames.append(frame)
            }
        }
        return Assembled(frames: frames, statistics: assembler.statistics, pending: assembler.pendingByteCount)
    }
}

/// Packets made for tests.
enum TestPacket {
    static func bytes(
        frame: UInt32,
        type: PaVEFrameType = .predicted,
        payload: [UInt8] = [1, 2, 3],
        _ change: (inout PaVEHeader) -> Void = { _ in }
    ) -> [UInt8] {
        var header = PaVEHeader(
            frameNumber: frame,
            timestampMilliseconds: frame * 33,
            frameType: type,
            width: 640,
            height: 360,
            payloadSize: UInt32(payload.count)
        )
        change(&header)
        return header.encoded + payload
    }

    static func slice(_ index: UInt8, of total: UInt8, frame: UInt32, stream: UInt16 = 0, payload: [UInt8]) -> [UInt8] {
        bytes(frame: frame, payload: payload) { header in
            header.totalSlices = total
            header.sliceIndex = index
            header.streamID = stream
        }
    }
}

extension SeededGenerator {
    /// Noise and packets in a row; the packets are whole frames.
    mutating func stream() -> [UInt8] {
        var stream: [UInt8] = []
        for number in 0..<UInt32.random(in: 0...8, using: &self) {
            if Bool.random(using: &self) { stream += bytes(upTo: 40).filter { $0 != UInt8(ascii: "P") } }
            if Bool.random(using: &self) { stream += Array("PaVE".utf8.prefix(Int.random(in: 0...4, using: &self))) }
            let payload = bytes(upTo: 300)
            let trailer = [UInt8](repeating: 1, count: Int.random(in: 12...80, using: &self))
            let packet = TestPacket.bytes(frame: number, payload: payload) { $0.replaceTrailer(with: trailer) }
            stream += Bool.random(using: &self) ? packet : packet.dropLast(Int.random(in: 0...80, using: &self))
        }
        return stream
    }
}
