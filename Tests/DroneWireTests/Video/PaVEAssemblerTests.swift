import DroneWire
import Testing

@Suite struct `The PaVE assembler` {
    private let slices = [0, 1, 2].map { TestPacket.slice($0, of: 3, frame: 7, payload: [$0, $0]) }

    @Test(arguments: 1...260)
    func `frames do not depend on how the stream is cut`(chunk: Int) throws {
        let stream = try Fixture.hex("pave-stream-resync.hex") + Fixture.hex("pave-stream-slices.hex")
        let whole = PaVEAssembler.assemble(stream, chunk: stream.count)
        let cut = PaVEAssembler.assemble(stream, chunk: chunk)
        #expect(cut.frames == whole.frames)
        #expect(cut.statistics == whole.statistics)
        #expect(cut.pending == 0)
    }

    @Test(arguments: 1...260)
    func `all golden packets are assembled however they are cut`(chunk: Int) throws {
        let stream = try GoldenVideo.packets.flatMap { try $0.bytes }
        let result = PaVEAssembler.assemble(stream, chunk: chunk)
        let expected = GoldenVideo.packets.filter { $0.header.control & 1 == 0 }
        let payloads = try expected.map { try [UInt8](hex: $0.payload) }
        #expect(result.frames.map(\.payload) == payloads)
        #expect(result.frames.map(\.header.headerSize) == expected.map(\.header.headerSize))
        #expect(result.frames.map(\.endsStream) == expected.map { $0.header.control == 2 })
        #expect(result.statistics.advertisements == 1)
        #expect(result.statistics.bytesSkipped == 0)
    }

    @Test func `stray bytes and a damaged signature are skipped and counted`() throws {
        let stream = try Fixture.hex("pave-stream-resync.hex")
        let result = PaVEAssembler.assemble(stream, chunk: stream.count)
        #expect(result.frames.map(\.frameNumber) == [100, 101, 102, 104, 105, 106])
        #expect(result.statistics.bytesSkipped == 37 + (430 - 339))
        #expect(result.statistics.resynchronizations == 2)
        #expect(result.frames.filter(\.followsDamage).map(\.frameNumber) == [100, 104])
        var gate = KeyFrameGate()
        let admitted = result.frames.filter { gate.admits($0) }
        #expect(admitted.map(\.frameNumber) == [101, 102, 105, 106])
        #expect(gate.heldBeforeFirstKeyFrame == 1)
        #expect(gate.heldAfterGap == 1)
    }

    @Test func `slices make one frame`() throws {
        let stream = try Fixture.hex("pave-stream-slices.hex")
        let result = PaVEAssembler.assemble(stream, chunk: 1460)
        struct Golden: Decodable {
            struct Frame: Decodable {
                let frameNumber: UInt32
                let payload: String
            }
            let frames: [Frame]
        }
        let golden = try Fixture.json("pave-stream-slices.json", as: Golden.self).frames
        let payloads = try golden.map { try [UInt8](hex: $0.payload) }
        #expect(result.frames.map(\.frameNumber) == golden.map(\.frameNumber))
        #expect(result.frames.map(\.payload) == payloads)
        #expect(result.statistics.packets == 3)
        #expect(result.statistics.frames == 2)
        #expect(result.statistics.keyFrames == 1)
    }

    @Test func `buffered frames before the last whole key frame are dropped for latency`() throws {
        let stream = try Fixture.hex("pave-stream-latency.hex")
        let result = PaVEAssembler.assemble(stream, chunk: stream.count)
        #expect(result.frames.map(\.frameNumber) == [200, 201, 202, 203, 204, 205])
        #expect(result.frames.dropFirst(LatencyRule.dropCount(result.frames)).map(\.frameNumber) == [204, 205])
        #expect(result.pending == 70)
        #expect(LatencyRule.dropCount([]) == 0)
        #expect(LatencyRule.dropCount(result.frames.filter { !$0.isKeyFrame }) == 0)
    }

    @Test(arguments: [
        [0, 1, 2], [0, 2, 1], [1, 0, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1], [0, 0, 1, 2], [2, 2, 1, 0],
    ])
    func `slices may come in any order, and twice`(order: [Int]) {
        let stream = order.flatMap { slices[$0] }
        let result = PaVEAssembler.assemble(stream, chunk: 50)
        #expect(result.frames.map(\.payload) == [[0, 0, 1, 1, 2, 2]])
        #expect(result.frames.map(\.header.sliceIndex) == [0])
        #expect(result.statistics.incompleteFrames == 0)
    }

    @Test(arguments: [
        TestPacket.bytes(frame: 8),
        TestPacket.slice(0, of: 1, frame: 7, payload: [1, 2, 3]),
        TestPacket.slice(0, of: 1, frame: 7, stream: 5, payload: [1, 2, 3]),
    ])
    func `another frame gives up one whose slices are missing`(other: [UInt8]) {
        let result = PaVEAssembler.assemble(slices[0] + slices[1] + other, chunk: 1460)
        #expect(result.frames.map(\.payload) == [[1, 2, 3]])
        #expect(result.statistics.incompleteFrames == 1)
    }

