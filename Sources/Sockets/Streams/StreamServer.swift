import NIOCore
import NIOPosix
import Synchronization

/// A TCP port that listens as long as the closure given to ``withStreamServer(on:sendBuffer:_:)`` runs.
package struct StreamServer: Sendable {
    /// The own address and port.
    package let local: Endpoint

    /// Who connects, in order, for one reader; ends with the scope.
    package let connections: Mailbox<StreamConnection>
}

/// Somebody who has connected; nothing is read before ``withPort(_:)``.
package struct StreamConnection: Sendable {
    /// Who it is.
    package let peer: Peer

    fileprivate let channel: any Channel

    /// Runs `body` with the connection and closes it however the body ends.
    package nonisolated(nonsending) func withPort<Success: Sendable>(
        _ body: (StreamPort) async throws -> Success
    ) async throws -> Success {
        let remote = peer.endpoint
        let wrapped: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        do {
            wrapped = try await channel.eventLoop.flatSubmit {
                // To wrap a channel whose client is gone by now leaves a writer that nobody finishes: NIO traps on it.
                guard channel.isActive else {
                    return channel.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
                }
                return channel.wrapped().always { _ in channel.setOption(.autoRead, value: true).whenComplete { _ in } }
            }.get()
        } catch {
            throw SocketError(error, during: .receive, at: remote, over: .tcp)
        }
        return try await wrapped.runThenClose(remote: remote, body)
    }

    /// Closes the connection without a word.
    package func refuse() { channel.close(promise: nil) }
}

/// Listens on a TCP port and runs `body` with those who connect; closes everything however the body ends.
///
/// - Parameters:
///   - local: where to listen.
///   - sendBuffer: how many bytes the system may keep for a reader that is slow.
///   - body: what to do with those who connect.
/// - Returns: what the body returns.
/// - Throws: ``SocketError`` when nobody can listen there, and whatever the body throws.
package nonisolated(nonsending) func withStreamServer<Success>(
    on local: Endpoint,
    sendBuffer: Int = 1 << 18,
    _ body: (StreamServer) async throws -> Success
) async throws -> Success {
    let address = try await local.resolved()
    // More than a few who wait to be accepted are an attack or a mistake; the oldest is turned away.
    let waiting = Mailbox<StreamConnection>(capacity: 16)
    let accepted = AcceptedChannels()
    let events = try SharedLoop.get()
    let listener: any Channel
    do {
        listener = try await ServerBootstrap(group: events)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.socketOption(.so_sndbuf), value: .init(sendBuffer))
            .childChannelInitializer { channel in
                accepted.add(channel)
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Announcer(waiting: waiting))
                }
            }
            .bind(to: address).get()
    } catch {
        throw SocketError(error, during: .listen, at: local, over: .tcp)
    }
    let server = StreamServer(
        local: listener.localAddress.map { Peer(address: $0).endpoint } ?? local,
        connections: waiting
    )
    let outcome: Result<Success, any Error>
    do { outcome = .success(try await body(server)) } catch { outcome = .failure(error) }
    try? await listener.close().get()
    waiting.finish()
    accepted.closeAll()
    return try outcome.get()
}

/// Announces a connection as soon as it can be written to.
private final class Announcer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let waiting: Mailbox<StreamConnection>

    init(waiting: Mailbox<StreamConnection>) { self.waiting = waiting }

    func channelActive(context: ChannelHandlerContext) {
        if let peer = context.remoteAddress {
            waiting.put(StreamConnection(peer: Peer(address: peer), channel: context.channel))?.refuse()
        } else {
            // Gone before it was accepted.
            context.close(promise: nil)
        }
        context.fireChannelActive()
    }
}

/// The connections of one server that are still open, also those that nobody has taken yet.
private final class AcceptedChannels: Sendable {
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        channels.withLock { $0[id] = channel }
        channel.closeFuture.whenComplete { _ in self.channels.withLock { $0[id] = nil } }
    }

    func closeAll() {
        let open = channels.withLock { Array($0.values) }
        for channel in open { channel.close(promise: nil) }
    }
}
