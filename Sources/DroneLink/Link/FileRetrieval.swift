import DroneWire
import Sockets

/// Why a file was not fetched.
enum FileRetrievalError: Error, Hashable {
    /// The server said this instead.
    case refused(reply: String)
    /// The connection ended before the file did.
    case cutOff
    /// The file is longer than was asked for.
    case tooLong(limit: Int)
}

/// Fetches a file by FTP.
///
/// - Parameters:
///   - name: its path on the server.
///   - server: the server's control port.
///   - limit: the most bytes that it may have.
/// - Returns: its bytes.
/// - Throws: ``FileRetrievalError``, and `SocketError` where there is no connection.
nonisolated(nonsending) func retrieveFile(
    _ name: String,
    from server: Endpoint,
    atMost limit: Int
) async throws -> [UInt8] {
    try await withStreamPort(to: server, timeout: .milliseconds(500)) { control in
        var retrieval = FTPRetrieval(of: name)
        var content: [UInt8] = []
        for try await bytes in control.incoming {
            for action in retrieval.receive(bytes.rawSpan) {
                switch action {
                case .send(let line): try await control.send(line)
                case .openData(let port):
                    content = try await withStreamPort(to: Endpoint(server.host, port)) { data in
                        for case .send(let line) in retrieval.dataConnected() { try await control.send(line) }
                        var content: [UInt8] = []
                        for try await piece in data.incoming {
                            content += piece
                            guard content.count <= limit else { throw FileRetrievalError.tooLong(limit: limit) }
                        }
                        return content
                    }
                case .complete: return content
                case .failed(let reply): throw FileRetrievalError.refused(reply: reply)
                }
            }
        }
        throw FileRetrievalError.cutOff
    }
}
