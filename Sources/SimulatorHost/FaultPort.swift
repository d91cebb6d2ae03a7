import DroneSim
import Logging
import Sockets

/// Takes faults from another terminal: one line of text in, one line of answer out, on a port that no real drone has.
struct FaultPort: Sendable {
    /// TCP, beside the drone's own ports.
    static let port = 5549

    /// A line is longer only by mistake.
    private static let longestLine = 1000

    /// More terminals nobody has.
    private static let mostClients = 8

    let hangar: Hangar
    let logger: Logger

    /// Serves everybody who connects, until the server ends.
    func serve(_ server: StreamServer) async { await server.serve(atMost: Self.mostClients, serve) }

    private func serve(_ connection: StreamConnection) async {
        do {
            try await connection.withPort { port in
                var line: [UInt8] = []
                for try await bytes in port.incoming {
                    for byte in bytes {
                        guard byte == UInt8(ascii: "\n") else {
                            line.append(byte)
                            guard line.count <= Self.longestLine else {
                                return try await port.send(Array("error: the line is too long\n".utf8))
                            }
                            continue
                        }
                        let answer = await answer(to: String(decoding: line, as: UTF8.self))
                        try await port.send(Array((answer + "\n").utf8))
                        line = []
                    }
                }
            }
        } catch {
            logger.debug("fault client gone", metadata: ["client": "\(connection.peer)", "error": "\(error)"])
        }
    }

    private func answer(to text: String) async -> String {
        if text == "clear" {
            await hangar.clearFaults()
            return "ok"
        }
        do throws(WorldError) {
            await hangar.inject(try Fault(parsing: text))
            return "ok"
        } catch {
            return "error: column \(error.column): \(error)"
        }
    }
}

/// Why a simulated drone in another process was not reached, or did not do what it was told.
public enum FaultError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nobody listens there.
    case nobodyThere(host: String, port: Int)

    /// The text is no fault.
    case refused(String)

    /// What was found, in one line.
    public var description: String {
        switch self {
        case .nobodyThere(let host, let port): "no simulated drone answers on \(host), TCP port \(port)"
        case .refused(let reason): reason
        }
    }
}

/// Tells a simulated drone in another process what is to go wrong.
///
/// - Parameters:
///   - text: a fault as ``DroneSim/Fault/init(parsing:)`` reads it, or `clear`, which ends all of them.
///   - host: the drone's address.
/// - Throws: ``FaultError``.
public nonisolated(nonsending) func sendFault(_ text: String, to host: String) async throws {
    let answer: String
    do {
        answer = try await withStreamPort(to: Endpoint(host, FaultPort.port)) { port in
            // A line end in the text would be a second fault.
            let line = String(text.map { $0.isNewline ? " " : $0 })
            try await port.send(Array((line + "\n").utf8))
            var received: [UInt8] = []
            for try await bytes in port.incoming {
                received += bytes
                if received.last == UInt8(ascii: "\n") { break }
            }
            return String(decoding: received.dropLast(), as: UTF8.self)
        }
    } catch is SocketError {
        throw FaultError.nobodyThere(host: host, port: FaultPort.port)
    }
    guard answer == "ok" else {
        throw FaultError.refused(answer.hasPrefix("error: ") ? String(answer.dropFirst("error: ".count)) : answer)
    }
}
