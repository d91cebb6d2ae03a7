import Testing

/// The golden file of commands, line by line.
enum GoldenCommands {
    /// One datagram of the file.
    struct Datagram: CustomTestStringConvertible, Sendable {
        let meaning: String
        let bytes: [UInt8]

        var testDescription: String { meaning }

        /// The one line that no encoder may write: it holds a negative zero.
        var isForParsingOnly: Bool { meaning.contains("negative zero") }
    }

    /// A float and the argument that stands for it.
    struct FloatArgument: Sendable {
        let number: Float
        let argument: Int32
    }

    /// A text and the identifier made from it.
    struct Checksum: Sendable {
        let text: String
        let digits: String
    }

    static let datagrams = lines.compactMap { columns -> Datagram? in
        guard columns.count == 3, let bytes = try? [UInt8](hex: columns[2]), columns[1].hasPrefix("AT*") else {
            return nil
        }
        return Datagram(meaning: columns[0], bytes: bytes)
    }

    static let floats = lines.compactMap { columns -> FloatArgument? in
        guard columns[0].hasPrefix("float "), let number = Float(columns[0].dropFirst(6)),
            let argument = Int32(columns[1])
        else { return nil }
        return FloatArgument(number: number, argument: argument)
    }

    static let checksums = lines.compactMap { columns -> Checksum? in
        guard columns[0].hasPrefix("crc32 ") else { return nil }
        return Checksum(text: String(columns[0].dropFirst(7).dropLast()), digits: columns[1])
    }

    private static let lines: [[String]] = {
        do {
            return try Fixture.text("at-commands.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
                .map { $0.split(separator: "\t").map(String.init) }
        } catch {
            fatalError("The golden commands cannot be read: \(error)")
        }
    }()
}
