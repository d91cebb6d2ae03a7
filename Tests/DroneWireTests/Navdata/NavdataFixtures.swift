import DroneWire
import Foundation
import Testing

/// A golden navdata datagram: its bytes, and what must be read from them.
struct GoldenNavdata: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]

    private let json: Data

    var testDescription: String { name }

    /// The value of "expected": header, options and checksum, or an error.
    var expected: [String: Any] {
        get throws {
            let whole = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
            return try #require(whole["expected"] as? [String: Any])
        }
    }

    init(_ name: String) throws {
        self.name = name
        bytes = try Fixture.hex("navdata/\(name).hex")
        json = try Data(Fixture.text("navdata/\(name).json").utf8)
    }

    /// All golden datagrams, the good and the bad.
    static let all: [GoldenNavdata] = {
        do {
            let folder = try #require(Bundle.module.url(forResource: "Fixtures/navdata", withExtension: nil))
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try files.filter { $0.hasSuffix(".hex") }.sorted().map { try GoldenNavdata(String($0.dropLast(4))) }
        } catch {
            fatalError("The golden navdata cannot be read: \(error)")
        }
    }()

    static let good = all.filter { !$0.name.hasPrefix("navdata-bad") }
    static let bad = all.filter { $0.name.hasPrefix("navdata-bad") }
}

extension NavdataField.Value {
    /// True when a golden file's JSON says the same; there singles are printed as the doubles that they are.
    func equals(json: Any) -> Bool {
        switch (self, json) {
        case (.number(let number), let json as NSNumber): number.equals(json: json)
        case (.array(let numbers), let json as [NSNumber]):
            numbers.count == json.count && zip(numbers, json).allSatisfy { $0.equals(json: $1) }
        default: false
        }
    }
}

extension NavdataField.Number {
    fileprivate func equals(json: NSNumber) -> Bool {
        switch self {
        case .integer(let value): value == json.int64Value
        case .single(let value): value == json.floatValue
        case .double(let value): value == Double(json.stringValue)  // `doubleValue` is off by one bit here and there.
        }
    }
}

/// Bytes as the golden files write them.
func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
