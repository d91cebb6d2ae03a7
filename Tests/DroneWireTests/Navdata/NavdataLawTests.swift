import Testing

@testable import DroneWire

/// What holds for every navdata datagram.
@Suite struct NavdataLawTests {
    @Test(arguments: 0..<40)
    func `what is written is read again, whatever it holds`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let datagram = NavdataDatagram.random(using: &generator)
        #expect(try NavdataDatagram(parsing: datagram.encoded.rawSpan) == datagram)
    }

    @Test(arguments: [
        "navdata-demo-stream", "navdata-odd-aligned", "navdata-duplicate-option", "navdata-short-array",
        "navdata-unknown-option-skipped", "navdata-bootstrap",
    ])
    func `every truncation of a good datagram is an error`(name: String) throws {
        let bytes = try GoldenNavdata(name).bytes
        for count in 0..<bytes.count {
            #expect(throws: NavdataError.self, "the first \(count) bytes") {
                _ = try NavdataIndex(bytes.rawSpan.extracting(first: count))
            }
        }
    }

    @Test(arguments: [
        "navdata-demo-stream", "navdata-odd-aligned", "navdata-short-array", "navdata-unknown-option-skipped",
        "navdata-bootstrap",
    ])
    func `every flipped bit of a good datagram is an error`(name: String) throws {
        var bytes = try GoldenNavdata(name).bytes
        for position in 0..<bytes.count * 8 {
            bytes[position / 8] ^= 1 << (position % 8)
            #expect(throws: NavdataError.self, "bit \(position % 8) of byte \(position / 8)") {
                _ = try NavdataIndex(bytes.rawSpan)
            }
            bytes[position / 8] ^= 1 << (position % 8)
        }
    }

    @Test(arguments: 0..<20)
    func `bytes at random behind a good header never trap, and what is read is written back`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            var bytes = try GoldenNavdata("navdata-bootstrap").bytes
            // Option headers that are nearly right come far more often than in noise.
            for _ in 0..<Int.random(in: 0..<6, using: &generator) {
                let size = UInt8.random(in: 0..<40, using: &generator)
                let payload = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
                bytes.insert(
                    contentsOf: [UInt8.random(in: 0..<30, using: &generator), 0, size + 4, 0] + payload,
                    at: 16
                )
            }
            if Bool.random(using: &generator) {
                bytes[Int.random(in: 16..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
            }
            let sum = NavdataChecksum.sum(of: bytes.rawSpan.extracting(droppingLast: 8))
            bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: (0..<4).map { UInt8(sum >> ($0 * 8) & 0xFF) })
            if let datagram = try? NavdataDatagram(parsing: bytes.rawSpan) {
                #expect(datagram.encoded == bytes)
            }
        }
    }

    @Test func `the checksum is the sum of all bytes, for every length`() {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 151 + 7) }
        for count in 0...bytes.count {
            let expected = bytes.prefix(count).reduce(0) { $0 + UInt32($1) }
            #expect(NavdataChecksum.sum(of: bytes.rawSpan.extracting(first: count)) == expected)
        }
        let high = [UInt8](repeating: 0xFF, count: 20_000)
        #expect(NavdataChecksum.sum(of: high.rawSpan) == 255 * 20_000)
    }

    @Test func `the full size of every option is that of its fields`() {
        for kind in NavdataOption.kinds {
            var measure = FieldMeasure()
            var payload = kind.init()
            payload.visit(&measure)
            #expect(Int(kind.fullSize) == 4 + measure.byteCount, "\(kind)")
            #expect(payload.size == kind.fullSize)
        }
    }

    @Test func `no field of an option is listed twice, and no kind is missing`() {
        #expect(NavdataOption.kinds.map { $0.tag } == Array(0...27) + [27])
        for kind in NavdataOption.kinds {
            let names = kind.init().fields.map(\.name)
            #expect(Set(names).count == names.count, "\(kind)")
        }
    }
}

/// Adds up the sizes of fields.
private struct FieldMeasure: NavdataFieldVisitor {
    var byteCount = 0

    mutating func field<T: WireScalar>(_ name: StaticString, in unit: StaticString, _ value: inout T) {
        byteCount += T.wireSize
    }

    mutating func field<let length: Int, T: WireScalar>(
        _ name: StaticString,
        in unit: StaticString,
        _ values: inout FixedArray<length, T>
    ) {
        byteCount += length * T.wireSize
    }
}

extension NavdataDatagram {
    /// Options of all kinds in any order and size, with every bit at random.
    fileprivate static func random(using generator: inout SeededGenerator) -> NavdataDatagram {
        let options = NavdataOption.kinds.map { kind in
            let longest = min(Int(kind.sizes.upperBound), Int(kind.fullSize) + 20)
            let usual = Bool.random(using: &generator)
            let size =
                usual ? Int(kind.fullSize) : Int.random(in: Int(kind.sizes.lowerBound)...longest, using: &generator)
            let payload = (4..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
            return NavdataOption(parsing: payload.rawSpan, tag: kind.tag)
        }
        var datagram = NavdataDatagram(
            state: StateWord(rawValue: UInt32.random(in: 0...UInt32.max, using: &generator)),
            sequence: UInt32.random(in: 0...UInt32.max, using: &generator),
            visionDefined: UInt32.random(in: 0...1, using: &generator),
            options: options.shuffled(using: &generator) + [.unknown(tag: 500, payload: [1, 2, 3])]
        )
        datagram.header = Bool.random(using: &generator) ? standardHeader : alternateHeader
        return datagram
    }
}
