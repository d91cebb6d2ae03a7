import Foundation
import Testing

@testable import DroneWire

/// The datagrams of the protocol reference, each with what must be read from it.
@Suite struct NavdataGoldenTests {
    @Test(arguments: GoldenNavdata.good)
    func `a good datagram is read as the reference reads it`(golden: GoldenNavdata) throws {
        let expected = try golden.expected
        let index = try NavdataIndex(golden.bytes.rawSpan)
        let datagram = NavdataDatagram(index)
        #expect(datagram.header == expected["header"] as? UInt32)
        #expect(datagram.state.rawValue == expected["state"] as? UInt32)
        #expect(datagram.sequence == expected["sequence"] as? UInt32)
        #expect(datagram.visionDefined == expected["vision"] as? UInt32)
        #expect(index.checksum == expected["checksum"] as? UInt32)
        let options = try #require(expected["options"] as? [[String: Any]])
        #expect(datagram.options.count == options.count)
        for (option, expected) in zip(datagram.options, options) {
            try compare(option, expected)
        }
    }

    private func compare(_ option: NavdataOption, _ expected: [String: Any]) throws {
        #expect(option.tag == expected["tag"] as? UInt16)
        #expect(option.size == expected["size"] as? UInt16)
        guard let payload = option.payload else {
            guard case .unknown(_, let bytes) = option else { return }
            #expect(expected["name"] is NSNull)
            #expect(hex(bytes) == expected["raw"] as? String)
            return
        }
        #expect(type(of: payload).name == expected["name"] as? String)
        let fields = try #require(expected["fields"] as? [String: Any])
        #expect(payload.fields.count == fields.count)
        for field in payload.fields {
            let value = try #require(fields[field.name], "\(field.name) is not in the reference")
            #expect(field.value.equals(json: value), "\(field.name) is \(field.value), not \(value)")
        }
        if payload.size > type(of: payload).fullSize {
            #expect(hex(payload.extra) == expected["extra"] as? String)
        } else {
            #expect(expected["extra"] == nil)
        }
    }

    @Test(arguments: GoldenNavdata.good)
    func `what is read from a good datagram is written to the same bytes`(golden: GoldenNavdata) throws {
        #expect(try NavdataDatagram(parsing: golden.bytes.rawSpan).encoded == golden.bytes)
    }

    @Test(arguments: GoldenNavdata.bad)
    func `a bad datagram is refused with its own error and its facts`(golden: GoldenNavdata) throws {
        let expected = try golden.expected
        let error = try #require(throws: NavdataError.self) { _ = try NavdataDatagram(parsing: golden.bytes.rawSpan) }
        #expect(error.name == expected["error"] as? String)
        let facts = facts(of: error)
        for (name, value) in expected where name != "error" {
            #expect(facts[name] == value as? Int, "\(name)")
        }
    }

    private func facts(of error: NavdataError) -> [String: Int] {
        switch error {
        case .truncatedHeader(let found): ["found": found]
        case .badHeader(let found): ["found": Int(found)]
        case .truncatedOptionHeader(let offset, let left): ["offset": offset, "left": left]
        case .invalidOptionSize(let offset, let tag, let size):
            ["offset": offset, "tag": Int(tag), "size": Int(size)]
        case .optionOverrun(let offset, let tag, let size, let left):
            ["offset": offset, "tag": Int(tag), "size": Int(size), "left": left]
        case .missingChecksum(let offset): ["offset": offset]
        case .checksumMismatch(let stored, let computed): ["stored": Int(stored), "computed": Int(computed)]
        case .invalidChecksumOption(let offset, let size): ["offset": offset, "size": Int(size)]
        case .trailingData(let offset, let count): ["offset": offset, "count": count]
        }
    }

    @Test func `the reference has good and bad datagrams`() {
        #expect(GoldenNavdata.good.count >= 40)
        #expect(GoldenNavdata.bad.count >= 15)
    }
}