    @Test func `slices of more than 4 MiB are given up`() {
        let payload = [UInt8](repeating: 1, count: (1 << 20) - 1)
        let stream = (0..<5).flatMap { TestPacket.slice(UInt8($0), of: 200, frame: 1, payload: payload) }
        #expect(PaVEAssembler.assemble(stream, chunk: 65_536).statistics.incompleteFrames == 1)
    }

    @Test func `an advertisement has no payload, whatever its header says`() {
        let stream = TestPacket.bytes(frame: 1, payload: []) { header in
            header.control = .advertisement
            header.payloadSize = 1000
        }
        let result = PaVEAssembler.assemble(stream + TestPacket.bytes(frame: 2), chunk: 10)
        #expect(result.frames.map(\.frameNumber) == [2])
        #expect(result.statistics.advertisements == 1)
        #expect(result.pending == 0)
    }

    @Test func `a frame without payload is a frame`() {
        let result = PaVEAssembler.assemble(TestPacket.bytes(frame: 1, type: .headers, payload: []), chunk: 7)
        #expect(result.frames.map(\.payload) == [[]])
    }

    @Test(arguments: ["P", "Pa", "PaV", "PaPaVPaVE", "PaVE\u{0}\u{4}", "PPPPPP", "PaVEPaVE"])
    func `what looks like a signature is skipped when it is none`(noise: String) {
        let stream = Array(noise.utf8) + TestPacket.bytes(frame: 1)
        for chunk in 1...stream.count {
            let result = PaVEAssembler.assemble(stream, chunk: chunk)
            #expect(result.frames.map(\.frameNumber) == [1])
            #expect(result.statistics.bytesSkipped == noise.utf8.count)
            #expect(result.statistics.resynchronizations == 1)
        }
    }

    @Test func `the end of a stream gives up what is not whole`() {
        var assembler = PaVEAssembler()
        assembler.append((TestPacket.bytes(frame: 1) + TestPacket.bytes(frame: 2).dropLast()).rawSpan)
        #expect(assembler.pendingByteCount == 66)
        assembler.finish()
        #expect(assembler.statistics.incompleteFrames == 1)
        #expect(assembler.pendingByteCount == 0)
        assembler.append((TestPacket.bytes(frame: 3) + [0x50]).rawSpan)
        assembler.finish()
        #expect(assembler.statistics.bytesSkipped == 66 + 1)
        let numbers = [assembler.next(), assembler.next(), assembler.next()].map { $0?.frameNumber }
        #expect(numbers == [1, 3, nil])
    }

    @Test(arguments: [(0, 200_000), (1000, 50_000), ((1 << 20) - 1, 40)])
    func `frames that nobody takes do not fill the memory, and the newest are kept`(size: Int, count: UInt32) {
        var assembler = PaVEAssembler()
        var packet = TestPacket.bytes(frame: 0, payload: [UInt8](repeating: 1, count: size))
        for number in 0..<count {
            packet[20] = UInt8(truncatingIfNeeded: number)
            packet[21] = UInt8(truncatingIfNeeded: number >> 8)
            packet[22] = UInt8(truncatingIfNeeded: number >> 16)
            assembler.append(packet.rawSpan)
        }
        var kept: [UInt32] = []
        while let frame = assembler.next() {
            kept.append(frame.frameNumber)
        }
        #expect(kept == Array(count - UInt32(kept.count)..<count))
        #expect(assembler.statistics.framesDropped == Int(count) - kept.count)
        #expect(!kept.isEmpty && kept.count < count)
        #expect((kept.count - 1) * size <= PaVEAssembler.maximumWaitingLength)
    }

    @Test func `a frame keeps its bytes while later ones come`() {
        var assembler = PaVEAssembler()
        var frames: [PaVEFrame] = []
        for number in 0..<20 as Range<UInt32> {
            assembler.append(
                TestPacket.bytes(frame: number, payload: [UInt8](repeating: UInt8(number), count: 100)).rawSpan
            )
            while let frame = assembler.next() {
                // Some frames are kept, some let go, so that storage is used again beside what is held.
                if number % 3 != 1 { frames.append(frame) }
            }
        }
        for frame in frames {
            #expect(frame.payload == [UInt8](repeating: UInt8(frame.frameNumber), count: 100))
            #expect(frame.timestampMilliseconds == frame.frameNumber * 33)
        }
    }

    @Test func `frames come out in their order, also when taken now and then`() {
        var assembler = PaVEAssembler()
        var taken: [UInt32] = []
        for number in 0..<20 as Range<UInt32> {
            assembler.append(TestPacket.bytes(frame: number).rawSpan)
            if number.isMultiple(of: 3), let frame = assembler.next() { taken.append(frame.frameNumber) }
        }
        while let frame = assembler.next() {
            taken.append(frame.frameNumber)
        }
        #expect(taken == Array(0..<20))
    }

