import NIOCore
import NIOPosix
import Synchronization

/// What a datagram port could not deliver; losses are counted, never waited for.
package struct DatagramLosses: Hashable, Sendable {
    /// Datagrams that came in faster than they were read; the oldest were dropped.
    package var unread = 0

    /// Datagrams that the system did not take, or not in time.
    package var unsent = 0

    /// How often the socket broke and was opened anew.
    package var reopened = 0
}

/// The task's side of a datagram port: what arrived, and what was lost.
final class DatagramInbox: Sendable {
    let arrivals: Mailbox<DatagramPort.Arrival>
    private let counts = Mutex(DatagramLosses())

    init(capacity: Int) { arrivals = Mailbox(capacity: capacity) }

    var losses: DatagramLosses { counts.withLock { $0 } }

    func deliver(_ arrival: DatagramPort.Arrival) {
        if arrivals.put(arrival) != nil { counts.withLock { $0.unread += 1 } }
    }

    func countUnsent() { counts.withLock { $0.unsent += 1 } }

    func countReopened() { counts.withLock { $0.reopened += 1 } }
}

/// Carries datagrams between one socket and the inbox of its port.
///
/// NIO's async channel is not used here: it would end the stream at the first ECONNREFUSED and make a sender wait for
/// a socket that is full, and a command that waited is a command for a moment that has passed.
final class DatagramHandler: ChannelDuplexHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    /// Why a datagram was not sent: newer ones took its place.
    struct Displaced: Error {}

    private let inbox: DatagramInbox
    private let endpoint: Endpoint

    /// Whether the system has not yet answered for a datagram.
    ///
    /// The channel's writability would not do: it stays false after an error from which the socket recovers, such as a
    /// host that is out of reach for a moment.
    private var isWriting = false

    /// What waits for that answer.
    private var backlog = Backlog<(data: NIOAny, promise: EventLoopPromise<Void>?)>(capacity: 8)

    /// Makes a handler whose errors name `endpoint`: the other end where there is a fixed one, else the own end.
    init(inbox: DatagramInbox, endpoint: Endpoint) {
        self.inbox = inbox
        self.endpoint = endpoint
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        let datagram = Datagram(
            bytes: Array(envelope.data.readableBytesView),
            sender: Peer(address: envelope.remoteAddress)
        )
        inbox.deliver(.success(datagram))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        inbox.deliver(.failure(SocketError(error, during: .receive, at: endpoint, over: .udp)))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isWriting else {
            backlog.append((data, promise))?.promise?.fail(Displaced())
            return
        }
        isWriting = true
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.assumeIsolated().whenComplete { _ in
            self.isWriting = false
            if let next = self.backlog.popFirst() {
                self.write(context: context, data: next.data, promise: next.promise)
                context.flush()
            }
        }
        context.write(data, promise: written)
    }

    func channelInactive(context: ChannelHandlerContext) {
        while let next = backlog.popFirst() { next.promise?.fail(ChannelError.ioOnClosedChannel) }
    }
}
