import Glibc

/// One end of a conversation with another process of this computer, in whole messages.
///
/// It is one of a pair of sockets that keep the borders of messages and tell when the other end is closed
/// (`SOCK_SEQPACKET`). Nothing waits: what the other side does not read is dropped once some hundred messages wait.
package final class MessageChannel: Sendable {
    /// What reading came to.
    package enum Arrival: Hashable, Sendable {
        /// The oldest message that waited.
        case message([UInt8])
        /// Nothing waits.
        case nothing
        /// The other end is closed, and everything that it said was read.
        case closed
    }

    /// The longest message.
    package static let longestMessage = 4096

    /// The system's number of this end; closed with the channel.
    package let descriptor: Int32

    /// Takes over an end that is open already, and closes it when the channel goes.
    package init(adopting descriptor: Int32) {
        self.descriptor = descriptor
        // A child of this process must not keep the conversation alive.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Two ends that talk with each other.
    ///
    /// - Throws: ``SystemFailure`` when the system has no room for them.
    package static func pair() throws(SystemFailure) -> (MessageChannel, MessageChannel) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw SystemFailure("socketpair") }
        return (MessageChannel(adopting: ends[0]), MessageChannel(adopting: ends[1]))
    }

    /// Says something; false when it was not taken.
    @discardableResult
    package func send(_ message: [UInt8]) -> Bool {
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        return unsafe Glibc.send(descriptor, message, message.count, flags) == message.count
    }

    /// Reads the oldest message, if any.
    package func receive() -> Arrival {
        var bytes = [UInt8](repeating: 0, count: Self.longestMessage)
        while true {
            let count = unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            if count > 0 { return .message(Array(bytes[..<count])) }
            // No message of ours is empty.
            if count == 0 { return .closed }
            if errno == EAGAIN { return .nothing }
            if errno != EINTR { return .closed }
        }
    }

    /// Reads everything that waits; whether the other end is closed.
    package func receiveAll() -> (messages: [[UInt8]], isClosed: Bool) {
        var messages: [[UInt8]] = []
        while true {
            switch receive() {
            case .message(let message): messages.append(message)
            case .nothing: return (messages, false)
            case .closed: return (messages, true)
            }
        }
    }

    /// Waits, blocking the thread, until there is something to read or the other end is closed; false when it took longer.
    package func waitForMessage(within limit: Duration) -> Bool {
        let milliseconds = Int32(
            clamping: limit.components.seconds * 1000 + limit.components.attoseconds / 1_000_000_000_000_000
        )
        var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let count = unsafe poll(&interest, 1, milliseconds)
            if count >= 0 { return count > 0 }
            guard errno == EINTR else { return true }
        }
    }
}

/// What the system did not do, and its number for why.
package struct SystemFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked of it.
    package let call: String
    /// Its number for the reason.
    package let errno: Int32

    /// A failure with the number that the system keeps for the last one, unless another is given.
    package init(_ call: String, errno code: Int32? = nil) {
        self.call = call
        self.errno = code ?? Glibc.errno
    }

    /// What was asked, and the system's words.
    package var description: String { unsafe "\(call): \(String(cString: strerror(errno)).lowercased())" }
}
