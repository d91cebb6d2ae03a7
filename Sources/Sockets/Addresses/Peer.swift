import NIOCore
import NIOPosix

/// Who sent a datagram, ready to be answered without looking anything up.
package struct Peer: Hashable, Sendable, CustomStringConvertible {
    let address: SocketAddress

    /// The numeric address and port.
    package var endpoint: Endpoint { Endpoint(address.ipAddress ?? "?", address.port ?? 0) }

    /// `address:port`.
    package var description: String { endpoint.description }
}

extension Endpoint {
    /// The socket address of this endpoint.
    ///
    /// A numeric host costs nothing; a name is looked up on a thread that may block.
    func resolved() async throws(SocketError) -> SocketAddress {
        guard (0...Int(UInt16.max)).contains(port) else { throw .badPort(self) }
        if let numeric = try? SocketAddress(ipAddress: host, port: port) { return numeric }
        do {
            let (host, port) = (host, port)
            return try await NIOThreadPool.singleton.runIfActive {
                try SocketAddress.makeAddressResolvingHost(host, port: port)
            }
        } catch {
            throw .unknownHost(host)
        }
    }
}

/// The numeric address of a host, which may be given by name.
/// - Throws: ``SocketError/unknownHost(_:)``.
package func numericAddress(of host: String) async throws(SocketError) -> String {
    let address = try await Endpoint(host, 0).resolved()
    guard let numeric = address.ipAddress else { throw .unknownHost(host) }
    return numeric
}
