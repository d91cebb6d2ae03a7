import DroneWire
import Testing

@Suite struct `The command parser` {
    @Test(arguments: ["AT*FTRIM=12\r", "AT*FTRIM=12,\r"])
    func `a command without arguments may carry one trailing comma`(text: String) {
        #expect(text.parsed == [.command(sequence: 12, .flatTrim)])
    }

    @Test func `two trailing commas are arguments`() {
        #expect(
            "AT*COMWDG=1,,\r".parsed == [
                .rejected(.argumentCount(offset: 0, command: "COMWDG", found: 2, wanted: 0...0))
            ]
        )
    }

    @Test func `a line feed ends nothing`() {
        #expect("AT*REF=1,0\n".parsed == [.rejected(.unterminated(offset: 0, length: 11))])
        #expect(
            "AT*REF=1,0\nAT*REF=2,0\r".parsed
                == [.rejected(.argumentCount(offset: 0, command: "REF", found: 2, wanted: 1...1))]
        )
        #expect(
            "AT*REF=1,0\r\nAT*REF=2,0\r".parsed
                == [.command(sequence: 1, .ref(Reference(rawValue: 0))), .rejected(.notACommand(offset: 11))]
        )
    }

    @Test(arguments: Malformed.all)
    func `malformed text is rejected with its facts, and its neighbours are obeyed`(malformed: Malformed) {
        let around = "AT*COMWDG=1\r\(malformed.text)\rAT*COMWDG=2\r"
        #expect(
            around.parsed == [
                .command(sequence: 1, .resetWatchdog), .rejected(malformed.error),
                .command(sequence: 2, .resetWatchdog),
            ]
        )
    }

    @Test(arguments: [1023, 1024, 1025, 5000])
    func `a command of more than 1024 bytes is rejected as a whole`(length: Int) {
        let text = "AT*REF=1," + String(repeating: "0", count: length - 10) + "\r"
        let expected: ATParseResult =
            length <= 1024
            ? .command(sequence: 1, .ref(Reference(rawValue: 0)))
            : .rejected(.tooLong(offset: 0, length: length, limit: 1024))
        #expect((text + "AT*FTRIM=2\r").parsed == [expected, .command(sequence: 2, .flatTrim)])
    }

    @Test func `sticks beyond their range are limited, and it is said`() throws {
        let text = "AT*PCMD=1,1,\(Int32(bitPattern: Float(1.7).bitPattern)),0,0,0\r"
        guard case .command(_, .pcmd(let piloting)) = try #require(text.parsed.first) else {
            Issue.record("not a PCMD")
            return
        }
        #expect(piloting.roll == 1)
        #expect(piloting.wasLimited)
    }

    @Test func `identifiers may be in upper case`() {
        let text = "AT*CONFIG_IDS=1,\"3E1B0A57\",\"00000000\",\"ffffffff\"\r"
        let ids = ConfigurationIDs(
            session: ConfigurationID(rawValue: 0x3e1b_0a57),
            user: .default,
            application: ConfigurationID(rawValue: .max)
        )
        #expect(text.parsed == [.command(sequence: 1, .configIDs(ids))])
    }

    @Test func `commas and equal signs inside quotes belong to the text`() throws {
        let setting = try ConfigurationSetting(key: "a:b", value: "1,2=3")
        #expect("AT*CONFIG=1,\"a:b\",\"1,2=3\"\r".parsed == [.command(sequence: 1, .config(setting))])
    }

    @Test func `every truncation of a datagram is read up to its last whole command`() {
        let whole = [UInt8]("AT*REF=73,290718208\rAT*CONFIG=74,\"control:outdoor\",\"TRUE\"\rAT*COMWDG=75\r".utf8)
        let expected = whole.parsed
        for length in 0..<whole.count {
            let parsed = Array(whole[..<length]).parsed
            let complete = whole[..<length].count { $0 == UInt8(ascii: "\r") }
            #expect(Array(parsed.prefix(complete)) == Array(expected.prefix(complete)))
            #expect(parsed.count == complete + (length == 0 || whole[length - 1] == UInt8(ascii: "\r") ? 0 : 1))
        }
    }

    @Test func `every changed byte is safe, and touches one command or joins two`() {
        let whole = [UInt8]("AT*REF=1,290718208\rAT*PCMD=2,1,0,0,0,0\rAT*CONFIG=3,\"a:b\",\"TRUE\"\r".utf8)
        for position in whole.indices {
            for bit in 0..<8 {
                var changed = whole
                changed[position] ^= 1 << bit
                let unchanged = changed.parsed.filter(whole.parsed.contains)
                #expect(unchanged.count >= 1)
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `random bytes are safe, and what is read from them can be written`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let bytes = generator.bytes(upTo: 300)
            check(bytes)
            check(generator.commandLike())
        }
    }

    private func check(_ bytes: [UInt8]) {
        for case .command(let sequence, let command) in bytes.parsed where sequence > 0 {
            #expect(command.encoded(sequence: sequence).parsed == [.command(sequence: sequence, command)])
        }
    }

    /// Text that is no command, and why.
    struct Malformed: CustomTestStringConvertible, Sendable {
        let text: String
        let error: ATError

        var testDescription: String { text.debugDescription }

        /// Offsets in ``all`` count from here: the length of the command before.
        private static let before = "AT*COMWDG=1\r".utf8.count

        init(_ text: String, _ error: (_ offset: Int) -> ATError, at offset: Int = 0) {
            self.text = text
            self.error = error(Self.before + offset)
        }

        private static func arguments(_ command: String, _ found: Int, _ wanted: ClosedRange<Int>) -> (Int) -> ATError {
            { .argumentCount(offset: $0, command: command, found: found, wanted: wanted) }
        }

        static let all: [Malformed] = [
            Malformed("", { .notACommand(offset: $0) }),
            Malformed("hello", { .notACommand(offset: $0) }),
            Malformed("AT*", { .notACommand(offset: $0) }),
            Malformed("AT*=1", { .notACommand(offset: $0) }),
            Malformed("AT*REF", { .notACommand(offset: $0) }),
            Malformed("at*REF=1,0", { .notACommand(offset: $0) }),
            Malformed("AT*ref=1,0", { .unknownCommand(offset: $0, name: "ref") }),
            Malformed("AT*WARP=1,9", { .unknownCommand(offset: $0, name: "WARP") }),
            Malformed("AT*REF=,0", { .badSequence(offset: $0, command: "REF") }, at: 7),
            Malformed("AT*REF=-1,0", { .badSequence(offset: $0, command: "REF") }, at: 7),
            Malformed("AT*REF=2147483648,0", { .badSequence(offset: $0, command: "REF") }, at: 7),
            Malformed("AT*REF= 1,0", { .badSequence(offset: $0, command: "REF") }, at: 7),
            Malformed("AT*REF=1", arguments("REF", 0, 1...1)),
            Malformed("AT*REF=1,0,0", arguments("REF", 2, 1...1)),
            Malformed("AT*PCMD=1,1,0,0,0", arguments("PCMD", 4, 5...5)),
            Malformed("AT*FTRIM=1,0", arguments("FTRIM", 1, 0...0)),
            Malformed("AT*CAP=1", arguments("CAP", 0, 1...2)),
            Malformed("AT*GAIN=1,1,2,3,4,5,6,7,8,9,10,11", arguments("GAIN", 11, 12...13)),
            Malformed("AT*VICON=1" + String(repeating: ",0", count: 23), arguments("VICON", 23, 0...22)),
            Malformed("AT*REF=1,", { .notAnInteger(offset: $0, command: "REF", field: "bits") }, at: 9),
            Malformed("AT*REF=1,0x10", { .notAnInteger(offset: $0, command: "REF", field: "bits") }, at: 9),
            Malformed("AT*REF=1,2147483648", { .notAnInteger(offset: $0, command: "REF", field: "bits") }, at: 9),
            Malformed("AT*PCMD=1,1,0.5,0,0,0", { .notAnInteger(offset: $0, command: "PCMD", field: "roll") }, at: 12),
            Malformed(
                "AT*PCMD=1,1,0,2143289344,0,0",
                { .notFinite(offset: $0, command: "PCMD", field: "pitch", bits: 2_143_289_344) },
                at: 14
            ),
            Malformed(
                "AT*LED=1,0,2139095040,1",
                { .notFinite(offset: $0, command: "LED", field: "frequency", bits: 2_139_095_040) },
                at: 11
            ),
            Malformed(
                "AT*ANIM=1,20,1000",
                { .unknownValue(offset: $0, command: "ANIM", field: "animation", found: 20) },
                at: 10
            ),
            Malformed("AT*CTRL=1,7,0", { .unknownValue(offset: $0, command: "CTRL", field: "mode", found: 7) }, at: 10),
            Malformed("AT*CONFIG=1,a:b,\"1\"", { .notQuoted(offset: $0, command: "CONFIG", field: "key") }, at: 12),
            Malformed("AT*CONFIG=1,\"a:b\",\"", { .notQuoted(offset: $0, command: "CONFIG", field: "value") }, at: 18),
            Malformed("AT*CONFIG=1,\"a:b\",\"1", { .notQuoted(offset: $0, command: "CONFIG", field: "value") }, at: 18),
            Malformed(
                "AT*CONFIG=1,\"a:b\",\"1\"2\"",
                { .notQuoted(offset: $0, command: "CONFIG", field: "value") },
                at: 18
            ),
            Malformed(
                "AT*CONFIG=1,\"a:b\",\"\"",
                { .badSetting(offset: $0, .textLength(key: "a:b", found: 0, limit: 127)) }
            ),
            Malformed("AT*CONFIG=1,\"ab\",\"1\"", { .badSetting(offset: $0, .malformedKey("ab")) }),
            Malformed(
                "AT*CONFIG=1,\"a:b\",\"" + String(repeating: "x", count: 128) + "\"",
                { .badSetting(offset: $0, .textLength(key: "a:b", found: 128, limit: 127)) }
            ),
            Malformed(
                "AT*CONFIG=1,\"a:b\",\"1\n\"",
                { .badSetting(offset: $0, .forbiddenByte(key: "a:b", offset: 1, byte: 10)) }
            ),
            Malformed(
                "AT*CONFIG_IDS=1,\"1\",\"00000000\",\"00000000\"",
                { .notAnIdentifier(offset: $0, command: "CONFIG_IDS", field: "session", found: "1") },
                at: 16
            ),
        ]
    }

    @Test func `text that is not UTF-8 is rejected`() {
        let bytes = [UInt8]("AT*CONFIG=1,\"a:b\",\"".utf8) + [0xFF] + [UInt8]("\"\r".utf8)
        #expect(bytes.parsed == [.rejected(.notText(offset: 18, command: "CONFIG", field: "value"))])
    }

    @Test(arguments: Malformed.all)
    func `an error is one line that says where`(malformed: Malformed) {
        let line = "\(malformed.error)"
        #expect(!line.contains("\n"))
        #expect(line.contains("byte") || line.contains("CONFIG at"))
    }
}

extension SeededGenerator {
    /// Bytes that look like commands, so that random input reaches the inner parts of the parser.
    fileprivate mutating func commandLike() -> [UInt8] {
        let pieces = [
            "AT*", "REF", "PCMD", "PCMD_MAG", "CONFIG", "CONFIG_IDS", "LED", "VICON", "CAP", "=", ",", "1", "0", "-",
            "\"",
            "a:b", "\r", "\n", "2143289344", "99999999999999999999", "-2147483648", "00000000",
        ]
        let count = Int.random(in: 0...40, using: &self)
        return (0..<count).flatMap { _ in Array(pieces.randomElement(using: &self)!.utf8) }
    }
}
