import NIOCore
import NIOPosix

/// A TCP connection that lives as long as the closure it was given to.
package struct StreamPort: Sendable {
    /// The other end.
    package let remote: Endpoint

    /// What arrives, in the pieces in which it arrives; ends when the other end closes.
    ///
    /// When nobody reads, the socket is not read either, so that a slow reader slows the sender and memory stays
    /// bounded.
    package let incoming: StreamBytes

    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>

    fileprivate init(
        remote: Endpoint,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.remote = remote
        self.incoming = StreamBytes(base: inbound, remote: remote)
        self.outbound = outbound
    }

    /// Sends bytes; waits while the other end does not take what was sent before.
    package func send(_ bytes: [UInt8]) async throws(SocketError) {
        do {
            try await outbound.write(ByteBuffer(bytes: bytes))
        } catch {
            throw SocketError(error, during: .send, at: remote, over: .tcp)
        }
    }
}

/// The bytes that arrive over a connection.
package struct StreamBytes: AsyncSequence, Sendable {
    fileprivate let base: NIOAsyncChannelInboundStream<ByteBuffer>
    fileprivate let remote: Endpoint

    /// The reader's side; a connection has one reader.
    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator(), remote: remote) }

    /// Reads a connection piece by piece.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var base: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        fileprivate let remote: Endpoint

        /// The next piece, or nil after the other end closed.
        package mutating func next(isolation actor: isolated (any Actor)?) async throws(SocketError) -> [UInt8]? {
            do {
                return try await base.next(isolation: actor).map { Array($0.readableBytesView) }
            } catch {
                throw SocketError(error, during: .receive, at: remote, over: .tcp)
            }
        }

        /// The next piece, or nil after the other end closed.
        package mutating func next() async throws(SocketError) -> [UInt8]? { try await next(isolation: #isolation) }
    }
}

/// Connects to a TCP port and runs `body` with the connection; closes it however the body ends.
///
/// - Parameters:
///   - remote: the host and port to connect to.
///   - timeout: how long the other end may take to answer.
///   - body: what to do with the connection.
/// - Returns: what the body returns.
/// - Throws: ``SocketError`` when there is no connection, and whatever the body throws.
package nonisolated(nonsending) func withStreamPort<Success: Sendable>(
    to remote: Endpoint,
    timeout: Duration = .seconds(1),
    _ body: (StreamPort) async throws -> Success
) async throws -> Success {
    let address = try await remote.resolved()
    let events = try SharedLoop.get()
    let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
    do {
        channel = try await ClientBootstrap(group: events)
            .connectTimeout(TimeAmount(timeout))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connect(to: address) { $0.wrapped() }
    } catch {
        throw SocketError(error, during: .connect, at: remote, over: .tcp)
    }
    return try await channel.runThenClose(remote: remote, body)
}

extension Channel {
    /// This channel as an async one; to be done before its first byte is read.
    func wrapped() -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> {
        eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: self) }
    }
}

extension NIOAsyncChannel<ByteBuffer, ByteBuffer> {
    /// Runs `body` with this connection and closes it afterwards.
    nonisolated(nonsending) func runThenClose<Success: Sendable>(
        remote: Endpoint,
        _ body: (StreamPort) async throws -> Success
    ) async throws -> Success {
        try await executeThenClose { inbound, outbound in
            try await body(StreamPort(remote: remote, inbound: inbound, outbound: outbound))
        }
    }
}