    @Test func `every truncation yields the frames that are whole`() throws {
        let stream = try Fixture.hex("pave-stream-slices.hex")
        let whole = PaVEAssembler.assemble(stream, chunk: stream.count).frames
        for length in 0..<stream.count {
            let result = PaVEAssembler.assemble(Array(stream[..<length]), chunk: 1460)
            #expect(result.frames == Array(whole.prefix(result.frames.count)))
            #expect(result.statistics.bytesSkipped == 0)
        }
    }

    @Test func `every changed byte is safe`() throws {
        let stream = try Fixture.hex("pave-stream-resync.hex")
        for position in stream.indices {
            var changed = stream
            changed[position] ^= 0xFF
            let result = PaVEAssembler.assemble(changed, chunk: 100)
            #expect(result.statistics == PaVEAssembler.assemble(changed, chunk: 1460).statistics)
            #expect(result.statistics.bytes == stream.count)
            let isAccounted = result.isAccounted
            #expect(isAccounted)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `random streams are safe, and all their bytes are accounted for`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let stream = generator.stream()
            let first = PaVEAssembler.assemble(stream, chunk: Int.random(in: 1...500, using: &generator))
            let second = PaVEAssembler.assemble(stream, chunk: Int.random(in: 1...500, using: &generator))
            let isAccounted = first.isAccounted
            #expect(isAccounted)
            #expect(first.frames == second.frames)
            #expect(first.statistics == second.statistics)
        }
    }
}

@Suite(.enabled(if: CaptureFile.exists("pave.bin"), "captures lie beside the package, in ../shared/captures"))
struct `A real stream` {
    @Test(arguments: [1, 64, 1460, 65_536, 1 << 20])
    func `has 20 frames, of which 17 can be shown`(chunk: Int) throws {
        let stream = try CaptureFile.bytes("pave.bin")
        let result = PaVEAssembler.assemble(stream, chunk: chunk)
        #expect(result.statistics.frames == 20)
        #expect(result.statistics.keyFrames == 2)
        #expect(result.statistics.bytesSkipped == 0)
        #expect(result.pending == 0)
        var gate = KeyFrameGate()
        let shown = result.frames.count { gate.admits($0) }
        #expect(shown == 17)
        #expect(gate.heldBeforeFirstKeyFrame == 3)
        #expect(gate.heldAfterGap == 0)
        #expect(result.frames.flatMap { $0.header.encoded + $0.payload } == stream)
    }
}

@Suite struct `The key frame gate` {
    private func frame(
        _ number: UInt32,
        _ type: PaVEFrameType,
        _ change: (inout PaVEFrame) -> Void = { _ in }
    ) -> PaVEFrame {
        var header = PaVEHeader()
        header.frameNumber = number
        header.frameType = type
        var frame = PaVEFrame(header: header, payload: [])
        change(&frame)
        return frame
    }

    private func passes(_ frames: [PaVEFrame]) -> [UInt32] {
        var gate = KeyFrameGate()
        return frames.filter { gate.admits($0) }.map(\.frameNumber)
    }

    @Test(arguments: [PaVEFrameType.refresh, .intra])
    func `opens at a key frame`(type: PaVEFrameType) {
        #expect(passes([frame(1, .predicted), frame(2, .headers), frame(3, type), frame(4, .predicted)]) == [3, 4])
    }

    @Test func `waits for the next key frame after a gap, a repetition or a step back`() {
        for number in [0, 1, 3, 9] as [UInt32] {
            #expect(passes([frame(1, .refresh), frame(number, .predicted), frame(number + 1, .predicted)]) == [1])
        }
        #expect(
            passes([frame(1, .refresh), frame(5, .predicted), frame(6, .intra), frame(7, .predicted)]) == [1, 6, 7]
        )
    }

    @Test func `numbers go on after the largest one`() {
        #expect(passes([frame(.max, .refresh), frame(0, .predicted)]) == [.max, 0])
    }

    @Test func `waits after damage and after another stream, codec or size`() {
        let changes: [(inout PaVEFrame) -> Void] = [
            { $0.followsDamage = true }, { $0.header.streamID = 9 }, { $0.header.codec = .mpeg4 },
            { $0.header.encodedWidth = 1280 }, { $0.header.encodedHeight = 720 },
        ]
        for change in changes {
            #expect(passes([frame(1, .refresh), frame(2, .predicted, change)]) == [1])
            #expect(passes([frame(1, .refresh), frame(2, .refresh, change)]) == [1, 2])
        }
    }

    @Test func `can be closed by hand`() {
        var gate = KeyFrameGate()
        let first = gate.admits(frame(1, .refresh))
        gate.close()
        let second = gate.admits(frame(2, .predicted))
        #expect(first && !second)
        #expect(gate.heldAfterGap == 1)
    }
}
