import DroneWire
import Testing

extension [UInt8] {
    /// What the parser makes of these bytes.
    var parsed: [ATParseResult] { ATParser.parse(rawSpan) }

    /// The first number and all commands; fails the test when one was rejected or the numbers are not in a row.
    func commands() throws -> (first: UInt32, commands: [ATCommand]) {
        var first: UInt32?
        var commands: [ATCommand] = []
        for result in parsed {
            guard case .command(let sequence, let command) = result else {
                Issue.record("rejected: \(result)")
                continue
            }
            first = first ?? sequence
            #expect(sequence == first.map { $0 + UInt32(commands.count) })
            commands.append(command)
        }
        return (try #require(first), commands)
    }
}

extension String {
    /// What the parser makes of this text.
    var parsed: [ATParseResult] { [UInt8](utf8).parsed }
}

extension ATCommand {
    /// The command as text.
    func text(sequence: UInt32) -> String { String(decoding: encoded(sequence: sequence), as: UTF8.self) }
}
