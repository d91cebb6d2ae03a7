import Testing

@testable import DroneWire

/// How datagrams are found that follow each other without a length between.
@Suite struct NavdataSplitterTests {
    private let small = NavdataDatagram(state: [], sequence: 1).encoded

    private func pieces(of bytes: [UInt8]) -> [Range<Int>] {
        var splitter = NavdataSplitter(bytes.rawSpan)
        var pieces: [Range<Int>] = []
        while let piece = splitter.next() {
            pieces.append(piece)
        }
        return pieces
    }

    @Test func `all good datagrams in a row are found again`() throws {
        let all = GoldenNavdata.good.map(\.bytes)
        let joined = Array(all.joined())
        #expect(pieces(of: joined).map { Array(joined[$0]) } == all)
    }

    @Test(arguments: GoldenNavdata.bad)
    func `a bad datagram alone is one piece, which keeps its own error`(golden: GoldenNavdata) {
        #expect(pieces(of: golden.bytes) == (golden.bytes.isEmpty ? [] : [0..<golden.bytes.count]))
    }

    @Test func `what lies before and between datagrams is a piece of its own or of the one before`() {
        let noise: [UInt8] = [1, 2, 3]
        let bytes = noise + small + noise + small
        #expect(pieces(of: bytes) == [0..<3, 3..<30, 30..<54])
    }

    @Test func `a size that reaches into the next datagram damages only its own`() {
        var first = NavdataDatagram(state: [], sequence: 1, options: [.watchdog(NavdataWatchdog())]).encoded
        first[18] = 60
        #expect(pieces(of: first + small + small) == [0..<32, 32..<56, 56..<80])
    }

    @Test func `a magic number inside an option does not cut its datagram`() {
        var watchdog = NavdataWatchdog()
        watchdog.watchdog = Int32(bitPattern: NavdataDatagram.standardHeader)
        let bytes = NavdataDatagram(state: [], sequence: 1, options: [.watchdog(watchdog)]).encoded
        #expect(pieces(of: bytes) == [0..<bytes.count])
    }

    @Test(arguments: 0..<50)
    func `pieces of any bytes are all of the bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array([small, generator.bytes(upTo: 40), small, generator.bytes(upTo: 40), small].joined())
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 0xFF
        let pieces = pieces(of: bytes)
        #expect(pieces.allSatisfy { !$0.isEmpty })
        #expect(pieces.flatMap(Array.init) == Array(bytes.indices))
    }
}
