import DroneWire
import FlightCore
import Testing

struct GuardianMessageTests {
    private static let heartbeats = GuardianHeartbeat.Watch.allCases.flatMap { watch in
        GuardianHeartbeat.Handover.allCases.map { handover in
            GuardianHeartbeat(drone: "127.0.0.11", lastCommand: 0x1234_5678, watch: watch, handover: handover)
        }
    }
    private static let messages =
        heartbeats.map(GuardianMessage.heartbeat) + [.question(0), .question(7), .question(.max)]
    private static let answers: [GuardianAnswer] = [.ready, .clear(0), .clear(.max), .taken(0), .taken(9)]

    @Test(arguments: messages)
    func `what a program says is read as it was said`(message: GuardianMessage) throws {
        #expect(try GuardianMessage(parsing: message.encoded.rawSpan) == message)
    }

    @Test(arguments: answers)
    func `what a guardian says is read as it was said`(answer: GuardianAnswer) throws {
        #expect(try GuardianAnswer(parsing: answer.encoded.rawSpan) == answer)
    }

    @Test(arguments: ["a", "drone.local", "dröhne", String(repeating: "x", count: 255)])
    func `any host travels whole`(host: String) throws {
        let message = GuardianMessage.heartbeat(GuardianHeartbeat(drone: host, lastCommand: 1, watch: .flying))
        #expect(try GuardianMessage(parsing: message.encoded.rawSpan) == message)
    }

    @Test
    func `the bytes are the ones that every version with this number writes`() {
        let heartbeat = GuardianHeartbeat(drone: "ab", lastCommand: 0x0403_0201, watch: .flying, handover: .landing)
        #expect(
            GuardianMessage.heartbeat(heartbeat).encoded
                == [0x47, 0x43, 1, 1, 1, 1, 0x01, 0x02, 0x03, 0x04, 2, 0x61, 0x62]
        )
        #expect(GuardianMessage.question(5).encoded == [0x47, 0x43, 1, 2, 5, 0, 0, 0])
        #expect(GuardianAnswer.ready.encoded == [0x47, 0x43, 1, 0x81])
        #expect(GuardianAnswer.taken(5).encoded == [0x47, 0x43, 1, 0x83, 5, 0, 0, 0])
    }

    @Test(arguments: messages)
    func `every message that is cut short, or goes on, is an error`(message: GuardianMessage) {
        let whole = message.encoded
        for length in whole.indices {
            #expect(throws: GuardianMessageError.self) { try GuardianMessage(parsing: Array(whole[..<length]).rawSpan) }
        }
        #expect(throws: GuardianMessageError.trailing(bytes: 1)) { try GuardianMessage(parsing: (whole + [0]).rawSpan) }
    }

    @Test
    func `no flipped bit of the head passes, and none anywhere traps`() {
        for message in Self.messages {
            for index in message.encoded.indices {
                for bit in 0..<8 {
                    var bytes = message.encoded
                    bytes[index] ^= 1 << bit
                    let read = try? GuardianMessage(parsing: bytes.rawSpan)
                    if index < 3 { #expect(read == nil) } else { #expect(read != message) }
                    _ = try? GuardianAnswer(parsing: bytes.rawSpan)
                }
            }
        }
    }

    @Test
    func `a host that is empty or no text is an error`() {
        let head: [UInt8] = [0x47, 0x43, 1, 1, 1, 0, 0, 0, 0, 0]
        #expect(throws: GuardianMessageError.host(bytes: 0)) { try GuardianMessage(parsing: (head + [0]).rawSpan) }
        #expect(throws: GuardianMessageError.host(bytes: 2)) {
            try GuardianMessage(parsing: (head + [2, 0xFF, 0xFE]).rawSpan)
        }
    }

    @Test
    func `neither side takes its own words for the other's`() {
        for message in Self.messages {
            #expect(throws: GuardianMessageError.self) { try GuardianAnswer(parsing: message.encoded.rawSpan) }
        }
        for answer in Self.answers {
            #expect(throws: GuardianMessageError.self) { try GuardianMessage(parsing: answer.encoded.rawSpan) }
        }
    }
}
