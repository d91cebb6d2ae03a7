import DroneSim
import Logging
import Sockets

/// Serves files by FTP: what the session says is to be done, done on sockets.
struct FilePort: Sendable {
    /// A client opens one connection; a curious one a few.
    private static let mostClients = 4

    /// How long a client may take to connect for its data.
    private static let patience = Duration.seconds(10)

    let host: String
    let logger: Logger

    /// Takes what a client wrote to the drone's own part of it.
    let answer: @Sendable ([UInt8], FTPSession) async -> (FTPSession, [FTPSession.Action])

    /// Serves everybody who connects, until the server ends.
    func serve(_ server: StreamServer) async { await server.serve(atMost: Self.mostClients, serve) }

    private func serve(_ connection: StreamConnection) async {
        do {
            try await connection.withPort { port in
                try await port.send(FTPSession.greeting)
                var conversation = Conversation(port: port, answer: answer)
                while let action = try await conversation.next() {
                    switch action {
                    case .reply(let line): try await port.send(line)
                    case .listen(let extended): try await listen(&conversation, extended: extended)
                    case .send: break  // Comes only after `listen`, which takes it.
                    case .close: return
                    }
                }
            }
        } catch {
            logger.debug("FTP client gone", metadata: ["client": "\(connection.peer)", "error": "\(error)"])
        }
    }

    /// Listens for a client's data connection until it has had its data.
    private func listen(_ conversation: inout Conversation, extended: Bool) async throws {
        try await withStreamServer(on: Endpoint(host, 0)) { server in
            let control = conversation.port
            func announce(_ extended: Bool) async throws {
                let port = server.local.port
                try await control.send(
                    extended
                        ? FTPSession.extendedPassiveReply(port: port)
                        : FTPSession.passiveReply(host: host, port: port)
                )
            }
            try await announce(extended)
            while let action = try await conversation.next() {
                switch action {
                case .reply(let line): try await control.send(line)
                case .listen(let extended): try await announce(extended)
                case .send(let bytes):
                    let isSent = await send(bytes, over: server)
                    return try await control.send(isSent ? FTPSession.transferDone : FTPSession.transferFailed)
                case .close: return conversation.end()
                }
            }
        }
    }

    private func send(_ bytes: [UInt8], over server: StreamServer) async -> Bool {
        guard let data = await firstConnection(of: server) else { return false }
        do {
            // An empty file is a connection that is closed at once.
            try await data.withPort { port in if !bytes.isEmpty { try await port.send(bytes) } }
            return true
        } catch {
            return false
        }
    }

    private func firstConnection(of server: StreamServer) async -> StreamConnection? {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(for: Self.patience)
                server.connections.finish()
            }
            defer { group.cancelAll() }
            for await connection in server.connections { return connection }
            return nil
        }
    }
}

/// What one client wants, one thing after the other.
private struct Conversation {
    let port: StreamPort
    private var bytes: StreamBytes.AsyncIterator
    private let answer: @Sendable ([UInt8], FTPSession) async -> (FTPSession, [FTPSession.Action])
    private var session = FTPSession()
    private var waiting: ArraySlice<FTPSession.Action> = []
    private var isOver = false

    init(
        port: StreamPort,
        answer: @escaping @Sendable ([UInt8], FTPSession) async -> (FTPSession, [FTPSession.Action])
    ) {
        self.port = port
        self.answer = answer
        bytes = port.incoming.makeAsyncIterator()
    }

    /// The next thing to do; nil when the client has gone.
    mutating func next() async throws -> FTPSession.Action? {
        while waiting.isEmpty, !isOver {
            guard let piece = try await bytes.next() else { return nil }
            let (next, actions) = await answer(piece, session)
            (session, waiting) = (next, actions[...])
        }
        return isOver ? nil : waiting.popFirst()
    }

    /// Nothing more is to be done.
    mutating func end() { isOver = true }
}

extension StreamPort {
    fileprivate func send(_ line: String) async throws { try await send(Array((line + "\r\n").utf8)) }
}
