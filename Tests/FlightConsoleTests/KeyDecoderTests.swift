import FlightConsole
import Testing

struct KeyDecoderTests {
    private static func keys(_ chunks: [[UInt8]], flushing: Bool = true) -> [KeyDecoder.Key] {
        var decoder = KeyDecoder()
        var keys: [KeyDecoder.Key] = []
        for chunk in chunks {
            decoder.append(chunk)
            while let key = decoder.next() { keys.append(key) }
        }
        while flushing, let key = decoder.next(flushing: true) { keys.append(key) }
        return keys
    }

    @Test(arguments: 1...9)
    func `any cut of the bytes gives the same keys`(size: Int) {
        let bytes = Array("a\u{1B}[A é→\u{1B}[200~takeoff\r\nland\r\u{1B}[201~z\u{1B}".utf8)
        let chunks = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        var wanted: [KeyDecoder.Key] = "a\u{1B}[A é→".unicodeScalars.map { .character($0) }
        wanted += [.paste("takeoff\nland\n"), .character("z"), .character("\u{1B}")]
        #expect(Self.keys(chunks) == wanted)
    }

    @Test
    func `an escape key waits for what it may begin, and no longer than its reader wants`() {
        var decoder = KeyDecoder()
        decoder.append([0x1B])
        #expect(decoder.next() == nil)
        #expect(decoder.isUndecided)
        #expect(decoder.next(flushing: true) == .character("\u{1B}"))
        #expect(!decoder.isUndecided)
    }

    @Test
    func `a paste is not handed out before its end`() {
        #expect(Self.keys([Array("\u{1B}[200~land\n".utf8)]) == [])
    }

    @Test
    func `Ctrl-C ends a paste whose end never came, and drops it`() {
        let begin = Array("\u{1B}[200~takeoff\r".utf8)
        #expect(Self.keys([begin, [0x03], Array("a".utf8)]) == [.character("\u{3}"), .character("a")])
    }

    @Test
    func `keys inside a paste are text`() {
        #expect(Self.keys([Array("\u{1B}[200~a\u{3}b\u{1B}[A\u{1B}[201~".utf8)]) == [.paste("a\u{3}b\u{1B}[A")])
    }

    @Test(arguments: [[0xFF], [0xC3, 0x28], [0xE2, 0x82, 0x28], [0x80], [0xC3]] as [[UInt8]])
    func `bytes that are no UTF-8 cost one mark each and lose nothing behind them`(bytes: [UInt8]) {
        let keys = Self.keys([bytes + Array("x".utf8)])
        #expect(keys.first == .character("\u{FFFD}"))
        #expect(keys.last == .character("x"))
    }
}
