/// Fetches one file by FTP, as the drone serves it on port 5551: bytes in, what to do next out.
///
/// Anonymous, binary and passive. The data connection goes to the port that the drone names, at the address of the control
/// connection: the address beside it is often one that cannot be reached from here.
public struct FTPRetrieval: Sendable {
    /// What whoever has the connections does next.
    public enum Action: Hashable, Sendable {
        /// Send these bytes on the control connection.
        case send([UInt8])
        /// Connect to this port and read it to its end; tell ``FTPRetrieval/dataConnected()`` once that is possible.
        case openData(port: Int)
        /// The server has sent the whole file.
        case complete
        /// There is nothing to be had: what the server said instead.
        case failed(reply: String)
    }

    private enum Step {
        case greeting, user, password, type, passive, opening, transfer, done
    }

    /// A reply line is not longer than this.
    private static let longestLine = 1024

    private let file: String
    private var step = Step.greeting
    private var line: [UInt8] = []

    /// Makes the client's side of a connection that was just opened.
    public init(of file: String) { self.file = file }

    /// Takes the next bytes of the control connection; any bytes are safe.
    public mutating func receive(_ bytes: RawSpan) -> [Action] {
        var actions: [Action] = []
        for byte in [UInt8](copying: bytes) {
            guard step != .done else { break }
            if byte == UInt8(ascii: "\n") {
                let text = String(decoding: line, as: UTF8.self)
                line = []
                if let reply = FTPReply(parsing: text) { actions += answer(reply) }
            } else if byte != UInt8(ascii: "\r") {
                line.append(byte)
                if line.count > Self.longestLine { actions.append(fail("a reply without an end")) }
            }
        }
        return actions
    }

    /// The data connection is open: asks for the file.
    public mutating func dataConnected() -> [Action] {
        guard step == .opening else { return [] }
        step = .transfer
        return [say("RETR \(file)")]
    }

    private mutating func answer(_ reply: FTPReply) -> [Action] {
        guard reply.code < 400 else { return [fail(reply.text)] }
        switch step {
        case .greeting: return advance(to: .user, saying: "USER anonymous")
        // 331 asks for a password, 230 wants none.
        case .user where reply.code == 331: return advance(to: .password, saying: "PASS ")
        case .user, .password: return advance(to: .type, saying: "TYPE I")
        case .type: return advance(to: .passive, saying: "PASV")
        case .passive:
            guard let port = reply.passivePort else { return [fail(reply.text)] }
            step = .opening
            return [.openData(port: port)]
        case .transfer where (200..<300).contains(reply.code):
            step = .done
            return [say("QUIT"), .complete]
        case .opening, .transfer, .done: return []
        }
    }

    private mutating func advance(to next: Step, saying line: String) -> [Action] {
        step = next
        return [say(line)]
    }

    private func say(_ line: String) -> Action { .send(Array("\(line)\r\n".utf8)) }

    private mutating func fail(_ reply: String) -> Action {
        step = .done
        return .failed(reply: reply)
    }
}

/// The last line of a reply: a number and what it means.
private struct FTPReply {
    let code: Int
    let text: String

    /// Reads `227 PASV ok (…)`; nil for the lines before the last one of a long reply.
    init?(parsing line: String) {
        guard let code = Int(line.prefix(3)), (100..<600).contains(code) else { return nil }
        let rest = line.dropFirst(3)
        guard rest.isEmpty || rest.first == " " else { return nil }
        self.code = code
        text = line
    }

    /// The port among the six numbers of a reply to PASV.
    var passivePort: Int? {
        guard code == 227, let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
            return nil
        }
        let numbers = text[text.index(after: open)..<close].split(separator: ",").map { UInt8($0) }
        guard numbers.count == 6, let high = numbers[4], let low = numbers[5] else { return nil }
        let port = Int(high) << 8 | Int(low)
        return port > 0 ? port : nil
    }
}
