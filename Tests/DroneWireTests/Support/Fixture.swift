import Foundation
import Testing

/// Files that lie beside the tests.
enum Fixture {
    /// The text of a fixture.
    static func text(_ name: String) throws -> String {
        try String(contentsOf: url(name), encoding: .utf8)
    }

    /// The bytes that a fixture spells in hexadecimal digits.
    static func hex(_ name: String) throws -> [UInt8] {
        try [UInt8](hex: text(name))
    }

    /// What a JSON fixture holds.
    static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(contentsOf: url(name)))
    }

    private static func url(_ name: String) throws -> URL {
        try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
    }
}

extension [UInt8] {
    /// The bytes that a text spells in hexadecimal digits; white space does not count.
    init(hex: String) throws {
        let digits = try hex.filter { !$0.isWhitespace }.map { try #require($0.hexDigitValue) }
        try #require(digits.count.isMultiple(of: 2))
        self = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
