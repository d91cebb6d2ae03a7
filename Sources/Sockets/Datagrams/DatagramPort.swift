import NIOCore
import NIOPosix
import Synchronization

/// One datagram and who sent it.
package struct Datagram: Hashable, Sendable {
    /// The payload.
    package let bytes: [UInt8]

    /// Where an answer goes.
    package let sender: Peer
}

/// A UDP socket that lives as long as the closure given to ``withDatagramPort(local:remote:unread:on:_:)``.
///
/// Sending never waits and reading is bounded: what does not fit is dropped, oldest first, and counted. A port outlives
/// its socket: when the system closes one (the Wi-Fi went away, the other end refused), the next is opened by itself.
package struct DatagramPort: Sendable {
    /// A datagram, or the news that one could not be sent or received.
    package typealias Arrival = Result<Datagram, SocketError>

    private let route: DatagramRoute
    private let inbox: DatagramInbox
    private let socket: SocketSlot

    /// Opens the first socket, so that whatever is wrong with the addresses is thrown to the caller.
    fileprivate init(opening route: DatagramRoute, unread: Int) async throws(SocketError) {
        self.route = route
        inbox = DatagramInbox(capacity: unread)
        socket = SocketSlot(try await route.open(inbox: inbox))
    }

    /// What arrives, in order, for one reader; ends with the scope.
    package var incoming: Mailbox<Arrival> { inbox.arrivals }

    /// The own address and port in use now.
    package var local: Endpoint { socket.channel.localAddress.map { Peer(address: $0).endpoint } ?? route.local }

    /// What was lost so far.
    package var losses: DatagramLosses { inbox.losses }

    /// Sends to the remote end that the port was opened with.
    package func send(_ bytes: [UInt8]) {
        guard let remote = route.remoteAddress else {
            preconditionFailure("a port without a remote end needs to be told whom to send to")
        }
        send(bytes, to: Peer(address: remote))
    }

    /// Sends to whoever sent a datagram.
    package func send(_ bytes: [UInt8], to peer: Peer) {
        let channel = socket.channel
        let written = channel.eventLoop.makePromise(of: Void.self)
        written.futureResult.whenFailure { [inbox, route] error in
            inbox.countUnsent()
            guard !(error is DatagramHandler.Displaced) else { return }
            let endpoint = route.remote ?? peer.endpoint
            let failure: SocketError =
                switch error as? ChannelError {
                case .writeMessageTooLarge: .tooLong(endpoint, bytes: bytes.count)
                default: SocketError(error, during: .send, at: endpoint, over: .udp)
                }
            inbox.deliver(.failure(failure))
        }
        let data = channel.allocator.buffer(bytes: bytes)
        channel.writeAndFlush(AddressedEnvelope(remoteAddress: peer.address, data: data), promise: written)
    }

    /// Replaces the socket whenever the system has closed it, until the scope ends.
    fileprivate func keepOpen() async {
        while true {
            let broken = socket.channel
            // A close that failed is a close.
            try? await broken.closeFuture.get()
            if socket.isRetired { return }
            do throws(SocketError) {
                let next = try await route.open(inbox: inbox)
                inbox.countReopened()
                await socket.replace(with: next)
            } catch {
                inbox.deliver(.failure(error))
            }
            // Also after a success: a socket that breaks at once must not make this loop spin. Not `Task.sleep`, which
            // does not wait in a cancelled task: the landing after a cancellation still needs its port.
            try? await broken.eventLoop.scheduleTask(in: .milliseconds(100)) {}.futureResult.get()
        }
    }

    fileprivate func close() async {
        await socket.retire()
        inbox.arrivals.finish()
    }
}

/// Runs `body` with a UDP port and closes the port however the body ends.
///
/// - Parameters:
///   - local: where to listen.
///   - remote: the only host and port to talk with; datagrams from others are then not seen, and a host that refuses
///     shows as a ``SocketError/refused(_:_:)`` among the arrivals. Without it the port talks with everybody.
///   - unread: how many datagrams may wait to be read before the oldest is dropped.
///   - loop: where datagrams come in, and from where they go out at once; nil for the loop that everybody shares.
///   - body: what to do with the port.
/// - Returns: what the body returns.
/// - Throws: ``SocketError`` when the first socket cannot be opened, and whatever the body throws.
package nonisolated(nonsending) func withDatagramPort<Success>(
    local: Endpoint = .anywhere,
    remote: Endpoint? = nil,
    unread: Int = 64,
    on loop: SocketLoop? = nil,
    _ body: (DatagramPort) async throws -> Success
) async throws -> Success {
    let route = try await DatagramRoute(local: local, remote: remote, loop: loop)
    let port = try await DatagramPort(opening: route, unread: unread)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await port.keepOpen() }
        let outcome: Result<Success, any Error>
        do { outcome = .success(try await body(port)) } catch { outcome = .failure(error) }
        await port.close()
        return try outcome.get()
    }
}

/// Where a port's datagrams go: everything that opening a socket, and opening it again, needs.
private struct DatagramRoute: Sendable {
    let local: Endpoint
    let localAddress: SocketAddress
    let remote: Endpoint?
    let remoteAddress: SocketAddress?
    /// Held, so that its thread lives until the last socket is closed.
    let loop: SocketLoop?

    init(local: Endpoint, remote: Endpoint?, loop: SocketLoop?) async throws(SocketError) {
        self.local = local
        self.remote = remote
        self.loop = loop
        localAddress = try await local.resolved()
        if let remote { remoteAddress = try await remote.resolved() } else { remoteAddress = nil }
    }

    func open(inbox: DatagramInbox) async throws(SocketError) -> any Channel {
        let endpoint = remote ?? local
        let events = if let loop { loop.events } else { try SharedLoop.get() }
        let bootstrap = DatagramBootstrap(group: events)
            // A datagram of the largest size fits, a burst of navdata waits in the kernel, not in the air.
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65_536))
            .channelOption(.socketOption(.so_rcvbuf), value: 1 << 20)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = DatagramHandler(inbox: inbox, endpoint: endpoint)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
        let channel: any Channel
        do {
            channel = try await bootstrap.bind(to: localAddress).get()
        } catch {
            throw SocketError(error, during: .listen, at: local, over: .udp)
        }
        do {
            if let remoteAddress { try await channel.connect(to: remoteAddress).get() }
        } catch {
            try? await channel.close().get()
            throw SocketError(error, during: .connect, at: endpoint, over: .udp)
        }
        return channel
    }
}

/// The one socket that a port has at any time.
private final class SocketSlot: Sendable {
    private let state: Mutex<(channel: any Channel, retired: Bool)>

    init(_ channel: any Channel) { state = Mutex((channel, false)) }

    var channel: any Channel { state.withLock { $0.channel } }

    var isRetired: Bool { state.withLock { $0.retired } }

    /// Takes a new socket into use, or closes it where the scope has ended meanwhile.
    func replace(with next: any Channel) async {
        let retired = state.withLock { state in
            if !state.retired { state.channel = next }
            return state.retired
        }
        if retired { try? await next.close().get() }
    }

    /// Closes the socket for good.
    func retire() async {
        let last = state.withLock { state in
            state.retired = true
            return state.channel
        }
        // Fails where the system has closed it already.
        try? await last.close().get()
    }
}
