import Glibc  // strerror: the system's own words for an errno
import NIOCore
import NIOPosix

/// What a socket could not do.
package enum SocketError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was being done when it went wrong.
    package enum Operation: String, Hashable, Sendable {
        case listen
        case connect
        case send
        case receive
    }

    /// No address is known for this name.
    case unknownHost(String)

    /// A port number outside 0...65535.
    case badPort(Endpoint)

    /// Somebody else listens there already.
    case inUse(Endpoint, Transport)

    /// The host is there and nobody listens on that port.
    case refused(Endpoint, Transport)

    /// No answer in this time.
    case timedOut(Endpoint, Transport, after: Duration)

    /// The other side, or the end of the scope, closed the connection.
    case closed(Endpoint, Transport)

    /// More bytes than a datagram can carry.
    case tooLong(Endpoint, bytes: Int)

    /// This process has as many files and sockets open as it may, and needs so many more.
    case tooManyOpen(needed: Int)

    /// Anything else, with the system's number for it.
    case failed(Operation, Endpoint, Transport, errno: Int32)

    /// Something that has no number: what NIO says of it.
    case other(Operation, Endpoint, Transport, reason: String)

    /// Where, what was found: one line.
    package var description: String {
        switch self {
        case .unknownHost(let host): "\(host): no such host"
        case .badPort(let endpoint): "\(endpoint): a port is a number from 0 to 65535"
        case .inUse(let endpoint, let transport): "\(endpoint) (\(transport.rawValue)): address already in use"
        case .refused(let endpoint, let transport):
            "\(endpoint) (\(transport.rawValue)): refused, nothing listens there"
        case .timedOut(let endpoint, let transport, let time):
            "\(endpoint) (\(transport.rawValue)): no answer in \(time)"
        case .closed(let endpoint, let transport): "\(endpoint) (\(transport.rawValue)): connection closed"
        case .tooLong(let endpoint, let bytes): "\(endpoint) (UDP): \(bytes) bytes do not fit into a datagram"
        case .tooManyOpen(let needed):
            "too many open files and sockets: \(needed) more are needed, and this process may not open them (ulimit -n)"
        case .failed(let operation, let endpoint, let transport, let errno):
            "\(endpoint) (\(transport.rawValue)): cannot \(operation.rawValue): \(Self.words(for: errno))"
        case .other(let operation, let endpoint, let transport, let reason):
            "\(endpoint) (\(transport.rawValue)): cannot \(operation.rawValue): \(reason)"
        }
    }

    private static func words(for errno: Int32) -> String {
        // The table behind strerror is constant for the errors that sockets give.
        unsafe String(cString: strerror(errno)).lowercased()
    }
}

extension SocketError {
    /// The facts in an error that NIO threw.
    init(
        _ error: any Error,
        during operation: Operation,
        at endpoint: Endpoint,
        over transport: Transport
    ) {
        switch error {
        case let error as SocketError:
            self = error
        case let error as IOError:
            switch error.errnoCode {
            case EADDRINUSE: self = .inUse(endpoint, transport)
            case ECONNREFUSED: self = .refused(endpoint, transport)
            case ECONNRESET, EPIPE: self = .closed(endpoint, transport)
            default: self = .failed(operation, endpoint, transport, errno: error.errnoCode)
            }
        case ChannelError.connectTimeout(let amount):
            self = .timedOut(endpoint, transport, after: .nanoseconds(amount.nanoseconds))
        case ChannelError.ioOnClosedChannel, ChannelError.alreadyClosed, ChannelError.eof:
            self = .closed(endpoint, transport)
        default:
            self = .other(operation, endpoint, transport, reason: "\(error)")
        }
    }
}
